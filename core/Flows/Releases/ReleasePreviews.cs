using Serverless.Flows.Auditing;
using Serverless.Flows.Reading;
using Serverless.Storage;
using Serverless.Storage.Auditing;
using Serverless.Storage.Releases;

namespace Serverless.Flows.Releases;

/// <summary>A preview with its secret, which is not kept: this is the only time it is there to be seen.</summary>
public sealed record GivenPreview(Preview Preview, string Secret);

/// <summary>The previews of a release, newest first.</summary>
public sealed record PreviewList(IReadOnlyList<Preview> Previews);

/// <summary>
/// Gives out, lists and revokes previews: addresses at which people without a key see a release before it is public. A
/// release that was shown counts as seen from then on, and later publications are held against it.
/// </summary>
public sealed class ReleasePreviews(Previews previews, ReleaseStore releases, AuditLog audit, TimeProvider clock)
{
    /// <summary>How long a preview is open when nothing else is asked for.</summary>
    public const int UsualDays = 14;

    /// <summary>The longest a preview is open.</summary>
    public const int MaximumDays = 90;

    /// <summary>Most previews of one release, those that expired or were revoked included.</summary>
    public const int MaximumPreviews = 50;

    /// <summary>Longest label, in characters.</summary>
    public const int MaximumLabelLength = 100;

    /// <summary>Gives out a preview.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="wave">The wave.</param>
    /// <param name="number">Number of the release; one that may still become public.</param>
    /// <param name="days">How long it is open, 1 to <see cref="MaximumDays"/>; null for <see cref="UsualDays"/>.</param>
    /// <param name="label">Whom it is for; may be empty.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Outcome<GivenPreview>> GiveAsync(
        Name survey,
        Name wave,
        int number,
        int? days,
        string? label,
        CancellationToken cancellationToken
    )
    {
        var words = label?.Trim() ?? "";
        if (days is < 1 or > MaximumDays)
            return new Refusal.Unusable($"A preview is open for 1 to {MaximumDays} days (\"days\").");
        if (words.Length > MaximumLabelLength || words.Any(char.IsControl))
            return new Refusal.Unusable($"A label is one line of at most {MaximumLabelLength} characters (\"label\").");
        if ((await previews.OfReleaseAsync(survey, wave, number, cancellationToken)).Count >= MaximumPreviews)
            return new Refusal.Unusable($"A release has at most {MaximumPreviews} previews.");
        var secret = PreviewSecret.New();
        var now = clock.GetUtcNow();
        var preview = new Preview(
            survey,
            wave,
            number,
            PreviewSecret.HashOf(secret)!,
            words,
            now,
            Actor.Current.Id,
            now.AddDays(days ?? UsualDays)
        );
        var marking = await MarkAsync(preview, cancellationToken);
        if (!marking.Succeeded(out _, out var refusal))
            return refusal;
        await previews.AddAsync(preview, cancellationToken);
        return new GivenPreview(preview, secret);
    }

    /// <summary>
    /// Notes that the release was shown, before anybody can see it. Should a later one take its place in that moment, one
    /// of the two comes first: either there is nothing to show any more, or it is known that this was shown.
    /// </summary>
    private async Task<Outcome<Release>> MarkAsync(Preview preview, CancellationToken cancellationToken)
    {
        var (survey, wave, number) = (preview.Survey, preview.Wave, preview.Number);
        while (true)
        {
            if (await releases.FindAsync(survey, wave, number, cancellationToken) is not { } release)
                return new Refusal.UnknownRelease(wave, number);
            if (release.WasPublic)
                return new Refusal.ReleaseState(wave, number, "it is or was public, and needs no preview.");
            if (!release.IsPending)
                return new Refusal.ReleaseState(wave, number, "a later one took its place.");
            if (!release.IsRendered)
                return new Refusal.ReleaseState(wave, number, "its files are not rendered yet.");
            await NoteAsync(AuditOperation.PreviewGiven, preview, cancellationToken);
            if (release.WasShown || await releases.ChangeAsync(release with { WasShown = true }, cancellationToken))
                return release;
        }
    }

    /// <summary>The previews of a release; without their secrets, which nobody has.</summary>
    public async Task<Outcome<PreviewList>> ListAsync(
        Name survey,
        Name wave,
        int number,
        CancellationToken cancellationToken
    )
    {
        if (await releases.FindAsync(survey, wave, number, cancellationToken) is null)
            return new Refusal.UnknownRelease(wave, number);
        return new PreviewList(await previews.OfReleaseAsync(survey, wave, number, cancellationToken));
    }

    /// <summary>Revokes a preview: from now on it shows nothing. Again changes nothing.</summary>
    public async Task<Outcome<Preview>> RevokeAsync(
        Name survey,
        Name wave,
        int number,
        string id,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var found = await previews.OfReleaseAsync(survey, wave, number, cancellationToken);
            if (found.FirstOrDefault(preview => preview.Id == id) is not { } preview)
                return new Refusal.UnknownPreview();
            if (preview.RevokedAt is not null)
                return preview;
            await NoteAsync(AuditOperation.PreviewRevoked, preview, cancellationToken);
            var revoked = preview with { RevokedAt = clock.GetUtcNow() };
            if (await previews.ChangeAsync(revoked, cancellationToken))
                return revoked;
        }
    }

    /// <summary>What a secret lets its holder see; null when it is none, has expired or was revoked.</summary>
    public async Task<PreviewedRelease?> OpenAsync(
        Name survey,
        Name wave,
        int number,
        string? secret,
        CancellationToken cancellationToken
    ) =>
        PreviewSecret.HashOf(secret) is { } hash
        && await previews.FindAsync(survey, wave, number, hash, cancellationToken) is { } preview
        && preview.IsOpenAt(clock.GetUtcNow())
            ? new PreviewedRelease(survey, wave, number, preview.Id)
            : null;

    private Task NoteAsync(AuditOperation operation, Preview preview, CancellationToken cancellationToken) =>
        audit.WriteAsync(
            AuditChain.OfSurvey(preview.Survey),
            new AuditEvent(
                operation,
                FormattableString.Invariant($"{operation} {preview.Wave} {preview.Number} {preview.Id}")
            )
            {
                Wave = preview.Wave,
                Subject = ReleaseAudit.SubjectOf(preview.Number, preview.Id),
            },
            cancellationToken
        );
}
