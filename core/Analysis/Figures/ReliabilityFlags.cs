using Serverless.Analysis.Results;
using Serverless.Estimation;

namespace Serverless.Analysis.Figures;

/// <summary>
/// Whether a figure is reliable enough to publish without reserve: the presentation standards of the US National Center
/// for
/// Health Statistics (Parker et al. 2017, Vital and Health Statistics 2(175)).
/// </summary>
internal static class ReliabilityFlags
{
    private const int MinimumBase = 30;
    private const int MinimumDegreesOfFreedom = 8;
    private const double NarrowWidth = 0.05;
    private const double WideWidth = 0.30;
    private const double MaximumRelativeWidth = 1.30;

    /// <summary>
    /// A share of at least this, on an effective base of at least <see cref="SafeBase"/>, has an interval under both
    /// limits.
    /// </summary>
    private const double SafeShare = 0.20;
    private const double SafeBase = 100;

    /// <summary>
    /// Flags of a base: too few respondents (n or effective n under 30), too few degrees of freedom (under 8).
    /// </summary>
    public static IEnumerable<CellFlag> OfBase(int n, double effectiveN, int degreesOfFreedom)
    {
        if (n < MinimumBase || effectiveN < MinimumBase)
            yield return CellFlag.Indicative;
        if (degreesOfFreedom < MinimumDegreesOfFreedom)
            yield return CellFlag.FewDegreesOfFreedom;
    }

    /// <summary>The same of a share of which no more is known than what is published.</summary>
    /// <param name="share">The published share.</param>
    /// <param name="width">Width of its published interval.</param>
    public static bool IsUnreliable(double share, double width) =>
        width >= WideWidth || (width > NarrowWidth && width > MaximumRelativeWidth * share);

    /// <summary>
    /// Whether the Korn-Graubard interval is .30 wide or more, or over .05 and more than 130 % of the share, or the
    /// effective size is under 30.
    /// </summary>
    public static bool IsUnreliable(DomainProportions domain, Proportion share)
    {
        if (
            share is { Share: { } p and >= SafeShare and < 1, StandardError: { } se and > 0 }
            && domain.Base >= SafeBase
            && p * (1 - p) >= SafeBase * se * se
        )
            return false;
        return Reliability.Of(domain, share) is { } found
            && (
                found.EffectiveSize < MinimumBase
                || found.Width >= WideWidth
                || (found.Width > NarrowWidth && found.RelativeWidth > MaximumRelativeWidth)
            );
    }
}
