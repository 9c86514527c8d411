using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;

namespace Serverless.Analysis.Publication;

/// <summary>
/// Response and weights of a group as they may be published. The smallest and largest weight are not: with the margins
/// they give the joint distribution of the strata.
/// </summary>
internal static class PublicGroup
{
    public static GroupResult Of(GroupResult exact, WithheldFigures withheld, string wave)
    {
        var (group, precision) = (withheld.Group(wave, exact.Id), withheld.PrecisionOf(wave, exact.Id));
        return exact with
        {
            Response = exact.Response with
            {
                ResponseRate = exact.Response.ResponseRate is { } rate ? Precision.Round(rate, 3) : null,
            },
            Weighting = exact.Weighting with
            {
                LargestMarginResidual = Precision.StandardError(exact.Weighting.LargestMarginResidual),
                MinimumWeight = null,
                MaximumWeight = null,
                DesignEffect = precision.Coarse ? null : Round(exact.Weighting.DesignEffect, Precision.DesignEffect),
                EffectiveN = precision.Coarse ? null : Round(exact.Weighting.EffectiveN, Precision.Respondents),
                Margins = [.. Margins(exact.Weighting.Margins, group)],
                Numbers = exact.Weighting.Numbers is { } numbers ? [.. numbers.Select(n => Number(n, group))] : null,
            },
        };
    }

    /// <summary>
    /// The mean over the respondents is one more equation over their answers, so that it is not shown of groups whose
    /// members can be recognised, nor where the question's own mean is withheld.
    /// </summary>
    private static NumericMarginMean Number(NumericMarginMean mean, GroupTables group)
    {
        var hidden = group.Sample.Group.Identifiable || group.HidesMeanOf(mean.Question);
        double Rounded(double x) => Precision.Round(x, Precision.MeanDecimals(x, 0));
        return mean with
        {
            PopulationMean = Rounded(mean.PopulationMean),
            ResponseMean = hidden ? null : Round(mean.ResponseMean, Rounded),
            WeightedMean = hidden ? null : Round(mean.WeightedMean, Rounded),
        };
    }

    private static double? Round(double? value, Func<double, double> round) => value is { } x ? round(x) : null;

    private static IEnumerable<MarginShare> Margins(IReadOnlyList<MarginShare> margins, GroupTables group)
    {
        foreach (var margin in margins.GroupBy(m => m.Variable, StringComparer.Ordinal))
        {
            var withheld = group.Margin(margin.Key);
            var codes = group.AnswersOf(margin.Key).ToList();
            foreach (var (category, number) in margin.Select((c, i) => (c, i)))
            {
                var position = codes.IndexOf(category.Code) is >= 0 and var found ? found : number;
                var hidden =
                    withheld.Suppressed
                    || (withheld.HasAnswers && position < withheld.Answers.Length && withheld.Answers[position]);
                yield return category with
                {
                    PopulationShare = Precision.Round(category.PopulationShare, 3),
                    Respondents = hidden ? null : category.Respondents,
                    ResponseShare = hidden ? null : Round(category.ResponseShare, x => Precision.Round(x, 3)),
                    WeightedShare = Round(category.WeightedShare, x => Precision.Round(x, 3)),
                };
            }
        }
    }
}
