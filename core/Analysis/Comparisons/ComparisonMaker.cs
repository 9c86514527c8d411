using Serverless.Analysis.Figures;
using Serverless.Analysis.Results;
using Serverless.Analysis.Tables;
using Serverless.Comparison;
using Serverless.Estimation;
using Serverless.Surveys;
using ReportedTest = Serverless.Analysis.Results.TestResult;

namespace Serverless.Analysis.Comparisons;

/// <summary>Compares one table between two parts of a sample: differences, tests, effect sizes.</summary>
internal sealed class ComparisonMaker(AnalysisSettings settings)
{
    private const int A = 0;
    private const int B = 1;

    /// <param name="sides">What is compared.</param>
    /// <param name="figures">The answers of both sides: part 0 is side A, part 1 is side B. Asked for only when
    /// something may be shown.</param>
    public ComparisonResult Compare(ComparedSides sides, Func<TableFigures> figures)
    {
        var given = sides.NotTested ?? NotTestedText.Of(sides.Plan);
        var notTested = given ?? Refusal(sides);
        var rows = Rows(sides).ToList();
        var result = new ComparisonResult
        {
            Id = sides.Id,
            Kind = sides.Kind,
            Table = sides.Plan.Id,
            A = sides.A,
            B = sides.B,
            CommonAnswers = sides.CommonAnswers,
            NotTested = notTested,
            Rows = [.. rows.Select(r => r.Row)],
        };
        if (sides.Break || given is not null)
            return sides.Break ? result : result with { Rows = [.. rows.Select(r => WithDifference(r.Row))] };

        var answers = figures();
        var compared = rows.ConvertAll(r => Compared(sides, r.Row, r.Measure, answers, tested: notTested is null));
        return notTested is null
            ? Tested(
                sides,
                result with
                {
                    Rows = Adjust(compared, sides.Id, rows.ConvertAll(r => r.Family), sides.Plan.IsDistribution),
                },
                answers
            )
            : result with
            {
                Rows = [.. compared.Select(r => r.Row)],
            };
    }

    /// <summary>A row, and the degrees of freedom of its difference; null without an interval.</summary>
    private sealed record ComparedRow(ComparisonRow Row, double? DegreesOfFreedom = null);

    /// <summary>Which totals hold a row's figure: those of a category, or numbers.</summary>
    private sealed record Measure(
        Func<TableFigures, DomainTotals> Totals,
        int Category,
        bool IsMean,
        bool IsOption,
        bool IsRatio = false,
        bool IsTotal = false
    );

    /// <summary>Which p-values a row's is corrected with.</summary>
    private enum RowFamily
    {
        /// <summary>None: summary, mean and the total of a number are tests of their own.</summary>
        Alone,

        /// <summary>The shares of the answers.</summary>
        Answers,

        /// <summary>The numbers in the population who give each answer.</summary>
        Totals,
    }

    private LocalizedText? Refusal(ComparedSides sides) =>
        sides.A.Base.N < settings.MinimumBaseForTests || sides.B.Base.N < settings.MinimumBaseForTests
            ? NotTestedText.SmallBase(settings.MinimumBaseForTests)
            : null;

