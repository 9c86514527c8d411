using Serverless.Analysis.Figures;
using Serverless.Analysis.Results;
using Serverless.Comparison;

namespace Serverless.Analysis.Comparisons;

/// <summary>
/// Corrects the tests of a whole wave for their number, besides the correction within each table: whoever looks through
/// hundreds of differences for the striking ones finds some by chance (Benjamini and Hochberg 1995).
/// </summary>
internal static class WaveScreening
{
    /// <summary>Difference between two statistics, or their standard errors, that is rounding.</summary>
    private const double Rounding = 1e-9;

    public static (IReadOnlyList<ComparisonResult> Comparisons, Screening? Screening) Of(
        IReadOnlyList<ComparisonResult> comparisons,
        string wave,
        double alpha
    )
    {
        var family = $"all differences tested in wave {wave}";
        var rows = comparisons.Select(c => c.Rows).ToList();
        var tests = rows.ConvertAll(FirstOfEachTest);
        var adjusted = Adjustment.Of(
            family,
            [.. rows.Zip(tests).SelectMany(c => c.First.Select((r, i) => c.Second[i] == i ? r.Test?.P : null))]
        );
        if (adjusted.Size == 0)
            return (comparisons, null);
        var first = 0;
        var screened = new List<ComparisonResult>();
        foreach (var (comparison, same) in comparisons.Zip(tests))
        {
            var start = first;
            screened.Add(
                comparison with
                {
                    Rows =
                    [
                        .. comparison.Rows.Select(
                            (r, i) =>
                                r.Test is null ? r : r with { ScreenedP = adjusted.BenjaminiHochberg[start + same[i]] }
                        ),
                    ],
                }
            );
            first += comparison.Rows.Count;
        }

        return (
            screened,
            new Screening(
                MethodIds.BenjaminiHochberg,
                family,
                adjusted.Size,
                adjusted.BenjaminiHochberg.Count(p => p < alpha)
            )
        );
    }

    /// <summary>
    /// Per row the first row of the comparison that is the same test: two answers that complement each other, a summary
    /// of one answer, or the mean of two scores differ by the same amount but for its sign or scale.
    /// </summary>
    private static int[] FirstOfEachTest(IReadOnlyList<ComparisonRow> rows)
    {
        var same = new int[rows.Count];
        for (var i = 0; i < same.Length; i++)
        {
            same[i] = i;
            for (var j = 0; j < i && same[i] == i; j++)
                if (IsSame(rows[i], rows[j]))
                    same[i] = j;
        }

        return same;
    }

    private static bool IsSame(ComparisonRow a, ComparisonRow b)
    {
        if (a.Test is not { } test || b.Test is not { } other || test.Method != other.Method || test.Df1 != other.Df1)
            return false;
        double size = Math.Abs(test.Statistic),
            otherSize = Math.Abs(other.Statistic);
        // Where nothing differs at all the statistics are rounding, and the standard errors tell the tests apart.
        return size > Rounding
            ? Math.Abs(size - otherSize) <= Rounding * size
            : otherSize <= Rounding
                && a.StandardError is { } x
                && b.StandardError is { } y
                && Math.Abs(x - y) <= Rounding * x;
    }
}
