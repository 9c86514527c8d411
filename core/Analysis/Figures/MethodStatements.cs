using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Analysis.Figures;

/// <summary>Every estimator, interval, test and correction in words, with its source.</summary>
internal static class MethodStatements
{
    private static readonly IReadOnlyList<MethodStatement> All =
    [
        Of(
            MethodIds.Share,
            "Gewogen aandeel; standaardfout met Taylor-linearisatie volgens steekproefontwerp en weging.",
            "Weighted share; standard error by Taylor linearisation under the sampling design and the weighting.",
            "Binder 1983; Deville & Särndal 1992; Wolter 2007, ch. 6"
        ),
        Of(
            MethodIds.Mean,
            "Gewogen gemiddelde; standaardfout met Taylor-linearisatie volgens steekproefontwerp en weging.",
            "Weighted mean; standard error by Taylor linearisation under the sampling design and the weighting.",
            "Binder 1983; Deville & Särndal 1992; Wolter 2007, ch. 6"
        ),
        Of(
            MethodIds.Ratio,
            "Verhouding van twee gewogen totalen; standaardfout met Taylor-linearisatie volgens steekproefontwerp en weging.",
            "Ratio of two weighted totals; standard error by Taylor linearisation under the sampling design and the weighting.",
            "Woodruff 1971; Binder 1983; Deville & Särndal 1992"
        ),
        Of(
            MethodIds.UnweightedRatio,
            "Verhouding van twee ongewogen totalen van een zelfgeselecteerde groep, zonder steekproeffout.",
            "Ratio of two unweighted totals of a self-selected group, without sampling error.",
            "American Association for Public Opinion Research 2013"
        ),
        Of(
            MethodIds.Total,
            "Geschat populatietotaal; standaardfout met Taylor-linearisatie volgens steekproefontwerp en weging.",
            "Estimated population total; standard error by Taylor linearisation under the sampling design and the weighting.",
            "Särndal, Swensson & Wretman 1992, ch. 5; Deville & Särndal 1992"
        ),
        Of(MethodIds.Quantile, "Gewogen kwantiel.", "Weighted quantile.", "Woodruff 1952"),
        Of(
            MethodIds.UnweightedShare,
            "Ongewogen aandeel van een zelfgeselecteerde groep, zonder steekproeffout.",
            "Unweighted share of a self-selected group, without sampling error.",
            "American Association for Public Opinion Research 2013"
        ),
        Of(
            MethodIds.UnweightedMean,
            "Ongewogen gemiddelde van een zelfgeselecteerde groep, zonder steekproeffout.",
            "Unweighted mean of a self-selected group, without sampling error.",
            "American Association for Public Opinion Research 2013"
        ),
        Of(
            MethodIds.UnweightedQuantile,
            "Ongewogen kwantiel van een zelfgeselecteerde groep.",
            "Unweighted quantile of a self-selected group.",
            "American Association for Public Opinion Research 2013"
        ),
        Of(
            "interval-wilson",
            "Wilson-interval op de effectieve steekproefomvang.",
            "Wilson interval on the effective sample size.",
            "Wilson 1927; Franco et al. 2019"
        ),
        Of(
            "interval-korn-graubard",
            "Korn-Graubard-interval: Clopper-Pearson op de effectieve steekproefomvang, voor kleine aantallen en aandelen dicht bij 0 of 100 %.",
            "Korn-Graubard interval: Clopper-Pearson on the effective sample size, for small bases and shares near 0 or 100 %.",
            "Korn & Graubard 1998"
        ),
        Of("interval-logit", "Interval op de logitschaal.", "Interval on the logit scale.", "Shah et al. 1996"),
        Of("interval-t", "Schatting ± t × standaardfout.", "Estimate ± t × standard error.", "Wolter 2007, ch. 1"),
        Of("interval-woodruff", "Woodruff-interval.", "Woodruff interval.", "Woodruff 1952"),
        Of(
            "test-rao-scott-f",
            "Rao-Scott-toets met correctie van de tweede orde, als F.",
            "Rao-Scott test with second-order correction, as F.",
            "Rao & Scott 1984; Thomas & Rao 1987"
        ),
        Of(
            "test-rao-scott-chi-square",
            "Rao-Scott-toets met correctie van de eerste orde.",
            "Rao-Scott test with first-order correction.",
            "Rao & Scott 1981"
        ),
        Of(
            "test-rao-scott-saddlepoint",
            "Rao-Scott-toets op de asymptotische verdeling, met zadelpuntbenadering.",
            "Rao-Scott test on the asymptotic distribution, by saddlepoint approximation.",
            "Rao & Scott 1981; Kuonen 1999"
        ),
        Of(
            "test-multiple-response-f",
            "Toets op alle antwoorden van een meerkeuzevraag samen: som van hun toetsingsgrootheden, met correctie van de tweede orde voor hun samenhang, als F.",
            "Test of all options of a multiple-response question together: sum of their statistics with second-order correction for their covariance, as F.",
            "Bilder & Loughin 2004; Rao & Scott 1984"
        ),
        Of(
            "test-multiple-response-chi-square",
            "Dezelfde som met correctie van de eerste orde.",
            "The same sum with first-order correction.",
            "Bilder & Loughin 2004; Rao & Scott 1981"
        ),
        Of(
            "test-wald",
            "Wald-toets op onafhankelijkheid.",
            "Wald test of independence.",
            "Koch, Freeman & Freeman 1975"
        ),
        Of(
            "test-adjusted-wald",
            "Wald-toets op onafhankelijkheid, gecorrigeerd voor weinig vrijheidsgraden.",
            "Wald test of independence, adjusted for few degrees of freedom.",
            "Thomas & Rao 1987"
        ),
        Of(
            "test-design-t",
            "t-toets op het verschil, met de standaardfout volgens het steekproefontwerp.",
            "t test of the difference, with its design-based standard error.",
            "Korn & Graubard 1999, ch. 3"
        ),
        Of(
            "test-group-wald",
            "Wald-toets op gelijke gemiddelden, als F.",
            "Wald test of equal means, as F.",
            "Korn & Graubard 1999, ch. 3"
        ),
        Of(
            "test-rank-t",
            "Rangtoets voor geordende antwoorden volgens het steekproefontwerp.",
            "Design-based rank test for ordinal answers.",
            "Lumley & Scott 2013"
        ),
        Of(
            "test-rank-f",
            "Rangtoets (Kruskal-Wallis) voor geordende antwoorden volgens het steekproefontwerp.",
            "Design-based Kruskal-Wallis rank test for ordinal answers.",
            "Lumley & Scott 2013"
        ),
        Of(
            "test-rank-t" + MethodIds.InFileOrder,
            "Rangtoets met gelijke antwoorden gemiddeld in de volgorde van het bestand, zoals R (svyranktest).",
            "Rank test with ties averaged in the order of the file, as R does (svyranktest).",
            "Lumley & Scott 2013; R survey"
        ),
        Of(
            "test-rank-f" + MethodIds.InFileOrder,
            "Kruskal-Wallis-rangtoets met gelijke antwoorden gemiddeld in de volgorde van het bestand, zoals R (svyranktest).",
            "Kruskal-Wallis rank test with ties averaged in the order of the file, as R does (svyranktest).",
            "Lumley & Scott 2013; R survey"
        ),
        Of(
            "test-linear-trend",
            "Helling van een gewogen lineaire regressie op de tijd.",
            "Slope of a weighted linear regression on time.",
            "Korn & Graubard 1999, ch. 3"
        ),
        Of(
            "test-logistic-trend",
            "Helling van een gewogen logistische regressie op de tijd.",
            "Slope of a weighted logistic regression on time.",
            "Binder 1983"
        ),
        Of(
            "test-equivalence",
            "Twee eenzijdige toetsen op gelijkwaardigheid binnen 5 procentpunt.",
            "Two one-sided tests of equivalence within 5 percentage points.",
            "Schuirmann 1987"
        ),
        Of(
            "test-spss-pearson",
            "Pearson-chikwadraat zoals SPSS die bij gewichten met gemiddelde 1 geeft; alleen ter vergelijking.",
            "Pearson chi-square as SPSS gives it on weights with mean 1; for comparison only.",
            "IBM SPSS Statistics Algorithms, CROSSTABS"
        ),
        Of(
            "test-spss-pearson-rounded",
            "Als SPSS, met afgeronde celaantallen; alleen ter vergelijking.",
            "As SPSS, on rounded cell counts; for comparison only.",
            "IBM SPSS Statistics Algorithms, CROSSTABS"
        ),
        Of(
            "test-spss-t",
            "Student-t zoals SPSS die bij gewichten met gemiddelde 1 geeft; alleen ter vergelijking.",
            "Student's t as SPSS gives it on weights with mean 1; for comparison only.",
            "IBM SPSS Statistics Algorithms, T-TEST"
        ),
        Of(
            "test-spss-welch",
            "Welch-t zoals SPSS die bij gewichten met gemiddelde 1 geeft; alleen ter vergelijking.",
            "Welch's t as SPSS gives it on weights with mean 1; for comparison only.",
            "IBM SPSS Statistics Algorithms, T-TEST"
        ),
        Of(
            MethodIds.BenjaminiHochberg,
            "Benjamini-Hochberg-correctie over alle getoetste verschillen van de meting.",
            "Benjamini-Hochberg correction over all differences tested in the wave.",
            "Benjamini & Hochberg 1995"
        ),
        Of(
            MethodIds.Holm,
            "Holm-correctie over de antwoorden van één tabel in één vergelijking.",
            "Holm correction over the answers of one table in one comparison.",
            "Holm 1979"
        ),
    ];

