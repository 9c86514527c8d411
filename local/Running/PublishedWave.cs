namespace Serverless.Local.Running;

/// <summary>What was published of a wave, downloaded.</summary>
/// <param name="Factsheet">Path of the factsheet.</param>
/// <param name="Tables">Path of the tables report.</param>
public sealed record PublishedWave(string Factsheet, string Tables)
{
    private const int DraftsLookedAtAgain = 25;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Waits until the timer, queue and blob functions have published the wave, and downloads the PDFs.
    /// </summary>
    /// <param name="folder">Where to.</param>
    /// <returns>Where they are; null when the wave is computed and not public.</returns>
    /// <exception cref="LocalRunException">The wave failed, cannot be computed, or nothing came of it in three
    /// minutes.</exception>
    public static async Task<PublishedWave?> AwaitAsync(
        SurveyApi api,
        string wave,
        string folder,
        Steps steps,
        CancellationToken cancellationToken
    )
    {
        var isPublished = false;
        await steps.RunAsync(
            $"Wave {wave} analysed and rendered",
            async progress =>
            {
                var state = await AwaitEndAsync(api, wave, progress, cancellationToken);
                isPublished = state is not ("draft" or "scheduled" or "withdrawn");
                return isPublished ? "by the timer, queue and blob functions" : $"not public: {state}";
            }
        );
        if (!isPublished)
            return null;
        Directory.CreateDirectory(folder);
        var published = new PublishedWave(Path.Combine(folder, "factsheet.pdf"), Path.Combine(folder, "tables.pdf"));
        await steps.RunAsync(
            "Download",
            async _ =>
            {
                await api.DownloadAsync($"waves/{wave}/factsheet", published.Factsheet, cancellationToken);
                await api.DownloadAsync($"waves/{wave}/tables", published.Tables, cancellationToken);
                return "factsheet and tables report";
            }
        );
        return published;
    }

    /// <summary>Waits until nothing more happens to the wave by itself, and gives its state.</summary>
    private static async Task<string> AwaitEndAsync(
        SurveyApi api,
        string wave,
        Action<string> progress,
        CancellationToken cancellationToken
    )
    {
        var started = TimeProvider.System.GetTimestamp();
        var drafts = 0;
        while (true)
        {
            var now = await api.ProgressAsync(wave, cancellationToken);
            progress(now.State);
            switch (now)
            {
                // A release that is published by itself is a draft for a moment too.
                case { State: "draft" } when ++drafts <= DraftsLookedAtAgain:
                    break;
                case { State: "fresh" or "draft" or "scheduled" or "waiting" or "withdrawn" or "final" }:
                    return now.State;
                case { State: "failed", FailureIsFinal: true }:
                    throw new LocalRunException($"Wave {wave} cannot be published: {now.Failure}");
                case { State: "incomplete" }:
                    throw new LocalRunException(
                        $"Wave {wave} is incomplete; missing: {string.Join(", ", now.Missing)}."
                    );
            }
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new LocalRunException(
                    FormattableString.Invariant(
                        $"Wave {wave} was not published within {Patience.TotalMinutes:0} minutes; it is {now.State}."
                    ) + (now.Failure is null ? "" : $" The last failure: {now.Failure}")
                );
            await Task.Delay(Pause, cancellationToken);
        }
    }
}
