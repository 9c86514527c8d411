namespace Serverless.Estimation;

/// <summary>
/// An estimate in one domain whose influence function is a linear combination of the domain's variables.
/// </summary>
internal static class LinearEstimate
{
    /// <param name="totals">The totals.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="value">The estimate; null when it cannot be formed.</param>
    /// <param name="u">Influence per variable of the domain.</param>
    /// <param name="level">Confidence level; null to leave out the interval.</param>
    /// <param name="isMean">Whether design effect and standard deviation mean something.</param>
    /// <param name="denominator">What the totals in the estimate are divided by.</param>
    /// <param name="isConstantWithoutSpread">Of a ratio: an influence of zero for all means that the ratio is the same
    /// for everyone.</param>
    /// <param name="isOutsideRange">Whether no answers can give the value, which only weights under zero can.</param>
    public static DomainEstimate Of(
        DomainTotals totals,
        int domain,
        double? value,
        ReadOnlySpan<double> u,
        double? level,
        bool isMean,
        Denominator denominator,
        bool isConstantWithoutSpread = false,
        bool isOutsideRange = false
    )
    {
        var (units, _) = totals.ActiveUnits(domain);
        var df = totals.DegreesOfFreedom(domain);
        var estimate = new DomainEstimate
        {
            Base = totals.Base(domain),
            WeightedBase = totals.WeightedBase(domain),
            EffectiveSampleSize = totals.EffectiveSampleSize(domain),
            DegreesOfFreedom = df,
        };
        if (estimate.Base == 0 || estimate.WeightedBase <= 0 || value is null)
            return estimate with { Flags = EstimateRemarks.EmptyBase };
        if (isOutsideRange)
            return estimate with { Flags = EstimateRemarks.OutsideRange };
        estimate = estimate with
        {
            Value = value,
            StandardDeviation = isMean ? StandardDeviation(totals, domain, u) : null,
        };
        var variance = totals.Variance(u, domain, denominator);
        var hasNoVariance = variance <= Proportions.ZeroVariance * totals.SecondMoment(u, domain);
        if (hasNoVariance && totals.IsObservedWhole(domain))
            return estimate with { StandardError = 0, Flags = EstimateRemarks.CompleteEnumeration };
        if (units < 2)
            return estimate with { Flags = EstimateRemarks.SinglePsu };

        if ((isMean || isConstantWithoutSpread) && IsConstant(totals, domain, u, value.Value))
            return estimate with
            {
                StandardError = 0,
                StandardDeviation = isMean ? 0 : null,
                Flags = EstimateRemarks.NoSpread,
            };
        if (hasNoVariance)
            return estimate with { StandardError = 0, Flags = EstimateRemarks.FixedByWeighting };

        var se = Math.Sqrt(variance);
        var t = df > 0 && level is { } c ? DistributionQuantile.StudentT(1 - (1 - c) / 2, df) : 0;
        estimate = estimate with
        {
            StandardError = se,
            Interval = t > 0 ? Interval.Symmetric(value.Value, t * se) : null,
            Flags = df > 0 ? EstimateRemarks.None : EstimateRemarks.NoDegreesOfFreedom,
        };
        return estimate.StandardDeviation is { } s
            ? estimate with
            {
                DesignEffect = variance / (s * s / estimate.Base),
            }
            : estimate;
    }

    private static bool IsConstant(DomainTotals totals, int domain, ReadOnlySpan<double> u, double value) =>
        totals.Spread(u, domain) <= 1e-24 * Math.Max(double.Epsilon, value * value);

    private static double? StandardDeviation(DomainTotals totals, int domain, ReadOnlySpan<double> u)
    {
        var n = (double)totals.Base(domain);
        return n > 1 ? Math.Sqrt(n / (n - 1) * totals.Spread(u, domain)) : null;
    }
}
