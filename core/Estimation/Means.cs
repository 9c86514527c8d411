namespace Serverless.Estimation;

/// <summary>A weighted mean, total or ratio in one domain.</summary>
public sealed record DomainEstimate
{
    /// <summary>Unweighted number of valid answers, n.</summary>
    public required int Base { get; init; }

    /// <summary>Σ w of the valid answers.</summary>
    public required double WeightedBase { get; init; }

    /// <summary>Kish's effective size of this base.</summary>
    public required double EffectiveSampleSize { get; init; }

    /// <summary>Sampling units minus strata among the valid answers.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>Null for an empty base.</summary>
    public double? Value { get; init; }

    public double? StandardError { get; init; }

    /// <summary>Value ± t x standard error.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Variance over that of a simple random sample with replacement of the same size; means only.</summary>
    public double? DesignEffect { get; init; }

    /// <summary>Weighted standard deviation of the answers, with divisor n - 1 on mean-1 weights; means only.</summary>
    public double? StandardDeviation { get; init; }

    public EstimateRemarks Flags { get; init; }
}

/// <summary>
/// Means of numbers and of scores, totals and ratios, with linearised standard errors and t intervals.
/// </summary>
public static class Means
{
    /// <summary>A sum this much smaller than its terms together is zero but for rounding.</summary>
    private const double ZeroTotal = 1e-12;

    /// <summary>Mean of the first variable of <see cref="DomainTotals.OfNumbers"/> per domain.</summary>
    public static IReadOnlyList<DomainEstimate> Of(DomainTotals numbers, double level = 0.95)
    {
        if (numbers.IsCategorical || numbers.Width != 2)
            throw new ArgumentException("A mean needs the totals of one variable.", nameof(numbers));
        return [.. Enumerable.Range(0, numbers.Domains).Select(d => Of(numbers, d, level))];
    }

    /// <summary>Of one domain; without an interval when <paramref name="level"/> is null.</summary>
    internal static DomainEstimate Of(DomainTotals numbers, int domain, double? level)
    {
        var weighted = numbers.WeightedBase(domain);
        var centred = numbers.Base(domain) == 0 ? 0 : numbers.Total(domain, 1) / weighted;
        return LinearEstimate.Of(
            numbers,
            domain,
            centred + numbers.Shift[0],
            [-centred / weighted, 1 / weighted],
            level,
            isMean: true,
            Denominator.Domain,
            isOutsideRange: IsOutsideRange(numbers, domain, 1)
        );
    }

    /// <summary>
    /// Mean of scores given to categories. Answers without a score must be invalid codes in the variable.
    /// </summary>
    public static IReadOnlyList<DomainEstimate> OfScores(
        DomainTotals categories,
        ReadOnlySpan<double> scores,
        double level = 0.95
    )
    {
        if (!categories.IsCategorical || scores.Length != categories.Width)
            throw new ArgumentException(
                "A mean of scores needs totals of categories and one score for each.",
                nameof(scores)
            );
        var estimates = new DomainEstimate[categories.Domains];
        for (var d = 0; d < estimates.Length; d++)
            estimates[d] = OfScores(categories, scores, d, level);
        return estimates;
    }

    /// <summary>Of one domain; without an interval when <paramref name="level"/> is null.</summary>
    internal static DomainEstimate OfScores(
        DomainTotals categories,
        ReadOnlySpan<double> scores,
        int domain,
        double? level
    )
    {
        var weighted = categories.WeightedBase(domain);
        var mean = 0.0;
        for (var k = 0; k < scores.Length && weighted > 0; k++)
            mean += scores[k] * categories.Total(domain, k) / weighted;
        Span<double> u = stackalloc double[scores.Length];
        for (var k = 0; k < u.Length; k++)
            u[k] = (scores[k] - mean) / weighted;
        return LinearEstimate.Of(
            categories,
            domain,
            mean,
            u,
            level,
            isMean: true,
            Denominator.Domain,
            isOutsideRange: IsOutsideRange(categories, scores, domain, mean)
        );
    }

