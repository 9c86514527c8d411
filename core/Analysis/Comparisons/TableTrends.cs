using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Figures;
using Serverless.Analysis.Results;
using Serverless.Analysis.Tables;
using Serverless.Comparison;
using Serverless.Estimation;
using Serverless.Surveys;

namespace Serverless.Analysis.Comparisons;

/// <summary>The development of a table over three waves or more.</summary>
internal sealed class TableTrends(Codebook codebook, PublishedTables tables)
{
    private const int MinimumWaves = 3;

    /// <param name="plan">The table.</param>
    /// <param name="waves">This wave and the earlier ones it is linked to, oldest first.</param>
    public IEnumerable<TrendResult> Of(TablePlan plan, IReadOnlyList<Wave> waves)
    {
        if (!plan.Comparable)
            yield break;
        foreach (var group in plan.Groups)
        {
            var asked = waves
                .Select(w => (Wave: w, Found: tables.Find(plan, w.Id, group)))
                .Where(p => p.Found is not null)
                .Select(p => new TrendPoint(p.Wave, p.Found!.Source, p.Found.Source.Columns(plan), p.Found.Table))
                .ToList();
            if (asked.Count < MinimumWaves || asked[^1].Wave.Id != waves[^1].Id)
                continue;
            var alike = asked.FindAll(p => plan.KeepsMeaning(codebook, group, p.Wave.Id, waves[^1].Id));
            if (alike.Count >= MinimumWaves)
                yield return Trend(plan, group, alike);
            if (plan.AmongCommonAnswers(codebook, group, [.. asked.Select(p => p.Wave.Id)]) is { } common)
                yield return Trend(common, group, asked.ConvertAll(p => AmongCommonAnswers(common, p, waves[^1]))) with
                {
                    Id = ComparisonId.TrendOfCommonAnswers(plan.Id, group),
                    CommonAnswers = [.. common.Answers.Select(answer => answer.Code)],
                };
        }
    }

    /// <summary>A wave of a development: the columns that it is made of, and the table of that wave.</summary>
    private sealed record TrendPoint(Wave Wave, GroupTables Source, TableColumns Columns, GroupTable Table);

    /// <summary>
    /// The wave among those who gave an answer that all waves offered, so that a share keeps its meaning over them.
    /// </summary>
    private TrendPoint AmongCommonAnswers(TablePlan common, TrendPoint point, Wave latest)
    {
        var sample = point.Source.Sample;
        var columns = TableColumnsBuilder.Build(common, sample, codebook);
        var place = PublishedTables.Place(common, sample, latest.Id) with { AmongAnswersOfTrend = true };
        var cells = new CellFactory(place, codebook.Settings.ConfidenceLevel, sample.IsSelfSelected);
        var figures = new TableFigures(
            common,
            sample.Sample,
            columns,
            domains: null,
            sample.MeanOne,
            codebook.Settings
        );
        return point with { Columns = columns, Table = figures.Table(sample.Group.Id, 0, cells) };
    }

    private TrendResult Trend(TablePlan plan, string group, IReadOnlyList<TrendPoint> points)
    {
        var waves = points.Select(p => p.Wave).ToList();
        var notTested = NotTestedText.Of(plan) ?? Refusal(points);
        var figures = notTested is null ? Stacked(plan, points) : null;
        var times = TrendTimes.Of(waves);
        return new TrendResult
        {
            Id = ComparisonId.Trend(plan.Id, group),
            Table = plan.Id,
            Group = group,
            Waves = [.. waves.Select(w => w.Id)],
            Bases = [.. points.Select(p => p.Table.Base)],
            NotTested = notTested,
            Overall = figures?.Answers is null
                ? null
                : ComparisonMaker.Reported(Independence.Test(figures.Answers).Test),
            Rows = [.. Rows(plan, points, figures, times)],
        };
    }

    private LocalizedText? Refusal(IReadOnlyList<TrendPoint> points)
    {
        if (points[0].Source.Sample.IsSelfSelected)
            return NotTestedText.SelfSelected;
        var minimum = codebook.Settings.MinimumBaseForTests;
        return points.Any(p => p.Table.Base.N < minimum) ? NotTestedText.SmallBase(minimum) : null;
    }

    private TableFigures Stacked(TablePlan plan, IReadOnlyList<TrendPoint> points)
    {
        var columns = points.Select(p => p.Columns).ToList();
        var codes = columns.SelectMany((c, wave) => Enumerable.Repeat((ushort)wave, c.Count)).ToArray();
        var sample = StackedSamples.Link([.. points.Select(p => p.Source.Sample)]);
        return new TableFigures(
            plan,
            sample,
            columns.Aggregate(TableColumns.Stack),
            new CodeColumn(codes, points.Count),
            meanOne: 1,
            codebook.Settings,
            totalScales: [.. points.Select(p => 1 / p.Source.Sample.MeanOne)]
        );
    }

