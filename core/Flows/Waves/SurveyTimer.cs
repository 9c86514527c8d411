using Serverless.Analysis;
using Serverless.Storage;

namespace Serverless.Flows.Waves;

/// <summary>
/// What the timer does: it looks at the surveys in which something changed, and once a day, and when the program is a
/// new one, at all of them. When nothing changed that takes the same few storage operations however many surveys there
/// are.
/// </summary>
public sealed class SurveyTimer(
    ChangedSurveys changed,
    SurveySweep sweep,
    InputPointers pointers,
    StaleWaves waves,
    TimeProvider clock
)
{
    /// <summary>
    /// How long a mark stays though nothing is stale: longer than an upload takes from its mark to its pointer.
    /// </summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(15);

    /// <summary>How long after one sweep the next one begins.</summary>
    public static readonly TimeSpan BetweenSweeps = TimeSpan.FromDays(1);

    /// <summary>How long one run of the timer sweeps; the next one continues.</summary>
    private static readonly TimeSpan SweepTime = TimeSpan.FromSeconds(60);

    private const int SurveysPerPage = 100;
    private const int SurveysAtOnce = 8;

    /// <summary>What the program is, as far as it decides what is out of date.</summary>
    private static string Program { get; } = $"{MethodVersion.Current}|{RenderedOutputs.Version}";

    /// <summary>Queues every stale wave that is due.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await SweepAsync(cancellationToken);
        var stale = 0;
        await ForEachAsync(
            await changed.ListAsync(cancellationToken),
            async (mark, stop) => Interlocked.Add(ref stale, await LookAtAsync(mark, stop)),
            cancellationToken
        );
        FlowTelemetry.StaleWaves.Record(stale);
    }

    private async Task<int> LookAtAsync(ChangedSurvey mark, CancellationToken cancellationToken)
    {
        var pending = await waves.QueueAsync(mark.Survey, cancellationToken);
        if (pending == 0 && Elapsed.Between(mark.At, clock.GetUtcNow()) > Settling)
            await changed.UnmarkAsync(mark, cancellationToken);
        return pending;
    }

    /// <summary>
    /// Marks surveys with stale waves that have no mark: a new program, or marks that were lost. It goes through all
    /// surveys in pages and notes how far it has come.
    /// </summary>
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var state = await sweep.FindAsync(cancellationToken);
        if (state is null || state.Program != Program || IsOver(state))
            state = new SweepState(Program, After: null, EndedAt: null);
        else if (state.EndedAt is not null)
            return;

        var started = clock.GetTimestamp();
        while (state.EndedAt is null && clock.GetElapsedTime(started) < SweepTime)
        {
            var page = await pointers.CodebooksAsync(state.After, SurveysPerPage, cancellationToken);
            await ForEachAsync(
                page,
                async (listed, stop) =>
                {
                    if (await waves.QueueAsync(listed.Survey, stop) > 0)
                        await changed.MarkAsync(listed.Survey, clock.GetUtcNow(), stop);
                },
                cancellationToken
            );
            state =
                page.Count < SurveysPerPage
                    ? state with
                    {
                        After = null,
                        EndedAt = clock.GetUtcNow(),
                    }
                    : state with
                    {
                        After = page[^1].Survey,
                    };
            await sweep.SaveAsync(state, cancellationToken);
        }
    }

    private bool IsOver(SweepState state) =>
        state.EndedAt is { } ended && Elapsed.Between(ended, clock.GetUtcNow()) > BetweenSweeps;

    private static Task ForEachAsync<T>(
        IEnumerable<T> items,
        Func<T, CancellationToken, Task> body,
        CancellationToken cancellationToken
    ) =>
        Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = SurveysAtOnce, CancellationToken = cancellationToken },
            async (item, stop) => await body(item, stop)
        );
}
