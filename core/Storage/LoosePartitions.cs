using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>A partition of rows that may be loose. <paramref name="TouchedAt"/>: when it was last worked on.</summary>
public sealed record LoosePartition(string Partition, DateTimeOffset TouchedAt)
{
    internal ETag ETag { get; init; }
}

/// <summary>
/// Partitions of respondents' rows that no pointer leads to: not yet, or no longer. A partition is entered before its
/// first row is written, and again before the pointer moves away from it, so that rows of an upload that broke off and
/// those that were superseded are found and removed. It is struck out once a pointer leads to it.
/// </summary>
public sealed class LoosePartitions(StorageAccount account)
{
    private const string PartitionKey = "rows";

    private readonly TableClient _table = account.Table(StorageNames.Status);

    /// <summary>Enters a partition, or notes that it is still in use.</summary>
    public async Task<LoosePartition> TouchAsync(
        string partition,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var response = await _table.UpsertEntityAsync(
            new TableEntity(PartitionKey, partition) { [nameof(LoosePartition.TouchedAt)] = now },
            TableUpdateMode.Replace,
            cancellationToken
        );
        return new(partition, now) { ETag = response.Headers.ETag ?? ETag.All };
    }

    /// <summary>At most <paramref name="maximum"/> partitions nobody worked on since <paramref name="before"/>.</summary>
    public Task<IReadOnlyList<LoosePartition>> UntouchedSinceAsync(
        DateTimeOffset before,
        int maximum,
        CancellationToken cancellationToken
    ) =>
        QueryAsync(
            TableClient.CreateQueryFilter($"PartitionKey eq {PartitionKey} and TouchedAt lt {before}"),
            maximum,
            cancellationToken
        );

    /// <summary>The loose partitions with rows of one response file, whatever the version.</summary>
    public Task<IReadOnlyList<LoosePartition>> OfAsync(InputKey responses, CancellationToken cancellationToken)
    {
        var prefix = RespondentRows.PartitionPrefix(responses);
        return QueryAsync(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {PartitionKey} and RowKey ge {prefix} and RowKey lt {prefix + "~"}"
            ),
            int.MaxValue,
            cancellationToken
        );
    }

    /// <summary>
    /// Strikes a partition out, unless it was touched since <paramref name="found"/> was read or written.
    /// </summary>
    public async Task StrikeOutAsync(LoosePartition found, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(PartitionKey, found.Partition, found.ETag, cancellationToken);
        }
        catch (RequestFailedException touched) when (touched.Status == 412)
        {
            // Somebody else has entered it again, for another reason.
        }
    }

    private async Task<IReadOnlyList<LoosePartition>> QueryAsync(
        string filter,
        int maximum,
        CancellationToken cancellationToken
    )
    {
        var partitions = new List<LoosePartition>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            partitions.Add(
                new(entity.RowKey, entity.GetDateTimeOffset(nameof(LoosePartition.TouchedAt)) ?? default)
                {
                    ETag = entity.ETag,
                }
            );
            if (partitions.Count == maximum)
                break;
        }

        return partitions;
    }
}
