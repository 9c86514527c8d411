using Serverless.Analysis.Comparisons;
using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Figures;
using Serverless.Analysis.Inputs;
using Serverless.Analysis.Publication;
using Serverless.Analysis.Results;
using Serverless.Analysis.Samples;
using Serverless.Analysis.Tables;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Analysis;

/// <summary>One wave analysed: from its files to everything that is published of it.</summary>
public static class WaveAnalysis
{
    /// <summary>
    /// Weighs every group and makes every table and comparison: exactly, and as it may be published.
    /// The same inputs give the same document, on any machine and any number of processors.
    /// </summary>
    /// <exception cref="ArgumentException">The codebook has no such wave.</exception>
    public static AnalysisOutcome Run(WaveInputs inputs)
    {
        var codebook = inputs.Codebook;
        var earlier = WaveLineage.EarlierWaves(codebook, inputs.Wave);
        var wave = codebook.Waves.First(w => w.Id == inputs.Wave);
        var used = earlier.Append(wave).Select(w => w.Id).ToList();
        var gathered = WaveSamples.Gather(inputs, used);
        if (gathered.Failures.Count > 0)
            return new AnalysisFailed(gathered.Failures);

        var groups = gathered.Samples.AsParallel().AsOrdered().Select(s => new GroupTables(codebook, s)).ToList();
        var published = new PublishedTables(codebook, inputs.Wave, groups);
        var plans = TablePlans.Of(codebook, inputs.Wave);
        var tables = plans
            .AsParallel()
            .AsOrdered()
            .Select(plan => Table(plan, codebook, inputs.Wave, published))
            .Where(t => t.Groups.Count > 0)
            .ToList();
        var (comparisons, screening) = WaveScreening.Of(
            Comparisons(plans, codebook, wave, published),
            wave.Id,
            codebook.Settings.Alpha
        );
        var trends = plans
            .AsParallel()
            .AsOrdered()
            .SelectMany(plan => new TableTrends(codebook, published).Of(plan, [.. earlier, wave]))
            .ToList();
        var crossed = plans
            .AsParallel()
            .AsOrdered()
            .SelectMany(plan => new CrossTables(codebook, published, wave.Id).Of(plan))
            .ToList();
        List<GroupResult> summaries =
        [
            .. codebook
                .Groups.Select(g => published.Group(inputs.Wave, g.Id))
                .OfType<GroupTables>()
                .Select(g =>
                    GroupSummary.Of(
                        g,
                        codebook,
                        wave.ComparedWith is { } before ? published.Group(before, g.Sample.Group.Id)?.Sample : null
                    )
                ),
        ];
        var exact = new ResultsDocument
        {
            Lineage = Lineage(inputs, used),
            Survey = new SurveySummary(
                codebook.Survey,
                codebook.Title,
                Together(codebook.CommissionersOf(wave)),
                codebook.Notice
            ),
            Wave = Summary(wave),
            ComparedWith = wave.ComparedWith,
            EarlierWaves = [.. earlier.Select(Summary)],
            Settings = codebook.Settings,
            Groups = summaries,
            Chapters = codebook.Chapters,
            Subgroups = [.. codebook.Subgroups.Select(s => new SubgroupSummary(s.Id, s.Label, s.ComplementLabel))],
            KeyFigures =
                codebook.KeyFigures.Count == 0 ? null : [.. codebook.KeyFigures.Select(figure => figure.ToString())],
            Tables = tables,
            Comparisons = comparisons,
            CrossTables = crossed.Count == 0 ? null : crossed,
            Screening = screening,
            Trends = trends,
            Methods = MethodStatements.Used(summaries, tables, comparisons, trends, crossed),
            Remarks = [.. gathered.Remarks, .. ComparisonRemarks.Of(codebook, wave, gathered.Samples)],
        };
        return new AnalysisSucceeded(
            exact,
            PublicResults.Of(exact, codebook, groups, HeldFigures.None),
            new AnalysedWave(exact, codebook, groups)
        );
    }

    /// <summary>Names in one text; null for none.</summary>
    private static LocalizedText? Together(IReadOnlyList<LocalizedText> names) =>
        names switch
        {
            [] => null,
            [var one] => one,
            _ => Texts.Localized(texts => texts.Grammar.And([.. names.Select(texts.Of)])),
        };

    private static TableResult Table(TablePlan plan, Codebook codebook, string wave, PublishedTables published) =>
        TablePlans.Describe(
            plan,
            codebook,
            [.. plan.Groups.Select(g => published.Find(plan, wave, g)?.Table).OfType<GroupTable>()]
        ) with
        {
            Letters = new TableLetters(codebook, published).Of(plan, wave),
        };

    private static List<ComparisonResult> Comparisons(
        IReadOnlyList<TablePlan> plans,
        Codebook codebook,
        Wave wave,
        PublishedTables published
    )
    {
        var makers = new TableComparisons(codebook, published, new StackedSamples());
        return
        [
            .. plans
                .AsParallel()
                .AsOrdered()
                .SelectMany(plan =>
                {
                    var changes = wave.ComparedWith is { } earlier ? makers.Waves(plan, wave.Id, earlier) : [];
                    return changes
                        .Concat(makers.Subgroups(plan, wave.Id))
                        .Concat(makers.Groups(plan, wave.Id))
                        .ToList();
                }),
        ];
    }

    private static Lineage Lineage(WaveInputs inputs, List<string> waves)
    {
        var files = inputs
            .Groups.Where(g => waves.Contains(g.Wave, StringComparer.Ordinal))
            .OrderBy(g => waves.IndexOf(g.Wave))
            .ThenBy(g => g.Group, StringComparer.Ordinal)
            .SelectMany(Files)
            .ToList();
        var versions = files.Select(f => new InputVersion(
            f.Wave,
            f.Group,
            f.Kind == "population" ? InputKind.Population : InputKind.Responses,
            f.Sha256!
        ));
        return new Lineage(
            InputsHash.Of(inputs.Wave, inputs.CodebookSha256, versions),
            MethodVersion.Current,
            inputs.CodebookSha256,
            files
        );
    }

    private static IEnumerable<InputFile> Files(GroupInputs group)
    {
        if (group.Population is { } population)
            yield return new InputFile(
                group.Wave,
                group.Group,
                "population",
                Required(group.PopulationSha256, group),
                population.Variables.Sum(v => v.Categories.Count)
            );
        if (group.Responses is { } responses)
            yield return new InputFile(
                group.Wave,
                group.Group,
                "responses",
                Required(group.ResponsesSha256, group),
                responses.Count
            );
    }

    private static string Required(string? sha256, GroupInputs group) =>
        sha256
        ?? throw new ArgumentException(
            $"A file of group '{group.Group}' in wave '{group.Wave}' came without its SHA-256.",
            nameof(sha256)
        );

    private static WaveSummary Summary(Wave wave) => new(wave.Id, wave.Title, wave.FieldworkStart, wave.FieldworkEnd);
}
