using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>
/// The rows of respondents. A partition holds one version of one response file and is written by one upload only,
/// so writing the same rows twice changes nothing and no two uploads can mix.
/// </summary>
public sealed class RespondentRows(StorageAccount account)
{
    private const int BatchRows = 100;
    private const int BatchBytes = 2_500_000;
    private const int ParallelBatches = 8;
    private const int StretchRows = 10_000;
    private const int StretchesAhead = 3;

    private readonly TableClient _table = account.Table(StorageNames.Respondents);

    /// <summary>Partition of the rows of one version, written by the upload <paramref name="attempt"/>.</summary>
    public static string Partition(InputKey responses, string version, string attempt) =>
        $"{PartitionPrefix(responses)}{version[..16]}.{attempt}";

    /// <summary>What the partitions of all versions of one response file begin with.</summary>
    public static string PartitionPrefix(InputKey responses) => $"{responses.Survey}|{responses.Wave}|{responses.Group}|";

    /// <summary>Writes rows in batches of 100, eight batches at a time. Returns how many were written.</summary>
    public async Task<int> WriteAsync(string partition, IAsyncEnumerable<RespondentRow> rows, CancellationToken cancellation)
    {
        var written = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ParallelBatches, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Batches(rows), parallel, async (batch, stop) =>
        {
            await _table.SubmitTransactionAsync(
                batch.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row.ToEntity(partition))), stop);
            Interlocked.Add(ref written, batch.Count);
        });
        return written;
    }

    /// <summary>
    /// All rows of a partition in the order of the file. Stretches of 10,000 numbers are fetched a few ahead of the reader.
    /// </summary>
    /// <param name="partition">The partition.</param>
    /// <param name="numbers">How many row numbers were given out: the number of rows ever written.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async IAsyncEnumerable<RespondentRow> ReadAsync(string partition, int numbers, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var ahead = new Queue<Task<List<RespondentRow>>>();
        for (var start = 1; start <= numbers || ahead.Count > 0; start += StretchRows)
        {
            if (start <= numbers)
                ahead.Enqueue(StretchAsync(partition, start, start + StretchRows, cancellation));
            if (start <= numbers && ahead.Count <= StretchesAhead)
                continue;
            foreach (var row in await ahead.Dequeue())
                yield return row;
        }
    }

    /// <summary>Removes single rows; rows that are not there are left at that.</summary>
    public async Task RemoveAsync(string partition, IEnumerable<int> numbers, CancellationToken cancellation)
    {
        foreach (var number in numbers)
            await _table.DeleteEntityAsync(partition, RespondentRow.RowKey(number), ETag.All, cancellation);
    }

    /// <summary>Removes a whole partition.</summary>
    public async Task RemovePartitionAsync(string partition, CancellationToken cancellation)
    {
        var ofPartition = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        var keys = _table.QueryAsync<TableEntity>(ofPartition, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation);
        await foreach (var page in keys.AsPages(pageSizeHint: 1000))
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = ParallelBatches, CancellationToken = cancellation };
            await Parallel.ForEachAsync(page.Values.Chunk(BatchRows), parallel, async (batch, stop) => await RemoveBatchAsync(batch, stop));
        }
    }

    private async Task RemoveBatchAsync(TableEntity[] batch, CancellationToken cancellation)
    {
        try
        {
            await _table.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellation);
        }
        catch (TableTransactionFailedException gone) when (gone.Status == 404)
        {
            // Another run removed some of these rows first; the rest goes one by one.
            foreach (var row in batch)
                await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation);
        }
    }

    private static async IAsyncEnumerable<List<RespondentRow>> Batches(IAsyncEnumerable<RespondentRow> rows)
    {
        var batch = new List<RespondentRow>(BatchRows);
        var bytes = 0;
        await foreach (var row in rows)
        {
            // A batch may hold 4 MB as it is sent, which writes binary values as base64.
            if (batch.Count == BatchRows || (batch.Count > 0 && bytes + row.Answers.Length > BatchBytes))
            {
                yield return batch;
                batch = new List<RespondentRow>(BatchRows);
                bytes = 0;
            }

            batch.Add(row);
            bytes += row.Answers.Length;
        }

        if (batch.Count > 0)
            yield return batch;
    }

    private async Task<List<RespondentRow>> StretchAsync(string partition, int from, int to, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {RespondentRow.RowKey(from)} and RowKey lt {RespondentRow.RowKey(to)}");
        var rows = new List<RespondentRow>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            rows.Add(RespondentRow.From(entity));
        return rows;
    }
}
