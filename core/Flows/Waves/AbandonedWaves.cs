using Microsoft.Extensions.Logging;
using Serverless.Storage;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Waves;

/// <summary>Waves whose message or manifest the host set aside after all retries.</summary>
public sealed partial class AbandonedWaves(
    WaveFiles files,
    WaveStatuses statuses,
    WaveFailures failures,
    ILogger<AbandonedWaves> log
)
{
    /// <summary>Notes that a wave could not be computed.</summary>
    /// <param name="message">The message that was set aside; null when it cannot be read.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task ComputationAsync(RecomputeMessage? message, CancellationToken cancellationToken) =>
        RecordAsync(message?.Survey, message?.Wave, "The wave could not be computed.", cancellationToken);

    /// <summary>Notes that a wave could not be rendered.</summary>
    /// <param name="manifest">Name of the manifest that was set aside; null when it is not known.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task RenderingAsync(string? manifest, CancellationToken cancellationToken)
    {
        var (survey, wave) = manifest?.Split('/') is [var first, var second, _] ? (first, second) : (null, null);
        return RecordAsync(survey, wave, "The factsheet could not be rendered.", cancellationToken);
    }

    private async Task RecordAsync(string? survey, string? wave, MessageText what, CancellationToken cancellationToken)
    {
        if (!Name.TryParse(survey, out var surveyName) || !Name.TryParse(wave, out var waveName))
        {
            FlowTelemetry.FailedWaves.Add(1);
            LogUnreadable();
            return;
        }

        var reading = await files.ReadAsync(surveyName, waveName, cancellationToken);
        var hash = reading.Succeeded(out var set, out _) ? set.OutputsHash : "";
        var status = await statuses.FindAsync(surveyName, waveName, cancellationToken);
        if (status is { FailureIsFinal: true } && status.FailedHash == hash)
            return;

        // The last attempt noted why; these words are kept.
        var reason = status.FailedHash == hash && status.Failure is { } failure ? ReasonOf(failure) : what;
        await failures.TellGivenUpAsync(surveyName, waveName, hash, cancellationToken);
        await failures.RecordAsync(surveyName, waveName, hash, GivenUp(reason), final: false, cancellationToken);
    }

    private static MessageText GivenUp(MessageText reason) =>
        $"{reason} Given up after five attempts; tried again every hour, and at once when a file is uploaded or computing is asked for.";

    /// <summary>What went wrong, without saying that it was given up.</summary>
    private static MessageText ReasonOf(MessageText failure) =>
        failure.Template == GivenUp("").Template && failure.Values[0] is MessageText reason ? reason : failure;

    [LoggerMessage(LogLevel.Error, "A message was given up that names no wave")]
    private partial void LogUnreadable();
}
