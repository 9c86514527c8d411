using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Serverless.Storage;

namespace Serverless.Flows.Waves;

/// <summary>
/// Finds the waves whose inputs are no longer those of what is published, and has each computed. It looks at what is,
/// not at what happened, so a run that was missed or doubled does no harm.
/// </summary>
public sealed partial class StaleWaves(
    InputPointers pointers,
    WaveFiles files,
    WaveStatuses statuses,
    MessageQueues queues,
    TimeProvider clock,
    ILogger<StaleWaves> log
)
{
    /// <summary>How long a queued wave is left alone before it is queued again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>How long a wave that failed for a reason that may pass is left alone.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    /// <summary>Queues every stale wave; returns how many there were.</summary>
    public async Task<int> QueueAsync(CancellationToken cancellationToken)
    {
        var stale = 0;
        foreach (var survey in await pointers.SurveysAsync(cancellationToken))
        {
            foreach (var wave in await FilesOfAsync(survey, cancellationToken))
            {
                if (wave.IsFresh || !wave.IsComplete)
                    continue;
                stale++;
                if (
                    IsDue(
                        await statuses.FindAsync(survey, wave.Wave, cancellationToken),
                        wave.OutputsHash,
                        clock.GetUtcNow()
                    )
                )
                    await QueueAsync(wave, wave.LatestUpload?.TraceParent ?? Activity.Current?.Id, cancellationToken);
            }
        }

        FlowTelemetry.StaleWaves.Record(stale);
        return stale;
    }

    /// <summary>Queues one wave now, also after a failure; the wave as it is queued.</summary>
    public async Task<Outcome<WaveFileSet>> RequestAsync(Name survey, Name wave, CancellationToken cancellationToken)
    {
        var reading = await files.ReadAsync(survey, wave, cancellationToken);
        if (!reading.Succeeded(out var set, out var refusal))
            return refusal;
        if (!set.HasReadyGroup)
            return new Refusal.NothingToCompute(wave);
        await QueueAsync(set, Activity.Current?.Id, cancellationToken);
        return set;
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
            return !status.FailureIsFinal && Between(status.FailedAt, now) > AfterFailure;
        return status.QueuedHash != outputsHash || Between(status.QueuedAt, now) > Patience;
    }

    /// <summary>
    /// A moment that lies ahead was noted before a clock was set back: it counts as long ago as it lies ahead, or
    /// nothing would be done until then.
    /// </summary>
    private static TimeSpan? Between(DateTimeOffset? noted, DateTimeOffset now) => (now - noted)?.Duration();

    private async Task<IReadOnlyList<WaveFileSet>> FilesOfAsync(Name survey, CancellationToken cancellationToken)
    {
        var reading = await files.ReadAllAsync(survey, cancellationToken);
        if (reading.Succeeded(out var found, out var refusal))
            return found.Waves;

        // One survey's codebook must not keep the others from being computed.
        LogUnreadable(survey, RefusalText.Of(refusal));
        return [];
    }

    [LoggerMessage(LogLevel.Information, "Wave {Wave} of {Survey} is queued")]
    private partial void LogQueued(Name survey, Name wave);

    [LoggerMessage(LogLevel.Error, "Survey {Survey} is passed over: {Reason}")]
    private partial void LogUnreadable(Name survey, string reason);
}
