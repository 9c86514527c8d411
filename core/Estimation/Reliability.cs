namespace Serverless.Estimation;

/// <summary>What the presentation standards for proportions of the NCHS (Parker et al. 2017) look at.</summary>
/// <param name="EffectiveSize">n_e, at most the base.</param>
/// <param name="Width">Width of the Korn-Graubard interval.</param>
/// <param name="RelativeWidth">Width over the share; null for a share of 0.</param>
/// <param name="ComplementRelativeWidth">Width over one minus the share; null for a share of 1.</param>
/// <param name="DegreesOfFreedom">Of the design in the domain.</param>
public sealed record Reliability(
    double EffectiveSize,
    double Width,
    double? RelativeWidth,
    double? ComplementRelativeWidth,
    int DegreesOfFreedom
)
{
    /// <summary>Null when the share has no sampling error or no degrees of freedom.</summary>
    public static Reliability? Of(DomainProportions domain, Proportion proportion, double level = 0.95)
    {
        var undefined =
            EstimateRemarks.EmptyBase
            | EstimateRemarks.FixedByWeighting
            | EstimateRemarks.SinglePsu
            | EstimateRemarks.CompleteEnumeration;
        if (
            (proportion.Flags & undefined) != EstimateRemarks.None
            || domain.DegreesOfFreedom < 1
            || proportion.Share is not { } share
        )
            return null;
        var se = proportion.StandardError ?? 0;
        var uncertainty = new ProportionUncertainty(
            share,
            se * se,
            domain.Base,
            domain.DegreesOfFreedom,
            domain.EffectiveSampleSize,
            level
        );
        var width = ProportionInterval.KornGraubard(uncertainty).Width;
        return new Reliability(
            Math.Min(domain.Base, uncertainty.EffectiveSize),
            width,
            share > 0 ? width / share : null,
            share < 1 ? width / (1 - share) : null,
            domain.DegreesOfFreedom
        );
    }
}
