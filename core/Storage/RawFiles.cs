using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Serverless.Storage;

/// <summary>The raw files as they were uploaded: immutable blobs named by the SHA-256 of their content.</summary>
public sealed class RawFiles(StorageAccount account)
{
    /// <summary>Blocks that are held in memory while they are sent: small ones, two at a time.</summary>
    private static readonly StorageTransferOptions InBlocks = new() { InitialTransferSize = 1 << 22, MaximumTransferSize = 1 << 22, MaximumConcurrency = 2 };

    private readonly BlobContainerClient _uploads = account.Container(StorageNames.Uploads);

    /// <summary>Keeps a checked file. A version that is already there is left as it is.</summary>
    public async Task KeepAsync(InputKey key, StagedFile file, CancellationToken cancellation)
    {
        await using var content = file.Open();
        try
        {
            await _uploads.GetBlobClient(key.BlobName(file.Version)).UploadAsync(
                content,
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All }, TransferOptions = InBlocks },
                cancellation);
        }
        catch (RequestFailedException present) when (present.Status is 409 or 412)
        {
            // The same bytes are there already: that is what the name says.
        }
    }

    /// <summary>Opens a version as a stream; throws <see cref="RequestFailedException"/> (404) when it is not there.</summary>
    public Task<Stream> OpenAsync(InputKey key, string version, CancellationToken cancellation) =>
        _uploads.GetBlobClient(key.BlobName(version)).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = 1 << 20 }, cancellation);

    /// <summary>Copies a version to local disk, for reading that must not wait for the network at every row.</summary>
    public async Task<StagedFile> StageAsync(InputKey key, string version, CancellationToken cancellation)
    {
        using var download = (await _uploads.GetBlobClient(key.BlobName(version)).DownloadStreamingAsync(cancellationToken: cancellation)).Value;
        return await StagedFile.ReadAsync(download.Content, long.MaxValue, cancellation);
    }

    /// <summary>Reads a version whole; only for small files.</summary>
    public async Task<byte[]> ReadAsync(InputKey key, string version, CancellationToken cancellation)
    {
        var content = await _uploads.GetBlobClient(key.BlobName(version)).DownloadContentAsync(cancellation);
        return content.Value.Content.ToArray();
    }

    /// <summary>Removes every version of an input but one; the account's own retention of removed blobs then applies.</summary>
    public async Task RemoveAllButAsync(InputKey key, string keptVersion, CancellationToken cancellation)
    {
        var kept = key.BlobName(keptVersion);
        await foreach (var blob in _uploads.GetBlobsAsync(BlobTraits.None, BlobStates.None, key.Folder, cancellation))
        {
            if (!string.Equals(blob.Name, kept, StringComparison.Ordinal))
                await _uploads.GetBlobClient(blob.Name).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellation);
        }
    }
}
