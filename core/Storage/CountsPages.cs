using System.IO.Compression;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;

namespace Serverless.Storage;

/// <summary>
/// The counts that publishing a wave is held against, together in one blob, so that it takes one read and not one for each
/// publication there was. A copy: each of them stays by itself too (<see cref="PublicationLedger"/>). What is not on the
/// page, since it was late, damaged or written by two at once, is read there.
/// </summary>
public sealed class CountsPages(StorageAccount account, PublicVersions versions)
{
    private readonly BlobContainerClient _results = account.Container(StorageNames.Results);

    /// <summary>Counts by their names; none where there is no page, or none that can be read.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(
        Name survey,
        Name wave,
        CancellationToken cancellationToken
    )
    {
        var counts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        try
        {
            var packed = await Blob(survey, wave).DownloadContentAsync(cancellationToken);
            using var plain = new MemoryStream();
            await using (var gzip = new GZipStream(packed.Value.Content.ToStream(), CompressionMode.Decompress))
                await gzip.CopyToAsync(plain, cancellationToken);
            plain.Position = 0;
            var fingerprints = await versions.FingerprintsAsync(cancellationToken);
            using var reader = new BinaryReader(plain);
            while (plain.Position < plain.Length)
            {
                var content = reader.ReadBytes(reader.ReadInt32());
                counts[fingerprints.OfCounts(Convert.ToHexStringLower(SHA256.HashData(content)))] = content;
            }
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return counts;
        }
        catch (Exception damaged) when (damaged is IOException or InvalidDataException or ArgumentException)
        {
            return counts;
        }

        return counts;
    }

    /// <summary>Writes the page anew.</summary>
    public async Task WriteAsync(
        Name survey,
        Name wave,
        IEnumerable<byte[]> counts,
        CancellationToken cancellationToken
    )
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        await using (var writer = new BinaryWriter(gzip))
            foreach (var content in counts)
            {
                writer.Write(content.Length);
                writer.Write(content);
            }

        packed.Position = 0;
        await Blob(survey, wave).UploadAsync(packed, overwrite: true, cancellationToken);
    }

    private BlobClient Blob(Name survey, Name wave) =>
        _results.GetBlobClient($"{PublicationLedger.Folder}/{survey}/pages/{wave}.gz");
}
