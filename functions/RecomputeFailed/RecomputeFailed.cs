using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Queue: a wave was given up after all retries. Its status says so; the timer tries again later.</summary>
internal static class RecomputeFailed
{
    public static async Task HandleAsync(Invocation invocation, GivenUpWaves waves, CancellationToken cancellation) =>
        await waves.RecordAsync(
            invocation.Find("message", MessageJson.Default.RecomputeMessage) is { } message ? (message.Survey, message.Wave) : null,
            "The wave could not be computed in five attempts; the log of the program says why. It is tried again every hour, and at once when a file is uploaded or computing is asked for.",
            cancellation);
}

/// <summary>Waves whose message or manifest the host set aside.</summary>
internal sealed partial class GivenUpWaves(WaveFiles files, WaveFailures failures, ILogger<GivenUpWaves> log)
{
    public async Task RecordAsync((string Survey, string Wave)? wave, string failure, CancellationToken cancellation)
    {
        if (wave is not { } names || !Name.TryParse(names.Survey, out var survey) || !Name.TryParse(names.Wave, out var waveName))
        {
            Telemetry.FailedWaves.Add(1);
            LogUnreadable();
            return;
        }

        await failures.RecordAsync(survey, waveName, await HashAsync(survey, waveName, cancellation), failure, final: false, cancellation);
    }

    private async Task<string> HashAsync(Name survey, Name wave, CancellationToken cancellation)
    {
        try
        {
            return (await files.ReadAsync(survey, wave, cancellation)).OutputsHash;
        }
        catch (Exception unknown) when (unknown is RefusedRequestException or InvalidDataException)
        {
            return "";
        }
    }

    [LoggerMessage(LogLevel.Error, "A message was given up that names no wave")]
    private partial void LogUnreadable();
}
