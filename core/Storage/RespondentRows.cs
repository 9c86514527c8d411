using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Serverless.Intake;
using Serverless.Intake.Responses;

namespace Serverless.Storage;

/// <summary>
/// The rows of respondents, a page of them in each entity. A partition holds one version of one response file and is
/// written by one upload only,
/// so writing the same rows twice changes nothing and no two uploads can mix.
/// </summary>
public sealed class RespondentRows(StorageAccount account)
{
    /// <summary>A transaction takes 100 entities.</summary>
    private const int BatchPages = 100;

    /// <summary>
    /// A transaction takes 4 MB as it is sent; much less is kept in memory, since eight are sent at once.
    /// </summary>
    private const int BatchBytes = 500_000;
    private const int ParallelBatches = 8;
    private const int StretchRows = 100 * RowsPage.MaximumRows;
    private const int StretchesAhead = 3;

    private readonly TableClient _table = account.Table(StorageNames.Respondents);

    /// <summary>
    /// Partition of the rows that the upload or reading <paramref name="attempt"/> writes. Nothing of the version is in
    /// its name: logs of storage keep names, and a hash of answers proves a guess of them.
    /// </summary>
    public static string Partition(InputKey responses, string attempt) => $"{PartitionPrefix(responses)}{attempt}";

    /// <summary>What the partitions of all versions of one response file begin with.</summary>
    public static string PartitionPrefix(InputKey responses) =>
        $"{responses.Survey}|{responses.Wave}|{responses.Group}|";

    /// <summary>Whether a partition holds any rows.</summary>
    public async Task<bool> AnyAsync(string partition, CancellationToken cancellationToken)
    {
        var ofPartition = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        await foreach (var _ in _table.QueryAsync<TableEntity>(ofPartition, 1, ["RowKey"], cancellationToken))
            return true;
        return false;
    }

    /// <summary>Writes rows in batches of pages, eight batches at a time. Returns how many were written.</summary>
    public async Task<int> WriteAsync(
        string partition,
        IAsyncEnumerable<PackedRespondent> rows,
        CancellationToken cancellationToken
    )
    {
        var written = 0;
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = ParallelBatches,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(
            Batches(rows),
            parallel,
            async (batch, stop) =>
            {
                await _table.SubmitTransactionAsync(
                    batch.Select(page => new TableTransactionAction(
                        TableTransactionActionType.UpsertReplace,
                        page.ToEntity(partition)
                    )),
                    stop
                );
                Interlocked.Add(ref written, batch.Sum(page => page.Rows.Count));
            }
        );
        return written;
    }

    /// <summary>
    /// All rows of a partition in the order of the file. Stretches of 10,000 numbers are fetched a few ahead of the
    /// reader.
    /// </summary>
    /// <param name="partition">The partition.</param>
    /// <param name="numbers">How many row numbers were given out: the number of rows ever written.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async IAsyncEnumerable<PackedRespondent> ReadAsync(
        string partition,
        int numbers,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var ahead = new Queue<Task<List<PackedRespondent>>>();
        for (var start = 1; start <= numbers || ahead.Count > 0; start += StretchRows)
        {
            if (start <= numbers)
                ahead.Enqueue(StretchAsync(partition, start, start + StretchRows, cancellationToken));
            if (start <= numbers && ahead.Count <= StretchesAhead)
                continue;
            foreach (var row in await ahead.Dequeue())
                yield return row;
        }
    }

    /// <summary>Removes single rows; missing rows are ignored.</summary>
    public async Task RemoveAsync(string partition, IEnumerable<int> numbers, CancellationToken cancellationToken)
    {
        foreach (var ofPage in numbers.GroupBy(RowsPage.FirstOf))
        {
            while (!await TryRemoveAsync(partition, ofPage.Key, ofPage.ToHashSet(), cancellationToken))
            {
                // Another erasure changed the page in between: look again.
            }
        }
    }

    /// <summary>Removes a whole partition.</summary>
    public async Task RemovePartitionAsync(string partition, CancellationToken cancellationToken)
    {
        var ofPartition = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        var keys = _table.QueryAsync<TableEntity>(
            ofPartition,
            select: ["PartitionKey", "RowKey"],
            cancellationToken: cancellationToken
        );
        await foreach (var page in keys.AsPages(pageSizeHint: 1000))
        {
            var parallel = new ParallelOptions
            {
                MaxDegreeOfParallelism = ParallelBatches,
                CancellationToken = cancellationToken,
            };
            await Parallel.ForEachAsync(
                page.Values.Chunk(BatchPages),
                parallel,
                async (batch, stop) => await RemoveBatchAsync(batch, stop)
            );
        }
    }

    private async Task RemoveBatchAsync(TableEntity[] batch, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(
                batch.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)),
                cancellationToken
            );
        }
        catch (TableTransactionFailedException gone) when (gone.Status == 404)
        {
            // Another run removed some of these rows first; the rest goes one by one.
            foreach (var row in batch)
                await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }
    }

    private async Task<bool> TryRemoveAsync(
        string partition,
        int first,
        HashSet<int> numbers,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await foreach (
                var entity in _table.QueryAsync<TableEntity>(
                    Between(partition, first, first + RowsPage.MaximumRows),
                    cancellationToken: cancellationToken
                )
            )
            {
                if (RowsPage.From(entity).Without(numbers) is not { } left)
                    continue;
                if (left.Rows.Count == 0)
                    await _table.DeleteEntityAsync(partition, entity.RowKey, left.ETag, cancellationToken);
                else
                    await _table.UpdateEntityAsync(
                        left.ToEntity(partition, entity.RowKey),
                        left.ETag,
                        TableUpdateMode.Replace,
                        cancellationToken
                    );
            }

            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return false;
        }
    }

    private static async IAsyncEnumerable<List<RowsPage>> Batches(IAsyncEnumerable<PackedRespondent> rows)
    {
        var batch = new List<RowsPage>();
        var bytes = 0;
        await foreach (var page in Pages(rows))
        {
            if (batch.Count == BatchPages || (batch.Count > 0 && bytes + page.Bytes > BatchBytes))
            {
                yield return batch;
                batch = [];
                bytes = 0;
            }

            batch.Add(page);
            bytes += page.Bytes;
        }

        if (batch.Count > 0)
            yield return batch;
    }

    private static async IAsyncEnumerable<RowsPage> Pages(IAsyncEnumerable<PackedRespondent> rows)
    {
        var page = new RowsPage();
        await foreach (var row in rows)
        {
            if (page.TryAdd(row))
                continue;
            yield return page;
            page = new RowsPage();
            page.TryAdd(row);
        }

        if (page.Rows.Count > 0)
            yield return page;
    }

    private async Task<List<PackedRespondent>> StretchAsync(
        string partition,
        int from,
        int to,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<PackedRespondent>();
        await foreach (
            var entity in _table.QueryAsync<TableEntity>(
                Between(partition, from, to),
                cancellationToken: cancellationToken
            )
        )
            rows.AddRange(RowsPage.From(entity).Rows);
        return rows;
    }

    private static string Between(string partition, int from, int to) =>
        TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {RowsPage.RowKey(from)} and RowKey lt {RowsPage.RowKey(to)}"
        );
}
