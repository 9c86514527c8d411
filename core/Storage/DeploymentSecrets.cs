using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Serverless.Storage;

/// <summary>
/// Secrets of this deployment, one for each purpose: made at random the first time one is asked for, and the same ever
/// after, for every instance of the program. They are in a container of their own, of which no address is served.
/// </summary>
public sealed class DeploymentSecrets(StorageAccount account)
{
    /// <summary>Length of a secret, in bytes: as much as SHA-256 makes use of.</summary>
    private const int Length = 32;

    private readonly BlobContainerClient _container = account.Container(StorageNames.Secrets);
    private readonly ConcurrentDictionary<string, byte[]> _known = new(StringComparer.Ordinal);

    /// <summary>The secret for <paramref name="purpose"/>, a constant of the program.</summary>
    public async Task<byte[]> ForAsync(string purpose, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(purpose, out var known))
            return known;
        var blob = _container.GetBlobClient(purpose);
        var secret =
            await FindAsync(blob, cancellationToken)
            ?? await MakeAsync(blob, cancellationToken)
            ?? await FindAsync(blob, cancellationToken)
            ?? throw new InvalidOperationException("A secret of the deployment was removed as it was made.");
        return _known.GetOrAdd(purpose, secret);
    }

    private static async Task<byte[]?> FindAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException none) when (none is { Status: 404, ErrorCode: "BlobNotFound" })
        {
            return null;
        }
    }

    /// <summary>A new secret; null when another instance was faster.</summary>
    private static async Task<byte[]?> MakeAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        var secret = RandomNumberGenerator.GetBytes(Length);
        try
        {
            await blob.UploadAsync(
                new BinaryData(secret),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellationToken
            );
            return secret;
        }
        catch (RequestFailedException present) when (present.Status is 409 or 412)
        {
            return null;
        }
    }
}
