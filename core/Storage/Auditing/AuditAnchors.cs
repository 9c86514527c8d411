using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Serverless.Storage.Auditing;

/// <summary>
/// Ends of audit logs as they once were, kept apart from the logs: blobs that are written once and, in Azure, cannot be
/// changed or removed for as long as the container's policy says. The name of a blob is all there is to it.
/// </summary>
public sealed class AuditAnchors(StorageAccount account)
{
    private readonly BlobContainerClient _anchors = account.Container(StorageNames.AuditAnchors);

    /// <summary>Keeps the end of a chain; one that is kept already stays as it is.</summary>
    public async Task KeepAsync(AuditChain chain, AuditHead head, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Folder(chain)}{head.Sequence:D12}-{head.Hash}");
        try
        {
            await _anchors
                .GetBlobClient(name)
                .UploadAsync(
                    BinaryData.Empty,
                    new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                    cancellationToken
                );
        }
        catch (RequestFailedException kept) when (kept.Status == 409)
        {
            // Nothing was added since the last time.
        }
    }

    /// <summary>The ends that were kept of a chain, oldest first.</summary>
    public async Task<IReadOnlyList<AuditHead>> ListAsync(AuditChain chain, CancellationToken cancellationToken)
    {
        var folder = Folder(chain);
        var heads = new List<AuditHead>();
        await foreach (var blob in _anchors.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellationToken))
            if (
                blob.Name[folder.Length..].Split('-') is [var sequence, var hash]
                && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            )
                heads.Add(new(number, hash));
        return heads;
    }

    private static string Folder(AuditChain chain) => chain.Name.Replace('|', '/') + "/";
}
