using MathNet.Numerics.Distributions;
using Serverless.Estimation;

namespace Serverless.Comparison;

/// <summary>Tests of change in which everyone is compared with themselves.</summary>
public static class PairedDifference
{
    /// <summary>
    /// Mean change with its t test: that of one mean against zero (R survey's <c>svyttest(d ~ 0)</c>), on the sampling
    /// units and strata of who has a change, less one degree of freedom.
    /// </summary>
    /// <param name="sample">The respondents of the later wave.</param>
    /// <param name="changes">Later less earlier per respondent; NaN for who was not in both.</param>
    /// <param name="level">Confidence level.</param>
    public static Difference Of(WeightedSample sample, double[] changes, double level = 0.95)
    {
        var mean = Means.Of(DomainTotals.OfNumbers(sample, [changes]))[0];
        if (mean.Value is not { } value)
            return new Difference(new TestResult(TestMethod.PairedT, TestStatus.EmptyGroup));
        var df = mean.DegreesOfFreedom - 1;
        if (mean.StandardError is not { } se || se <= 0)
            return new Difference(new TestResult(TestMethod.PairedT, WithoutSpread(mean.Flags))) { Value = value };
        if (df < 1)
            return new Difference(new TestResult(TestMethod.PairedT, TestStatus.NoDegreesOfFreedom))
            {
                Value = value,
                StandardError = se,
            };
        return new Difference(TestResult.T(TestMethod.PairedT, value / se, df))
        {
            Value = value,
            StandardError = se,
            Interval = Interval.Symmetric(value, DistributionQuantile.StudentT(1 - (1 - level) / 2, df) * se),
        };
    }

    /// <summary>Why a mean change has no standard error, or one of zero.</summary>
    private static TestStatus WithoutSpread(EstimateRemarks remarks)
    {
        if (remarks.HasFlag(EstimateRemarks.SinglePsu))
            return TestStatus.NoDegreesOfFreedom;
        return remarks.HasFlag(EstimateRemarks.FixedByWeighting) ? TestStatus.FixedByWeighting : TestStatus.NoVariance;
    }

    /// <summary>
    /// McNemar's (1947) chi-square without continuity correction, (b - c)²/(b + c) on one degree of freedom, and p of
    /// the exact binomial test; unweighted. Null when nobody changed.
    /// </summary>
    /// <param name="gained">Who has it only later, b.</param>
    /// <param name="lost">Who had it only earlier, c.</param>
    public static (TestResult ChiSquare, double ExactP)? McNemar(int gained, int lost)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gained);
        ArgumentOutOfRangeException.ThrowIfNegative(lost);
        var changed = gained + lost;
        if (changed == 0)
            return null;
        var statistic = Math.Pow(gained - lost, 2) / changed;
        return (
            TestResult.ChiSquare(TestMethod.McNemar, statistic, 1),
            Math.Min(1, 2 * Binomial.CDF(0.5, changed, Math.Min(gained, lost)))
        );
    }
}
