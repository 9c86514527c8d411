using Microsoft.Extensions.Logging;
using Serverless.Storage;

namespace Serverless.Flows.Waves;

/// <summary>Makes a failure visible: on the wave's status in words, in the log and in the metrics.</summary>
public sealed partial class WaveFailures(WaveStatuses statuses, TimeProvider clock, ILogger<WaveFailures> log)
{
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
        string failure,
        bool final,
        CancellationToken cancellationToken
    )
    {
        FlowTelemetry.FailedWaves.Add(1);
        LogFailed(survey, wave, failure);
        await statuses.FailedAsync(survey, wave, outputsHash, failure, final, clock.GetUtcNow(), cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Wave {Wave} of {Survey} failed: {Failure}")]
    private partial void LogFailed(Name survey, Name wave, string failure);
}
