namespace Serverless.Estimation;

/// <summary>
/// Weighted standard deviations of numbers and scores: the root of n/(n - 1) Σ w (y - ȳ)² / Σ w, as R survey's
/// <c>svyvar</c>. The standard error is that of the mean of the squared deviations, over twice the standard deviation
/// (the delta method; that ȳ is estimated changes nothing in the first order). The interval is symmetric on the scale of
/// the logarithm, so that it stays above zero.
/// </summary>
public static class StandardDeviations
{
    /// <param name="totals">Totals of the numbers, one variable.</param>
    /// <param name="numbers">The numbers; not finite for no answer.</param>
    /// <param name="domains">The domains that the totals are of; null for everyone.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>One for each domain; without a value where fewer than two answered.</returns>
    public static IReadOnlyList<DomainEstimate> Of(
        DomainTotals totals,
        double[] numbers,
        CodeColumn? domains = null,
        double level = 0.95
    )
    {
        var domain = domains ?? totals.Sample.Everyone;
        double?[] means = [.. Enumerable.Range(0, totals.Domains).Select(d => Means.Of(totals, d, level: null).Value)];
        var squares = new double[numbers.Length];
        for (var i = 0; i < squares.Length; i++)
        {
            var d = domain.Codes[i];
            squares[i] =
                d < totals.Domains && means[d] is { } mean ? Squared(numbers[i] - mean, totals.Base(d)) : double.NaN;
        }

        var variances = DomainTotals.OfNumbers(totals.Sample, [squares], domain);
        return
        [
            .. Enumerable
                .Range(0, totals.Domains)
                .Select(d =>
                    means[d] is null || totals.Base(d) < 2
                        ? Without(Means.Of(totals, d, level: null))
                        : Of(variances, d, level)
                ),
        ];
    }

    /// <summary>Of one respondent there is no deviation.</summary>
    private static double Squared(double deviation, int n) => n > 1 ? deviation * deviation * n / (n - 1) : double.NaN;

    private static DomainEstimate Without(DomainEstimate mean) =>
        mean with
        {
            Value = null,
            StandardError = null,
            StandardDeviation = null,
        };

    private static DomainEstimate Of(DomainTotals variances, int domain, double level)
    {
        var variance = Means.Of(variances, domain, level: null);
        if (variance.Value is not { } value)
            return variance;
        var deviation = Math.Sqrt(value);
        var estimate = variance with { Value = deviation, DesignEffect = null, StandardDeviation = null };
        if (value <= 0 || variance.StandardError is not { } error)
            return estimate;
        // Answers that all lie equally far from their mean differ, though their squared deviations do not.
        if (variance.Flags.HasFlag(EstimateRemarks.NoSpread))
            return estimate with { StandardError = null, Flags = EstimateRemarks.None };
        var (se, df) = (error / (2 * deviation), variance.DegreesOfFreedom);
        return estimate with
        {
            StandardError = se,
            Interval =
                df > 0 && se > 0
                    ? Interval.Logarithmic(
                        deviation,
                        DistributionQuantile.StudentT(1 - (1 - level) / 2, df) * se / deviation
                    )
                    : null,
        };
    }
}
