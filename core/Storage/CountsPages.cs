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
            using var plain = new MemoryStream(await Blob(survey, wave).DownloadPackedAsync(cancellationToken));
            var fingerprints = await versions.FingerprintsAsync(cancellationToken);
            using var reader = new BinaryReader(plain);
            while (plain.Position < plain.Length)
            {
                var content = reader.ReadBytes(reader.ReadInt32());
                counts[PublicationLedger.NameOf(content, fingerprints)] = content;
            }
        }
        catch (Exception none)
            when (none
                    is RequestFailedException { Status: 404 }
                        or IOException
                        or InvalidDataException
                        or ArgumentException
            )
        {
            // What was read is right: counts are known by their content.
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
        using var plain = new MemoryStream();
        await using var writer = new BinaryWriter(plain);
        foreach (var content in counts)
        {
            writer.Write(content.Length);
            writer.Write(content);
        }

        await Blob(survey, wave).UploadPackedAsync(plain.ToArray(), cancellationToken);
    }

    private BlobClient Blob(Name survey, Name wave) =>
        _results.GetBlobClient($"{PublicationLedger.Folder}/{survey}/pages/{wave}.gz");
}
