namespace Serverless.Functions;

/// <summary>Queue: the host gave up on a manifest. The wave's status says so; the timer tries again later.</summary>
internal static class RenderFailed
{
    public static async Task HandleAsync(
        Invocation invocation,
        GivenUpWaves waves,
        CancellationToken cancellationToken
    ) =>
        await waves.RecordAsync(
            WaveOf(invocation.Find("message", ApiJson.Default.PoisonBlob)?.BlobName),
            "The factsheet could not be rendered in five attempts; the log of the program says why. It is tried again every hour, and at once when a file is uploaded or computing is asked for.",
            cancellationToken
        );

    private static (string, string)? WaveOf(string? blobName) =>
        blobName?.Split('/') is [var survey, var wave, _] ? (survey, wave) : null;
}

/// <summary>What the host writes of a blob it gave up on.</summary>
internal sealed record PoisonBlob(string? ContainerName, string? BlobName);
