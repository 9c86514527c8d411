using Serverless.Surveys;

namespace Serverless.Estimation;

/// <summary>What the interval of a proportion is made of.</summary>
/// <param name="Share">p, 0 to 1.</param>
/// <param name="Variance">Design variance of p.</param>
/// <param name="Base">Unweighted base n.</param>
/// <param name="DegreesOfFreedom">Of the design in the domain; at least 1.</param>
/// <param name="KishEffectiveSize">n / deff of the weights, used when p is 0 or 1 and has no variance.</param>
/// <param name="Level">Confidence level, e.g. 0.95.</param>
public sealed record ProportionUncertainty(
    double Share,
    double Variance,
    int Base,
    int DegreesOfFreedom,
    double KishEffectiveSize,
    double Level = 0.95
)
{
    /// <summary>n_e = p(1-p)/V, or Kish's when p is 0 or 1.</summary>
    public double EffectiveSize => IsZeroOrOne ? KishEffectiveSize : Share * (1 - Share) / Variance;

    internal bool IsZeroOrOne => Share is <= 0 or >= 1;

    internal double Tail => (1 - Level) / 2;
}

/// <summary>Confidence intervals for proportions from a complex sample.</summary>
public static class ProportionInterval
{
    private const int SmallBase = 100;
    private const double ExtremeShare = 0.05;

    /// <summary>The interval that the rule prescribes.</summary>
    /// <param name="p">The share and what is known of its precision.</param>
    /// <param name="rule">The rule of the codebook.</param>
    /// <param name="t">t of the level and the degrees of freedom where it is at hand, since many shares have it in
    /// common; null to work it out.</param>
    public static Interval For(ProportionUncertainty p, ShareInterval rule = ShareInterval.Automatic, double? t = null)
    {
        if (p.IsZeroOrOne)
            return KornGraubard(p);
        var isOrdinary = p.Base >= SmallBase && p.Share is >= ExtremeShare and <= 1 - ExtremeShare;
        return rule switch
        {
            ShareInterval.KornGraubard => KornGraubard(p),
            ShareInterval.Beta => Beta(p),
            ShareInterval.Logit => Logit(p),
            ShareInterval.Wilson => Wilson(p, t ?? T(p)),
            ShareInterval.Symmetric => Symmetric(p, t ?? T(p)),
            ShareInterval.Arcsine => Arcsine(p, t ?? T(p)),
            ShareInterval.Likelihood => Likelihood(p, t ?? T(p)),
            ShareInterval.Automatic => isOrdinary ? Wilson(p, t ?? T(p)) : KornGraubard(p),
        };
    }

    /// <summary>((p + t²/2n_e) ± t/(2n_e) √(4n_e p(1-p) + t²)) / (1 + t²/n_e), as R survey 4.5.</summary>
    private static Interval Wilson(ProportionUncertainty p, double t)
    {
        var ne = p.EffectiveSize;
        var centre = p.Share + t * t / (2 * ne);
        var half = t / (2 * ne) * Math.Sqrt(4 * ne * p.Share * (1 - p.Share) + t * t);
        var scale = 1 + t * t / ne;
        return Interval.Around(
            p.Share,
            Math.Max(0, (centre - half) / scale),
            Math.Min(1, (centre + half) / scale),
            IntervalMethod.Wilson
        );
    }

    /// <summary>
    /// Clopper-Pearson with n_e (t_{n-1}/t_df)² in place of n, at most n
    /// (Korn and Graubard 1998; Parker et al. 2017).
    /// </summary>
    public static Interval KornGraubard(ProportionUncertainty p) =>
        ClopperPearson(p, Math.Min(p.Base, AdjustedSize(p)), IntervalMethod.KornGraubard);

    /// <summary>
    /// The same without the ceiling at n, which a design that gains precision passes (R survey's svyciprop, method
    /// "beta").
    /// </summary>
    public static Interval Beta(ProportionUncertainty p) => ClopperPearson(p, AdjustedSize(p), IntervalMethod.Beta);

    private static double AdjustedSize(ProportionUncertainty p)
    {
        var ratio = p.Base > 1 ? DistributionQuantile.StudentT(1 - p.Tail, p.Base - 1) / T(p) : 1;
        return p.EffectiveSize * ratio * ratio;
    }

