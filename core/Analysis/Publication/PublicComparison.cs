using Serverless.Analysis.Comparisons;
using Serverless.Analysis.Results;

namespace Serverless.Analysis.Publication;

/// <summary>A comparison as it may be published, given what may be of its two sides.</summary>
internal static class PublicComparison
{
    /// <param name="exact">The comparison.</param>
    /// <param name="a">Side A.</param>
    /// <param name="b">Side B.</param>
    /// <param name="alpha">Significance level.</param>
    public static ComparisonResult Of(ComparisonResult exact, PublicTable a, PublicTable b, double alpha)
    {
        var untested = IsUntested(a) || IsUntested(b);
        var distribution = !untested && !a.Withheld.HasAnswers && !b.Withheld.HasAnswers;
        List<ComparisonRow> rows = [.. exact.Rows.Select(row => Row(row, a, b, untested))];
        return exact with
        {
            A = exact.A with { Base = a.BaseOf(exact.A.Base) },
            B = exact.B with { Base = b.BaseOf(exact.B.Base) },
            NotTested = untested ? NotTestedText.Withheld : exact.NotTested,
            Overall = distribution ? Rounded(exact.Overall) : null,
            Alternatives = distribution ? [.. exact.Alternatives.Select(t => Rounded(t)!)] : [],
            SpssCompatible = distribution ? Rounded(exact.SpssCompatible) : null,
            SpssCompatibleRounded = distribution ? Rounded(exact.SpssCompatibleRounded) : null,
            MethodsDiffer = distribution ? exact.MethodsDiffer : null,
            CramersV = distribution && exact.CramersV is { } v ? Precision.Test(v) : null,
            CramersVBiasCorrected = distribution && exact.CramersVBiasCorrected is { } c ? Precision.Test(c) : null,
            Rank = distribution ? Rounded(exact.Rank) : null,
            RankInFileOrder = distribution ? Rounded(exact.RankInFileOrder) : null,
            Rows = rows.Count == exact.Rows.Count && HidesTests(rows, exact) ? Adjusted(rows, a, alpha) : rows,
        };
    }

    public static TestResult? Rounded(TestResult? test) =>
        test is null
            ? null
            : test with
            {
                Statistic = Precision.Test(test.Statistic),
                Df2 = test.Df2 is { } df ? Precision.Test(df) : null,
                P = Precision.Test(test.P),
                AdjustedP = test.AdjustedP is { } p ? Precision.Test(p) : null,
            };

    private static bool IsUntested(PublicTable side) => side.Withheld.Suppressed || side.Withheld.BaseWithheld;

    private static ComparisonRow Row(ComparisonRow exact, PublicTable a, PublicTable b, bool untested)
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
        var decimals = exact.Answer.IsNumber
            ? Precision.MeanDecimals(exact.Difference ?? 0, Math.Max(a.Decimals, b.Decimals))
            : Math.Min(a.Precision.ShareDecimals, b.Precision.ShareDecimals);
        return exact with
        {
            A = sideA,
            B = sideB,
            Difference = exact.Difference is { } difference ? Precision.Round(difference, decimals) : null,
            StandardError = exact.StandardError is { } error ? Precision.StandardError(error) : null,
            Interval = exact.Interval is { } interval
                ? PublicTable.Rounded(interval, x => Precision.Round(x, decimals))
                : null,
            SimultaneousInterval = exact.SimultaneousInterval is { } simultaneous
                ? PublicTable.Rounded(simultaneous, x => Precision.Round(x, decimals))
                : null,
            Effect = exact.Effect is { } effect ? effect with { Value = Precision.Test(effect.Value) } : null,
            Equivalence = exact.Equivalence is { } equivalence
                ? equivalence with
                {
                    LowerP = Precision.Test(equivalence.LowerP),
                    UpperP = Precision.Test(equivalence.UpperP),
                    P = Precision.Test(equivalence.P),
                }
                : null,
            SpssCompatible = Rounded(exact.SpssCompatible),
        };
    }

    private static bool HidesTests(List<ComparisonRow> rows, ComparisonResult exact) =>
        rows.Zip(exact.Rows).Any(pair => pair.First.Test is null && pair.Second.Test is not null);

    /// <summary>
    /// The answers that are left are a family of their own: a correction over the withheld ones too would say something
    /// of them.
    /// </summary>
    private static List<ComparisonRow> Adjusted(List<ComparisonRow> rows, PublicTable table, double alpha)
    {
        var shown = rows.Select(r => table.Position(r.Answer) >= 0 ? r.Test?.P : null).ToList();
        var family = Comparison.Adjustment.Of(
            rows.Select(r => r.Test?.Family).FirstOrDefault(f => f is not null) ?? "",
            shown
        );
        return
        [
            .. rows.Select(
                (row, i) =>
                    shown[i] is null
                        ? row
                        : row with
                        {
                            Test = row.Test! with { AdjustedP = family.Holm[i] },
                            Significant = family.Holm[i] < alpha,
                        }
            ),
        ];
    }
}