    private IEnumerable<TrendRow> Rows(
        TablePlan plan,
        IReadOnlyList<TrendPoint> points,
        TableFigures? figures,
        double[] times
    )
    {
        for (var k = 0; k < plan.Answers.Count; k++)
        {
            var code = FigureKey.ShareOf(plan.Answers[k].Code);
            var cells = points.Select(p => p.Table.Cells.FirstOrDefault(c => c.Answer == code)).OfType<Cell>().ToList();
            if (cells.Count < points.Count)
                continue;
            var totals = figures?.Answers ?? (figures?.Options.Count > k ? figures.Options[k] : null);
            yield return Row(code, cells, totals, plan.IsMultipleResponse ? 1 : k, times);
        }

        if (points.All(p => p.Table.Summary is not null))
            yield return Row(FigureKey.Summary, [.. points.Select(p => p.Table.Summary!)], figures?.Summary, 1, times);
        if (points.All(p => p.Table.Mean is not null))
            yield return Row(FigureKey.Mean, [.. points.Select(p => p.Table.Mean!)], figures?.Numbers, 0, times);
        for (var k = 0; k < plan.Answers.Count && plan.HasTotals; k++)
        {
            var (answer, key) = (k, FigureKey.TotalOf(plan.Answers[k].Code));
            if (Grossed(points, t => t.AnswerTotals?.FirstOrDefault(c => c.Answer == key)) is { } cells)
                yield return Row(
                    key,
                    cells,
                    figures?.CategoryOf(answer)?.Totals,
                    plan.IsMultipleResponse ? 1 : k,
                    times,
                    figures?.TotalScales
                );
        }

        if (plan.HasTotals && Grossed(points, t => t.Total) is { } sums)
            yield return Row(FigureKey.Total, sums, figures?.Numbers, 0, times, figures?.TotalScales);
    }

    /// <summary>A total in each wave; null where one does not have it, or its weights do not gross up.</summary>
    private static List<Cell>? Grossed(IReadOnlyList<TrendPoint> points, Func<GroupTable, Cell?> total)
    {
        var cells = points.Select(p => total(p.Table)).OfType<Cell>().Where(c => c.Method == MethodIds.Total).ToList();
        return cells.Count == points.Count ? cells : null;
    }

    private TrendRow Row(
        FigureKey answer,
        List<Cell> points,
        DomainTotals? totals,
        int category,
        double[] times,
        double[]? scales = null
    )
    {
        var row = new TrendRow { Answer = answer, Points = points };
        if (totals is null || points.Exists(p => p.Value is null))
            return row;
        var level = codebook.Settings.ConfidenceLevel;
        var scores = new double[totals.Width];
        scores[category] = 1;
        var isRatio = !totals.IsCategorical && totals.Width > 2;
        var slope =
            isRatio || times.Length == 0 ? null
            : scales is not null ? WaveTrend.OfTotals(totals, category, times, scales, level)
            : totals.IsCategorical ? WaveTrend.Linear(totals, scores, times, level)
            : WaveTrend.LinearOfMeans(totals, times, level);
        var logistic =
            totals.IsCategorical && scales is null && times.Length > 0
                ? WaveTrend.Logistic(totals, category, times, level)
                : null;
        var steps = Enumerable
            .Range(1, points.Count - 1)
            .Select(t =>
                ComparisonMaker.Reported(
                    (
                        scales is not null ? Differences.OfTotals(totals, category, t - 1, t, scales, level)
                        : isRatio ? Differences.OfRatios(totals, t - 1, t, level)
                        : totals.IsCategorical ? Differences.OfShares(totals, category, t - 1, t, level)
                        : Differences.OfMeans(totals, t - 1, t, level)
                    ).Test
                )
            )
            .ToList();
        var family = $"steps of {points[^1].Id}";
        var adjusted = Adjustment.Of(family, [.. steps.Select(s => s?.P)]).By(codebook.Settings.Correction);
        return row with
        {
            SlopePerYear = slope?.PerUnitOfTime,
            SlopeStandardError = slope?.StandardError,
            SlopeInterval = CellFactory.Interval(slope?.Interval, level),
            Linear = slope is null ? null : ComparisonMaker.Reported(slope.Test),
            LogOddsPerYear = logistic?.PerUnitOfTime,
            LogOddsStandardError = logistic?.StandardError,
            Logistic = logistic is null ? null : ComparisonMaker.Reported(logistic.Test),
            Steps =
            [
                .. steps.Select(
                    (s, t) =>
                        s is null
                            ? null
                            : s with
                            {
                                AdjustedP = adjusted[t],
                                Adjustment = MethodIds.Of(codebook.Settings.Correction),
                                Family = family,
                            }
                ),
            ],
        };
    }
}
