using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Serverless.Storage;

/// <summary>A version of a raw file as it was found.</summary>
public sealed record RawFileVersion(string BlobName, string Tag);

/// <summary>A version of a response file that is there now, current or not.</summary>
public sealed record ResponseFileVersion(InputKey Key, RawFileVersion File);

/// <summary>A version that was kept; <paramref name="IsNew"/> when it was not there before.</summary>
public sealed record KeptFile(RawFileVersion File, bool IsNew);

/// <summary>
/// The raw files as they were uploaded: immutable blobs named by the SHA-256 of their content, those with answers by its
/// fingerprint, since logs of storage keep names. Files with answers from before that are found by their SHA-256.
/// </summary>
public sealed class RawFiles(StorageAccount account, Superseded superseded, PublicVersions versions)
{
    /// <summary>Blocks that are held in memory while they are sent: small ones, two at a time.</summary>
    private static readonly StorageTransferOptions InBlocks = new()
    {
        InitialTransferSize = 1 << 22,
        MaximumTransferSize = 1 << 22,
        MaximumConcurrency = 2,
    };

    private readonly BlobContainerClient _uploads = account.Container(StorageNames.Uploads);

    /// <summary>
    /// Keeps a checked file. Of a version that is already there the bytes are left as they are (that is what the name
    /// says);
    /// it gets a new ETag, so that nobody removes it who found it before. A file that does not become current is removed
    /// after <see cref="Superseded.NotCurrent"/>.
    /// </summary>
    public async Task<KeptFile> KeepAsync(InputKey key, StagedFile file, CancellationToken cancellationToken)
    {
        await superseded.EnterNewAsync(Removable.RawFile(key, file.Version), cancellationToken);
        var blob = _uploads.GetBlobClient(key.BlobName(await NameAsync(key, file.Version, cancellationToken)));
        while (true)
        {
            if (await UploadedAsync(blob, file, cancellationToken) is { } uploaded)
                return new(new(blob.Name, uploaded.ToString()), IsNew: true);
            try
            {
                var touched = await blob.SetMetadataAsync(
                    new Dictionary<string, string>(StringComparer.Ordinal),
                    cancellationToken: cancellationToken
                );
                return new(new(blob.Name, touched.Value.ETag.ToString()), IsNew: false);
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                // Removed in between: it is uploaded after all.
            }
        }
    }

