using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Serverless.Flows.Auditing;
using Serverless.Storage;
using Serverless.Storage.Auditing;

namespace Serverless.Flows.Waves;

/// <summary>
/// Finds the waves of a survey whose inputs are no longer those of what is published, and has each computed. It looks
/// at what is, not at what happened, so a run that was missed or doubled does no harm.
/// </summary>
public sealed partial class StaleWaves(
    WaveFiles files,
    WaveStatuses statuses,
    MessageQueues queues,
    AuditLog audit,
    TimeProvider clock,
    ILogger<StaleWaves> log
)
{
    /// <summary>How long a queued wave is left alone before it is queued again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>How long a wave that failed for a reason that may pass is left alone.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    /// <summary>Queues one wave now, also after a failure; the wave as it is queued.</summary>
    public async Task<Outcome<WaveFileSet>> RequestAsync(Name survey, Name wave, CancellationToken cancellationToken)
    {
        var reading = await files.ReadAsync(survey, wave, cancellationToken);
        if (!reading.Succeeded(out var set, out var refusal))
            return refusal;
        if (set.AnswersRemovedAt is not null)
            return new Refusal.AnswersNotKept(wave);
        if (!set.IsComplete)
            return new Refusal.NothingToCompute(wave);
        await audit.WriteAsync(
            AuditChain.OfSurvey(survey),
            AuditLog.Once(AuditOperation.RecomputeRequested) with
            {
                Wave = wave,
                VersionsOf = AuditVersions.Inputs,
                Version = set.InputsHash,
            },
            cancellationToken
        );
        await QueueAsync(set, Activity.Current?.Id, cancellationToken);
        return set;
    }

    /// <summary>
    /// Queues the stale waves of a survey that are due. Returns how many are stale and may still become fresh by
    /// themselves: the survey has to be looked at again.
    /// </summary>
    internal async Task<int> QueueAsync(Name survey, CancellationToken cancellationToken)
    {
        var reading = await files.ReadAllAsync(survey, cancellationToken);
        if (!reading.Succeeded(out var found, out var refusal))
        {
            // One survey's codebook must not keep the others from being computed.
            LogUnreadable(survey, RefusalText.Of(refusal).ToString());
            return 0;
        }

        var stale = found.Waves.Where(wave => wave.IsStale).ToList();
        if (stale.Count == 0)
            return 0;
        var known = await statuses.OfSurveyAsync(survey, cancellationToken);
        var pending = 0;
        foreach (var wave in stale)
        {
            var status = known.GetValueOrDefault(wave.Wave.ToString()) ?? new WaveStatus();
            if (status.FailedHash == wave.OutputsHash && status.FailureIsFinal)
                continue;
            pending++;
            if (IsDue(status, wave.OutputsHash, clock.GetUtcNow()))
                await QueueAsync(wave, wave.LatestUpload?.TraceParent ?? Activity.Current?.Id, cancellationToken);
        }

        return pending;
    }

    /// <param name="wave">The wave.</param>
    /// <param name="traceParent">The trace that computing it continues.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    private async Task QueueAsync(WaveFileSet wave, string? traceParent, CancellationToken cancellationToken)
    {
        await queues.SendAsync(
            new RecomputeMessage(wave.Survey.ToString(), wave.Wave.ToString(), traceParent),
            cancellationToken
        );
        await statuses.QueuedAsync(wave.Survey, wave.Wave, wave.OutputsHash, clock.GetUtcNow(), cancellationToken);
        LogQueued(wave.Survey, wave.Wave);
    }

    private static bool IsDue(WaveStatus status, string outputsHash, DateTimeOffset now)
    {
        if (status.FailedHash == outputsHash)
            return Elapsed.Between(status.FailedAt, now) > AfterFailure;
        if (status.WaitingHash == outputsHash && !HasWaited(status, now))
            return false;
        return status.QueuedHash != outputsHash || Elapsed.Between(status.QueuedAt, now) > Patience;
    }

    private static bool HasWaited(WaveStatus status, DateTimeOffset now) =>
        status.WaitingUntil is { } until
        && Elapsed.Between(status.WaitingSince, now) >= (until - status.WaitingSince ?? TimeSpan.Zero);

    [LoggerMessage(LogLevel.Information, "Wave {Wave} of {Survey} is queued")]
    private partial void LogQueued(Name survey, Name wave);

    [LoggerMessage(LogLevel.Error, "Survey {Survey} is passed over: {Reason}")]
    private partial void LogUnreadable(Name survey, string reason);
}
