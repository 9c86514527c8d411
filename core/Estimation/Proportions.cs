using Serverless.Surveys;

namespace Serverless.Estimation;

/// <summary>The weighted distribution of a categorical variable in one domain.</summary>
public sealed record DomainProportions
{
    /// <summary>Unweighted number of valid answers, n.</summary>
    public required int Base { get; init; }

    /// <summary>Σ w of the valid answers.</summary>
    public required double WeightedBase { get; init; }

    /// <summary>Kish's effective size of this base.</summary>
    public required double EffectiveSampleSize { get; init; }

    /// <summary>Kish's n / n_eff of this base.</summary>
    public required double KishDesignEffect { get; init; }

    /// <summary>Sampling units minus strata among the valid answers.</summary>
    public required int DegreesOfFreedom { get; init; }

    public required IReadOnlyList<Proportion> Categories { get; init; }
}

/// <summary>A weighted share.</summary>
public sealed record Proportion
{
    /// <summary>Unweighted number of respondents with this answer.</summary>
    public required int Count { get; init; }

    /// <summary>0 to 1; null for an empty base.</summary>
    public double? Share { get; init; }

    public double? StandardError { get; init; }

    public Interval? Interval { get; init; }

    /// <summary>
    /// Variance over that of a simple random sample with replacement of the same size (R survey's <c>deff =
    /// "replace"</c>).
    /// </summary>
    public double? DesignEffect { get; init; }

    /// <summary>
    /// The same against sampling without replacement (<c>deff = TRUE</c>); null when weights do not gross up to a
    /// population larger than the sample.
    /// </summary>
    public double? DesignEffectWithoutReplacement { get; init; }

    public EstimateRemarks Flags { get; init; }
}

/// <summary>Proportions with linearised standard errors (Binder 1983).</summary>
public static class Proportions
{
    /// <summary>A variance this much smaller than Σ w²u² is zero but for rounding.</summary>
    internal const double ZeroVariance = 1e-11;

    /// <summary>Distribution per domain.</summary>
    public static IReadOnlyList<DomainProportions> Of(
        DomainTotals totals,
        ShareInterval rule = ShareInterval.Automatic,
        double level = 0.95
    )
    {
        if (!totals.IsCategorical)
            throw new ArgumentException("Proportions need totals of categories.", nameof(totals));
        var domains = new DomainProportions[totals.Domains];
        for (var d = 0; d < domains.Length; d++)
            domains[d] = Of(totals, d, rule, level);
        return domains;
    }

    private static DomainProportions Of(DomainTotals totals, int domain, ShareInterval rule, double level)
    {
        var (units, _) = totals.ActiveUnits(domain);
        var df = totals.DegreesOfFreedom(domain);
        var categories = new Proportion[totals.Width];
        var complete = totals.IsObservedWhole(domain);
        var t = df > 0 ? DistributionQuantile.StudentT(1 - (1 - level) / 2, df) : 0;
        for (var k = 0; k < categories.Length; k++)
            categories[k] = One(totals, domain, k, units, df, complete, (rule, level, t));
        return new DomainProportions
        {
            Base = totals.Base(domain),
            WeightedBase = totals.WeightedBase(domain),
            EffectiveSampleSize = totals.EffectiveSampleSize(domain),
            KishDesignEffect = totals.KishDesignEffect(domain),
            DegreesOfFreedom = df,
            Categories = categories,
        };
    }

    private static Proportion One(
        DomainTotals totals,
        int domain,
        int category,
        int units,
        int df,
        bool complete,
        (ShareInterval Rule, double Level, double T) interval
    )
    {
        var count = totals.Count(domain, category);
        var weighted = totals.WeightedBase(domain);
        if (totals.Base(domain) == 0 || weighted <= 0)
            return new Proportion { Count = count, Flags = EstimateRemarks.EmptyBase };

        var n = totals.Base(domain);
        var share = count == n ? 1 : totals.Total(domain, category) / weighted;
        if (share is < 0 or > 1)
            return new Proportion { Count = count, Flags = EstimateRemarks.OutsideRange };
        var uncertainty = new ProportionUncertainty(
            share,
            0,
            n,
            Math.Max(1, df),
            totals.EffectiveSampleSize(domain),
            interval.Level
        );
        Span<double> u = stackalloc double[totals.Width];
        u.Fill(-share / weighted);
        u[category] += 1 / weighted;
        var variance = totals.Variance(u, domain, Denominator.Domain);
        var hasNoVariance = variance <= ZeroVariance * totals.SecondMoment(u, domain);
        if (complete && hasNoVariance)
            return new Proportion
            {
                Count = count,
                Share = share,
                StandardError = 0,
                Flags = EstimateRemarks.CompleteEnumeration,
            };
        if (units < 2)
            return new Proportion
            {
                Count = count,
                Share = share,
                Flags = EstimateRemarks.SinglePsu,
            };
        if (count == 0 || count == n)
            return new Proportion
            {
                Count = count,
                Share = share,
                StandardError = 0,
                Interval = df > 0 ? ProportionInterval.For(uncertainty, interval.Rule) : null,
                Flags =
                    EstimateRemarks.ZeroOrOne | (df > 0 ? EstimateRemarks.None : EstimateRemarks.NoDegreesOfFreedom),
            };

        if (hasNoVariance)
            return new Proportion
            {
                Count = count,
                Share = share,
                StandardError = 0,
                Flags = EstimateRemarks.FixedByWeighting,
            };

        var simple = share * (1 - share) / (n - 1.0);
        var fraction = 1 - n / weighted;
        return new Proportion
        {
            Count = count,
            Share = share,
            StandardError = Math.Sqrt(variance),
            Interval =
                df > 0 && share is > 0 and < 1
                    ? ProportionInterval.For(uncertainty with { Variance = variance }, interval.Rule, interval.T)
                    : null,
            DesignEffect = simple > 0 ? variance / simple : null,
            DesignEffectWithoutReplacement = simple > 0 && fraction > 1e-9 ? variance / (simple * fraction) : null,
            Flags = df > 0 ? EstimateRemarks.None : EstimateRemarks.NoDegreesOfFreedom,
        };
    }
}
