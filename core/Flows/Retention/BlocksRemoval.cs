using Serverless.Storage;

namespace Serverless.Flows.Retention;

/// <summary>Removes uploads in blocks that nobody finished in time, and blocks that came while theirs was removed.</summary>
public sealed class BlocksRemoval(BlockUploads uploads, RemovalDates dates)
{
    /// <summary>Removes an upload whose time is over. False when another date was entered for it.</summary>
    internal async Task<bool> RunAsync(RemovalDate date, CancellationToken cancellationToken)
    {
        if (!await dates.IsLatestAsync(date, cancellationToken))
            return false;
        await uploads.RemoveAsync(BlockUpload.Of(date.What), cancellationToken);
        await dates.ForgetAsync(date.What, cancellationToken);
        return true;
    }
}
