using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Serverless.Storage;

/// <summary>Blobs whose names begin alike, as those of a folder.</summary>
internal static class BlobFolders
{
    /// <summary>Removes all blobs of a folder, with their snapshots. False when there were none.</summary>
    /// <param name="container">Their container.</param>
    /// <param name="folder">How their names begin, the slash at its end included.</param>
    /// <param name="cancellationToken">Stops it; what was removed until then is gone.</param>
    public static async Task<bool> RemoveFolderAsync(
        this BlobContainerClient container,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var removed = false;
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellationToken))
            removed |= await container.DeleteBlobIfExistsAsync(
                blob.Name,
                DeleteSnapshotsOption.IncludeSnapshots,
                cancellationToken: cancellationToken
            );
        return removed;
    }
}
