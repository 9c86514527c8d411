using Serverless.Flows.Waves;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Queue: a wave was given up after all retries. Its status says so; the timer tries again later.</summary>
internal static class RecomputeFailed
{
    public static Task HandleAsync(Invocation invocation, GivenUpWaves waves, CancellationToken cancellationToken) =>
        waves.ComputationAsync(invocation.Find("message", MessageJson.Default.RecomputeMessage), cancellationToken);
}
