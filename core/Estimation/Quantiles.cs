namespace Serverless.Estimation;

/// <summary>Quantiles of a numeric variable per domain, with Woodruff's interval (1952, JASA 47).</summary>
public static class Quantiles
{
    /// <summary>Slack on p x total when cumulated weights are compared with it.</summary>
    private const double Rounding = 1e-12;

    /// <summary>
    /// The smallest answer at or under which at least a share <paramref name="p"/> of the weight lies (R survey's qrule "math").
    /// The interval holds the answers at the ends of the t interval of that share; it is null when an end falls outside 0 to 1.
    /// The standard error is the interval's width over 2t, as in R survey.
    /// </summary>
    /// <param name="sample">The respondents.</param>
    /// <param name="variable">One number per respondent; not finite for no answer.</param>
    /// <param name="p">Between 0 and 1, both excluded; 0.5 for the median.</param>
    /// <param name="domains">Null for everyone.</param>
    /// <param name="level">Confidence level.</param>
    public static IReadOnlyList<DomainEstimate> Of(WeightedSample sample, double[] variable, double p, CodeColumn? domains = null, double level = 0.95)
    {
        if (p is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A quantile lies between 0 and 1.");
        var domain = domains ?? CodeColumn.Everyone(sample.Count);
        var sorted = Enumerable.Range(0, domain.Categories).Select(d => Sorted(sample, variable, domain, d)).ToArray();
        var quantile = Array.ConvertAll(sorted, s => s.Values.Length == 0 ? 0 : At(s, p));

        var below = new byte[sample.Count];
        for (var i = 0; i < below.Length; i++)
            below[i] = domain.Codes[i] >= domain.Categories || !double.IsFinite(variable[i]) ? byte.MaxValue
                : variable[i] <= quantile[domain.Codes[i]] ? (byte)0 : (byte)1;
        var totals = DomainTotals.OfCategories(sample, new CodeColumn(below, 2), domain);
        var shares = Means.OfScores(totals, [1, 0], level);
        return [.. shares.Select((share, d) => ReadBack(share, sorted[d], quantile[d], level))];
    }

    private static DomainEstimate ReadBack(DomainEstimate share, (double[] Values, double[] Cumulated) sorted, double quantile, double level)
    {
        if (share.Value is null)
            return share;
        var estimate = share with { Value = quantile, StandardError = null, Interval = null, DesignEffect = null, StandardDeviation = null };
        if (share.Interval is not { } interval || interval.Lower < 0 || interval.Upper > 1)
            return estimate;
        double lower = At(sorted, interval.Lower), upper = At(sorted, interval.Upper);
        return estimate with
        {
            Interval = new Interval(lower, upper, IntervalMethod.Woodruff),
            StandardError = (upper - lower) / (2 * DistributionQuantile.StudentT(1 - (1 - level) / 2, share.DegreesOfFreedom)),
        };
    }

    private static (double[] Values, double[] Cumulated) Sorted(WeightedSample sample, double[] variable, CodeColumn domain, int d)
    {
        int[] rows = [.. Enumerable.Range(0, sample.Count).Where(i => domain.Codes[i] == d && double.IsFinite(variable[i]))];
        var values = Array.ConvertAll(rows, i => variable[i]);
        Array.Sort(values, rows);
        var cumulated = new double[rows.Length];
        var sum = 0.0;
        for (var i = 0; i < rows.Length; i++)
            cumulated[i] = sum += sample.Weights[rows[i]];
        return (values, cumulated);
    }

    private static double At((double[] Values, double[] Cumulated) sorted, double p)
    {
        var target = p * sorted.Cumulated[^1];
        var at = Array.FindIndex(sorted.Cumulated, c => c >= target - Rounding * sorted.Cumulated[^1]);
        return sorted.Values[at < 0 ? sorted.Values.Length - 1 : at];
    }
}
