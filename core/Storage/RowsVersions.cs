using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>
/// Which partitions of respondents' rows exist and when each was last worked on. A partition is entered here before its
/// first row is written, so that rows of an upload that broke off can be found and removed.
/// </summary>
public sealed class RowsVersions(StorageAccount account)
{
    private const string PartitionKey = "rows";

    private readonly TableClient _table = account.Table(StorageNames.Status);

    /// <summary>Enters a partition, or notes that it is still in use.</summary>
    public Task TouchAsync(string partition, DateTimeOffset now, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(PartitionKey, partition) { ["TouchedAt"] = now },
            TableUpdateMode.Replace,
            cancellationToken
        );

    /// <summary>Partitions nobody worked on since <paramref name="before"/>.</summary>
    public async Task<IReadOnlyList<string>> UntouchedSinceAsync(
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionKey} and TouchedAt lt {before}");
        var partitions = new List<string>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            partitions.Add(entity.RowKey);
        return partitions;
    }

    /// <summary>Every partition with rows of one response file, whatever the version.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(InputKey responses, CancellationToken cancellationToken)
    {
        var prefix = RespondentRows.PartitionPrefix(responses);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {PartitionKey} and RowKey ge {prefix} and RowKey lt {prefix + "~"}"
        );
        var partitions = new List<string>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            partitions.Add(entity.RowKey);
        return partitions;
    }

    /// <summary>Strikes a partition out whose rows have been removed.</summary>
    public Task RemoveAsync(string partition, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(PartitionKey, partition, ETag.All, cancellationToken);
}
