using Microsoft.Extensions.Logging;
using Serverless.Flows.Auditing;
using Serverless.Storage;
using Serverless.Storage.Auditing;
using Serverless.Storage.Releases;
using Serverless.Surveys;

namespace Serverless.Flows.Releases;

/// <summary>
/// Does everything that follows from the state of a wave's releases: makes public what is due, moves the pointer of the
/// wave, and reports what happened. Every step looks at what is, so the whole may break off anywhere and be done again.
/// </summary>
/// <remarks>
/// What decides is one change of one release, from scheduled to published, made only if nobody changed it since it was
/// read: a draft that was replaced in between stays hidden. The pointer follows.
/// </remarks>
public sealed partial class ReleaseSettler(
    ReleaseStore releases,
    ReleaseDates dates,
    ReleasedFiles files,
    ReleaseEvents events,
    PublishedWaves published,
    PublishedSurveys surveys,
    AuditLog audit,
    TimeProvider clock,
    ILogger<ReleaseSettler> log
)
{
    private const int WavesAtOnce = 100;

    /// <summary>Settles every wave that is due; for the timer.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var due in await dates.DueAsync(clock.GetUtcNow(), WavesAtOnce, cancellationToken))
        {
            try
            {
                if (await SettleAsync(due.Survey, due.Wave, cancellationToken))
                    await dates.StrikeOutAsync(due, cancellationToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // One wave must not keep the others from being published; this one is tried again at the next run.
                LogNotSettled(failed, due.Survey, due.Wave);
            }
        }
    }

    /// <summary>
    /// Settles a wave. False when something that is due cannot be done yet, since its files are not rendered.
    /// </summary>
    internal async Task<bool> SettleAsync(Name survey, Name wave, CancellationToken cancellationToken)
    {
        while (true)
        {
            // The pointer is read first: should releases change after, it will have moved by the time it is written.
            var pointer = await published.FindAsync(survey, wave, cancellationToken);
            var found = await releases.OfWaveAsync(survey, wave, cancellationToken);
            if (found.FirstOrDefault(release => release.IsDueAt(clock.GetUtcNow())) is { } due)
            {
                await PublishAsync(due, found, cancellationToken);
                continue;
            }

            var current = found
                .Where(release => release.State == ReleaseState.Published)
                .MaxBy(release => release.Order);
            if (!await FollowAsync(survey, wave, pointer, current, found, cancellationToken))
                continue;
            await LeaveAsync(current, found, cancellationToken);
            if (current is not null)
            {
                await surveys.NoteAsync(survey, clock.GetUtcNow(), cancellationToken);
                await files.EnterAsync(current, cancellationToken);
            }

            await ReportAsync(current, found, cancellationToken);
            return !found.Any(IsOverdue);
        }
    }

    private bool IsOverdue(Release release) =>
        release is { State: ReleaseState.Scheduled, ReplacedAt: null, IsRendered: false }
        && release.PublishAt <= clock.GetUtcNow();

    private async Task PublishAsync(Release due, IReadOnlyList<Release> found, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(
            AuditChain.OfSurvey(due.Survey),
            ReleaseAudit.Of(AuditOperation.WavePublished, due),
            cancellationToken
        );
        var isPublished = await releases.ChangeAsync(
            due with
            {
                State = ReleaseState.Published,
                PublishedAt = due.PublishAt,
                CurrentSince = due.PublishAt,
                Order = NextOrder(found),
            },
            cancellationToken
        );
        if (isPublished)
            LogPublished(due.Survey, due.Wave, due.Number);
    }

    internal static int NextOrder(IReadOnlyList<Release> found) =>
        found.Select(release => release.Order).DefaultIfEmpty().Max() + 1;

    /// <summary>Moves the pointer to what is published. False when somebody else moved it.</summary>
    private async Task<bool> FollowAsync(
        Name survey,
        Name wave,
        PublishedWave? pointer,
        Release? current,
        IReadOnlyList<Release> found,
        CancellationToken cancellationToken
    )
    {
        if (current is not null)
        {
            var next = PointerTo(current);
            return IsSame(pointer, next) || await published.MoveAsync(survey, wave, pointer, next, cancellationToken);
        }

        var withdrawn = found.Where(release => release.State == ReleaseState.Withdrawn).MaxBy(release => release.Order);
        if (pointer is null or { WithdrawnAt: not null } || withdrawn is null)
            return true;
        return await published.MoveAsync(
            survey,
            wave,
            pointer,
            pointer with
            {
                WithdrawnAt = withdrawn.WithdrawnAt,
                WithdrawalReason = withdrawn.WithdrawalReason,
            },
            cancellationToken
        );
    }

    private static PublishedWave PointerTo(Release release) =>
        new()
        {
            InputsHash = release.InputsHash,
            OutputsHash = release.OutputsHash,
            Release = release.Number,
            Folder = release.Folder,
            NotBefore = release.NotBefore,
            InputsReadAt = release.InputsReadAt,
            PublishedAt = release.PublishedAt ?? release.CreatedAt,
            Files = release.Files,
            Missing = release.Missing,
        };

    private static bool IsSame(PublishedWave? pointer, PublishedWave next) =>
        pointer is { WithdrawnAt: null }
        && pointer.Release == next.Release
        && pointer.Folder == next.Folder
        && pointer.Files.Count == next.Files.Count;

    /// <summary>What was published before is so no longer, and drafts behind what is published never will be.</summary>
    private async Task LeaveAsync(Release? current, IReadOnlyList<Release> found, CancellationToken cancellationToken)
    {
        if (current is null)
            return;
        foreach (var left in found.Where(release => release.Number != current.Number))
        {
            if (left.State == ReleaseState.Published)
                await releases.ChangeAsync(
                    left with
                    {
                        State = ReleaseState.Corrected,
                        ReplacedAt = current.CurrentSince,
                    },
                    cancellationToken
                );
            else if (left.IsPending && left.Number < current.Number)
                await releases.ReplaceAsync(left, clock.GetUtcNow(), cancellationToken);
        }
    }

    /// <summary>
    /// Reports what is published, what was taken back, and the moments that the codebook fixed, unless that was reported
    /// before. What people fix is reported when they do.
    /// </summary>
    private async Task ReportAsync(Release? current, IReadOnlyList<Release> found, CancellationToken cancellationToken)
    {
        if (current?.CurrentSince is { } since)
            await events.AppendAsync(
                new ReleaseEvent(
                    current.IsCorrection ? ReleaseEventKind.Corrected : ReleaseEventKind.Published,
                    current.Survey,
                    current.Wave,
                    current.Number,
                    since,
                    current.CorrectionReason
                ),
                cancellationToken
            );
        foreach (var withdrawn in found.Where(release => release.State == ReleaseState.Withdrawn))
            await events.AppendAsync(
                new ReleaseEvent(
                    ReleaseEventKind.Withdrawn,
                    withdrawn.Survey,
                    withdrawn.Wave,
                    withdrawn.Number,
                    withdrawn.WithdrawnAt ?? withdrawn.CreatedAt,
                    withdrawn.WithdrawalReason
                ),
                cancellationToken
            );
        foreach (var scheduled in found.Where(release => release.State == ReleaseState.Scheduled))
            await ReportMomentAsync(scheduled, cancellationToken);
    }

    private async Task ReportMomentAsync(Release scheduled, CancellationToken cancellationToken)
    {
        if (scheduled is { Revision: 0, NotBefore: not null })
            await events.AppendAsync(
                Moment(ReleaseEventKind.Scheduled, scheduled, scheduled.CreatedAt) with
                {
                    PublishAt = scheduled.PublishAt,
                },
                cancellationToken
            );
        // The release that took its place has a moment of its own.
        if (scheduled.ReplacedAt is { } replaced && scheduled.PublishAt > replaced)
            await events.AppendAsync(Moment(ReleaseEventKind.ScheduleChanged, scheduled, replaced), cancellationToken);
    }

    private static ReleaseEvent Moment(ReleaseEventKind kind, Release release, DateTimeOffset at) =>
        new(kind, release.Survey, release.Wave, release.Number, at, null);

    [LoggerMessage(LogLevel.Error, "Releases of wave {Wave} of {Survey} could not be settled; tried again")]
    private partial void LogNotSettled(Exception failure, Name survey, Name wave);

    [LoggerMessage(LogLevel.Information, "Release {Number} of wave {Wave} of {Survey} is published")]
    private partial void LogPublished(Name survey, Name wave, int number);
}
