using Serverless.Flows.Waves;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Queue: computes one wave.</summary>
internal static class RecomputeWave
{
    public static Task HandleAsync(
        Invocation invocation,
        WaveComputation computation,
        CancellationToken cancellationToken
    ) => computation.RunAsync(invocation.Read("message", MessageJson.Default.RecomputeMessage), cancellationToken);
}
