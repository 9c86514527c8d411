using Serverless.Estimation;

namespace Serverless.Comparison;

/// <summary>
/// What SPSS prints with WEIGHT BY when weights have mean 1: they count as respondents, design and calibration are
/// ignored.
/// For readers who compare with earlier reports, never for claims. There is no version for weights that gross up to the
/// population:
/// those would multiply every statistic by N/n.
/// </summary>
public static class SpssCompatible
{
    /// <summary>
    /// Pearson's chi-square of categories by domains, on counts rounded to whole numbers when <paramref
    /// name="rounded"/>.
    /// </summary>
    public static TestResult Pearson(DomainTotals totals, bool rounded = false)
    {
        var method = rounded ? TestMethod.SpssPearsonRounded : TestMethod.SpssPearson;
        if (!totals.IsCategorical)
            throw new ArgumentException("A chi-square needs totals of categories.", nameof(totals));
        var cells = new double[totals.Domains, totals.Width];
        var (rows, columns) = (new double[totals.Width], new double[totals.Domains]);
        for (var d = 0; d < totals.Domains; d++)
        for (var k = 0; k < totals.Width; k++)
        {
            var count = totals.MeanOneTotal(d, k);
            if (count < 0)
                return new(method, TestStatus.NegativeShare);
            cells[d, k] = rounded ? Math.Round(count, MidpointRounding.AwayFromZero) : count;
            rows[k] += cells[d, k];
            columns[d] += cells[d, k];
        }

        var df = (rows.Count(r => r > 0) - 1) * (columns.Count(c => c > 0) - 1);
        if (df < 1)
            return new(method, TestStatus.NothingToCompare);
        var (all, statistic) = (rows.Sum(), 0.0);
        for (var d = 0; d < totals.Domains; d++)
        for (var k = 0; k < totals.Width; k++)
            if (rows[k] > 0 && columns[d] > 0)
            {
                var expected = rows[k] * columns[d] / all;
                statistic += (cells[d, k] - expected) * (cells[d, k] - expected) / expected;
            }

        return TestResult.ChiSquare(method, statistic, df);
    }

    /// <summary>
    /// t test of the difference in the mean of a numeric variable, second minus first domain; Welch's or with pooled
    /// variance.
    /// </summary>
    public static TestResult StudentT(DomainTotals numbers, int first, int second, bool welch = false) =>
        StudentT(numbers, Means.Of(numbers), first, second, welch);

    /// <summary>The same for scores given to categories.</summary>
    public static TestResult StudentT(
        DomainTotals categories,
        ReadOnlySpan<double> scores,
        int first,
        int second,
        bool welch = false
    ) => StudentT(categories, Means.OfScores(categories, scores), first, second, welch);

    private static TestResult StudentT(
        DomainTotals totals,
        IReadOnlyList<DomainEstimate> means,
        int first,
        int second,
        bool welch
    )
    {
        var method = welch ? TestMethod.SpssWelch : TestMethod.SpssT;
        double n1 = totals.MeanOneBase(first),
            n2 = totals.MeanOneBase(second);
        if (means[first].Value is not { } m1 || means[second].Value is not { } m2 || !(n1 > 1 && n2 > 1))
            return new(method, TestStatus.EmptyGroup);
        double v1 = SumVariance(means[first]) * n1 / (n1 - 1),
            v2 = SumVariance(means[second]) * n2 / (n2 - 1);
        if (v1 + v2 <= 0)
            return new(method, TestStatus.NoVariance);
        if (welch)
        {
            double a = v1 / n1,
                b = v2 / n2;
            return TestResult.T(
                method,
                (m2 - m1) / Math.Sqrt(a + b),
                (a + b) * (a + b) / (a * a / (n1 - 1) + b * b / (n2 - 1))
            );
        }

        var pooled = ((n1 - 1) * v1 + (n2 - 1) * v2) / (n1 + n2 - 2);
        return TestResult.T(method, (m2 - m1) / Math.Sqrt(pooled * (1 / n1 + 1 / n2)), n1 + n2 - 2);
    }

    /// <summary>Σ w (y - ȳ)² / Σ w.</summary>
    private static double SumVariance(DomainEstimate mean) =>
        mean.StandardDeviation is { } s ? s * s * (mean.Base - 1) / mean.Base : 0;
}