    /// <summary>The statements of the methods that figures refer to, in fixed order.</summary>
    public static IReadOnlyList<MethodStatement> Used(
        IReadOnlyList<TableResult> tables,
        IReadOnlyList<ComparisonResult> comparisons,
        IReadOnlyList<TrendResult> trends
    )
    {
        var rows = comparisons.SelectMany(c => c.Rows).ToList();
        var trendRows = trends.SelectMany(t => t.Rows).ToList();
        var cells = tables
            .SelectMany(t => t.Groups)
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
                    .Concat(trendRows.Select(r => r.SlopeInterval))
                    .Select(i => i?.Method)
                    .OfType<string>()
            )
            .Concat(tests.Select(t => t.Method))
            .Concat(tests.Select(t => t.Adjustment).OfType<string>())
            .ToHashSet(StringComparer.Ordinal);
        if (rows.Exists(r => r.Equivalent is not null))
            used.Add("test-equivalence");
        if (rows.Exists(r => r.ScreenedP is not null))
            used.Add(MethodIds.BenjaminiHochberg);
        return [.. All.Where(m => used.Contains(m.Id))];
    }

    private static IEnumerable<Cell> Cells(GroupTable table) =>
        table.Cells.Concat(table.Quantiles).Append(table.Summary).Append(table.Mean).Append(table.Total).OfType<Cell>();

    private static MethodStatement Of(string id, string nl, string en, string source) =>
        new(id, new LocalizedText(nl, en), source);
}
