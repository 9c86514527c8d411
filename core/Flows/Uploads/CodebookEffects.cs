using System.Globalization;
using Serverless.Flows.Files;
using Serverless.Storage;
using Serverless.Surveys;
using Serverless.Surveys.Checks;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Uploads;

/// <summary>What a codebook does to what a survey has.</summary>
/// <param name="Losses">Published waves and stored answers that it would make unreachable: it has to be confirmed.</param>
/// <param name="Warnings">What its author should look at all the same.</param>
internal sealed record CodebookEffect(IReadOnlyList<Issue> Losses, IReadOnlyList<Issue> Warnings);

/// <summary>Finds out what a codebook does to the files and the published waves of its survey, before it is stored.</summary>
public sealed class CodebookEffects(InputPointers pointers, RawFiles files, TimeProvider clock, CheckBudgets budgets)
{
    /// <summary>How long files are checked; the rest is checked later, in the queue.</summary>
    private static readonly TimeSpan CheckTime = TimeSpan.FromSeconds(30);

    internal async Task<CodebookEffect> OfAsync(
        Name survey,
        Codebook codebook,
        string version,
        CancellationToken cancellationToken
    )
    {
        List<Issue> remarks =
        [
            .. CodebookRemarks.Of(codebook).Select(remark => new Issue(remark.Rule, remark.Text, remark.Path)),
        ];
        var snapshot = await pointers.SnapshotAsync(survey, cancellationToken);
        if (snapshot.Codebook is null || snapshot.Codebook.Version == version)
            return new([], remarks);
        var stored = snapshot.GroupFiles.ToList();
        var (unfit, warnings) = await CheckAsync(codebook, stored, cancellationToken);
        return new([.. Dropped(codebook, snapshot, stored), .. unfit], [.. remarks, .. warnings]);
    }

    private static IEnumerable<Issue> Dropped(
        Codebook codebook,
        SurveySnapshot snapshot,
        List<(InputKey Key, InputPointer Pointer)> stored
    )
    {
        var answers = stored.Where(file => file.Key.Kind == UploadKind.Responses).ToList();
        var published = snapshot.PublishedWaves.ToHashSet();
        var waves = published
            .Union(answers.Select(file => file.Key.Wave!.Value))
            .Where(wave => !codebook.HasWave(wave));
        foreach (var wave in waves.OrderBy(wave => wave.ToString(), StringComparer.Ordinal))
            yield return new(
                CodebookRemark.WaveDisappears,
                $"Wave '{wave}' {Holding(published.Contains(wave))} and is not in this codebook: it can no longer be computed, and disappears from the survey.",
                "$.waves",
                Value: wave.ToString()
            );
        var groups = answers
            .Where(file => codebook.HasWave(file.Key.Wave!.Value) && !codebook.HasGroup(file.Key.Group!.Value))
            .GroupBy(file => file.Key.Group!.Value);
        foreach (var group in groups)
            yield return new(
                CodebookRemark.GroupDisappears,
                $"Group '{group.Key}' has answers in wave {string.Join(", ", group.Select(file => file.Key.Wave))} and is not in this codebook: its answers are no longer used.",
                "$.groups",
                Value: group.Key.ToString()
            );
    }

    private async Task<(List<Issue> Unfit, List<Issue> Warnings)> CheckAsync(
        Codebook codebook,
        List<(InputKey Key, InputPointer Pointer)> stored,
        CancellationToken cancellationToken
    )
    {
        var (unfit, warnings) = (new List<Issue>(), new List<Issue>());
        var asked = new Dictionary<string, long>(StringComparer.Ordinal);
        var started = clock.GetTimestamp();
        var waiting = new Queue<(InputKey Key, InputPointer Pointer)>(
            stored
                .Where(file => codebook.HasWave(file.Key.Wave!.Value) && codebook.HasGroup(file.Key.Group!.Value))
                .Where(file => file.Pointer.Rows > 0)
                .OrderBy(file => file.Pointer.Rows)
        );
        while (waiting.Count > 0 && clock.GetElapsedTime(started) < CheckTime)
        {
            var (key, pointer) = waiting.Dequeue();
            using var file = await files.StageAsync(key, pointer.Version, cancellationToken);
            if (file is null)
                continue;
            var report = await GroupFileCheck.RunAsync(key, file, codebook, budgets, cancellationToken);
            if (!report.IsAccepted)
                unfit.Add(Unfit(key, report));
            foreach (var (question, count) in report.Asked)
                asked[question] = asked.GetValueOrDefault(question) + count;
        }

        warnings.AddRange(
            CodebookRemarks
                .NobodyRouted(codebook, asked)
                .Select(remark => new Issue(remark.Rule, remark.Text, remark.Path))
        );
        if (waiting.Count > 0)
            warnings.Add(
                new(
                    CodebookRemark.NotChecked,
                    $"{waiting.Count} large files were not checked against this codebook yet. They are, before anything is computed; the status of their waves will say so if they do not fit."
                )
            );
        return (unfit, warnings);
    }

    private static Issue Unfit(InputKey key, GroupFileReport report)
    {
        var first = report.Issues.Listed[0];
        MessageText place = first.Row is { } row ? (MessageText)$"row {row}, " : "";
        return new(
            CodebookRemark.FileDoesNotFit,
            $"The {FileNames.Of(key.Kind)} of group '{key.Group}' in wave '{key.Wave}' does not fit this codebook: {RefusalText.Errors(report.Issues.Count)}. The first: {place}{first.Text}",
            Row: first.Row,
            Column: first.Column,
            Value: first.Value,
            Count: report.Issues.Count
        );
    }

    private static MessageText Holding(bool isPublished) => isPublished ? "is published" : "has answers";
}