    /// <summary>Its tag when it was uploaded; null when it is there already.</summary>
    private static async Task<ETag?> UploadedAsync(
        BlobClient blob,
        StagedFile file,
        CancellationToken cancellationToken
    )
    {
        await using var content = file.Open();
        try
        {
            var uploaded = await blob.UploadAsync(
                content,
                new BlobUploadOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    TransferOptions = InBlocks,
                },
                cancellationToken
            );
            return uploaded.Value.ETag;
        }
        catch (RequestFailedException present) when (present.Status is 409 or 412)
        {
            return null;
        }
    }

    /// <summary>Removes a version as it was found; one that was uploaded again since stays.</summary>
    public async Task RemoveAsync(RawFileVersion found, CancellationToken cancellationToken)
    {
        try
        {
            await _uploads
                .GetBlobClient(found.BlobName)
                .DeleteIfExistsAsync(
                    DeleteSnapshotsOption.IncludeSnapshots,
                    new BlobRequestConditions { IfMatch = new ETag(found.Tag) },
                    cancellationToken
                );
        }
        catch (RequestFailedException uploadedAgain) when (uploadedAgain.Status == 412)
        {
            // Somebody relies on it now.
        }
    }

    /// <summary>
    /// Keeps what does not fit of a version under a codebook, beside the file: it quotes answers, and goes with them.
    /// </summary>
    public async Task KeepIssuesAsync(
        InputKey key,
        string version,
        string codebookVersion,
        BinaryData issues,
        CancellationToken cancellationToken
    )
    {
        var name = key.IssuesBlobName(await NameAsync(key, version, cancellationToken), codebookVersion);
        await _uploads.GetBlobClient(name).UploadAsync(issues, overwrite: true, cancellationToken);
    }

    /// <summary>What does not fit of a version under a codebook; null when that was never found.</summary>
    public async Task<BinaryData?> FindIssuesAsync(
        InputKey key,
        string version,
        string codebookVersion,
        CancellationToken cancellationToken
    )
    {
        var issues = $".{codebookVersion}{InputKey.IssuesEnding}";
        var found = (await FindAsync(key, version, cancellationToken)).FirstOrDefault(file =>
            file.BlobName.EndsWith(issues, StringComparison.Ordinal)
        );
        if (found is null)
            return null;
        try
        {
            var blob = _uploads.GetBlobClient(found.BlobName);
            return (await blob.DownloadContentAsync(cancellationToken)).Value.Content;
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return null;
        }
    }

    /// <summary>
    /// Opens a version as a stream; throws <see cref="RequestFailedException"/> (404) when it is not there.
    /// </summary>
    public async Task<Stream> OpenAsync(InputKey key, string version, CancellationToken cancellationToken) =>
        await _uploads
            .GetBlobClient(key.BlobName(await NameAsync(key, version, cancellationToken)))
            .OpenReadAsync(
                new BlobOpenReadOptions(allowModifications: false) { BufferSize = 1 << 20 },
                cancellationToken
            );

    /// <summary>
    /// Copies a version to local disk, for reading that must not wait for the network at every row; null when it is not
    /// there.
    /// </summary>
    public async Task<StagedFile?> StageAsync(InputKey key, string version, CancellationToken cancellationToken)
    {
        if (
            await StageAsync(key.BlobName(await NameAsync(key, version, cancellationToken)), cancellationToken) is
            { } file
        )
            return file;
        return await FindFileAsync(key, version, cancellationToken) is { } found
            ? await StageAsync(found.BlobName, cancellationToken)
            : null;
    }

    /// <summary>Copies a version that was found to local disk; null when it is not there any more.</summary>
    public Task<StagedFile?> StageAsync(ResponseFileVersion found, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(found);
        return StageAsync(found.File.BlobName, cancellationToken);
    }

    private async Task<StagedFile?> StageAsync(string blobName, CancellationToken cancellationToken)
    {
        try
        {
            using var download = (
                await _uploads.GetBlobClient(blobName).DownloadStreamingAsync(cancellationToken: cancellationToken)
            ).Value;
            return await StagedFile.ReadAsync(download.Content, long.MaxValue, cancellationToken);
        }
        catch (RequestFailedException gone) when (gone is { Status: 404, ErrorCode: "BlobNotFound" })
        {
            return null;
        }
    }

    /// <summary>Reads a version whole; only for small files.</summary>
    public async Task<byte[]> ReadAsync(InputKey key, string version, CancellationToken cancellationToken)
    {
        var name = key.BlobName(await NameAsync(key, version, cancellationToken));
        var content = await _uploads.GetBlobClient(name).DownloadContentAsync(cancellationToken);
        return content.Value.Content.ToArray();
    }

    /// <summary>Whether a version is there.</summary>
    public async Task<bool> ExistsAsync(InputKey key, string version, CancellationToken cancellationToken) =>
        await FindFileAsync(key, version, cancellationToken) is not null;

    private async Task<RawFileVersion?> FindFileAsync(
        InputKey key,
        string version,
        CancellationToken cancellationToken
    ) =>
        (await FindAsync(key, version, cancellationToken)).FirstOrDefault(file =>
            !file.BlobName.EndsWith(InputKey.IssuesEnding, StringComparison.Ordinal)
        );

    /// <summary>A version, and what is kept beside it; nothing when it is not there.</summary>
    public async Task<IReadOnlyList<RawFileVersion>> FindAsync(
        InputKey key,
        string version,
        CancellationToken cancellationToken
    )
    {
        // The whole folder is listed: a request that named the version would put its hash into the logs of storage.
        string[] names = [await NameAsync(key, version, cancellationToken), version];
        return
        [
            .. (await VersionsAsync(key, cancellationToken)).Where(file =>
                names.Any(name => file.BlobName.StartsWith($"{key.Folder}{name}.", StringComparison.Ordinal))
            ),
        ];
    }

    /// <summary>What the file of a version is named.</summary>
    private async Task<string> NameAsync(InputKey key, string version, CancellationToken cancellationToken) =>
        key.Kind == UploadKind.Responses
            ? (await versions.FingerprintsAsync(cancellationToken)).OfFile("responses", version)
            : version;

    /// <summary>Every version of a file that is there now.</summary>
    public async Task<IReadOnlyList<RawFileVersion>> VersionsAsync(InputKey key, CancellationToken cancellationToken)
    {
        var found = new List<RawFileVersion>();
        await foreach (
            var blob in _uploads.GetBlobsAsync(BlobTraits.None, BlobStates.None, key.Folder, cancellationToken)
        )
            found.Add(new RawFileVersion(blob.Name, (blob.Properties.ETag ?? ETag.All).ToString()));
        return found;
    }

    /// <summary>Every version of the response files in a scope that is there now.</summary>
    public async Task<IReadOnlyList<ResponseFileVersion>> ResponsesAsync(
        ErasureScope scope,
        CancellationToken cancellationToken
    )
    {
        var wave = scope.Wave is null ? "" : $"{scope.Wave}/";
        var prefix = $"{scope.Survey}/waves/{wave}{(scope.Group is null ? "" : $"{scope.Group}/responses/")}";
        var found = new List<ResponseFileVersion>();
        await foreach (var blob in _uploads.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken))
            if (InputKey.OfResponsesBlob(blob.Name) is { } key)
                found.Add(new(key, new(blob.Name, (blob.Properties.ETag ?? ETag.All).ToString())));
        return found;
    }

    /// <summary>
    /// Removes versions found earlier, but neither <paramref name="keptVersion"/> nor one that was uploaded again
    /// since.
    /// </summary>
    public async Task RemoveAsync(
        InputKey key,
        IEnumerable<RawFileVersion> found,
        string keptVersion,
        CancellationToken cancellationToken
    )
    {
        string[] kept = [key.BlobName(await NameAsync(key, keptVersion, cancellationToken)), key.BlobName(keptVersion)];
        foreach (var version in found.Where(version => !kept.Contains(version.BlobName, StringComparer.Ordinal)))
            await RemoveAsync(version, cancellationToken);
    }
}
