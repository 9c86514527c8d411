using Serverless.Flows.Erasure;
using Serverless.Flows.Waves;

namespace Serverless.Functions;

/// <summary>Timer: has every wave computed whose inputs changed, and clears away what uploads left behind.</summary>
internal static class RecomputeStale
{
    public static async Task HandleAsync(
        Invocation invocation,
        StaleWaves waves,
        Housekeeping housekeeping,
        CancellationToken cancellationToken
    )
    {
        await waves.QueueAsync(cancellationToken);
        await housekeeping.RunAsync(cancellationToken);
    }
}