    private static IEnumerable<(ComparisonRow Row, Measure Measure, RowFamily Family)> Rows(ComparedSides sides)
    {
        var plan = sides.Plan;
        for (var k = 0; k < plan.Answers.Count; k++)
        {
            var (category, code) = (k, FigureKey.ShareOf(plan.Answers[k].Code));
            if (Find(sides.TableA.Cells, code) is not { } a || Find(sides.TableB.Cells, code) is not { } b)
                continue;
            var measure = plan.IsMultipleResponse
                ? new Measure(f => f.Options[category]!, 1, IsMean: false, IsOption: true)
                : new Measure(f => f.Answers!, category, IsMean: false, IsOption: false);
            yield return (Row(a, b), measure, RowFamily.Answers);
        }

        if (sides.TableA.Summary is { } summaryA && sides.TableB.Summary is { } summaryB)
            yield return (
                Row(summaryA, summaryB),
                new Measure(f => f.Summary!, 1, IsMean: false, IsOption: false),
                RowFamily.Alone
            );
        if (sides.TableA.Mean is { } meanA && sides.TableB.Mean is { } meanB)
            yield return (
                Row(meanA, meanB),
                new Measure(f => f.Numbers!, 0, IsMean: true, IsOption: false, IsRatio: plan.Ratio is not null),
                RowFamily.Alone
            );
        for (var k = 0; k < plan.Answers.Count && plan.HasTotals; k++)
        {
            var (answer, figure) = (k, FigureKey.TotalOf(plan.Answers[k].Code));
            if (
                Grossed(Find(sides.TableA.AnswerTotals ?? [], figure)) is { } a
                && Grossed(Find(sides.TableB.AnswerTotals ?? [], figure)) is { } b
            )
                yield return (
                    Row(a, b),
                    new Measure(
                        f => f.CategoryOf(answer)!.Value.Totals,
                        plan.IsMultipleResponse ? 1 : k,
                        IsMean: false,
                        IsOption: false,
                        IsTotal: true
                    ),
                    RowFamily.Totals
                );
        }

        if (plan.HasTotals && Grossed(sides.TableA.Total) is { } totalA && Grossed(sides.TableB.Total) is { } totalB)
            yield return (
                Row(totalA, totalB),
                new Measure(f => f.Numbers!, 0, IsMean: false, IsOption: false, IsTotal: true),
                RowFamily.Alone
            );

        // Weighted sums of samples whose populations are not known differ for any reason.
        static Cell? Grossed(Cell? cell) => cell?.Method == MethodIds.Total ? cell : null;
        static Cell? Find(IReadOnlyList<Cell> cells, FigureKey answer) => cells.FirstOrDefault(c => c.Answer == answer);
        static ComparisonRow Row(Cell a, Cell b) =>
            new()
            {
                Answer = a.Answer,
                A = a,
                B = b,
                Significant = false,
            };
    }

    private static ComparisonRow WithDifference(ComparisonRow row) =>
        row.A.Value is { } a && row.B.Value is { } b ? row with { Difference = b - a } : row;

    private ComparedRow Compared(
        ComparedSides sides,
        ComparisonRow row,
        Measure measure,
        TableFigures figures,
        bool tested
    )
    {
        if (row.A.Value is null || row.B.Value is null)
            return new ComparedRow(row);
        var totals = measure.Totals(figures);
        var level = settings.ConfidenceLevel;
        var difference =
            measure.IsTotal ? Differences.OfTotals(totals, measure.Category, A, B, figures.TotalScales, level)
            : measure.IsRatio ? Differences.OfRatios(totals, A, B, level)
            : measure.IsMean ? Differences.OfMeans(totals, A, B, level)
            : Differences.OfShares(totals, measure.Category, A, B, level);
        row = row with
        {
            Difference = difference.Value,
            StandardError = difference.StandardError,
            Interval = CellFactory.Interval(difference.Interval, level),
        };
        if (!tested)
            return new ComparedRow(row);
        var test = measure.IsOption ? Independence.Test(totals).Test : difference.Test;
        var isShare = measure is { IsMean: false, IsTotal: false };
        var equivalence = test.Status != TestStatus.Performed || !isShare ? null : Equivalence.Of(difference);
        var (reported, spss) = (
            Reported(test),
            measure.IsRatio || measure.IsTotal ? null : Reported(Spss(totals, measure))
        );
        row = row with
        {
            Test = reported,
            Equivalent = reported is null ? null : equivalence?.IsEquivalent(settings.Alpha),
            Equivalence = reported is null || equivalence is null ? null : Reported(equivalence),
            SpssCompatible = reported is null ? null : spss,
            MethodsDiffer = reported is not null && spss is not null && Differ(reported, spss),
            Effect =
                test.Status == TestStatus.Performed && difference.EffectSize is { } effect
                    ? new Results.EffectSize(measure.IsMean ? "g" : "h", effect)
                    : null,
        };
        return new ComparedRow(row, difference.Interval is null ? null : difference.Test.DenominatorDf);
    }

