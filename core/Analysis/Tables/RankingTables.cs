using System.Globalization;
using Serverless.Analysis.Results;
using Serverless.Surveys;

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
                    Id = $"{question.Id}.{option.Code}",
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
        for (var place = 1; place <= question.Places; place++)
            yield return new AnswerPlan(place.ToString(CultureInfo.InvariantCulture), Name(place))
            {
                InSummary = place <= Top && question.Places > Top,
                Score = place,
                Groups =
                [
                    .. plan.Groups.Where(g => question.Answers.Count(option => option.IsOfferedTo(g, wave)) >= place),
                ],
                Position = place,
            };
        yield return new AnswerPlan(NotRanked, new LocalizedText("geen plaats", "no place"))
        {
            Groups = plan.Groups,
            Position = 0,
        };
    }

    private static LocalizedText Name(int place) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"plaats {place}"),
            string.Create(CultureInfo.InvariantCulture, $"place {place}")
        );
}
