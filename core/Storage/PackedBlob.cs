using System.IO.Compression;
using Azure.Storage.Blobs;

namespace Serverless.Storage;

/// <summary>Content that a blob keeps compressed.</summary>
internal static class PackedBlob
{
    /// <summary>Compresses content and writes it, over what is there.</summary>
    public static async Task UploadPackedAsync(
        this BlobClient blob,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(content, cancellationToken);
        packed.Position = 0;
        await blob.UploadAsync(packed, overwrite: true, cancellationToken);
    }

    /// <summary>The content, as it was before it was compressed.</summary>
    public static async Task<byte[]> DownloadPackedAsync(this BlobClient blob, CancellationToken cancellationToken)
    {
        var packed = await blob.DownloadContentAsync(cancellationToken);
        await using var gzip = new GZipStream(packed.Value.Content.ToStream(), CompressionMode.Decompress);
        using var content = new MemoryStream();
        await gzip.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
