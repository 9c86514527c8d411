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
        var (squares, variances) = Squares(totals, numbers, domain);
        var relative = DomainTotals.OfNumbers(totals.Sample, [squares], domain);
        return
        [
            .. Enumerable
                .Range(0, totals.Domains)
                .Select(d =>
                    Means.Of(totals, d, level: null) is var mean && (mean.Value is null || mean.Base < 2)
                        ? Without(mean)
                        : Of(relative, d, Math.Sqrt(Math.Abs(variances[d])), level)
                ),
        ];
    }

    /// <summary>
    /// Squared deviations, each over the variance of its domain, and those variances: so that a domain of large numbers
    /// takes no digits from one of small ones. NaN for no answer, and of one respondent.
    /// </summary>
    private static (double[] Squares, double[] Variances) Squares(
        DomainTotals totals,
        double[] numbers,
        CodeColumn domain
    )
    {
        var weights = totals.Sample.Weights;
        var squares = new double[numbers.Length];
        Array.Fill(squares, double.NaN);
        var members = Enumerable
            .Range(0, numbers.Length)
            .Where(i => domain.Codes[i] < totals.Domains && double.IsFinite(numbers[i]))
            .ToLookup(i => domain.Codes[i]);
        var variances = new double[totals.Domains];
        foreach (var part in members)
        {
            var (n, weight) = (totals.Base(part.Key), part.Sum(i => weights[i]));
            if (n < 2)
                continue;
            var first = numbers[part.First()];
            var mean = first + part.Sum(i => weights[i] * (numbers[i] - first)) / weight;
            foreach (var i in part)
                squares[i] = (numbers[i] - mean) * (numbers[i] - mean) * n / (n - 1);
            var variance = part.Sum(i => weights[i] * squares[i]) / weight;
            variances[part.Key] = variance;
            if (variance != 0)
                foreach (var i in part)
                    squares[i] /= Math.Abs(variance);
        }

        return (squares, variances);
    }

    private static DomainEstimate Without(DomainEstimate mean) =>
        mean with
        {
            Value = null,
            StandardError = null,
            StandardDeviation = null,
            DesignEffect = null,
        };

    /// <param name="relative">Totals of squared deviations over the variance, whose mean is 1.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="level">Confidence level.</param>
    private static DomainEstimate Of(DomainTotals relative, int domain, double deviation, double level)
    {
        var variance = Means.Of(relative, domain, level: null);
        if (variance.Value is null)
            return Without(variance);
        var estimate = variance with { Value = deviation, DesignEffect = null, StandardDeviation = null };
        if (deviation <= 0 || variance.StandardError is not { } error)
            return estimate;
        // Answers that all lie equally far from their mean differ, though their squared deviations do not.
        if (variance.Flags.HasFlag(EstimateRemarks.NoSpread))
            return estimate with { StandardError = null, Flags = EstimateRemarks.None };
        var (half, df) = (error / 2, variance.DegreesOfFreedom);
        return estimate with
        {
            StandardError = half * deviation,
            Interval =
                df > 0 && half > 0
                    ? Interval.Logarithmic(deviation, DistributionQuantile.StudentT(1 - (1 - level) / 2, df) * half)
                    : null,
        };
    }
}
