using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage.Access;

/// <summary>The keys of all organisations.</summary>
/// <remarks>
/// They share a partition, because a key is looked up by its id at almost every request and listed by organisation
/// hardly ever.
/// </remarks>
public sealed class AccessKeys(StorageAccount account)
{
    internal const string PartitionKey = "keys";

    private readonly TableClient _table = account.Table(StorageNames.Access);

    /// <summary>The key with this id; null when there is none.</summary>
    public async Task<AccessKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            PartitionKey,
            id,
            cancellationToken: cancellationToken
        );
        return found.HasValue ? AccessKey.From(found.Value!) : null;
    }

    /// <summary>The keys of an organisation, by id; those that expired or were revoked as well.</summary>
    public async Task<IReadOnlyList<AccessKey>> ListAsync(Name organisation, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {PartitionKey} and Organisation eq {organisation.ToString()}"
        );
        var keys = new List<AccessKey>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            keys.Add(AccessKey.From(entity));
        return keys;
    }

    /// <summary>Enters a new key.</summary>
    public Task AddAsync(AccessKey key, CancellationToken cancellationToken) =>
        _table.AddEntityAsync(key.ToEntity(), cancellationToken);

    /// <summary>Replaces a key as it was read; false when somebody else changed it since.</summary>
    public Task<bool> ReplaceAsync(AccessKey read, AccessKey changed, CancellationToken cancellationToken)
    {
        return _table.TryReplaceAsync(changed.ToEntity(), read.ETag, cancellationToken);
    }

    /// <summary>Notes the day a key was used on, and leaves the rest of it alone.</summary>
    public async Task NoteUseAsync(string id, DateOnly day, CancellationToken cancellationToken)
    {
        var use = new TableEntity(PartitionKey, id) { [nameof(AccessKey.LastUsedOn)] = StartOf(day) };
        try
        {
            await _table.UpdateEntityAsync(use, ETag.All, TableUpdateMode.Merge, cancellationToken);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // Nothing is left to note it with.
        }
    }

    internal static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
