using Serverless.Surveys;

namespace Serverless.Samples.Reconstruction;

/// <summary>Which subgroup respondents belong to, and the classes and mean goals that follow from it.</summary>
internal sealed class Membership(
    Codebook codebook,
    ReconstructionPlan plan,
    string wave,
    string group,
    Respondents respondents,
    RespondentAnswers answers
)
{
    private const double MeanMargin = 0.01;

    // A class is a margin cell, split by the subgroup of a planned mean: unknown, inside, outside.
    private const int States = 3;

    /// <summary>Questions that subgroups rest on, and those they are routed on.</summary>
    public static IEnumerable<Question> Settling(Codebook codebook, IReadOnlyList<Question> asked)
    {
        foreach (var when in codebook.Subgroups.Select(s => s.When).OfType<AnswerIs>())
        {
            for (
                var question = Find(when.Question);
                question is not null;
                question = Find((question.Routing as AnswerIs)?.Question)
            )
                yield return question;
        }

        Question? Find(string? id) => asked.FirstOrDefault(q => q.Id == id);
    }

    /// <summary>
    /// Whether each respondent is in the subgroup; null for who left its question blank, or was not asked.
    /// </summary>
    public bool?[] Of(string subgroup)
    {
        var when = (AnswerIs)codebook.Subgroups.Single(s => s.Id == subgroup).When;
        var offered = codebook.Questions.Single(q => q.Id == when.Question).Answers;
        return
        [
            .. answers
                .Codes(when.Question)
                .Select(code =>
                    code == RespondentAnswers.None
                        ? (bool?)null
                        : when.Codes.Contains(offered[code].Code, StringComparer.Ordinal)
                ),
        ];
    }

    /// <summary>
    /// Class of each respondent: all of one class weigh the same, and are alike for the question's mean goals.
    /// </summary>
    public int[] Classes(Question question)
    {
        var classes = respondents.Cell.Select(c => c * States).ToArray();
        return Mean(question)?.Subgroup is { } subgroup
            ?
            [
                .. classes.Zip(
                    Of(subgroup),
                    (c, inside) =>
                        c
                        + (
                            inside is null ? 0
                            : inside.Value ? 1
                            : 2
                        )
                ),
            ]
            : classes;
    }

    /// <summary>Weight of a respondent, per class.</summary>
    public double[] ClassWeights() => [.. respondents.CellWeight.SelectMany(w => Enumerable.Repeat(w, States))];

    /// <summary>Means the question must come to: over everyone, inside and outside the subgroup.</summary>
    public IReadOnlyList<MeanGoal> MeanGoals(Question question, IReadOnlyList<Answer> order)
    {
        if (Mean(question) is not { } mean)
            return [];
        double[] scores = [.. order.Select(a => a.Score!.Value)];
        var classes = Enumerable.Range(0, respondents.CellWeight.Length * States).ToArray();
        (double? Value, int[] Classes)[] goals =
        [
            (mean.Mean, classes),
            (mean.Inside, [.. classes.Where(c => c % States == 1)]),
            (mean.Outside, [.. classes.Where(c => c % States == 2)]),
        ];
        return
        [
            .. from goal in goals
            where goal.Value is not null
            select new MeanGoal(goal.Classes, scores, goal.Value ?? 0, MeanMargin),
        ];
    }

    private PlannedMean? Mean(Question question) =>
        plan.Means.FirstOrDefault(m => m.Wave == wave && m.Group == group && m.Question == question.Id);
}
