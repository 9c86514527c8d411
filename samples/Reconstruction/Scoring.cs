using Serverless.Intake.Answers;
using Serverless.Surveys;

namespace Serverless.Samples.Reconstruction;

/// <summary>How respondents rank on a question, and who of them leave it blank.</summary>
internal sealed class Scoring(
    ReconstructionPlan plan,
    string wave,
    string group,
    Respondents respondents,
    Membership membership
)
{
    private const double PerseveranceLoading = 0.7;

    /// <summary>The random numbers for one purpose of one column.</summary>
    public Randomness Stream(string column, string purpose) => new($"{plan.Seed}|{wave}|{group}|{column}|{purpose}");

    /// <summary>
    /// What the plan says of a question or part of it; null when answers are independent of everything.
    /// </summary>
    public PlannedQuestion? Plan(string question, string? part) =>
        plan.Questions.GetValueOrDefault($"{group}/{question}")
        ?? plan.Questions.GetValueOrDefault(QuestionColumn.NameOf(question, part))
        ?? plan.Questions.GetValueOrDefault(question);

    /// <summary>Latent score of each respondent on a question, item or option.</summary>
    public double[] Scores(string question, string? part)
    {
        var scores = Noise(QuestionColumn.NameOf(question, part), "score");
        if (Plan(question, part) is { } planned)
            scores = Respondents.Mix(planned.Loading, respondents.Factor(planned.Factor), scores);
        foreach (var lift in plan.SubgroupLifts.Where(l => l.Question == question && l.Item == part))
        {
            var inside = membership.Of(lift.Subgroup);
            for (var i = 0; i < scores.Length; i++)
                scores[i] += inside[i] == true ? lift.By : 0;
        }
        return scores;
    }

    /// <summary>Those routed who answer: the <paramref name="n"/> most persevering, give or take chance.</summary>
    /// <exception cref="InvalidOperationException">Fewer are routed.</exception>
    public int[] Base(string column, int[] routed, int n)
    {
        if (n > routed.Length)
            throw new InvalidOperationException(
                FormattableString.Invariant(
                    $"{wave}/{group}: {column} must have {n} answers, but only {routed.Length} respondents are routed to it."
                )
            );
        var score = Respondents.Mix(PerseveranceLoading, respondents.Perseverance, Noise(column, "blank"));
        return [.. routed.OrderByDescending(i => score[i]).ThenBy(i => i).Take(n).Order()];
    }

    private double[] Noise(string column, string purpose)
    {
        var random = Stream(column, purpose);
        return [.. Enumerable.Range(0, respondents.Count).Select(_ => random.Normal())];
    }
}