    private static Interval ClopperPearson(ProportionUncertainty p, double ne, IntervalMethod method)
    {
        var successes = p.Share * ne;
        var failures = (1 - p.Share) * ne;
        // The upper limit is the lower one of the other answer, so that the two mirror each other.
        return Interval.Around(
            p.Share,
            p.Share <= 0 ? 0 : DistributionQuantile.Beta(p.Tail, successes, failures + 1),
            p.Share >= 1 ? 1 : 1 - DistributionQuantile.Beta(p.Tail, failures, successes + 1),
            method
        );
    }

    /// <summary>logit p ± t se/(p(1-p)), transformed back.</summary>
    public static Interval Logit(ProportionUncertainty p)
    {
        var logit = Math.Log(p.Share / (1 - p.Share));
        var half = T(p) * Math.Sqrt(p.Variance) / (p.Share * (1 - p.Share));
        return Interval.Around(p.Share, Inverse(logit - half), Inverse(logit + half), IntervalMethod.Logit);

        static double Inverse(double x) => 1 / (1 + Math.Exp(-x));
    }

    /// <summary>p ± t se, cut off at 0 and 1.</summary>
    private static Interval Symmetric(ProportionUncertainty p, double t)
    {
        var half = t * Math.Sqrt(p.Variance);
        return Interval.Around(
            p.Share,
            Math.Max(0, p.Share - half),
            Math.Min(1, p.Share + half),
            IntervalMethod.StudentT
        );
    }

    /// <summary>sin²(asin √p ± t se/(2 √(p(1-p)))), the angle kept between 0 and a right one.</summary>
    private static Interval Arcsine(ProportionUncertainty p, double t)
    {
        var angle = Math.Asin(Math.Sqrt(p.Share));
        var half = t * Math.Sqrt(p.Variance) / (2 * Math.Sqrt(p.Share * (1 - p.Share)));
        return Interval.Around(
            p.Share,
            Share(Math.Max(0, angle - half)),
            Share(Math.Min(Math.PI / 2, angle + half)),
            IntervalMethod.Arcsine
        );

        static double Share(double angle) => Math.Sin(angle) * Math.Sin(angle);
    }

    /// <summary>
    /// The shares q with 2 n_e (p log(p/q) + (1-p) log((1-p)/(1-q))) at most t²: the likelihood ratio over its design
    /// effect against the square of t.
    /// </summary>
    private static Interval Likelihood(ProportionUncertainty p, double t)
    {
        var target = Math.Log(t * t / (2 * p.EffectiveSize));
        // The upper limit is the lower one of the other answer, so that the two mirror each other.
        return Interval.Around(
            p.Share,
            Lowest(p.Share, target),
            1 - Lowest(1 - p.Share, target),
            IntervalMethod.Likelihood
        );
    }

    /// <summary>
    /// The q under <paramref name="p"/> at which the logarithm of the divergence of p from q is the target. It is sought
    /// as the logit of q.
    /// </summary>
    private static double Lowest(double p, double target)
    {
        const double FarthestLogit = 700;
        var logit = Math.Log(p / (1 - p));
        (double, double) Divergence(double u)
        {
            // log q and log(1 - q), of which neither is zero at a far end.
            var (logQ, logRest) = (-Math.Log(1 + Math.Exp(-u)), -u - Math.Log(1 + Math.Exp(-u)));
            var value = p * (Math.Log(p) - logQ) + (1 - p) * (Math.Log(1 - p) - logRest);
            return value > 0
                ? (Math.Log(value), (Math.Exp(logQ) - p) / value)
                : (double.NegativeInfinity, double.NegativeInfinity);
        }

        // With hardly any degrees of freedom not even the smallest number is rejected.
        if (Divergence(-FarthestLogit).Item1 < target)
            return 0;
        var u = BracketedRoot.Of(Divergence, target, logit - 1, (-FarthestLogit, logit));
        return 1 / (1 + Math.Exp(-u));
    }

    private static double T(ProportionUncertainty p) => DistributionQuantile.StudentT(1 - p.Tail, p.DegreesOfFreedom);
}
