using Serverless.Flows.Waves;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Blob: renders what a manifest names, then publishes it.</summary>
internal static class RenderFactsheet
{
    public static Task HandleAsync(
        Invocation invocation,
        WaveRendering rendering,
        CancellationToken cancellationToken
    ) => rendering.RunAsync(invocation.Read("manifest", MessageJson.Default.RenderRequest), cancellationToken);
}
