using Serverless.Flows.Waves;

namespace Serverless.Functions;

/// <summary>Queue: the host gave up on a manifest. The wave's status says so; the timer tries again later.</summary>
internal static class RenderFailed
{
    public static Task HandleAsync(Invocation invocation, GivenUpWaves waves, CancellationToken cancellationToken) =>
        waves.RenderingAsync(invocation.Find("message", ApiJson.Default.PoisonBlob)?.BlobName, cancellationToken);
}

/// <summary>What the host writes of a blob it gave up on.</summary>
internal sealed record PoisonBlob(string? ContainerName, string? BlobName);
