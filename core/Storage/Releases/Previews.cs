using Azure;
using Azure.Data.Tables;
using static System.FormattableString;

namespace Serverless.Storage.Releases;

/// <summary>The previews that were given out: a partition per survey, a row per preview, found by the hash of its secret.</summary>
public sealed class Previews(StorageAccount account)
{
    private readonly TableClient _table = account.Table(StorageNames.Releases);

    /// <summary>The preview of a release with this hash; null when there is none.</summary>
    public async Task<Preview?> FindAsync(
        Name survey,
        Name wave,
        int number,
        string hash,
        CancellationToken cancellationToken
    )
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            Preview.PartitionOf(survey),
            Preview.RowKeyOf(wave, number, hash),
            cancellationToken: cancellationToken
        );
        return found.HasValue ? Preview.From(found.Value!) : null;
    }

    /// <summary>The previews of a release, those that expired or were revoked as well; newest first.</summary>
    public async Task<IReadOnlyList<Preview>> OfReleaseAsync(
        Name survey,
        Name wave,
        int number,
        CancellationToken cancellationToken
    )
    {
        // The character after the colon ends the range.
        var (first, after) = (Invariant($"{wave}:{number:D6}:"), Invariant($"{wave}:{number:D6};"));
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Preview.PartitionOf(survey)} and RowKey ge {first} and RowKey lt {after}"
        );
        var previews = new List<Preview>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            previews.Add(Preview.From(entity));
        return
        [
            .. previews
                .OrderByDescending(preview => preview.CreatedAt)
                .ThenBy(preview => preview.Hash, StringComparer.Ordinal),
        ];
    }

    /// <summary>Enters a new preview.</summary>
    public Task AddAsync(Preview preview, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(preview);
        return _table.AddEntityAsync(preview.ToEntity(), cancellationToken);
    }

    /// <summary>Changes a preview as it was read; false when somebody else changed it since.</summary>
    public async Task<bool> ChangeAsync(Preview preview, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(preview);
        try
        {
            await _table.UpdateEntityAsync(
                preview.ToEntity(),
                preview.ETag,
                TableUpdateMode.Replace,
                cancellationToken
            );
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 412)
        {
            return false;
        }
    }
}