    /// <summary>
    /// What SPSS would make of the row: a t test of means, a chi-square of an option, a t test of a share among other
    /// answers.
    /// </summary>
    private static Comparison.TestResult Spss(DomainTotals totals, Measure measure)
    {
        if (measure.IsMean)
            return SpssCompatible.StudentT(totals, A, B);
        if (measure.IsOption)
            return SpssCompatible.Pearson(totals);
        var scores = new double[totals.Width];
        scores[measure.Category] = 1;
        return SpssCompatible.StudentT(totals, scores, A, B);
    }

    /// <summary>
    /// The answers of a table are tested together, so their p-values are adjusted together; summary and mean,
    /// behind them, are tests of their own.
    /// The two answers of a yes-or-no question are one test, not two.
    /// </summary>
    private List<ComparisonRow> Adjust(
        List<ComparedRow> compared,
        ComparisonId comparison,
        List<RowFamily> families,
        bool addsUp
    )
    {
        var rows = compared.ConvertAll(r =>
            r.Row.Test is { } test
                ? WithAdjusted(r.Row, test with { AdjustedP = test.P, Family = $"{r.Row.Answer} of {comparison}" })
                : r.Row
        );
        foreach (var (family, name) in new[] { (RowFamily.Answers, "answers"), (RowFamily.Totals, "totals") })
        {
            int[] members = [.. Enumerable.Range(0, rows.Count).Where(i => families[i] == family)];
            // The numbers who give one answer and who give the other move apart: only their shares are one test.
            var adjusted = Adjusted(
                [.. members.Select(i => compared[i])],
                $"{name} of {comparison}",
                addsUp && family == RowFamily.Answers
            );
            foreach (var (i, row) in members.Zip(adjusted))
                rows[i] = row;
        }

        return rows;
    }

    private List<ComparisonRow> Adjusted(List<ComparedRow> compared, string family, bool addsUp)
    {
        var raw = compared.ConvertAll(r => r.Row.Test?.P);
        var isOneTest = raw.Count(p => p is not null) == 1 || (addsUp && raw.Count(p => p is not null) == 2);
        var adjusted = isOneTest ? raw : Adjustment.Of(family, raw).By(settings.Correction);
        var divisors = Adjustment.Divisors(raw, settings.Correction, settings.Alpha);
        return
        [
            .. compared.Select(
                (r, i) =>
                    r.Row.Test is not { } test
                        ? r.Row
                        : WithAdjusted(
                            r.Row,
                            test with
                            {
                                AdjustedP = adjusted[i],
                                Adjustment = MethodIds.Of(settings.Correction),
                                Family = family,
                            }
                        ) with
                        {
                            SimultaneousInterval =
                                isOneTest || settings.Correction == AdjustmentMethod.None
                                    ? null
                                    : Simultaneous(r, divisors[i]!.Value),
                        }
            ),
        ];
    }

    /// <summary>
    /// The interval at the level that the correction implies for this row, so that it leaves zero out when the row is
    /// significant and contains it when not.
    /// </summary>
    private ConfidenceInterval? Simultaneous(ComparedRow compared, double divisor)
    {
        if (compared is not { DegreesOfFreedom: { } df, Row: { Difference: { } difference, StandardError: { } se } })
            return null;
        return CellFactory.Simultaneous(difference, se, df, divisor, settings.ConfidenceLevel);
    }

    private ComparisonRow WithAdjusted(ComparisonRow row, ReportedTest test) =>
        row with
        {
            Test = test,
            Significant = test.AdjustedP < settings.Alpha,
        };

