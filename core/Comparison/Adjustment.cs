using Serverless.Surveys;

namespace Serverless.Comparison;

/// <summary>
/// Adjusted p-values of a named family of tests, in the order they came in; null stays null and does not count.
/// </summary>
/// <param name="Family">What the tests have in common, for instance "pairs of columns of question q3, answer
/// 2".</param>
/// <param name="Size">Number of tests that were done.</param>
public sealed record AdjustedFamily(
    string Family,
    int Size,
    IReadOnlyList<double?> Raw,
    IReadOnlyList<double?> Holm,
    IReadOnlyList<double?> Bonferroni,
    IReadOnlyList<double?> BenjaminiHochberg
)
{
    /// <summary>The method by the default rule: Holm for at most six tests, Benjamini-Hochberg for more.</summary>
    public AdjustmentMethod Default => Size <= 6 ? AdjustmentMethod.Holm : AdjustmentMethod.BenjaminiHochberg;

    public IReadOnlyList<double?> By(AdjustmentMethod method) =>
        method switch
        {
            AdjustmentMethod.Holm => Holm,
            AdjustmentMethod.Bonferroni => Bonferroni,
            AdjustmentMethod.BenjaminiHochberg => BenjaminiHochberg,
            AdjustmentMethod.None => Raw,
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Unknown method of adjustment."),
        };
}

/// <summary>Adjusts p-values (as R's <c>p.adjust</c>).</summary>
public static class Adjustment
{
    public static AdjustedFamily Of(string family, IReadOnlyList<double?> pValues)
    {
        int[] order =
        [
            .. Enumerable.Range(0, pValues.Count).Where(i => pValues[i] is not null).OrderBy(i => pValues[i]),
        ];
        var m = order.Length;
        var holm = new double?[pValues.Count];
        var bonferroni = new double?[pValues.Count];
        var bh = new double?[pValues.Count];
        var running = 0.0;
        for (var rank = 0; rank < m; rank++)
        {
            var p = pValues[order[rank]]!.Value;
            running = Math.Max(running, Math.Min(1, (m - rank) * p));
            holm[order[rank]] = running;
            bonferroni[order[rank]] = Math.Min(1, m * p);
        }

        running = 1;
        for (var rank = m - 1; rank >= 0; rank--)
        {
            // As p.adjust has it, and as intervals at that level have it: exact where p times m/R is alpha itself.
            running = Math.Min(running, pValues[order[rank]]!.Value * ((double)m / (rank + 1)));
            bh[order[rank]] = running;
        }

        return new AdjustedFamily(family, m, pValues, holm, bonferroni, bh);
    }

    /// <summary>
    /// By what alpha is divided for each test, so that it rejects at that level exactly when its adjusted p-value is
    /// below alpha: an interval of that level then says the same as the test. Holm's procedure: see
    /// <see cref="HolmDivisors"/>. Benjamini and Hochberg's: the number of tests over that of rejections (Benjamini and
    /// Yekutieli 2005, intervals for the selected). Null stays null.
    /// </summary>
    public static IReadOnlyList<double?> Divisors(IReadOnlyList<double?> pValues, AdjustmentMethod method, double alpha)
    {
        var family = Of("", pValues);
        double all = family.Size;
        return method switch
        {
            AdjustmentMethod.Holm => [.. HolmDivisors(pValues, alpha).Select(d => (double?)d)],
            AdjustmentMethod.Bonferroni => Same(all),
            AdjustmentMethod.BenjaminiHochberg => Same(
                all / Math.Max(1, family.BenjaminiHochberg.Count(p => p < alpha))
            ),
            AdjustmentMethod.None => Same(1),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Unknown method of adjustment."),
        };

        double?[] Same(double divisor) => [.. pValues.Select(p => p is null ? (double?)null : divisor)];
    }

    /// <summary>
    /// By what alpha is divided for each test in Holm's procedure: the step of a test that is rejected, and for all
    /// others the step at which the procedure stops. A test rejects at alpha over its divisor exactly when its adjusted
    /// p-value is below alpha, so an interval of that level says the same as the test. Null stays null.
    /// </summary>
    public static IReadOnlyList<int?> HolmDivisors(IReadOnlyList<double?> pValues, double alpha)
    {
        int[] order =
        [
            .. Enumerable.Range(0, pValues.Count).Where(i => pValues[i] is not null).OrderBy(i => pValues[i]),
        ];
        var divisors = new int?[pValues.Count];
        var (divisor, stopped) = (order.Length, false);
        foreach (var i in order)
        {
            divisors[i] = divisor;
            stopped |= !(divisor * pValues[i] < alpha);
            if (!stopped)
                divisor--;
        }

        return divisors;
    }
}
