using Microsoft.Extensions.Logging;
using Serverless.Storage;

namespace Serverless.Flows.Erasure;

/// <summary>Clears away what uploads and erasures that broke off left behind.</summary>
public sealed partial class Housekeeping(
    AbandonedRows abandoned,
    RespondentErasure erasure,
    CurrentResponses current,
    TimeProvider clock,
    ILogger<Housekeeping> log
)
{
    /// <summary>Completes erasures that broke off and removes rows that nothing leads to any more.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await erasure.CompleteBrokenOffAsync(cancellationToken);
        var removed = await abandoned.RemoveAsync(
            clock.GetUtcNow(),
            responses => current.EraseAgainAsync(responses, cancellationToken),
            cancellationToken
        );
        if (removed > 0)
            LogRemoved(removed);
    }

    [LoggerMessage(LogLevel.Information, "Removed the rows of {Partitions} abandoned versions")]
    private partial void LogRemoved(int partitions);
}