    private ComparisonResult Tested(ComparedSides sides, ComparisonResult result, TableFigures figures)
    {
        if (Ranks(sides.Plan, figures, settings.RankScores) is { } rank)
            result = result with { Rank = Reported(rank.WithWeightedMidranks), RankInFileOrder = InFileOrder(rank) };
        if (figures.Answers is not { } answers)
            return figures.Columns.Options is null ? result : WithOmnibus(sides, result, figures);
        var test = Independence.Test(answers);
        var (overall, spss) = (Reported(test.Test), Reported(SpssCompatible.Pearson(answers)));
        return result with
        {
            Overall = overall,
            Alternatives = Alternatives(test),
            SpssCompatible = spss,
            MethodsDiffer = overall is null || spss is null ? null : Differ(overall, spss),
            SpssCompatibleRounded = Reported(SpssCompatible.Pearson(answers, rounded: true)),
            CramersVBiasCorrected = test.Test.Status == TestStatus.Performed ? test.BiasCorrectedV : null,
            CramersV = test.Test.Status == TestStatus.Performed && test.CramersV is { } v ? Math.Min(1, v) : null,
        };
    }

    /// <summary>
    /// Whether answers in order, or numbers, are higher in one part than in another; null for other tables and for ratios.
    /// </summary>
    public static RankTestResult? Ranks(TablePlan plan, TableFigures figures, RankScores? chosen)
    {
        var scores = chosen ?? RankScores.Wilcoxon;
        if (figures.Domains is not { } domains)
            return null;
        if (figures.Answers is { } answers)
            return plan.Ordinal
                ? RankTest.OfCategories(
                    answers,
                    new CodeColumn(figures.Columns.Answers!, plan.Answers.Count),
                    domains,
                    scores
                )
                : null;
        return plan.HasQuantiles && figures.Columns.Numbers is { } numbers
            ? RankTest.OfNumbers(figures.Sample, numbers, domains, scores)
            : null;
    }

    /// <summary>The rank test as R makes it; null when it was not done.</summary>
    public static ReportedTest? InFileOrder(RankTestResult rank) =>
        Reported(rank.Test) is { } asR ? asR with { Method = asR.Method + MethodIds.InFileOrder } : null;

    /// <summary>Other tests of the same distribution than Rao and Scott's F.</summary>
    public static IReadOnlyList<ReportedTest> Alternatives(IndependenceTest test) =>
        [
            .. new[] { test.ChiSquare, test.Saddlepoint, test.Wald, test.AdjustedWald }
                .Select(Reported)
                .OfType<ReportedTest>(),
        ];

    /// <summary>The options of a multiple question, tested together.</summary>
    private static ComparisonResult WithOmnibus(ComparedSides sides, ComparisonResult result, TableFigures figures)
    {
        var shown = figures.Columns.Options!.OfType<ushort[]>().ToList();
        if (shown.Count < 2)
            return result;
        var test = MultipleResponse.Omnibus(DomainTotals.OfIndicators(figures.Sample, shown, figures.Domains));
        var family = $"all options of {sides.Id} together";
        return result with
        {
            Overall = Reported(test.Test) is { } overall ? overall with { Family = family } : null,
            Alternatives = Reported(test.ChiSquare) is { } firstOrder ? [firstOrder with { Family = family }] : [],
        };
    }

    private bool Differ(ReportedTest design, ReportedTest spss) => design.P < settings.Alpha != spss.P < settings.Alpha;

    private static EquivalenceResult? Reported(EquivalenceTest test) =>
        test is { Test: { PValue: { } p, DenominatorDf: { } df }, LowerPValue: { } lower, UpperPValue: { } upper }
            ? new EquivalenceResult(MethodIds.Of(test.Test.Method), test.Margin, df, lower, upper, p)
            : null;

    /// <summary>A test as the document has it; null when it was not done.</summary>
    public static ReportedTest? Reported(Comparison.TestResult test)
    {
        if (
            test is not { Status: TestStatus.Performed, Statistic: { } statistic, PValue: { } p }
            || !double.IsFinite(statistic)
        )
            return null;
        return test.NumeratorDf is { } df1
            ? new ReportedTest(MethodIds.Of(test.Method), statistic, df1, test.DenominatorDf, p, null, null, null)
            : new ReportedTest(
                MethodIds.Of(test.Method),
                statistic,
                test.DenominatorDf ?? 0,
                null,
                p,
                null,
                null,
                null
            );
    }
}
