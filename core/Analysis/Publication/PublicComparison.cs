using Serverless.Analysis.Comparisons;
using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Figures;
using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Analysis.Publication;

/// <summary>A comparison as it may be published, given what may be of its two sides.</summary>
internal static class PublicComparison
{
    /// <param name="exact">The comparison.</param>
    /// <param name="a">Side A.</param>
    /// <param name="b">Side B.</param>
    /// <param name="fewMoved">Whether a test would show that few members answered otherwise than before.</param>
    /// <param name="hidesOverall">Whether a test of all answers together would say more than their shares.</param>
    /// <param name="settings">Significance level and correction.</param>
    public static ComparisonResult Of(
        ComparisonResult exact,
        PublicTable a,
        PublicTable b,
        bool fewMoved,
        bool hidesOverall,
        AnalysisSettings settings
    )
    {
        (a, b) = (a with { Exact = exact.A.Base }, b with { Exact = exact.B.Base });
        var (precision, alpha) = (PrecisionOf(a, b), settings.Alpha);
        var corrected = exact.Rows;
        if (precision.Coarse)
            exact = exact with { Rows = [.. exact.Rows.Select(row => CoarseDifference.Of(row, a, b, settings))] };
        TestResult? Tested(TestResult? test) => Rounded(test, precision, alpha);
        var withheld = IsUntested(a) || IsUntested(b);
        var untested = withheld || fewMoved;
        var distribution = !untested && !a.Withheld.HasAnswers && !b.Withheld.HasAnswers;
        var overall = distribution && !hidesOverall;
        // The ranks of numbers are one more equation over them, where answers can be put to names.
        var ranks = overall && !(exact.Rows.All(row => row.Answer.IsNumber) && (a.HidesRanks || b.HidesRanks));
        List<ComparisonRow> rows = [.. exact.Rows.Select(row => Row(row, a, b, untested, alpha))];
        return exact with
        {
            A = exact.A with { Base = a.BaseOf(exact.A.Base) },
            B = exact.B with { Base = b.BaseOf(exact.B.Base) },
            NotTested = NotTested(withheld, fewMoved) ?? exact.NotTested,
            Overall = overall ? Tested(exact.Overall) : null,
            Alternatives = overall ? [.. exact.Alternatives.Select(t => Tested(t)!)] : [],
            SpssCompatible = distribution && !precision.Coarse ? Tested(exact.SpssCompatible) : null,
            SpssCompatibleRounded = distribution && !precision.Coarse ? Tested(exact.SpssCompatibleRounded) : null,
            MethodsDiffer = overall && !precision.Coarse ? exact.MethodsDiffer : null,
            CramersV = overall && exact.CramersV is { } v ? precision.CramersV(v) : null,
            CramersVBiasCorrected = overall && exact.CramersVBiasCorrected is { } c ? precision.CramersV(c) : null,
            Rank = ranks ? Tested(exact.Rank) : null,
            RankInFileOrder = ranks ? Tested(exact.RankInFileOrder) : null,
            Rows =
                precision.Coarse || HidesTests(rows, exact) ? Adjusted(rows, exact, corrected, a, b, settings) : rows,
        };
    }

    /// <summary>How precise what is computed of both sides may be: as coarse as either.</summary>
    public static Precision PrecisionOf(PublicTable a, PublicTable b) => a.Precision.Coarse ? a.Precision : b.Precision;

    public static TestResult? Rounded(TestResult? test, Precision precision, double alpha) =>
        test is null
            ? null
            : test with
            {
                Statistic = precision.Statistic(test.Statistic),
                Df2 = test.Df2 is { } df ? precision.Statistic(df) : null,
                P = precision.P(test.P, alpha),
                AdjustedP = test.AdjustedP is { } p ? precision.P(p, alpha) : null,
            };

    public static LocalizedText? NotTested(bool withheld, bool fewMoved)
    {
        if (withheld)
            return NotTestedText.Withheld;
        return fewMoved ? NotTestedText.FewMoved : null;
    }

    private static bool IsUntested(PublicTable side) =>
        side.Withheld.Suppressed || side.Withheld.BaseWithheld || side.Withheld.RestRounded;

    private static ComparisonRow Row(ComparisonRow exact, PublicTable a, PublicTable b, bool untested, double alpha)
    {
        var (sideA, sideB) = (a.Row(exact.A), b.Row(exact.B));
        if (untested || sideA.Value is null || sideB.Value is null)
            return new ComparisonRow
            {
                Answer = exact.Answer,
                A = sideA,
                B = sideB,
                Significant = false,
            };
        var (round, precision) = (Rounding(exact, a, b), PrecisionOf(a, b));
        return exact with
        {
            A = sideA,
            B = sideB,
            Difference = exact.Difference is { } difference ? round(difference) : null,
            StandardError = exact.StandardError is { } error ? precision.ErrorOfDifference(error) : null,
            Interval = exact.Interval is { } interval ? PublicTable.Rounded(interval, round) : null,
            SimultaneousInterval = exact.SimultaneousInterval is { } simultaneous
                ? PublicTable.Rounded(simultaneous, round)
                : null,
            Effect = exact.Effect is { } effect ? effect with { Value = precision.Effect(effect.Value) } : null,
            Equivalence = exact.Equivalence is { } equivalence
                ? equivalence with
                {
                    LowerP = precision.P(equivalence.LowerP, alpha),
                    UpperP = precision.P(equivalence.UpperP, alpha),
                    P = precision.P(equivalence.P, alpha),
                }
                : null,
            SpssCompatible = precision.Coarse ? null : Rounded(exact.SpssCompatible, precision, alpha),
            MethodsDiffer = exact.MethodsDiffer && !precision.Coarse,
            Paired =
                exact.Paired is null || a.Identifiable || b.Identifiable || a.Withheld.HasAny || b.Withheld.HasAny
                    ? null
                    : Rounded(exact.Paired, round, precision, alpha),
        };
    }

