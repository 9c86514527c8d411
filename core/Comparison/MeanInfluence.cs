using Serverless.Estimation;

namespace Serverless.Comparison;

/// <summary>Influence coefficients of domain means over the domain's totals, and (co)variances made of them.</summary>
internal static class MeanInfluence
{
    /// <summary>(s_k - mean)/W per domain; zeros for an empty domain.</summary>
    public static double[][] OfScores(DomainTotals totals, ReadOnlySpan<double> scores)
    {
        var influence = new double[totals.Domains][];
        for (var d = 0; d < influence.Length; d++)
        {
            var u = influence[d] = new double[totals.Width];
            var weighted = totals.WeightedBase(d);
            if (weighted <= 0)
                continue;
            var mean = 0.0;
            for (var k = 0; k < u.Length; k++)
                mean += scores[k] * totals.Total(d, k) / weighted;
            for (var k = 0; k < u.Length; k++)
                u[k] = (scores[k] - mean) / weighted;
        }

        return influence;
    }

    /// <summary>(-mean, 1)/W per domain, the mean relative to the shift.</summary>
    public static double[][] OfNumbers(DomainTotals totals) =>
        [
            .. Enumerable
                .Range(0, totals.Domains)
                .Select(d =>
                {
                    var weighted = totals.WeightedBase(d);
                    return weighted <= 0
                        ? new double[totals.Width]
                        : [-totals.Total(d, 1) / weighted / weighted, 1 / weighted];
                }),
        ];

    /// <summary>
    /// Of the ratio of the first to the second variable per domain; zeros where the second adds up to zero.
    /// </summary>
    public static double[][] OfRatios(DomainTotals totals) =>
        [.. Enumerable.Range(0, totals.Domains).Select(d => Means.RatioInfluence(totals, d).Influence)];

    public static double Covariance(
        DomainTotals totals,
        double[][] influence,
        int a,
        int b,
        Denominator denominator = Denominator.Domain
    ) => totals.Bilinear(influence[a], a, influence[b], b, denominator);

    public static double VarianceOfDifference(
        DomainTotals totals,
        double[][] influence,
        int a,
        int b,
        Denominator denominator
    ) =>
        Math.Max(
            0,
            Covariance(totals, influence, a, a, denominator)
                + Covariance(totals, influence, b, b, denominator)
                - 2 * Covariance(totals, influence, a, b, denominator)
        );
}
