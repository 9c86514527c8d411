namespace Serverless.Storage;

/// <summary>Removes rows no pointer leads to: of superseded versions and of uploads that broke off.</summary>
public sealed class AbandonedRows(RowsVersions versions, RespondentRows rows, InputPointers pointers)
{
    /// <summary>
    /// How long rows stay after they were last worked on; longer than any upload or computation takes.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <summary>
    /// Removes what was abandoned longer than <see cref="Grace"/> ago. Returns how many partitions that were.
    /// </summary>
    public async Task<int> RemoveAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var partition in await versions.UntouchedSinceAsync(now - Grace, cancellationToken))
        {
            var parts = partition.Split('|');
            var key = InputKey.Responses(Name.Parse(parts[0]), Name.Parse(parts[1]), Name.Parse(parts[2]));
            var current = await pointers.FindAsync(key, cancellationToken);
            if (string.Equals(current?.RowsPartition, partition, StringComparison.Ordinal))
                continue;

            // Rows belong to a survey with a codebook. When there is none, it is the pointers that were lost.
            if (current is null && await pointers.FindAsync(InputKey.Codebook(key.Survey), cancellationToken) is null)
                continue;
            await rows.RemovePartitionAsync(partition, cancellationToken);
            await versions.RemoveAsync(partition, cancellationToken);
            removed++;
        }

        return removed;
    }
}
