using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Analysis.Publication;

/// <summary>
/// Response and weights of a group as they may be published. The smallest and largest weight are not: with the margins
/// they give the joint distribution of the strata.
/// </summary>
internal static class PublicGroup
{
    private const int AlphaDecimals = 3;

    public static GroupResult Of(GroupResult exact, WithheldFigures withheld, string wave, AnalysisSettings settings)
    {
        var (group, precision) = (withheld.Group(wave, exact.Id), withheld.PrecisionOf(wave, exact.Id));
        var hidesEffect = precision.Coarse || group.HidesSize;
        return exact with
        {
            Response = Response(exact.Response, group),
            Links = HidesLinks(exact.Links, group) ? null : exact.Links,
            NonResponse =
                exact.NonResponse is { } found && !group.HidesSize
                    ? NonResponse(found, group, precision, settings)
                    : null,
            Scales = Scales(exact, group, withheld, wave, settings),
            Weighting = exact.Weighting with
            {
                LargestMarginResidual = Precision.StandardError(exact.Weighting.LargestMarginResidual),
                MinimumWeight = null,
                MaximumWeight = null,
                DesignEffect = hidesEffect ? null : Round(exact.Weighting.DesignEffect, Precision.DesignEffect),
                EffectiveN = hidesEffect ? null : Round(exact.Weighting.EffectiveN, Precision.Respondents),
                MissingMarginCount = Shown(exact.Weighting.MissingMarginCount, group),
                TrimmedCount = Shown(exact.Weighting.TrimmedCount, group),
                Margins = [.. Margins(exact.Weighting.Margins, group)],
                Numbers = exact.Weighting.Numbers is { } numbers ? [.. numbers.Select(n => Number(n, group))] : null,
            },
        };
    }

    /// <summary>
    /// Of groups whose members cannot be recognised, where all tables of the items are shown and as many respondents
    /// scored every item as any base needs.
    /// </summary>
    private static List<ScaleReliability>? Scales(
        GroupResult exact,
        GroupTables group,
        WithheldFigures withheld,
        string wave,
        AnalysisSettings settings
    )
    {
        if (exact.Scales is null || group.Sample.Group.Identifiable)
            return null;
        List<ScaleReliability> shown =
        [
            .. exact
                .Scales.Where(s => s.Base >= settings.MinimumBase && withheld.ShowsAll(s.Question, wave, exact.Id))
                .Select(s =>
                    s with
                    {
                        Alpha = Precision.Round(s.Alpha, AlphaDecimals),
                        StandardError = Round(s.StandardError, Precision.StandardError),
                        Interval = s.Interval is { } interval
                            ? PublicTable.Rounded(interval, x => Precision.Round(x, AlphaDecimals))
                            : null,
                    }
                ),
        ];
        return shown.Count == 0 ? null : shown;
    }

    /// <summary>Of a recognisable group of a few, only that they are few.</summary>
    private static ResponseSummary Response(ResponseSummary exact, GroupTables group) =>
        group.HidesSize
            ? exact with
            {
                Respondents = null,
                ResponseRate = null,
                FewerThan = group.MinimumRespondents,
            }
            : exact with
            {
                ResponseRate = Round(exact.ResponseRate, x => Precision.Round(x, 3)),
            };

    private static bool HidesLinks(LinkSummary? links, GroupTables group) =>
        links is not null
        && group.Sample.Group.Identifiable
        && Math.Min(links.Keys, links.EarlierKeys) < group.MinimumRespondents;

    private static int? Shown(int? respondents, GroupTables group) =>
        respondents is { } n && (group.HidesSize ? n > 0 : group.IsSmall(n)) ? null : respondents;

    /// <summary>
    /// Rounded; of groups whose members can be recognised without what follows from numbers of respondents that are
    /// withheld, without reasons for refusal when any is small, and without totals that one of them dominates.
    /// </summary>
    private static NonResponse NonResponse(
        NonResponse exact,
        GroupTables group,
        Precision precision,
        AnalysisSettings settings
    )
    {
        var identifiable = group.Sample.Group.Identifiable;
        bool Shows(string variable) =>
            !identifiable
            || (group.Sample.Weighting.Margins.Any(m => m.Margin == variable) && !group.Margin(variable).HasAny);
        bool ShowsTotal(CoverageResult coverage) =>
            coverage.Question is not { } question
            || (
                !group.HidesMeanOf(question)
                && !(
                    identifiable
                    && Dominance.GivesAway(
                        group.Sample.Responses.Numbers(question).Where(double.IsFinite),
                        settings.Dominance
                    )
                )
            );
        var hidesReasons =
            identifiable
            && exact.Outcome?.RefusalReasons.Any(r => r.Count >= 1 && r.Count <= settings.SmallCell) == true;
        return exact with
        {
            Outcome = exact.Outcome is { } outcome
                ? outcome with
                {
                    EligibleShare = Round(outcome.EligibleShare, x => Precision.Round(x, 3)),
                    Rates = [.. outcome.Rates.Select(r => r with { Value = Precision.Round(r.Value, 3) })],
                    RefusalReasons = hidesReasons
                        ? []
                        :
                        [
                            .. outcome.RefusalReasons.Select(r =>
                                r with
                                {
                                    Share = Round(r.Share, x => Precision.Round(x, 3)),
                                }
                            ),
                        ],
                }
                : null,
            Fit =
            [
                .. exact
                    .Fit.Where(fit => Shows(fit.Variable))
                    .Select(fit => fit with { Test = PublicComparison.Rounded(fit.Test, precision, settings.Alpha)! }),
            ],
            Representativeness =
            [
                .. exact.Representativeness.Where(found => Shows(found.Variable)).Select(Representativeness),
            ],
            Coverage =
            [
                .. exact.Coverage.Select(coverage =>
                    ShowsTotal(coverage)
                        ? coverage with
                        {
                            Response = Round(coverage.Response, coverage.Question is null ? x => x : Precision.Total),
                            Share = Round(coverage.Share, x => Precision.Round(x, 3)),
                        }
                        : coverage with
                        {
                            Response = null,
                            Share = null,
                        }
                ),
            ],
        };
    }

    private static RepresentativenessResult Representativeness(RepresentativenessResult exact)
    {
        static double Three(double x) => Precision.Round(x, 3);
        return exact with
        {
            Indicator = Three(exact.Indicator),
            Unadjusted = Three(exact.Unadjusted),
            StandardError = Round(exact.StandardError, Precision.StandardError),
            Partial =
            [
                .. exact.Partial.Select(partial =>
                    partial with
                    {
                        Unconditional = Three(partial.Unconditional),
                        StandardError = Round(partial.StandardError, Precision.StandardError),
                        Conditional = Round(partial.Conditional, Three),
                        Categories =
                        [
                            .. partial.Categories.Select(c =>
                                c with
                                {
                                    Unconditional = Three(c.Unconditional),
                                    UnconditionalStandardError = Precision.StandardError(c.UnconditionalStandardError),
                                    Conditional = Round(c.Conditional, Three),
                                    ConditionalStandardError = Round(
                                        c.ConditionalStandardError,
                                        Precision.StandardError
                                    ),
                                }
                            ),
                        ],
                    }
                ),
            ],
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
