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
    public static (IReadOnlyList<ComparisonResult> Comparisons, Screening? Screening) Of(
        IReadOnlyList<ComparisonResult> comparisons,
        string wave,
        double alpha
    )
    {
        var family = $"all differences tested in wave {wave}";
        var adjusted = Adjustment.Of(family, [.. comparisons.SelectMany(c => c.Rows).Select(r => r.Test?.P)]);
        if (adjusted.Size == 0)
            return (comparisons, null);
        var next = 0;
        List<ComparisonResult> screened =
        [
            .. comparisons.Select(c =>
                c with
                {
                    Rows = [.. c.Rows.Select(r => r with { ScreenedP = adjusted.BenjaminiHochberg[next++] })],
                }
            ),
        ];
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
}
