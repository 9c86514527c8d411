using Microsoft.Extensions.Logging;
using Serverless.Flows.Erasure;
using Serverless.Storage;

namespace Serverless.Flows.Retention;

/// <summary>
/// Completes erasures that broke off and removes what nothing leads to any more. What that costs grows with what is
/// removed, not with what there is; a run that takes long stops, and the next one goes on.
/// </summary>
public sealed partial class Housekeeping(
    AbandonedRows abandoned,
    RespondentErasure erasure,
    CurrentResponses current,
    RemovalDates dates,
    SupersededRemoval superseded,
    AnswersRemoval answers,
    BlocksRemoval blocks,
    TimeProvider clock,
    ILogger<Housekeeping> log
)
{
    /// <summary>How long one run removes things.</summary>
    private static readonly TimeSpan MaximumTime = TimeSpan.FromMinutes(2);

    private const int PageSize = 100;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await erasure.CompleteBrokenOffAsync(cancellationToken);
        var partitions = await abandoned.RemoveAsync(
            clock.GetUtcNow(),
            responses => current.EraseAgainAsync(responses, cancellationToken),
            cancellationToken
        );
        if (partitions > 0)
            LogRowsRemoved(partitions);
        await RemoveDueAsync(cancellationToken);
    }

    private async Task RemoveDueAsync(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var removed = 0;
        int found;
        do
        {
            var page = await dates.DueAsync(clock.GetUtcNow(), PageSize, cancellationToken);
            found = page.Count;
            foreach (var date in page)
            {
                if (await RemoveAsync(date, cancellationToken))
                    removed++;
                await dates.StrikeOutAsync(date, cancellationToken);
            }
        } while (found == PageSize && clock.GetElapsedTime(started) < MaximumTime);

        if (removed > 0)
            LogRemoved(removed);
    }

    private Task<bool> RemoveAsync(RemovalDate date, CancellationToken cancellationToken) =>
        date.What.Kind switch
        {
            RemovableKind.Answers => answers.RunAsync(date.What.Survey, date.What.Wave, cancellationToken),
            RemovableKind.Blocks => blocks.RunAsync(date, cancellationToken),
            _ => superseded.RunAsync(date, cancellationToken),
        };

    [LoggerMessage(LogLevel.Information, "Removed the rows of {Partitions} abandoned versions")]
    private partial void LogRowsRemoved(int partitions);

    [LoggerMessage(LogLevel.Information, "Removed {Count} files, results and outputs whose term was over")]
    private partial void LogRemoved(int count);
}
