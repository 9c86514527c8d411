using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Serverless.Analysis.Publication;

namespace Serverless.Storage;

/// <summary>What a public results document showed of one group in one wave.</summary>
/// <param name="Wave">The wave the answers are of.</param>
/// <param name="Group">The group.</param>
/// <param name="Counts">Name of the counts that were shown.</param>
/// <param name="DocumentWave">The wave whose document it was.</param>
/// <param name="Document">The document, by the hash of its inputs.</param>
public sealed record LedgerEntry(string Wave, string Group, string Counts, string DocumentWave, string Document);

/// <summary>The ledger of a survey as it was read.</summary>
public sealed class Ledger
{
    internal Ledger(IReadOnlyList<LedgerEntry> entries, ETag? eTag) => (Entries, ETag) = (entries, eTag);

    /// <summary>In the order of publication.</summary>
    public IReadOnlyList<LedgerEntry> Entries { get; }

    internal ETag? ETag { get; }
}

/// <summary>
/// Per survey, everything that public documents ever showed, as counts: what later publications are held against. It
/// only grows, and is as confidential as exact results.
/// </summary>
public sealed class PublicationLedger(StorageAccount account, PublicVersions versions)
{
    // No name of a survey begins with an underscore.
    internal const string Folder = "_shown";

    private readonly BlobContainerClient _results = account.Container(StorageNames.Results);

    /// <summary>The ledger; an empty one before the first publication.</summary>
    public async Task<Ledger> ReadAsync(Name survey, CancellationToken cancellationToken)
    {
        try
        {
            var found = (await LedgerBlob(survey).DownloadContentAsync(cancellationToken)).Value;
            var entries = JsonSerializer.Deserialize(
                found.Content.ToMemory().Span,
                MessageJson.Default.IReadOnlyListLedgerEntry
            );
            return new Ledger(entries ?? [], found.Details.ETag);
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return new Ledger([], null);
        }
    }

    /// <summary>
    /// Enters what a document is about to show. False when another publication of the survey was entered since
    /// <paramref name="ledger"/> was read: what may be shown has to be looked at again.
    /// </summary>
    public async Task<bool> TryAddAsync(
        Name survey,
        Ledger ledger,
        IReadOnlyList<LedgerEntry> entries,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<LedgerEntry> all = [.. ledger.Entries.Union(entries)];
        var conditions = ledger.ETag is { } read
            ? new BlobRequestConditions { IfMatch = read }
            : new BlobRequestConditions { IfNoneMatch = ETag.All };
        try
        {
            await LedgerBlob(survey)
                .UploadAsync(
                    new BinaryData(
                        JsonSerializer.SerializeToUtf8Bytes(all, MessageJson.Default.IReadOnlyListLedgerEntry)
                    ),
                    new BlobUploadOptions { Conditions = conditions },
                    cancellationToken
                );
            return true;
        }
        catch (RequestFailedException overtaken) when (overtaken.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Keeps counts under the fingerprint of their content, which is returned.</summary>
    public async Task<string> KeepAsync(Name survey, ReadOnlyMemory<byte> counts, CancellationToken cancellationToken)
    {
        var fingerprints = await versions.FingerprintsAsync(cancellationToken);
        var name = NameOf(counts.Span, fingerprints);
        await CountsBlob(survey, name).UploadPackedAsync(counts, cancellationToken);
        return name;
    }

    /// <summary>Counts by the name that <see cref="KeepAsync"/> gave.</summary>
    public Task<byte[]> CountsAsync(Name survey, string name, CancellationToken cancellationToken) =>
        CountsBlob(survey, name).DownloadPackedAsync(cancellationToken);

    /// <summary>The name of counts: a fingerprint of their content.</summary>
    internal static string NameOf(ReadOnlySpan<byte> counts, Fingerprints fingerprints) =>
        fingerprints.OfCounts(Convert.ToHexStringLower(SHA256.HashData(counts)));

    private BlobClient LedgerBlob(Name survey) => _results.GetBlobClient($"{Folder}/{survey}/ledger.json");

    private BlobClient CountsBlob(Name survey, string name) =>
        _results.GetBlobClient($"{Folder}/{survey}/{name}.json.gz");
}
