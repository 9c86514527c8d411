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
        return shown with
        {
            StandardError = variance > 0 ? Precision.StandardError(Math.Sqrt(variance)) : null,
            Interval = cell.Interval is { } interval ? Interval(interval, value, variance, n, effective) : null,
        };

        ConfidenceInterval Interval(ConfidenceInterval like, double p, double v, int respondents, double kish)
        {
            var made = ProportionInterval.For(
                new ProportionUncertainty(p, v, respondents, (int)cell.DegreesOfFreedom.Value, kish, like.Level),
                precision.Interval
            );
            return new ConfidenceInterval(
                precision.Share(made.Lower),
                precision.Share(made.Upper),
                like.Level,
                MethodIds.Of(made.Method)
            );
        }
    }
}
