using Serverless.Surveys;

namespace Serverless.Estimation;

/// <summary>Quantiles of a numeric variable per domain, with Woodruff's interval (1952, JASA 47).</summary>
public static class Quantiles
{
    /// <summary>
    /// By default the smallest answer at or under which at least a given share of the weight lies (R survey's qrule
    /// "math"). The interval holds the quantiles at the ends of the interval of the share at or under it; it is null when
    /// an end falls outside 0 to 1.
    /// The standard error is the interval's width over 2t, as in R survey.
    /// </summary>
    /// <param name="sample">The respondents.</param>
    /// <param name="variable">One number per respondent; not finite for no answer.</param>
    /// <param name="shares">Each between 0 and 1, both excluded; 0.5 for the median.</param>
    /// <param name="domains">Null for everyone.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="rule">What a quantile is between two answers.</param>
    /// <param name="interval">The interval of the share at or under the quantile.</param>
    /// <returns>By share, then by domain.</returns>
    public static IReadOnlyList<IReadOnlyList<DomainEstimate>> Of(
        WeightedSample sample,
        double[] variable,
        IReadOnlyList<double> shares,
        CodeColumn? domains = null,
        double level = 0.95,
        QuantileRule rule = QuantileRule.Hf1,
        ShareInterval interval = ShareInterval.Symmetric
    )
    {
        if (shares.Any(p => p is not (> 0 and < 1)))
            throw new ArgumentOutOfRangeException(
                nameof(shares),
                string.Join(", ", shares),
                "A quantile lies between 0 and 1."
            );
        var domain = domains ?? sample.Everyone;
        var sorted = Enumerable
            .Range(0, domain.Categories)
            .Select(d => WeightedOrder.Of(sample, variable, domain, d, rule))
            .ToArray();
        var below = new ushort[sample.Count];
        return [.. shares.Select(p => Quantile(sample, variable, p, domain, sorted, below, (interval, level)))];
    }

    private static IReadOnlyList<DomainEstimate> Quantile(
        WeightedSample sample,
        double[] variable,
        double p,
        CodeColumn domain,
        WeightedOrder[] sorted,
        ushort[] below,
        (ShareInterval Rule, double Level) interval
    )
    {
        var quantile = Array.ConvertAll(sorted, s => s.Count == 0 ? 0 : s.Quantile(p));
        for (var i = 0; i < below.Length; i++)
            below[i] =
                domain.Codes[i] >= domain.Categories || !double.IsFinite(variable[i]) ? ushort.MaxValue
                : variable[i] <= quantile[domain.Codes[i]] ? (ushort)0
                : (ushort)1;
        var totals = DomainTotals.OfCategories(sample, new CodeColumn(below, 2), domain);
        return
        [
            .. Means
                .OfScores(totals, [1, 0], interval.Level)
                .Select((share, d) => ReadBack(share, sorted[d], quantile[d], interval)),
        ];
    }

    private static DomainEstimate ReadBack(
        DomainEstimate share,
        WeightedOrder sorted,
        double quantile,
        (ShareInterval Rule, double Level) chosen
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
        if (OfShare(share, chosen) is not { } interval || interval.Lower < 0 || interval.Upper > 1)
            return estimate;
        // Between two answers a quantile need not lie between the quantiles at the ends.
        double lower = Math.Min(quantile, sorted.Quantile(interval.Lower)),
            upper = Math.Max(quantile, sorted.Quantile(interval.Upper));
        return estimate with
        {
            Interval = Interval.Around(quantile, lower, upper, IntervalMethod.Woodruff),
            StandardError =
                (upper - lower)
                / (2 * DistributionQuantile.StudentT(1 - (1 - chosen.Level) / 2, share.DegreesOfFreedom)),
        };
    }

    /// <summary>The interval of the share at or under the quantile, by the rule chosen.</summary>
    private static Interval? OfShare(DomainEstimate share, (ShareInterval Rule, double Level) chosen) =>
        chosen.Rule == ShareInterval.Symmetric || share is not { Interval: not null, StandardError: { } error }
            ? share.Interval
            : ProportionInterval.For(
                new ProportionUncertainty(
                    share.Value!.Value,
                    error * error,
                    share.Base,
                    share.DegreesOfFreedom,
                    share.EffectiveSampleSize,
                    chosen.Level
                ),
                chosen.Rule
            );
}
