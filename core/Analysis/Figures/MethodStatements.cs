using Serverless.Analysis.Results;
using Serverless.Wording;

namespace Serverless.Analysis.Figures;

/// <summary>Every estimator, interval, test and correction in words, with its source.</summary>
internal static class MethodStatements
{
    internal static readonly IReadOnlyList<MethodStatement> All =
    [
        Of(MethodIds.Share, texts => texts.Share, "Binder 1983; Deville & Särndal 1992; Wolter 2007, ch. 6"),
        Of(MethodIds.Mean, texts => texts.Mean, "Binder 1983; Deville & Särndal 1992; Wolter 2007, ch. 6"),
        Of(
            MethodIds.StandardDeviation,
            texts => texts.StandardDeviation,
            "Binder 1983; Wolter 2007, ch. 6; R survey, svyvar"
        ),
        Of(
            MethodIds.UnweightedStandardDeviation,
            texts => texts.UnweightedStandardDeviation,
            "American Association for Public Opinion Research 2013"
        ),
        Of(MethodIds.CronbachAlpha, texts => texts.CronbachAlpha, "Cronbach 1951; Binder 1983; R survey, svycralpha"),
        Of(
            MethodIds.UnweightedCronbachAlpha,
            texts => texts.UnweightedCronbachAlpha,
            "Cronbach 1951; American Association for Public Opinion Research 2013"
        ),
        Of(MethodIds.Ratio, texts => texts.Ratio, "Woodruff 1971; Binder 1983; Deville & Särndal 1992"),
        Of(
            MethodIds.UnweightedRatio,
            texts => texts.UnweightedRatio,
            "American Association for Public Opinion Research 2013"
        ),
        Of(MethodIds.Total, texts => texts.Total, "Särndal, Swensson & Wretman 1992, ch. 5; Deville & Särndal 1992"),
        Of(MethodIds.WeightedTotal, texts => texts.WeightedTotal, "Wolter 2007, ch. 1"),
        Of(
            MethodIds.ShareOfResponse,
            texts => texts.ShareOfResponse,
            "American Association for Public Opinion Research 2013"
        ),
        Of(
            MethodIds.WeightedShareOfResponse,
            texts => texts.WeightedShareOfResponse,
            "Binder 1983; Deville & Särndal 1992; Wolter 2007, ch. 6"
        ),
        Of(MethodIds.Quantile, texts => texts.Quantile, "Woodruff 1952"),
        Of(
            MethodIds.UnweightedShare,
            texts => texts.UnweightedShare,
            "American Association for Public Opinion Research 2013"
        ),
        Of(
            MethodIds.UnweightedMean,
            texts => texts.UnweightedMean,
            "American Association for Public Opinion Research 2013"
        ),
        Of(
            MethodIds.UnweightedQuantile,
            texts => texts.UnweightedQuantile,
            "American Association for Public Opinion Research 2013"
        ),
        Of("interval-wilson", texts => texts.IntervalWilson, "Wilson 1927; Franco et al. 2019"),
        Of("interval-korn-graubard", texts => texts.IntervalKornGraubard, "Korn & Graubard 1998"),
        Of("interval-logit", texts => texts.IntervalLogit, "Shah et al. 1996"),
        Of("interval-beta", texts => texts.IntervalBeta, "Korn & Graubard 1998; R survey"),
        Of("interval-arcsine", texts => texts.IntervalArcsine, "Anscombe 1948; R survey"),
        Of("interval-likelihood", texts => texts.IntervalLikelihood, "Rao & Scott 1984; R survey"),
        Of("interval-t", texts => texts.IntervalT, "Wolter 2007, ch. 1"),
        Of("interval-logarithmic", texts => texts.IntervalLogarithmic, "Wolter 2007, ch. 7; Bonett 2002"),
        Of("interval-woodruff", texts => texts.IntervalWoodruff, "Woodruff 1952"),
        Of(MethodIds.Simultaneous, texts => texts.Simultaneous, "Holm 1979; Benjamini & Yekutieli 2005"),
        Of(MethodIds.ReplicateWeights, texts => texts.ReplicateWeights, "Wolter 2007, ch. 3-5; Rust & Rao 1996"),
        Of("correction-levels", texts => texts.CorrectionOfLevels, "Deming 1953; Cochran 1977, ch. 2"),
        Of("correction-always", texts => texts.CorrectionAlways, "Cochran 1977, ch. 2"),
        Of("test-rao-scott-f", texts => texts.RaoScottF, "Rao & Scott 1984; Thomas & Rao 1987"),
        Of("test-rao-scott-chi-square", texts => texts.RaoScottChiSquare, "Rao & Scott 1981"),
        Of("test-rao-scott-saddlepoint", texts => texts.RaoScottSaddlepoint, "Rao & Scott 1981; Kuonen 1999"),
        Of("test-multiple-response-f", texts => texts.MultipleResponseF, "Bilder & Loughin 2004; Rao & Scott 1984"),
        Of(
            "test-multiple-response-chi-square",
            texts => texts.MultipleResponseChiSquare,
            "Bilder & Loughin 2004; Rao & Scott 1981"
        ),
        Of("test-wald", texts => texts.Wald, "Koch, Freeman & Freeman 1975"),
        Of("test-adjusted-wald", texts => texts.AdjustedWald, "Thomas & Rao 1987"),
        Of("test-design-t", texts => texts.DesignT, "Korn & Graubard 1999, ch. 3"),
        Of("test-paired-t", texts => texts.PairedT, "Korn & Graubard 1999, ch. 3"),
        Of("test-mcnemar", texts => texts.McNemar, "McNemar 1947"),
        Of("test-group-wald", texts => texts.GroupWald, "Korn & Graubard 1999, ch. 3"),
        Of("test-rank-t", texts => texts.RankT, "Lumley & Scott 2013"),
        Of("test-rank-f", texts => texts.RankF, "Lumley & Scott 2013"),
        Of("test-rank-t" + MethodIds.InFileOrder, texts => texts.RankTInFileOrder, "Lumley & Scott 2013; R survey"),
        Of("test-rank-f" + MethodIds.InFileOrder, texts => texts.RankFInFileOrder, "Lumley & Scott 2013; R survey"),
        Of("test-van-der-waerden-t", texts => texts.VanDerWaerden, "van der Waerden 1952; Lumley & Scott 2013"),
        Of("test-van-der-waerden-f", texts => texts.VanDerWaerden, "van der Waerden 1952; Lumley & Scott 2013"),
        Of("test-median-t", texts => texts.MedianTest, "Mood 1950; Lumley & Scott 2013"),
        Of("test-median-f", texts => texts.MedianTest, "Mood 1950; Lumley & Scott 2013"),
        Of(
            "test-van-der-waerden-t" + MethodIds.InFileOrder,
            texts => texts.VanDerWaerdenInFileOrder,
            "van der Waerden 1952; Lumley & Scott 2013; R survey"
        ),
        Of(
            "test-van-der-waerden-f" + MethodIds.InFileOrder,
            texts => texts.VanDerWaerdenInFileOrder,
            "van der Waerden 1952; Lumley & Scott 2013; R survey"
        ),
        Of(
            "test-median-t" + MethodIds.InFileOrder,
            texts => texts.MedianTestInFileOrder,
            "Mood 1950; Lumley & Scott 2013; R survey"
        ),
        Of(
            "test-median-f" + MethodIds.InFileOrder,
            texts => texts.MedianTestInFileOrder,
            "Mood 1950; Lumley & Scott 2013; R survey"
        ),
        Of("test-linear-trend", texts => texts.LinearTrend, "Korn & Graubard 1999, ch. 3"),
        Of("test-logistic-trend", texts => texts.LogisticTrend, "Binder 1983"),
        Of("test-equivalence", texts => texts.Equivalence, "Schuirmann 1987"),
        Of("test-spss-pearson", texts => texts.SpssPearson, "IBM SPSS Statistics Algorithms, CROSSTABS"),
        Of("test-spss-pearson-rounded", texts => texts.SpssPearsonRounded, "IBM SPSS Statistics Algorithms, CROSSTABS"),
        Of("test-spss-t", texts => texts.SpssT, "IBM SPSS Statistics Algorithms, T-TEST"),
        Of("test-spss-welch", texts => texts.SpssWelch, "IBM SPSS Statistics Algorithms, T-TEST"),
        Of(
            MethodIds.ResponseRates,
            texts => texts.ResponseRates,
            "American Association for Public Opinion Research 2023, Standard Definitions, 10th ed."
        ),
        Of(MethodIds.GoodnessOfFit, texts => texts.GoodnessOfFit, "Pearson 1900"),
        Of(
            MethodIds.Representativeness,
            texts => texts.Representativeness,
            "Schouten, Cobben & Bethlehem 2009; Shlomo, Skinner & Schouten 2012"
        ),
        Of(MethodIds.BenjaminiHochberg, texts => texts.BenjaminiHochberg, "Benjamini & Hochberg 1995"),
        Of(MethodIds.Holm, texts => texts.Holm, "Holm 1979"),
        Of(MethodIds.Bonferroni, texts => texts.Bonferroni, "Dunn 1961"),
        Of(MethodIds.FalseDiscoveries, texts => texts.FalseDiscoveries, "Benjamini & Hochberg 1995"),
        Of(MethodIds.Uncorrected, texts => texts.Uncorrected, "Rothman 1990"),
    ];

