using Serverless.Estimation;

namespace Serverless.Comparison;

/// <summary>A difference between two domains, second minus first.</summary>
public sealed record Difference(TestResult Test)
{
    /// <summary>On the scale of the variable: shares differ by -1 to 1. Null when a domain is empty.</summary>
    public double? Value { get; init; }

    public double? StandardError { get; init; }

    /// <summary>Value ± t x standard error, with the test's degrees of freedom.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Cohen's h for shares, Hedges' g for means.</summary>
    public double? EffectSize { get; init; }
}

/// <summary>
/// Design-based t tests of differences between domains (R survey's svyttest): covariance of the domains is in the
/// standard error,
/// and degrees of freedom are those of the two domains together minus one.
/// </summary>
public static class Differences
{
    /// <summary>Difference in the share of one category.</summary>
    public static Difference OfShares(DomainTotals totals, int category, int first, int second, double level = 0.95)
    {
        if (!totals.IsCategorical)
            throw new ArgumentException("Shares need totals of categories.", nameof(totals));
        var scores = new double[totals.Width];
        scores[category] = 1;
        var difference = OfScores(totals, scores, first, second, level);
        if (difference.Value is null)
            return difference;
        double p1 = totals.Total(first, category) / totals.WeightedBase(first),
            p2 = totals.Total(second, category) / totals.WeightedBase(second);
        return difference with { EffectSize = Comparison.EffectSize.CohensH(p1, p2) };
    }

    /// <summary>Difference in the mean of scores given to categories.</summary>
    public static Difference OfScores(
        DomainTotals totals,
        ReadOnlySpan<double> scores,
        int first,
        int second,
        double level = 0.95
    )
    {
        if (!totals.IsCategorical || scores.Length != totals.Width)
            throw new ArgumentException(
                "A mean of scores needs totals of categories and one score for each.",
                nameof(scores)
            );
        return Of(
            totals,
            first,
            second,
            level,
            Means.OfScores(totals, scores, first, level: null),
            Means.OfScores(totals, scores, second, level: null),
            MeanInfluence.OfScores(totals, scores),
            Denominator.Domain
        );
    }

    /// <summary>Difference in the mean of a numeric variable.</summary>
    public static Difference OfMeans(DomainTotals totals, int first, int second, double level = 0.95) =>
        Of(
            totals,
            first,
            second,
            level,
            Means.Of(totals, first, level: null),
            Means.Of(totals, second, level: null),
            MeanInfluence.OfNumbers(totals),
            Denominator.Domain
        );

    /// <summary>Difference between ratios of the totals of two variables.</summary>
    public static Difference OfRatios(DomainTotals totals, int first, int second, double level = 0.95)
    {
        var ratios = Means.Ratios(totals, level);
        return Of(
            totals,
            first,
            second,
            level,
            ratios[first],
            ratios[second],
            MeanInfluence.OfRatios(totals),
            Denominator.SecondNumber
        );
    }

    /// <summary>
    /// Difference between the numbers of two domains that are in a category, or, of numbers, between their totals.
    /// </summary>
    /// <param name="totals">Totals of categories, or of one number.</param>
    /// <param name="category">The category; not used for numbers.</param>
    /// <param name="first">The domain subtracted.</param>
    /// <param name="second">The domain it is subtracted from.</param>
    /// <param name="scales">Per domain what its weights are multiplied by to gross up, where samples were stacked; null
    /// for weights that do.</param>
    /// <param name="level">Confidence level.</param>
    public static Difference OfTotals(
        DomainTotals totals,
        int category,
        int first,
        int second,
        double[]? scales = null,
        double level = 0.95
    )
    {
        double Scale(int domain) => scales?[domain] ?? 1;
        var estimates = totals.IsCategorical
            ? Enumerable.Range(0, totals.Domains).Select(d => Means.CategoryTotal(totals, category, d, level: null))
            : Means.Totals(totals, level);
        DomainEstimate[] scaled =
        [
            .. estimates.Select((e, d) => e with { Value = e.Value * Scale(d), StandardDeviation = null }),
        ];
        double[][] influence =
        [
            .. Enumerable
                .Range(0, totals.Domains)
                .Select(d =>
                {
                    if (!totals.IsCategorical)
                        return Array.ConvertAll(Means.TotalInfluence(totals, d), u => u * Scale(d));
                    var influence = new double[totals.Width];
                    influence[category] = Scale(d);
                    return influence;
                }),
        ];
        return Of(totals, first, second, level, scaled[first], scaled[second], influence, Denominator.None);
    }

    private static Difference Of(
        DomainTotals totals,
        int first,
        int second,
        double level,
        DomainEstimate a,
        DomainEstimate b,
        double[][] influence,
        Denominator denominator
    )
    {
        if (a.Value is null || b.Value is null)
            return new Difference(
                new TestResult(
                    TestMethod.DesignT,
                    (a.Flags | b.Flags).HasFlag(EstimateRemarks.OutsideRange)
                        ? TestStatus.NegativeShare
                        : TestStatus.EmptyGroup
                )
            );

        var value = b.Value.Value - a.Value.Value;
        var difference = new Difference(new TestResult(TestMethod.DesignT, TestStatus.NoVariance)) { Value = value };
        var variance = MeanInfluence.VarianceOfDifference(totals, influence, first, second, denominator);
        var moment = totals.SecondMoment(influence[first], first) + totals.SecondMoment(influence[second], second);
        var noSpread = a.Flags.HasFlag(EstimateRemarks.NoSpread) && b.Flags.HasFlag(EstimateRemarks.NoSpread);
        if (noSpread)
            return difference;
        if (variance <= Proportions.ZeroVariance * moment)
            return totals.IsObservedWhole(first) && totals.IsObservedWhole(second)
                ? difference
                : difference with
                {
                    Test = new(TestMethod.DesignT, TestStatus.FixedByWeighting),
                };

        var se = Math.Sqrt(variance);
        var df = totals.DegreesOfFreedom(first, second) - 1;
        difference = difference with
        {
            StandardError = se,
            EffectSize =
                a.StandardDeviation is { } s1 && b.StandardDeviation is { } s2
                    ? Comparison.EffectSize.HedgesG((a.Value.Value, s1, a.Base), (b.Value.Value, s2, b.Base))
                    : null,
        };
        if (df < 1 || (a.Flags | b.Flags).HasFlag(EstimateRemarks.SinglePsu))
            return difference with { Test = new(TestMethod.DesignT, TestStatus.NoDegreesOfFreedom) };
        var t = DistributionQuantile.StudentT(1 - (1 - level) / 2, df);
        return difference with
        {
            Interval = Interval.Symmetric(value, t * se),
            Test = TestResult.T(TestMethod.DesignT, value / se, df),
        };
    }
}
