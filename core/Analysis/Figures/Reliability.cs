using Serverless.Analysis.Results;
using Serverless.Estimation;

namespace Serverless.Analysis.Figures;

/// <summary>
/// Whether a share is reliable enough to publish without reserve: the presentation standards of the US National Center for
/// Health Statistics (Parker et al. 2017, Vital and Health Statistics 2(175)).
/// </summary>
internal static class Reliability
{
    private const int SmallestBase = 30;
    private const int FewDegreesOfFreedom = 8;
    private const double NarrowWidth = 0.05;
    private const double WideWidth = 0.30;
    private const double LargestRelativeWidth = 1.30;

    /// <summary>Flags of a base: too few respondents (n or effective n under 30), too few degrees of freedom (under 8).</summary>
    public static IEnumerable<CellFlag> OfBase(int n, double effectiveN, int degreesOfFreedom)
    {
        if (n < SmallestBase || effectiveN < SmallestBase)
            yield return CellFlag.Indicative;
        if (degreesOfFreedom < FewDegreesOfFreedom)
            yield return CellFlag.FewDegreesOfFreedom;
    }

    /// <summary>Whether the Korn-Graubard interval is .30 wide or more, or over .05 and more than 130 % of the share.</summary>
    public static bool IsTooWide(ProportionUncertainty share)
    {
        if (share.Variance <= 0 && share.Share is > 0 and < 1)
            return false;
        var width = ProportionInterval.KornGraubard(share).Width;
        return width >= WideWidth || (width > NarrowWidth && width > LargestRelativeWidth * share.Share);
    }
}
