using Microsoft.Extensions.Logging;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Waves;

/// <summary>
/// Makes a failure visible: on the wave's status in words, in the log and in the metrics; and, once it is not tried again
/// soon, to webhooks of the survey's owner.
/// </summary>
public sealed partial class WaveFailures(
    WaveStatuses statuses,
    ReleaseEvents events,
    TimeProvider clock,
    ILogger<WaveFailures> log
)
{
    /// <summary>Notes a failure.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="wave">The wave.</param>
    /// <param name="outputsHash">What could not be made; empty when that is not known.</param>
    /// <param name="failure">What went wrong and what to do, without anybody's answers.</param>
    /// <param name="final">Whether the same inputs would fail again.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    internal async Task RecordAsync(
        Name survey,
        Name wave,
        string outputsHash,
        MessageText failure,
        bool final,
        CancellationToken cancellationToken
    )
    {
        FlowTelemetry.FailedWaves.Add(1);
        LogFailed(survey, wave, failure.ToString());
        if (final)
            await TellAsync(ReleaseEventKind.UploadUncomputable, survey, wave, outputsHash, cancellationToken);
        await statuses.FailedAsync(survey, wave, outputsHash, failure, final, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Tells the survey's owner that a wave was given up for now.</summary>
    internal Task TellGivenUpAsync(Name survey, Name wave, string outputsHash, CancellationToken cancellationToken) =>
        TellAsync(ReleaseEventKind.WaveFailed, survey, wave, outputsHash, cancellationToken);

    /// <summary>Tells of a failure once, though it is tried again every hour; after a crash perhaps twice.</summary>
    private async Task TellAsync(
        ReleaseEventKind kind,
        Name survey,
        Name wave,
        string outputsHash,
        CancellationToken cancellationToken
    )
    {
        var told = $"{kind} {outputsHash}";
        if ((await statuses.FindAsync(survey, wave, cancellationToken)).ToldFailure == told)
            return;
        await events.AppendAsync(
            new(kind, survey, wave, Number: null, clock.GetUtcNow(), Reason: null),
            cancellationToken
        );
        await statuses.ToldAsync(survey, wave, told, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Wave {Wave} of {Survey} failed: {Failure}")]
    private partial void LogFailed(Name survey, Name wave, string failure);
}
