using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Analysis.Tables;

/// <summary>The tables that a question of each kind has in a wave.</summary>
internal static class QuestionTables
{
    public static IEnumerable<TablePlan> Of(Question question, Codebook codebook, string wave)
    {
        IReadOnlyList<string> groups =
        [
            .. codebook.Groups.Select(g => g.Id).Where(g => question.Groups.Contains(g, StringComparer.Ordinal)),
        ];
        var plan = new TablePlan
        {
            Id = new TableId(question.Id),
            Kind = TableKind.Single,
            Chapter = question.Chapter!,
            Question = question,
            Groups = groups,
            Waves = question.Waves,
            Answers = Answers(question, groups, wave),
        };
        return question.Match<IEnumerable<TablePlan>>(
            single: q => [Scale(plan, q)],
            multiple: _ => [plan with { Kind = TableKind.Multiple }],
            grid: q => q.Items.Where(i => i.IsOfferedIn(wave)).Select(item => Item(plan, q, item)),
            numeric: q => [Number(plan, q)],
            open: _ => [],
            ranking: q => RankingTables.Of(plan, q, wave)
        );
    }

    /// <summary>The answers that count, those that other waves offered included, so that waves can be compared.</summary>
    private static IReadOnlyList<AnswerPlan> Answers(Question question, IReadOnlyList<string> groups, string wave) =>
        [
            .. question
                .Answers.Select(
                    (a, i) =>
                        new AnswerPlan(a.Code, a.Label)
                        {
                            InSummary = a.InSummary,
                            Score = a.Score,
                            Exclusive = a.Exclusive,
                            Groups = [.. groups.Where(g => a.IsOfferedTo(g, wave))],
                            Position = i,
                        }
                )
                .Where(a => !question.Answers[a.Position].Missing),
        ];

    private static TablePlan Scale(TablePlan plan, ScaleQuestion question) =>
        plan with
        {
            Ordinal = question.Ordinal,
            HasMean = question.ShowMean && plan.Answers.Any(a => a.Score is not null),
            Decimals = question.Decimals,
        };

    private static TablePlan Item(TablePlan plan, GridQuestion question, Item item) =>
        Scale(plan, question) with
        {
            Id = new TableId(question.Id, item.Id),
            Kind = TableKind.GridItem,
            Part = new TablePart(item.Id, item.Label),
            Groups = [.. plan.Groups.Where(item.IsOfferedTo)],
            Waves = [.. plan.Waves.Where(item.IsOfferedIn)],
        };

    private static TablePlan Number(TablePlan plan, NumericQuestion question) =>
        plan with
        {
            Kind = TableKind.Numeric,
            Answers = [],
            HasMean = true,
            Decimals = question.Decimals,
            Unit = question.Unit,
        };
}
