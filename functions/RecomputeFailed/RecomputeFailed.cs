using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Queue: a wave was given up after all retries. Its status says so; the timer tries again later.</summary>
internal static class RecomputeFailed
{
    public static async Task HandleAsync(
        Invocation invocation,
        GivenUpWaves waves,
        CancellationToken cancellationToken
    ) =>
        await waves.RecordAsync(
            invocation.Find("message", MessageJson.Default.RecomputeMessage) is { } message
                ? (message.Survey, message.Wave)
                : null,
            "The wave could not be computed in five attempts; the log of the program says why. It is tried again every hour, and at once when a file is uploaded or computing is asked for.",
            cancellationToken
        );
}

/// <summary>Waves whose message or manifest the host set aside.</summary>
internal sealed partial class GivenUpWaves(WaveFiles files, WaveFailures failures, ILogger<GivenUpWaves> log)
{
    public async Task RecordAsync(
        (string Survey, string Wave)? wave,
        string failure,
        CancellationToken cancellationToken
    )
    {
        if (
            wave is not { } names
            || !Name.TryParse(names.Survey, out var survey)
            || !Name.TryParse(names.Wave, out var waveName)
        )
        {
            Telemetry.FailedWaves.Add(1);
            LogUnreadable();
            return;
        }

        await failures.RecordAsync(
            survey,
            waveName,
            await HashAsync(survey, waveName, cancellationToken),
            failure,
            final: false,
            cancellationToken
        );
    }

    private async Task<string> HashAsync(Name survey, Name wave, CancellationToken cancellationToken)
    {
        try
        {
            return (await files.ReadAsync(survey, wave, cancellationToken)).OutputsHash;
        }
        catch (Exception unknown) when (unknown is RefusedRequestException or InvalidDataException)
        {
            return "";
        }
    }

    [LoggerMessage(LogLevel.Error, "A message was given up that names no wave")]
    private partial void LogUnreadable();
}
