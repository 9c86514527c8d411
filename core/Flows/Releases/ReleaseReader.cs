using Serverless.Flows.Auditing;
using Serverless.Flows.Reading;
using Serverless.Storage;
using Serverless.Storage.Auditing;
using Serverless.Storage.Releases;
using Serverless.Surveys;

namespace Serverless.Flows.Releases;

/// <summary>A file of a release.</summary>
public sealed record ReleaseFile(Release Release, PublishedFileEntry Entry);

/// <summary>The releases of a wave, as far as the reader may see them, latest first.</summary>
public sealed record ReleaseList(Name Survey, Name Wave, IReadOnlyList<Release> Releases);

/// <summary>The published corrections of a survey, latest first.</summary>
public sealed record CorrectionList(Name Survey, IReadOnlyList<Release> Releases);

/// <summary>What is in a file that is kept beside those of a release.</summary>
public sealed record StoredFile(Release Release, BinaryData Content);

/// <summary>
/// Reads releases. Somebody of the survey's organisation sees all of them; anybody else what is public, and that
/// something was taken back; and whoever has a preview the one release it is of, until that is replaced.
/// </summary>
public sealed class ReleaseReader(
    InputPointers pointers,
    ReleaseStore releases,
    ReleasedFiles index,
    PublishedWaves files,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>The releases of a wave.</summary>
    public async Task<Outcome<ReleaseList>> ListAsync(
        Name survey,
        Name wave,
        Reader reader,
        CancellationToken cancellationToken
    )
    {
        if (await SeenAsync(survey, reader, cancellationToken) is not { } sees)
            return new Refusal.UnknownSurvey(survey);
        var found = await releases.OfWaveAsync(survey, wave, cancellationToken);
        return new ReleaseList(survey, wave, [.. found.Where(sees).OrderByDescending(release => release.Number)]);
    }

    /// <summary>One release. One that was taken back is told with the reason.</summary>
    public async Task<Outcome<Release>> FindAsync(
        Name survey,
        Name wave,
        int number,
        Reader reader,
        CancellationToken cancellationToken
    )
    {
        if (await SeenAsync(survey, reader, cancellationToken) is not { } sees)
            return new Refusal.UnknownSurvey(survey);
        var release = await releases.FindAsync(survey, wave, number, cancellationToken);
        if (release is null || !sees(release))
            return new Refusal.UnknownRelease(wave, number);
        if (reader.Preview is { } preview && release.IsPending)
            await NoteAsync(preview, release, cancellationToken);
        return release;
    }

    /// <summary>Notes that a draft is read with a preview; by whom is not known, and not asked.</summary>
    private async Task NoteAsync(PreviewedRelease preview, Release release, CancellationToken cancellationToken)
    {
        Actor.Current = new Actor(ActorKind.Preview, preview.Id, null, Actor.Current.Request);
        await audit.WriteAsync(
            AuditChain.OfSurvey(release.Survey),
            AuditLog.Once(AuditOperation.PreviewRead) with
            {
                Wave = release.Wave,
                Subject = ReleaseAudit.SubjectOf(release.Number, preview.Id),
                VersionsOf = AuditVersions.Outputs,
                Version = release.OutputsHash,
            },
            cancellationToken
        );
    }

    /// <summary>A release whose files are there for the reader: one that was not taken back.</summary>
    private async Task<Outcome<Release>> FindOpenAsync(
        Name survey,
        Name wave,
        int number,
        Reader reader,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(survey, wave, number, reader, cancellationToken);
        return found.Succeeded(out var release, out _) && release.State == ReleaseState.Withdrawn
            ? new Refusal.Withdrawn(wave, number, release.WithdrawalReason ?? "")
            : found;
    }

    /// <summary>A file of a release; of one that was taken back, the reason in its place.</summary>
    public async Task<Outcome<ReleaseFile>> FindFileAsync(
        Name survey,
        Name wave,
        int number,
        string file,
        Reader reader,
        CancellationToken cancellationToken
    )
    {
        var found = await FindOpenAsync(survey, wave, number, reader, cancellationToken);
        if (!found.Succeeded(out var release, out var refusal))
            return refusal;
        if (release.Files.FirstOrDefault(known => known.Name == file) is { } entry)
            return new ReleaseFile(release, entry);
        if (release.Missing.FirstOrDefault(known => known.Name == file) is { } missing)
            return new Refusal.NotRendered(wave, file, missing.Reason);
        return new Refusal.UnknownFile(wave, file);
    }

    /// <summary>A published file by the SHA-256 of its bytes and its name.</summary>
    public async Task<Outcome<ReleaseFile>> FindByHashAsync(
        string sha256,
        string file,
        CancellationToken cancellationToken
    )
    {
        Refusal refusal = new Refusal.UnknownContent();
        foreach (var found in await index.FindAsync(sha256, cancellationToken))
        {
            if (found.File != file)
                continue;
            var reading = await FindFileAsync(
                found.Survey,
                found.Wave,
                found.Number,
                file,
                Reader.Anybody,
                cancellationToken
            );
            if (reading.Succeeded(out var released, out var reason))
                return released;
            if (reason is Refusal.Withdrawn)
                refusal = reason;
        }

        return refusal;
    }

    /// <summary>Opens a file of a release.</summary>
    public Task<Stream> OpenAsync(ReleaseFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        return files.OpenAsync(
            file.Release.Survey,
            file.Release.Wave,
            file.Release.Folder,
            file.Entry.Name,
            cancellationToken
        );
    }

    /// <summary>What is different in a release from the one it follows, as JSON.</summary>
    public async Task<Outcome<StoredFile>> ChangesAsync(
        Name survey,
        Name wave,
        int number,
        Reader reader,
        CancellationToken cancellationToken
    )
    {
        var found = await FindOpenAsync(survey, wave, number, reader, cancellationToken);
        if (!found.Succeeded(out var release, out var refusal))
            return refusal;
        var changes = await files.FindFileAsync(
            survey,
            wave,
            release.Folder,
            PreviousReleaseComparison.ChangesFile,
            cancellationToken
        );
        return changes is null
            ? new Refusal.ReleaseState(wave, number, "its files are not rendered yet.")
            : new StoredFile(release, changes);
    }

    /// <summary>The corrections of a survey that were published.</summary>
    public async Task<Outcome<CorrectionList>> CorrectionsAsync(
        Name survey,
        Reader reader,
        CancellationToken cancellationToken
    )
    {
        if (await SeenAsync(survey, reader, cancellationToken) is null)
            return new Refusal.UnknownSurvey(survey);
        var now = clock.GetUtcNow();
        return new CorrectionList(
            survey,
            [
                .. (await releases.OfSurveyAsync(survey, cancellationToken))
                    .Where(release => release.IsCorrection && release.IsPublicAt(now))
                    .OrderByDescending(release => release.PublishedAt)
                    .ThenByDescending(release => release.Number),
            ]
        );
    }

    /// <summary>Which releases the reader sees; null when the survey is not there for the reader.</summary>
    private async Task<Func<Release, bool>?> SeenAsync(Name survey, Reader reader, CancellationToken cancellationToken)
    {
        var codebook = await pointers.FindAsync(InputKey.Codebook(survey), cancellationToken);
        if (codebook is null)
            return null;
        if (reader.IsOwner(codebook))
            return _ => true;
        var now = clock.GetUtcNow();
        var preview = reader.Preview?.Survey == survey ? reader.Preview : null;
        if (!reader.Sees(codebook))
            return preview is null ? null : IsShown;
        return release => release.IsPublicAt(now) || release.State == ReleaseState.Withdrawn || IsShown(release);

        bool IsShown(Release release) =>
            release.IsPending
            && preview is not null
            && preview.Wave == release.Wave
            && preview.Number == release.Number;
    }
}
