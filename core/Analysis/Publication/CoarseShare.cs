using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Figures;
using Serverless.Analysis.Results;
using Serverless.Estimation;

namespace Serverless.Analysis.Publication;

/// <summary>
/// A share in a group whose members can be recognised and whose weights differ. Its own standard error is a quadratic
/// equation for how many in each stratum gave the answer; with the share, which is a linear one, few whole numbers fit.
/// So the uncertainty is made of the published share and of what weighting costs the whole base (Kish 1965, 1992), which
/// is the same for every answer.
/// </summary>
internal static class CoarseShare
{
    public static Cell Of(Cell cell, Precision precision, Base exact)
    {
        var shown = cell with
        {
            Count = null,
            DesignEffect = null,
            Value = cell.Value is { } share ? precision.Share(share) : null,
        };
        if (
            shown.Value is not { } value
            || cell.StandardError is not > 0
            || cell.DegreesOfFreedom is not >= 1
            || exact is not { N: { } n, EffectiveN: > 0 and var effective }
        )
            return shown with { Interval = null };
        var variance = value * (1 - value) / effective;
        var made = cell.Interval is { } like ? Interval(like, value, variance, n, effective) : null;
        return shown with
        {
            StandardError = variance > 0 ? Precision.StandardError(Math.Sqrt(variance)) : null,
            Interval = made,
            Flags = made is null ? cell.Flags : Flags(cell, value, made, n, effective),
        };

        ConfidenceInterval Interval(ConfidenceInterval exactOne, double p, double v, int respondents, double kish)
        {
            var of = ProportionInterval.For(
                new ProportionUncertainty(p, v, respondents, (int)cell.DegreesOfFreedom.Value, kish, exactOne.Level),
                precision.Interval
            );
            return new ConfidenceInterval(
                precision.Share(of.Lower),
                precision.Share(of.Upper),
                exactOne.Level,
                MethodIds.Of(of.Method)
            );
        }
    }

    /// <summary>
    /// Whether the share is reliable is said by what is published of it: at the edge of the standard, the exact one would
    /// tell two numbers of respondents apart that are the same whole percent.
    /// </summary>
    private static IReadOnlyList<CellFlag> Flags(
        Cell exact,
        double share,
        ConfidenceInterval interval,
        int respondents,
        double effective
    )
    {
        var isIndicative =
            ReliabilityFlags.OfBase(respondents, effective, int.MaxValue).Contains(CellFlag.Indicative)
            || ReliabilityFlags.IsUnreliable(share, interval.Upper - interval.Lower);
        var others = exact.Flags.Where(flag => flag != CellFlag.Indicative);
        return isIndicative ? [.. others.Append(CellFlag.Indicative).Order()] : [.. others];
    }
}
