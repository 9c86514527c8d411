using Serverless.Estimation;

namespace Serverless.Comparison;

/// <summary>Whether two sets of counts come from one distribution.</summary>
/// <param name="Statistic">Pearson's X².</param>
/// <param name="DegreesOfFreedom">Categories minus 1, after rare ones were taken together.</param>
/// <param name="PValue">The chance of an X² this large or larger.</param>
/// <param name="CramersV">Effect size, √(X² / n), 0 to 1.</param>
public sealed record HomogeneityTest(double Statistic, int DegreesOfFreedom, double PValue, double CramersV);

/// <summary>
/// Pearson's chi-square test of homogeneity on counts without weights (R's <c>chisq.test(correct = FALSE)</c>), for
/// screening files: it knows no design, so it is not for figures that are published.
/// </summary>
public static class Homogeneity
{
    /// <summary>Smallest count expected in either set (Cochran 1954).</summary>
    private const double MinimumExpected = 5;

    /// <summary>
    /// Tests two sets of counts over the same categories. Categories of which fewer than 5 are expected in the smaller
    /// set are taken together, the rarest first.
    /// </summary>
    /// <returns>Null when fewer than two categories are left.</returns>
    public static HomogeneityTest? Test(IReadOnlyList<long> first, IReadOnlyList<long> second)
    {
        if (first.Count != second.Count)
            throw new ArgumentException($"{first.Count} categories were given beside {second.Count}.", nameof(second));
        double n1 = first.Sum(),
            n2 = second.Sum(),
            n = n1 + n2;
        if (n1 == 0 || n2 == 0)
            return null;
        var categories = TakenTogether(first, second, n / Math.Min(n1, n2));
        if (categories.Count < 2)
            return null;
        var statistic = 0.0;
        foreach (var (a, b) in categories)
        {
            var (expected1, expected2) = ((a + b) * n1 / n, (a + b) * n2 / n);
            statistic += Square(a - expected1) / expected1 + Square(b - expected2) / expected2;
        }

        var df = categories.Count - 1;
        return new HomogeneityTest(
            statistic,
            df,
            TailProbability.ChiSquare(statistic, df),
            Math.Min(1, Math.Sqrt(statistic / n))
        );
    }

    private static List<(double First, double Second)> TakenTogether(
        IReadOnlyList<long> first,
        IReadOnlyList<long> second,
        double perExpected
    )
    {
        var smallest = MinimumExpected * perExpected;
        var kept = new List<(double First, double Second)>();
        var rare = (First: 0.0, Second: 0.0);
        foreach (
            var (a, b) in first
                .Zip(second, (a, b) => ((double)a, (double)b))
                .Where(pair => pair.Item1 + pair.Item2 > 0)
                .OrderBy(pair => pair.Item1 + pair.Item2)
        )
        {
            var total = rare.First + rare.Second;
            var isRareOrNeeded = a + b < smallest || (total > 0 && total < smallest);
            if (isRareOrNeeded)
                rare = (rare.First + a, rare.Second + b);
            else
                kept.Add((a, b));
        }

        if (rare.First + rare.Second > 0)
            kept.Add(rare);
        return kept;
    }

    private static double Square(double x) => x * x;
}