    /// <summary>The statements of the methods that figures refer to, in fixed order.</summary>
    public static IReadOnlyList<MethodStatement> Used(
        IReadOnlyList<GroupResult> groups,
        IReadOnlyList<TableResult> tables,
        IReadOnlyList<ComparisonResult> comparisons,
        IReadOnlyList<TrendResult> trends,
        IReadOnlyList<CrossTableResult> crossed
    )
    {
        var rows = comparisons.SelectMany(c => c.Rows).ToList();
        var trendRows = trends.SelectMany(t => t.Rows).ToList();
        var cells = tables
            .SelectMany(t => t.Groups)
            .Concat(crossed.SelectMany(c => c.Groups).SelectMany(g => g.Columns).Select(c => c.Figures))
            .SelectMany(Cells)
            .Concat(rows.SelectMany(r => new[] { r.A, r.B }))
            .Concat(trendRows.SelectMany(r => r.Points))
            .ToList();
        var tests = rows.SelectMany(r => new[] { r.Test, r.SpssCompatible })
            .Concat(
                comparisons.SelectMany(c =>
                    new[] { c.Overall, c.Rank, c.RankInFileOrder, c.SpssCompatible, c.SpssCompatibleRounded }
                )
            )
            .Concat(comparisons.SelectMany(c => c.Alternatives))
            .Concat(rows.SelectMany(r => new[] { r.Paired?.Test, r.Paired?.McNemar }))
            .Concat(
                crossed
                    .SelectMany(c => c.Groups)
                    .SelectMany(g => g.Alternatives.Append(g.Overall).Append(g.Rank).Append(g.RankInFileOrder))
            )
            .Concat(trends.Select(t => t.Overall))
            .Concat(trendRows.SelectMany(r => r.Steps.Append(r.Linear).Append(r.Logistic)))
            .OfType<TestResult>()
            .ToList();
        var used = cells
            .Select(c => c.Method)
            .Concat(
                cells
                    .Select(c => c.Interval)
                    .Concat(rows.Select(r => r.Interval))
                    .Concat(rows.Select(r => r.SimultaneousInterval))
                    .Concat(trendRows.Select(r => r.SlopeInterval))
                    .Select(i => i?.Method)
                    .OfType<string>()
            )
            .Concat(tests.Select(t => t.Method))
            .Concat(tests.Select(t => t.Adjustment).OfType<string>())
            .ToHashSet(StringComparer.Ordinal);
        if (rows.Exists(r => r.SimultaneousInterval is not null))
            used.Add(MethodIds.Simultaneous);
        if (comparisons.Any(c => c.Kind == ComparisonKind.Waves && c.Rows.Any(r => r.StandardError is not null)))
            used.UnionWith(groups.Select(g => MethodIds.Of(g.FinitePopulationCorrection)).OfType<string>());
        if (groups.Any(g => g.Replicates is not null))
            used.Add(MethodIds.ReplicateWeights);
        if (rows.Exists(r => r.Equivalent is not null))
            used.Add("test-equivalence");
        foreach (var scale in groups.SelectMany(g => g.Scales ?? []))
        {
            used.Add(scale.Method);
            if (scale.Interval is { } interval)
                used.Add(interval.Method);
        }

        foreach (var found in groups.Select(g => g.NonResponse).OfType<NonResponse>())
        {
            if (found.Outcome is not null)
                used.Add(MethodIds.ResponseRates);
            if (found.Fit.Count > 0)
                used.Add(MethodIds.GoodnessOfFit);
            if (found.Representativeness.Count > 0)
                used.Add(MethodIds.Representativeness);
        }

        if (rows.Exists(r => r.ScreenedP is not null))
            used.Add(MethodIds.BenjaminiHochberg);
        return [.. All.Where(m => used.Contains(m.Id))];
    }

    private static IEnumerable<Cell> Cells(GroupTable table) =>
        table
            .Cells.Concat(table.Quantiles)
            .Concat(table.AnswerTotals ?? [])
            .Concat(table.SharesOfResponse ?? [])
            .Append(table.Summary)
            .Append(table.Mean)
            .Append(table.StandardDeviation)
            .Append(table.Total)
            .OfType<Cell>();

    private static MethodStatement Of(string id, Func<MethodTexts, string> sentence, string source) =>
        new(id, Texts.Localized(texts => sentence(texts.Methods)), source);
}
