using System.Diagnostics;
using Serverless.Flows.Auditing;
using Serverless.Pdf;
using Serverless.Storage;
using Serverless.Storage.Auditing;
using Serverless.Storage.Releases;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Releases;

/// <summary>
/// What people do with releases: put one to review, publish it now or at a moment, take it back, publish an earlier one
/// again.
/// </summary>
public sealed class ReleasePublication(
    ReleaseStore releases,
    ReleaseDates dates,
    ReleaseSettler settler,
    ReleaseComments comments,
    ReleaseEvents events,
    ResultsStore results,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Furthest moment a release can be scheduled for, from now.</summary>
    public static readonly TimeSpan MaximumAhead = TimeSpan.FromDays(5 * 366);

    /// <summary>
    /// Publishes a draft, now or at a moment; gives a scheduled release another moment; publishes again what was
    /// withdrawn, or an earlier release after a withdrawal.
    /// </summary>
    /// <param name="survey">The survey.</param>
    /// <param name="wave">The wave.</param>
    /// <param name="number">Number of the release.</param>
    /// <param name="at">The moment; null for now.</param>
    /// <param name="reason">Why figures differ from those published before; needed where a figure in the factsheet
    /// does.</param>
    /// <param name="withOpenComments">Whether it is published although comments on it are not resolved.</param>
    /// <param name="cancellationToken">Stops waiting; what was begun is done by the timer.</param>
    public async Task<Outcome<Release>> PublishAsync(
        Name survey,
        Name wave,
        int number,
        DateTimeOffset? at,
        string? reason,
        bool withOpenComments,
        CancellationToken cancellationToken
    )
    {
        if (!ReadReason(reason, out var words, out var unusable))
            return unusable;
        while (true)
        {
            var found = await releases.OfWaveAsync(survey, wave, cancellationToken);
            if (found.FirstOrDefault(known => known.Number == number) is not { } release)
                return new Refusal.UnknownRelease(wave, number);
            if (release.State == ReleaseState.Published)
                return release;
            var now = clock.GetUtcNow();
            var changing = release.WasPublic
                ? Again(release, found, at, now)
                : Scheduled(release, found, at, words, now);
            if (!changing.Succeeded(out var changed, out var refusal))
                return refusal;
            if (
                !release.WasPublic
                && !withOpenComments
                && await comments.OpenAsync(release, cancellationToken) is { } open
            )
                return new Refusal.OpenComments(wave, number, open);
            await dates.EnterAsync(survey, wave, changed.PublishAt ?? now, cancellationToken);
            await audit.WriteAsync(
                AuditChain.OfSurvey(survey),
                ReleaseAudit.Of(
                    changed.State == ReleaseState.Scheduled
                        ? AuditOperation.ReleaseScheduled
                        : AuditOperation.WavePublished,
                    changed
                ),
                cancellationToken
            );
            if (!await releases.ChangeAsync(changed, cancellationToken))
                continue;
            await FollowAsync(release, changed, now, cancellationToken);
            return (await releases.FindAsync(survey, wave, number, cancellationToken))!;
        }
    }

    /// <summary>
    /// Takes back what is or was published; its addresses say so and why. Of a release that is only scheduled, the
    /// moment is taken away: it is a draft again.
    /// </summary>
    public async Task<Outcome<Release>> WithdrawAsync(
        Name survey,
        Name wave,
        int number,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        if (!ReadReason(reason, out var words, out var unusable))
            return unusable;
        while (true)
        {
            if (await releases.FindAsync(survey, wave, number, cancellationToken) is not { } release)
                return new Refusal.UnknownRelease(wave, number);
            var now = clock.GetUtcNow();
            if (release.State == ReleaseState.Withdrawn)
                return release;
            if (!release.IsPublic && release is not { State: ReleaseState.Scheduled, ReplacedAt: null })
                return new Refusal.ReleaseState(wave, number, "it is not published.");
            if (release.IsPublic && words is null)
                return new Refusal.Unusable("Give a reason in words, which readers see (\"reason\").");
            var changed = release.IsPublic
                ? release with
                {
                    State = ReleaseState.Withdrawn,
                    WithdrawnAt = now,
                    WithdrawalReason = words,
                }
                : Unscheduled(release);
            await dates.EnterAsync(survey, wave, now, cancellationToken);
            await audit.WriteAsync(
                AuditChain.OfSurvey(survey),
                ReleaseAudit.Of(
                    release.IsPublic ? AuditOperation.ReleaseWithdrawn : AuditOperation.ReleaseUnscheduled,
                    release
                ),
                cancellationToken
            );
            if (!await releases.ChangeAsync(changed, cancellationToken))
                continue;
            await FollowAsync(release, changed, now, cancellationToken);
            return (await releases.FindAsync(survey, wave, number, cancellationToken))!;
        }
    }

    /// <summary>Puts a draft to review.</summary>
    public async Task<Outcome<Release>> ReviewAsync(
        Name survey,
        Name wave,
        int number,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            if (await releases.FindAsync(survey, wave, number, cancellationToken) is not { } release)
                return new Refusal.UnknownRelease(wave, number);
            if (release is { State: ReleaseState.InReview, ReplacedAt: null })
                return release;
            if (release is not { State: ReleaseState.Draft, ReplacedAt: null })
                return new Refusal.ReleaseState(wave, number, "it is not a draft.");
            await audit.WriteAsync(
                AuditChain.OfSurvey(survey),
                ReleaseAudit.Of(AuditOperation.ReleaseReviewRequested, release),
                cancellationToken
            );
            if (await releases.ChangeAsync(release with { State = ReleaseState.InReview }, cancellationToken))
                return (await releases.FindAsync(survey, wave, number, cancellationToken))!;
        }
    }

    /// <summary>A draft, or a scheduled release, with its moment; its files are rendered again with the date.</summary>
    private static Outcome<Release> Scheduled(
        Release release,
        IReadOnlyList<Release> found,
        DateTimeOffset? at,
        string? reason,
        DateTimeOffset now
    )
    {
        if (release.ReplacedAt is not null)
            return new Refusal.ReleaseState(
                release.Wave,
                release.Number,
                $"a later one took its place, {found.Max(other => other.Number)}."
            );
        if (!release.IsRendered)
            return new Refusal.ReleaseState(release.Wave, release.Number, "its files are not rendered yet.");
        if (at > now + MaximumAhead)
            return new Refusal.Unusable("The moment is more than five years ahead.");
        if (release.IsCorrection && (reason ?? release.CorrectionReason) is null)
            return new Refusal.NeedsReason(release.Wave, release.Number);
        return release with
        {
            State = ReleaseState.Scheduled,
            PublishAt = at > now ? at : now,
            CorrectionReason = reason ?? release.CorrectionReason,
            EnglishCorrectionReason = reason is null ? release.EnglishCorrectionReason : null,
            Revision = release.Revision + 1,
            Files = [],
            Missing = [],
        };
    }

    /// <summary>What was published once, again: nothing else may be published of the wave.</summary>
    private static Outcome<Release> Again(
        Release release,
        IReadOnlyList<Release> found,
        DateTimeOffset? at,
        DateTimeOffset now
    )
    {
        if (found.FirstOrDefault(other => other.State == ReleaseState.Published) is { } current)
            return new Refusal.ReleaseState(
                release.Wave,
                release.Number,
                $"release {current.Number} is published. Withdraw that one first."
            );
        if (at > now)
            return new Refusal.ReleaseState(
                release.Wave,
                release.Number,
                "its files bear the date on which it was published; it can be published again now, not later."
            );
        return release with
        {
            State = ReleaseState.Published,
            ReplacedAt = null,
            WithdrawnAt = null,
            WithdrawalReason = null,
            CurrentSince = now,
            Order = ReleaseSettler.NextOrder(found),
        };
    }

    private static Release Unscheduled(Release release) =>
        release with
        {
            State = ReleaseState.Draft,
            PublishAt = null,
            Revision = release.Revision + 1,
            Files = [],
            Missing = [],
        };

    /// <summary>
    /// Has files rendered that print something else now, tells of moments, and settles what is public. Should it break
    /// off, the timer finds the wave out of date or due.
    /// </summary>
    private async Task FollowAsync(
        Release before,
        Release changed,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (!changed.WasPublic)
            await results.RequestRenderingAsync(
                new RenderRequest(
                    changed.Survey.ToString(),
                    changed.Wave.ToString(),
                    changed.InputsHash,
                    changed.TemplateVersions,
                    changed.InputsReadAt,
                    Activity.Current?.Id,
                    now,
                    changed.Number,
                    changed.StyleVersion
                ),
                cancellationToken
            );
        if (!changed.WasPublic && (changed.PublishAt > now || before.PublishAt > now))
            await events.AppendAsync(
                new ReleaseEvent(
                    before.PublishAt is null ? ReleaseEventKind.Scheduled : ReleaseEventKind.ScheduleChanged,
                    changed.Survey,
                    changed.Wave,
                    changed.Number,
                    now,
                    null
                )
                {
                    PublishAt = changed.PublishAt,
                },
                cancellationToken
            );
        if (changed.WasPublic)
            await settler.SettleAsync(changed.Survey, changed.Wave, cancellationToken);
    }

    /// <summary>A reason as readers may see it: one line, not too long, in letters the pages have.</summary>
    private static bool ReadReason(
        string? reason,
        out string? words,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Refusal? refusal
    )
    {
        (words, refusal) = (reason?.Trim(), null);
        if (string.IsNullOrEmpty(words))
        {
            words = null;
            return true;
        }

        if (words.Length > Release.MaximumReason || words.Any(char.IsControl))
            refusal = new Refusal.Unusable($"A reason is one line of at most {Release.MaximumReason} characters.");
        else if (PdfRenderer.TextGate.Refusal(PageText.Codebook, words) is { } unprintable)
            refusal = new Refusal.Unusable($"The reason cannot be printed. {unprintable.Message}");
        return refusal is null;
    }
}
