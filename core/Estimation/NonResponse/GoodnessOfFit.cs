namespace Serverless.Estimation.NonResponse;

/// <summary>
/// Pearson's chi-square of how far the response differs from the population over the categories of a margin: n Σ (p -
/// π)²/π, unweighted, on the number of categories less one (R: <c>chisq.test(counts, p = shares)</c>).
/// </summary>
public sealed record GoodnessOfFit(double ChiSquare, int DegreesOfFreedom, double PValue)
{
    /// <param name="counts">Respondents per category.</param>
    /// <param name="shares">Population shares of the same categories, on any scale.</param>
    /// <returns>Null with fewer than two categories that have a population, or without respondents.</returns>
    public static GoodnessOfFit? Of(IReadOnlyList<int> counts, IReadOnlyList<double> shares)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(shares);
        int[] used = [.. Enumerable.Range(0, counts.Count).Where(c => shares[c] > 0)];
        double n = used.Sum(c => counts[c]),
            whole = used.Sum(c => shares[c]);
        if (used.Length < 2 || n == 0)
            return null;
        var chiSquare = used.Sum(c =>
        {
            var expected = n * shares[c] / whole;
            return Math.Pow(counts[c] - expected, 2) / expected;
        });
        return new GoodnessOfFit(chiSquare, used.Length - 1, TailProbability.ChiSquare(chiSquare, used.Length - 1));
    }
}
