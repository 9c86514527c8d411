namespace Serverless.Estimation;

/// <summary>Quantiles of a numeric variable per domain, with Woodruff's interval (1952, JASA 47).</summary>
public static class Quantiles
{
    /// <summary>Slack on p x total when cumulated weights are compared with it.</summary>
    private const double Rounding = 1e-12;

    /// <summary>
    /// The smallest answer at or under which at least a given share of the weight lies (R survey's qrule "math").
    /// The interval holds the answers at the ends of the t interval of that share; it is null when an end falls outside
    /// 0 to 1.
    /// The standard error is the interval's width over 2t, as in R survey.
    /// </summary>
    /// <param name="sample">The respondents.</param>
    /// <param name="variable">One number per respondent; not finite for no answer.</param>
    /// <param name="shares">Each between 0 and 1, both excluded; 0.5 for the median.</param>
    /// <param name="domains">Null for everyone.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>By share, then by domain.</returns>
    public static IReadOnlyList<IReadOnlyList<DomainEstimate>> Of(
        WeightedSample sample,
        double[] variable,
        IReadOnlyList<double> shares,
        CodeColumn? domains = null,
        double level = 0.95
    )
    {
        if (shares.Any(p => p is not (> 0 and < 1)))
            throw new ArgumentOutOfRangeException(
                nameof(shares),
                string.Join(", ", shares),
                "A quantile lies between 0 and 1."
            );
        var domain = domains ?? sample.Everyone;
        var sorted = Enumerable.Range(0, domain.Categories).Select(d => Sorted(sample, variable, domain, d)).ToArray();
        var below = new ushort[sample.Count];
        return [.. shares.Select(p => Quantile(sample, variable, p, domain, sorted, below, level))];
    }

    private static IReadOnlyList<DomainEstimate> Quantile(
        WeightedSample sample,
        double[] variable,
        double p,
        CodeColumn domain,
        (double[] Values, double[] Cumulated)[] sorted,
        ushort[] below,
        double level
    )
    {
        var quantile = Array.ConvertAll(sorted, s => s.Values.Length == 0 ? 0 : At(s, p));
        for (var i = 0; i < below.Length; i++)
            below[i] =
                domain.Codes[i] >= domain.Categories || !double.IsFinite(variable[i]) ? ushort.MaxValue
                : variable[i] <= quantile[domain.Codes[i]] ? (ushort)0
                : (ushort)1;
        var totals = DomainTotals.OfCategories(sample, new CodeColumn(below, 2), domain);
        return
        [
            .. Means
                .OfScores(totals, [1, 0], level)
                .Select((share, d) => ReadBack(share, sorted[d], quantile[d], level)),
        ];
    }

    private static DomainEstimate ReadBack(
        DomainEstimate share,
        (double[] Values, double[] Cumulated) sorted,
        double quantile,
        double level
    )
    {
        if (share.Value is null)
            return share;
        var estimate = share with
        {
            Value = quantile,
            StandardError = null,
            Interval = null,
            DesignEffect = null,
            StandardDeviation = null,
        };
        if (share.Interval is not { } interval || interval.Lower < 0 || interval.Upper > 1)
            return estimate;
        double lower = At(sorted, interval.Lower),
            upper = At(sorted, interval.Upper);
        return estimate with
        {
            Interval = Interval.Around(quantile, lower, upper, IntervalMethod.Woodruff),
            StandardError =
                (upper - lower) / (2 * DistributionQuantile.StudentT(1 - (1 - level) / 2, share.DegreesOfFreedom)),
        };
    }

    /// <summary>The answers in ascending order, and the weight at or under each.</summary>
    private static (double[] Values, double[] Cumulated) Sorted(
        WeightedSample sample,
        double[] variable,
        CodeColumn domain,
        int d
    )
    {
        bool Counts(int i) => domain.Codes[i] == d && double.IsFinite(variable[i]);
        var count = 0;
        for (var i = 0; i < variable.Length; i++)
            count += Counts(i) ? 1 : 0;
        var (values, weights) = (new double[count], new double[count]);
        for (int i = 0, to = 0; i < variable.Length; i++)
            if (Counts(i))
                (values[to], weights[to++]) = (variable[i], sample.Weights[i]);
        Array.Sort(values, weights);
        var sum = 0.0;
        foreach (ref var weight in weights.AsSpan())
            weight = sum += weight;
        return (values, weights);
    }

    private static double At((double[] Values, double[] Cumulated) sorted, double p)
    {
        var target = p * sorted.Cumulated[^1];
        var at = Array.FindIndex(sorted.Cumulated, c => c >= target - Rounding * sorted.Cumulated[^1]);
        return sorted.Values[at < 0 ? sorted.Values.Length - 1 : at];
    }
}