    /// <summary>
    /// Who gained and who lost an answer are a crossing of two waves. Groups whose members can be recognised do not have
    /// it, nor tables of which anything is withheld.
    /// </summary>
    private static PairedChange Rounded(
        PairedChange exact,
        Func<double, double> round,
        Precision precision,
        double alpha
    ) =>
        exact with
        {
            Difference = round(exact.Difference),
            StandardError = exact.StandardError is { } error ? Precision.StandardError(error) : null,
            Interval = exact.Interval is { } interval ? PublicTable.Rounded(interval, round) : null,
            Test = Rounded(exact.Test, precision, alpha),
            McNemar = Rounded(exact.McNemar, precision, alpha),
            McNemarExactP = exact.McNemarExactP is { } p ? Precision.Test(p) : null,
        };

    private static Func<double, double> Rounding(ComparisonRow exact, PublicTable a, PublicTable b)
    {
        var precision = PrecisionOf(a, b);
        if (precision.Coarse || exact.Answer.IsTotal || !exact.Answer.IsNumber)
            return AsFineAs([exact.A, exact.B], precision, Math.Max(a.Decimals, b.Decimals));
        var decimals = Precision.MeanDecimals(exact.Difference ?? 0, Math.Max(a.Decimals, b.Decimals));
        return x => Precision.Round(x, decimals);
    }

    /// <summary>Rounds what is worked out of figures to the last digit that these are published in.</summary>
    public static Func<double, double> AsFineAs(IReadOnlyList<Cell> figures, Precision precision, int printed)
    {
        var largest = figures.Max(cell => Math.Abs(cell.Value ?? 0));
        if (figures[0].Answer.IsTotal)
            return Precision.DifferenceOfTotals(largest, largest);
        var decimals = figures[0].Answer.IsNumber ? Precision.MeanDecimals(largest, printed) : precision.ShareDecimals;
        return x => Precision.Round(x, decimals);
    }

    private static bool HidesTests(List<ComparisonRow> rows, ComparisonResult exact) =>
        rows.Zip(exact.Rows).Any(pair => pair.First.Test is null && pair.Second.Test is not null);

    /// <summary>
    /// The answers that are left are a family of their own: a correction over the withheld ones too would say something
    /// of them. Their simultaneous intervals are those of that family too. Tests that were not corrected as they are, since
    /// the two answers of a question are one test, are not here either.
    /// </summary>
    private static List<ComparisonRow> Adjusted(
        List<ComparisonRow> rows,
        ComparisonResult exact,
        IReadOnlyList<ComparisonRow> corrected,
        PublicTable a,
        PublicTable b,
        AnalysisSettings settings
    )
    {
        var adjusted = rows.ToList();
        foreach (
            var family in rows.Select(r => r.Test is { Adjustment: not null, Family: { } name } ? name : null)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
        )
        {
            var shown = rows.ConvertAll(r => r.Test?.Family == family ? r.Test?.P : null);
            var isOneTest =
                shown.Count(p => p is not null) == 1
                || settings.Correction == AdjustmentMethod.None
                || IsOneTest(corrected, family);
            var adjustedPs = isOneTest ? shown : Comparison.Adjustment.Of(family, shown).By(settings.Correction);
            var divisors = Comparison.Adjustment.Divisors(shown, settings.Correction, settings.Alpha);
            for (var i = 0; i < rows.Count; i++)
                if (shown[i] is not null)
                    adjusted[i] = rows[i] with
                    {
                        Test = rows[i].Test! with { AdjustedP = adjustedPs[i] },
                        Significant = adjustedPs[i] < settings.Alpha,
                        SimultaneousInterval =
                            !isOneTest
                            && Simultaneous(exact.Rows[i], divisors[i]!.Value, settings.ConfidenceLevel) is { } interval
                                ? PublicTable.Rounded(interval, Rounding(exact.Rows[i], a, b))
                                : null,
                    };
        }

        return adjusted;
    }

    private static bool IsOneTest(IReadOnlyList<ComparisonRow> corrected, string family) =>
        corrected.Select(r => r.Test).OfType<TestResult>().Where(t => t.Family == family).ToList() is { Count: 2 } pair
        && pair.TrueForAll(t => t.AdjustedP == t.P);

    /// <summary>
    /// The degrees of freedom are those of the t test of the difference, which the test of an option is not.
    /// </summary>
    private static ConfidenceInterval? Simultaneous(ComparisonRow exact, double divisor, double level)
    {
        var df = exact.Equivalence?.DegreesOfFreedom ?? (exact.Test is { Df2: null } test ? test.Df1 : null);
        return exact is { Difference: { } difference, StandardError: { } error } && df is { } known
            ? CellFactory.Simultaneous(difference, error, known, divisor, level)
            : null;
    }
}
