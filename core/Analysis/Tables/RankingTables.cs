using System.Globalization;
using Serverless.Analysis.Results;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Analysis.Tables;

/// <summary>
/// The tables of a ranking question, one per option: which share gave it the first place, the second, and so on, or
/// none. Their base is who put any option in order; the mean rank is over those of them who gave this option a place.
/// </summary>
internal static class RankingTables
{
    /// <summary>Places that are taken together as the top.</summary>
    public const int Top = 3;

    /// <summary>The code of options that were given no place.</summary>
    public const string NotRanked = "not-ranked";

    public static IEnumerable<TablePlan> Of(TablePlan plan, RankingQuestion question, string wave) =>
        question
            .Answers.Where(option => option.IsOfferedIn(wave))
            .Select(option =>
                plan with
                {
                    Id = new TableId(question.Id, option.Code),
                    Kind = TableKind.RankedOption,
                    Part = new TablePart(option.Code, option.Label),
                    Groups = [.. plan.Groups.Where(option.IsOfferedTo)],
                    Waves = [.. plan.Waves.Where(option.IsOfferedIn)],
                    Answers = [.. Places(plan, question, wave)],
                    HasMean = true,
                    Decimals = question.Decimals,
                    Ordinal = true,
                }
            );

    /// <summary>
    /// A place is open to the groups that were offered so many options. When there are no more places than make the
    /// top, the top is who was given a place at all, which the others already say.
    /// </summary>
    private static IEnumerable<AnswerPlan> Places(TablePlan plan, RankingQuestion question, string wave)
    {
        foreach (var place in Enumerable.Range(1, question.Places))
            yield return new AnswerPlan(
                place.ToString(CultureInfo.InvariantCulture),
                Texts.Localized(texts => texts.Figures.Place(place))
            )
            {
                InSummary = place <= Top && question.Places > Top,
                Score = place,
                Groups =
                [
                    .. plan.Groups.Where(g => question.Answers.Count(option => option.IsOfferedTo(g, wave)) >= place),
                ],
                Position = place,
            };
        yield return new AnswerPlan(NotRanked, Texts.Localized(texts => texts.Figures.NoPlace))
        {
            Groups = plan.Groups,
            Position = 0,
        };
    }
}
