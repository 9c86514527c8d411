namespace Serverless.Storage;

/// <summary>Removes rows no pointer leads to: of superseded versions and of uploads that broke off.</summary>
public sealed class AbandonedRows(LoosePartitions loose, RespondentRows rows, InputPointers pointers)
{
    /// <summary>
    /// How long rows stay after they were last worked on or superseded; longer than any upload or computation takes.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <summary>How many partitions one run removes; the next one goes on.</summary>
    private const int PartitionsAtOnce = 100;

    /// <summary>
    /// Removes what was abandoned longer than <see cref="Grace"/> ago. Returns how many partitions that were.
    /// </summary>
    /// <param name="now">What time it is.</param>
    /// <param name="isCurrent">
    /// Called for responses whose current rows are still entered here: what had to be done once they were current broke
    /// off.
    /// </param>
    /// <param name="cancellationToken">Stops it; the next run goes on.</param>
    public async Task<int> RemoveAsync(
        DateTimeOffset now,
        Func<InputKey, Task> isCurrent,
        CancellationToken cancellationToken
    )
    {
        var removed = 0;
        foreach (var partition in await loose.UntouchedSinceAsync(now - Grace, PartitionsAtOnce, cancellationToken))
        {
            // One that became current is struck out by its upload; this one's upload ended before it came to that.
            if (await IsWithoutCodebookAsync(partition.Partition, cancellationToken))
                continue;
            if (await IsCurrentAsync(partition.Partition, cancellationToken))
                await isCurrent(Key(partition.Partition));
            else
            {
                await rows.RemovePartitionAsync(partition.Partition, cancellationToken);
                removed++;
            }

            await loose.StrikeOutAsync(partition, cancellationToken);
        }

        return removed;
    }

    /// <summary>
    /// Rows belong to a survey with a codebook. When there is none, it is the pointers that were lost, and the rows stay.
    /// </summary>
    private async Task<bool> IsWithoutCodebookAsync(string partition, CancellationToken cancellationToken)
    {
        var key = Key(partition);
        return await pointers.FindAsync(key, cancellationToken) is null
            && await pointers.FindAsync(InputKey.Codebook(key.Survey), cancellationToken) is null;
    }

    private static InputKey Key(string partition)
    {
        var parts = partition.Split('|');
        return InputKey.Responses(Name.Parse(parts[0]), Name.Parse(parts[1]), Name.Parse(parts[2]));
    }

    private async Task<bool> IsCurrentAsync(string partition, CancellationToken cancellationToken)
    {
        var current = await pointers.FindAsync(Key(partition), cancellationToken);
        return string.Equals(current?.RowsPartition, partition, StringComparison.Ordinal);
    }
}