    private static bool IsOutsideRange(DomainTotals categories, ReadOnlySpan<double> scores, int domain, double mean)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var k = 0; k < scores.Length; k++)
            if (categories.Count(domain, k) > 0)
                (low, high) = (Math.Min(low, scores[k]), Math.Max(high, scores[k]));
        return IsOutside(mean, low, high);
    }

    /// <summary>Whether the mean of a number lies outside the range of its answers.</summary>
    private static bool IsOutsideRange(DomainTotals numbers, int domain, int index)
    {
        var (low, high) = numbers.Range(domain, index);
        return numbers.Base(domain) > 0
            && IsOutside(numbers.Total(domain, index) / numbers.WeightedBase(domain), low, high);
    }

    private static bool IsOutside(double mean, double low, double high)
    {
        var rounding = 1e-9 * Math.Max(Math.Abs(low), Math.Abs(high));
        return mean < low - rounding || mean > high + rounding;
    }

    /// <summary>
    /// Population total of the first variable per domain; needs weights that gross up to the population.
    /// </summary>
    public static IReadOnlyList<DomainEstimate> Totals(DomainTotals numbers, double level = 0.95)
    {
        if (numbers.IsCategorical || numbers.Width != 2)
            throw new ArgumentException("A total needs the totals of one variable.", nameof(numbers));
        return
        [
            .. Enumerable
                .Range(0, numbers.Domains)
                .Select(d =>
                    LinearEstimate.Of(
                        numbers,
                        d,
                        numbers.Total(d, 1) + numbers.Shift[0] * numbers.WeightedBase(d),
                        TotalInfluence(numbers, d),
                        level,
                        isMean: false,
                        Denominator.None,
                        isOutsideRange: IsOutsideRange(numbers, d, 1)
                    )
                ),
        ];
    }

    /// <summary>
    /// How many in the population are in a category, in one domain: Σ w, with influence 1 in the category and 0 outside
    /// it. Needs weights that gross up to the population.
    /// </summary>
    public static DomainEstimate CategoryTotal(DomainTotals categories, int category, int domain, double? level = 0.95)
    {
        if (!categories.IsCategorical || category < 0 || category >= categories.Width)
            throw new ArgumentException("The number in a category needs totals of categories.", nameof(categories));
        var u = new double[categories.Width];
        u[category] = 1;
        var total = LinearEstimate.Of(
            categories,
            domain,
            categories.Total(domain, category),
            u,
            level,
            isMean: false,
            Denominator.None,
            isOutsideRange: categories.Total(domain, category) < 0
        );
        // That nobody was found says nothing of how many there are.
        return categories.Count(domain, category) == 0 && total.Flags.HasFlag(EstimateRemarks.FixedByWeighting)
            ? total with
            {
                StandardError = null,
                Interval = null,
                Flags = EstimateRemarks.ZeroOrOne,
            }
            : total;
    }

    /// <summary>
    /// Coefficients of 1 and of the number less its shift in a domain's total. Where the domain's weighted size has no
    /// sampling error, a constant added to the numbers adds none to their total: leaving it out keeps the digits of
    /// numbers that vary little around a large one.
    /// </summary>
    internal static double[] TotalInfluence(DomainTotals numbers, int domain)
    {
        var hasFixedSize =
            numbers.Variance([1, 0], domain) <= Proportions.ZeroVariance * numbers.SecondMoment([1, 0], domain);
        return [hasFixedSize ? 0 : numbers.Shift[0], 1];
    }

    /// <summary>Ratio of the total of the first variable to that of the second, per domain.</summary>
    public static IReadOnlyList<DomainEstimate> Ratios(DomainTotals numbers, double level = 0.95)
    {
        if (numbers.IsCategorical || numbers.Width != 3)
            throw new ArgumentException("A ratio needs the totals of two variables.", nameof(numbers));
        return
        [
            .. Enumerable
                .Range(0, numbers.Domains)
                .Select(d =>
                {
                    var (ratio, influence) = RatioInfluence(numbers, d);
                    return LinearEstimate.Of(
                        numbers,
                        d,
                        ratio,
                        influence,
                        level,
                        isMean: false,
                        Denominator.SecondNumber,
                        isConstantWithoutSpread: true,
                        isOutsideRange: IsOutsideRange(numbers, d, 1) || IsOutsideRange(numbers, d, 2)
                    );
                }),
        ];
    }

    /// <summary>
    /// The ratio r = Y/X with its influence (y - r x)/X per total; null and zeros where X is zero but for rounding.
    /// </summary>
    internal static (double? Ratio, double[] Influence) RatioInfluence(DomainTotals numbers, int domain)
    {
        var weighted = numbers.WeightedBase(domain);
        var (y0, x0) = (numbers.Shift[0], numbers.Shift[1]);
        var denominator = numbers.Total(domain, 2) + x0 * weighted;
        // Σ w |x - x0| is at most √(W Σ w (x - x0)²), which is at hand.
        var terms = Math.Abs(x0 * weighted) + Math.Sqrt(Math.Abs(weighted * numbers.WeightedSquare(domain, 2)));
        if (!(Math.Abs(denominator) > ZeroTotal * terms))
            return (null, new double[numbers.Width]);
        var ratio = (numbers.Total(domain, 1) + y0 * weighted) / denominator;
        return (ratio, [(y0 - ratio * x0) / denominator, 1 / denominator, -ratio / denominator]);
    }
}
