using Serverless.Samples.Reconstruction;
using Serverless.Samples.Reproduction;
using Serverless.Surveys;

namespace Serverless.Samples.Reconstruction;

/// <summary>Figures from reconstructed answers with the weights they were placed by.</summary>
internal sealed class RakedFigures(
    Codebook codebook,
    IReadOnlyDictionary<string, (RespondentAnswers Answers, double[] Weights)> groups
) : IFigures
{
    public double Percentage(string question, string? item, string group, string answer)
    {
        var asked = Find(question);
        var multiple = asked is MultipleQuestion;
        var wanted = multiple ? 1 : asked.Answers.ToList().FindIndex(a => a.Code == answer);
        return 100 * Average(group, Codes(asked, multiple ? answer : item, group), code => code == wanted ? 1 : 0);
    }

    public int Base(string question, string? item, string group)
    {
        var asked = Find(question);
        var part = asked is MultipleQuestion ? asked.Answers[0].Code : item;
        return Codes(asked, part, group).Count(c => c != RespondentAnswers.None);
    }

    public double Mean(string question, string group)
    {
        var asked = Find(question);
        return Average(group, Codes(asked, null, group), code => asked.Answers[code].Score!.Value);
    }

    private Question Find(string question) => codebook.Questions.Single(q => q.Id == question);

    private int[] Codes(Question question, string? part, string group) =>
        groups[group].Answers.Codes(question.Id, part);

    private double Average(string group, int[] codes, Func<int, double> value)
    {
        var weights = groups[group].Weights;
        double sum = 0,
            total = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] == RespondentAnswers.None)
                continue;
            total += weights[i];
            sum += weights[i] * value(codes[i]);
        }
        return sum / total;
    }
}
