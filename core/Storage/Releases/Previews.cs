using Azure.Data.Tables;

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
            new ReleaseRowKey(survey, wave, number, hash).RowKey,
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
        var filter = ReleaseRowKey.Filter(Preview.PartitionOf(survey), wave, number);
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
    public Task<bool> ChangeAsync(Preview preview, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(preview);
        return _table.TryReplaceAsync(preview.ToEntity(), preview.ETag, cancellationToken);
    }
}
