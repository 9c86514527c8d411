using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage.Auditing;

/// <summary>
/// The audit logs, one partition of a table each. An entry, the note that its event was written and the new end of the
/// chain are one transaction, which is carried out only if nobody else has lengthened the chain: so writers on several
/// instances keep one order, and an event that is reported twice is there once.
/// </summary>
public sealed class AuditTrail(StorageAccount account)
{
    private const int MaximumAttempts = 100;
    private const int MaximumHeads = 1_000;

    private readonly TableClient _table = account.Table(StorageNames.Audit);

    /// <summary>Writers of one program take turns at a chain; those of others are met by the tag of its end.</summary>
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1))];

    private readonly ConcurrentDictionary<string, (AuditHead Head, ETag Tag)> _heads = new(StringComparer.Ordinal);

    /// <summary>Adds an entry for an event, unless it has one already.</summary>
    public async Task AppendAsync(
        AuditChain chain,
        AuditEvent happened,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var turn = _turns[(uint)string.GetHashCode(chain.Name, StringComparison.Ordinal) % _turns.Length];
        await turn.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 1; attempt <= MaximumAttempts; attempt++)
                if (await TryAppendAsync(chain, happened, actor, now, cancellationToken))
                    return;
        }
        finally
        {
            turn.Release();
        }

        throw new IOException($"The audit log of {chain.Name} was written by others {MaximumAttempts} times in a row.");
    }

    /// <summary>The newest entries before number <paramref name="before"/> (null: of all), newest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> PageAsync(
        AuditChain chain,
        long? before,
        int maximum,
        CancellationToken cancellationToken
    )
    {
        var after = before is { } number ? AuditRows.OfEntry(number) : "";
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {chain.Name} and RowKey gt {after} and RowKey lt {AuditRows.AfterEntries}"
        );
        var entries = new List<AuditEntry>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, maximum, null, cancellationToken))
        {
            entries.Add(AuditEntry.From(entity));
            if (entries.Count == maximum)
                break;
        }

        return entries;
    }

    /// <summary>All entries, newest first.</summary>
    public async IAsyncEnumerable<AuditEntry> ReadAsync(
        AuditChain chain,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {chain.Name} and RowKey lt {AuditRows.AfterEntries}"
        );
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            yield return AuditEntry.From(entity);
    }

    /// <summary>The end of the chain as it was written down; <see cref="AuditHead.None"/> when there is none.</summary>
    public async Task<AuditHead> HeadAsync(AuditChain chain, CancellationToken cancellationToken) =>
        (await FindHeadAsync(chain, cancellationToken)).Head;

    private async Task<bool> TryAppendAsync(
        AuditChain chain,
        AuditEvent happened,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (!_heads.TryGetValue(chain.Name, out var end))
            end = await FindHeadAsync(chain, cancellationToken);
        var entry = AuditEntry.After(end.Head, chain, happened, actor, now);
        var head = new TableEntity(chain.Name, AuditRows.Head)
        {
            [nameof(AuditHead.Sequence)] = entry.Sequence,
            [nameof(AuditHead.Hash)] = entry.Hash,
        };
        TableTransactionAction[] actions =
        [
            new(TableTransactionActionType.Add, entry.ToEntity(chain)),
            new(TableTransactionActionType.Add, new TableEntity(chain.Name, AuditRows.OfEvent(happened.Id))),
            end.Head == AuditHead.None
                ? new(TableTransactionActionType.Add, head)
                : new(TableTransactionActionType.UpdateReplace, head, end.Tag),
        ];
        try
        {
            var written = await _table.SubmitTransactionAsync(actions, cancellationToken);
            if (_heads.Count >= MaximumHeads)
                _heads.Clear();
            _heads[chain.Name] = (new(entry.Sequence, entry.Hash), written.Value[^1].Headers.ETag ?? default);
            return true;
        }
        catch (RequestFailedException lost)
            when (lost.Status is 409 or 412 || (lost.Status == 404 && end.Head != AuditHead.None))
        {
            // Somebody lengthened the chain, or this event was written before and its answer lost.
            _heads.TryRemove(chain.Name, out _);
            return await IsWrittenAsync(chain, happened, cancellationToken);
        }
        catch
        {
            // Whether it was written is not known: the next writer looks.
            _heads.TryRemove(chain.Name, out _);
            throw;
        }
    }

    private async Task<bool> IsWrittenAsync(
        AuditChain chain,
        AuditEvent happened,
        CancellationToken cancellationToken
    ) =>
        (
            await _table.GetEntityIfExistsAsync<TableEntity>(
                chain.Name,
                AuditRows.OfEvent(happened.Id),
                cancellationToken: cancellationToken
            )
        ).HasValue;

    private async Task<(AuditHead Head, ETag Tag)> FindHeadAsync(AuditChain chain, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            chain.Name,
            AuditRows.Head,
            cancellationToken: cancellationToken
        );
        if (!found.HasValue)
            return (AuditHead.None, default);
        var entity = found.Value!;
        return (
            new(
                entity.GetInt64(nameof(AuditHead.Sequence)) ?? 0,
                entity.GetString(nameof(AuditHead.Hash)) ?? AuditHead.None.Hash
            ),
            entity.ETag
        );
    }
}
