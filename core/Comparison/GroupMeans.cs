using Serverless.Estimation;

namespace Serverless.Comparison;

/// <summary>
/// Equality of the means of two or more domains: Wald test as F with (k-1, df-k+1) degrees of freedom (R survey's
/// regTermTest).
/// </summary>
public static class GroupMeans
{
    /// <summary>Means of scores given to categories.</summary>
    public static TestResult OfScores(
        DomainTotals totals,
        ReadOnlySpan<double> scores,
        TestMethod method = TestMethod.GroupWald
    ) =>
        Test(
            totals,
            MeanInfluence.OfScores(totals, scores),
            [.. Means.OfScores(totals, scores).Select(m => m.Value)],
            method
        );

    /// <summary>Means of a numeric variable.</summary>
    public static TestResult OfMeans(DomainTotals totals) =>
        Test(totals, MeanInfluence.OfNumbers(totals), [.. Means.Of(totals).Select(m => m.Value)], TestMethod.GroupWald);

    private static TestResult Test(DomainTotals totals, double[][] influence, double?[] means, TestMethod method)
    {
        int[] domains = [.. Enumerable.Range(0, totals.Domains).Where(d => means[d] is not null)];
        if (domains.Length < 2)
            return new(method, totals.Domains > 1 ? TestStatus.EmptyGroup : TestStatus.NothingToCompare);

        var size = domains.Length - 1;
        var contrast = new double[size];
        var variance = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            contrast[i] = means[domains[i + 1]]!.Value - means[domains[0]]!.Value;
            for (var j = 0; j < size; j++)
                variance[i * size + j] =
                    MeanInfluence.Covariance(totals, influence, domains[i + 1], domains[j + 1])
                    - MeanInfluence.Covariance(totals, influence, domains[i + 1], domains[0])
                    - MeanInfluence.Covariance(totals, influence, domains[0], domains[j + 1])
                    + MeanInfluence.Covariance(totals, influence, domains[0], domains[0]);
            var moment =
                totals.SecondMoment(influence[domains[i + 1]], domains[i + 1])
                + totals.SecondMoment(influence[domains[0]], domains[0]);
            if (moment == 0)
                return new(method, TestStatus.NoVariance);
            if (variance[i * size + i] <= Proportions.ZeroVariance * moment)
                return new(method, totals.IsObservedWhole() ? TestStatus.NoVariance : TestStatus.FixedByWeighting);
        }

        var df = totals.DegreesOfFreedom(domains) - size;
        if (df < 1)
            return new(method, TestStatus.NoDegreesOfFreedom);
        if (!SmallMatrix.Factor(variance, size))
            return new(method, TestStatus.TooSparse);
        var solved = (double[])contrast.Clone();
        SmallMatrix.Solve(variance, size, solved);
        var wald = 0.0;
        for (var i = 0; i < size; i++)
            wald += contrast[i] * solved[i];
        return TestResult.F(method, wald / size, size, df);
    }
}
