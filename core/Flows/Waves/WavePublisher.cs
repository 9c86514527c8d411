using Serverless.Analysis;
using Serverless.Analysis.Publication;
using Serverless.Analysis.Results;
using Serverless.Analysis.Versions;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Surveys;

namespace Serverless.Flows.Waves;

/// <summary>
/// Decides whether an analysed wave can be published after all that was published before, and stores its public
/// document. A wave in which so few respondents differ that whoever kept the last document would see what they answered
/// waits until more differ, and at longest as long as the codebook says; then it keeps the figures they moved.
/// </summary>
public sealed class WavePublisher(
    PublicationLedger ledger,
    CountsPages pages,
    ReleaseStore store,
    ResultsStore results,
    DeploymentSecrets secrets,
    WaveStatuses statuses,
    TimeProvider clock
)
{
    /// <summary>How often others may publish in between before the message is given back to the queue.</summary>
    private const int MaximumAttempts = 5;

    /// <summary>Of the secret by which respondents and answers are recognised in what was shown.</summary>
    internal const string Purpose = "shown-counts";

    /// <summary>False when the wave waits.</summary>
    internal async Task<bool> TryAsync(
        WaveFileSet set,
        Codebook codebook,
        AnalysisSucceeded analysis,
        CancellationToken cancellationToken
    )
    {
        var key = await secrets.ForAsync(Purpose, cancellationToken);
        for (var attempt = 1; attempt <= MaximumAttempts; attempt++)
        {
            var before = await ledger.ReadAsync(set.Survey, cancellationToken);
            var seen = await store.OfSurveyAsync(set.Survey, cancellationToken);
            var counts = await CountsAsync(set, before, seen, analysis.Wave, cancellationToken);
            var earlier = await EarlierAsync(set, counts, analysis.Wave, key, cancellationToken);
            var republication = analysis.Wave.After(earlier, key);
            if (await WaitsAsync(set, codebook.Settings, republication, cancellationToken))
                return false;
            if (!await ReplaceDraftsAsync(set, seen, cancellationToken))
                continue;

            // Entered before anyone can see it: what breaks off here has perhaps been seen.
            var entries = new List<LedgerEntry>();
            foreach (var shown in republication.Shown)
                entries.Add(await KeepAsync(set, shown, counts, cancellationToken));
            if (!await ledger.TryAddAsync(set.Survey, before, entries, cancellationToken))
                continue;
            await results.StorePublicAsync(
                set.Survey,
                set.Wave,
                set.InputsHash,
                new BinaryData(ResultsJson.Write(republication.Document)),
                cancellationToken
            );
            if (counts.HasMoreThanPage)
                await pages.WriteAsync(set.Survey, set.Wave, counts.ByName.Values, cancellationToken);
            return true;
        }

        throw new InvalidOperationException(
            $"Others published {MaximumAttempts} times while the wave was about to be."
        );
    }

    /// <summary>What could be published of an analysed wave after all that was published before; nothing is stored.</summary>
    internal async Task<Republication> ProspectAsync(
        WaveFileSet set,
        AnalysisSucceeded analysis,
        CancellationToken cancellationToken
    )
    {
        var key = await secrets.ForAsync(Purpose, cancellationToken);
        var before = await ledger.ReadAsync(set.Survey, cancellationToken);
        var seen = await store.OfSurveyAsync(set.Survey, cancellationToken);
        var counts = await CountsAsync(set, before, seen, analysis.Wave, cancellationToken);
        return analysis.Wave.After(await EarlierAsync(set, counts, analysis.Wave, key, cancellationToken), key);
    }

    /// <summary>What was shown before of a wave's answers.</summary>
    /// <param name="Entries">In the order of publication.</param>
    /// <param name="ByName">The counts that they name.</param>
    private sealed record CountsBefore(IReadOnlyList<LedgerEntry> Entries, Dictionary<string, byte[]> ByName)
    {
        /// <summary>Whether any of them is not on the page of the wave.</summary>
        public bool HasMoreThanPage { get; set; }
    }

    /// <summary>Reads the page of the wave, and by themselves the counts that are not on it.</summary>
    private async Task<CountsBefore> CountsAsync(
        WaveFileSet set,
        Ledger before,
        IReadOnlyList<Release> releases,
        AnalysedWave wave,
        CancellationToken cancellationToken
    )
    {
        var samples = wave.Samples.ToHashSet();
        var shown = before
            .Entries.Where(entry => samples.Contains((entry.Wave, entry.Group)) && !IsUnseen(entry, set, releases))
            .ToList();
        var counts = new CountsBefore(shown, new Dictionary<string, byte[]>(StringComparer.Ordinal));
        if (shown.Count == 0)
            return counts;
        var page = await pages.ReadAsync(set.Survey, set.Wave, cancellationToken);
        foreach (var name in shown.Select(entry => entry.Counts).Distinct(StringComparer.Ordinal))
        {
            var isOnPage = page.TryGetValue(name, out var content);
            counts.ByName[name] = content ?? await ledger.CountsAsync(set.Survey, name, cancellationToken);
            counts.HasMoreThanPage |= !isOnPage;
        }

        return counts;
    }

    /// <summary>
    /// What the wave is held against, with the documents that figures may be kept from: of each group and wave the closest
    /// that is still there.
    /// </summary>
    private async Task<List<EarlierPublication>> EarlierAsync(
        WaveFileSet set,
        CountsBefore counts,
        AnalysedWave wave,
        ReadOnlyMemory<byte> key,
        CancellationToken cancellationToken
    )
    {
        var parsed = counts.ByName.ToDictionary(
            named => named.Key,
            named => ShownCounts.FromJson(named.Value),
            StringComparer.Ordinal
        );
        var earlier = counts
            .Entries.Select(entry => new EarlierPublication(parsed[entry.Counts], Document: null, IsCurrent: false))
            .ToList();
        var documents = new Dictionary<string, ResultsDocument?>(StringComparer.Ordinal);
        foreach (var closest in wave.ClosestFirst(earlier, key.Span))
        foreach (var number in closest)
        {
            var entry = counts.Entries[number];
            if (entry.DocumentWave != set.Wave.ToString())
                continue;
            if (!documents.TryGetValue(entry.Document, out var document))
                documents[entry.Document] = document = await DocumentAsync(set, entry.Document, cancellationToken);
            if (document is null)
                continue;
            earlier[number] = earlier[number] with
            {
                Document = document,
                IsCurrent = entry.Document == set.Published?.InputsHash,
            };
            break;
        }

        return earlier;
    }

    /// <summary>
    /// Whether nobody outside saw a document and nobody will: of a draft of which no preview was given out, and that was
    /// replaced, or is about to be by the wave's next release.
    /// </summary>
    private static bool IsUnseen(LedgerEntry entry, WaveFileSet set, IReadOnlyList<Release> releases)
    {
        var ofDocument = releases
            .Where(release => release.Wave.ToString() == entry.DocumentWave && release.InputsHash == entry.Document)
            .ToList();
        if (ofDocument.Count == 0 || ofDocument.Exists(release => release.WasSeen))
            return false;
        var isOfThisWave = entry.DocumentWave == set.Wave.ToString() && entry.Document != set.InputsHash;
        return isOfThisWave || !ofDocument.Exists(release => release.IsPending);
    }

    /// <summary>
    /// Drafts of the wave that were passed over can no longer become public or be shown. False when one was published,
    /// scheduled or shown in between.
    /// </summary>
    private async Task<bool> ReplaceDraftsAsync(
        WaveFileSet set,
        IReadOnlyList<Release> releases,
        CancellationToken cancellationToken
    )
    {
        foreach (var draft in releases.Where(release => release.Wave == set.Wave && release.IsPending))
            if (
                draft.InputsHash != set.InputsHash
                && !await store.ReplaceAsync(draft, clock.GetUtcNow(), cancellationToken)
            )
                return false;
        return true;
    }

    private async Task<ResultsDocument?> DocumentAsync(
        WaveFileSet set,
        string inputsHash,
        CancellationToken cancellationToken
    ) =>
        await results.FindAsync(set.Survey, set.Wave, inputsHash, cancellationToken) is { } json
            ? ResultsJson.Read(json.ToMemory().Span)
            : null;

    private async Task<LedgerEntry> KeepAsync(
        WaveFileSet set,
        ShownCounts shown,
        CountsBefore counts,
        CancellationToken cancellationToken
    )
    {
        var content = shown.ToJson();
        var name = await ledger.KeepAsync(set.Survey, content, cancellationToken);
        counts.HasMoreThanPage |= counts.ByName.TryAdd(name, content);
        return new(shown.Wave, shown.Group, name, set.Wave.ToString(), set.InputsHash);
    }

    private async Task<bool> WaitsAsync(
        WaveFileSet set,
        AnalysisSettings settings,
        Republication republication,
        CancellationToken cancellationToken
    )
    {
        if (!republication.Few.Any(few => few.ShouldWait))
            return false;
        var (now, delay) = (clock.GetUtcNow(), TimeSpan.FromDays(settings.MaximumDelay));
        var status = await statuses.FindAsync(set.Survey, set.Wave, cancellationToken);
        var since = status.IsWaiting ? status.WaitingSince ?? now : now;
        var canBeKept = republication.Few.All(few => few.CanBeKept);
        if (canBeKept && Elapsed.Between(since, now) >= delay)
            return false;
        await statuses.WaitingAsync(
            set.Survey,
            set.Wave,
            new WaitingWave(
                set.OutputsHash,
                since,
                canBeKept ? since + delay : null,
                settings.MinimumChange,
                string.Join(", ", republication.Few.Select(few => InWords(few, set.Wave)))
            ),
            cancellationToken
        );
        return true;
    }

    private static string InWords(FewChanges few, Name wave) =>
        few.Wave == wave.ToString() ? $"'{few.Group}'" : $"'{few.Group}' ({few.Wave})";
}
