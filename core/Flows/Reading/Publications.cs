using Serverless.Analysis.Publication;
using Serverless.Flows.Auditing;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Serverless.Storage.Auditing;

namespace Serverless.Flows.Reading;

/// <summary>One published file of a wave.</summary>
public sealed record PublishedFile(Name Survey, Name Wave, PublishedWave Publication, PublishedFileEntry Entry);

/// <summary>Reads what is published.</summary>
public sealed class Publications(
    PublishedWaves waves,
    ResultsStore results,
    PublicVersions versions,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>What is published of a wave.</summary>
    public async Task<Outcome<PublishedWave>> FindAsync(Name survey, Name wave, CancellationToken cancellationToken)
    {
        var published = await waves.FindAsync(survey, wave, cancellationToken);
        if (published is { WithdrawnAt: not null })
            return new Refusal.Withdrawn(wave, published.Release, published.WithdrawalReason ?? "");
        // A clock elsewhere may be ahead: what it made public is not public here yet.
        return published is null || published.NotBefore > clock.GetUtcNow()
            ? new Refusal.NotPublished(survey, wave)
            : published;
    }

    /// <summary>One file of what is published of a wave.</summary>
    public async Task<Outcome<PublishedFile>> FindFileAsync(
        Name survey,
        Name wave,
        string fileName,
        CancellationToken cancellationToken
    )
    {
        if (!(await FindAsync(survey, wave, cancellationToken)).Succeeded(out var published, out var refusal))
            return refusal;
        var entry = published.Files.FirstOrDefault(known => known.Name == fileName);
        if (entry is not null)
            return new PublishedFile(survey, wave, published, entry);
        return published.Missing.FirstOrDefault(known => known.Name == fileName) is { } missing
            ? new Refusal.NotRendered(wave, fileName, missing.Reason)
            : new Refusal.UnknownFile(wave, fileName);
    }

    /// <summary>Opens a published file.</summary>
    public Task<Stream> OpenAsync(PublishedFile file, CancellationToken cancellationToken) =>
        waves.OpenAsync(file.Survey, file.Wave, file.Publication.Folder, file.Entry.Name, cancellationToken);

    /// <summary>Opens the results document of what is published.</summary>
    public Task<Stream> OpenResultsAsync(
        Name survey,
        Name wave,
        PublishedWave published,
        CancellationToken cancellationToken
    ) => results.OpenAsync(survey, wave, published.InputsHash, cancellationToken);

    /// <summary>What versions of files and outputs are called in public.</summary>
    public Task<Fingerprints> FingerprintsAsync(CancellationToken cancellationToken) =>
        versions.FingerprintsAsync(cancellationToken);

    /// <summary>Opens the exact results document of what is published, and notes that it is read.</summary>
    public async Task<Stream> OpenExactResultsAsync(
        Name survey,
        Name wave,
        PublishedWave published,
        CancellationToken cancellationToken
    )
    {
        await audit.WriteAsync(
            AuditChain.OfSurvey(survey),
            AuditLog.Once(AuditOperation.ExactResultsRead) with
            {
                Wave = wave,
                VersionsOf = AuditVersions.Inputs,
                Version = published.InputsHash,
            },
            cancellationToken
        );
        return await results.OpenExactAsync(survey, wave, published.InputsHash, cancellationToken);
    }
}
