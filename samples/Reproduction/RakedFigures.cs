using Serverless.Intake;
using Serverless.Samples.Published;
using Serverless.Samples.Reconstruction;
using Serverless.Surveys;

namespace Serverless.Samples.Reproduction;

/// <summary>Figures from reconstructed answers with the weights they were placed by.</summary>
internal sealed class RakedFigures(Codebook codebook, IReadOnlyDictionary<string, (RespondentAnswers Answers, double[] Weights)> groups) : IFigures
{
    public double Percentage(PublishedTable table, string answer)
    {
        var (answers, weights) = groups[table.Group];
        var question = codebook.Questions.Single(q => q.Id == table.Question);
        var multiple = question.Type == QuestionType.Multiple;
        var codes = answers.Codes(table.Question, multiple ? answer : table.Item);
        var wanted = multiple ? 1 : question.Answers.ToList().FindIndex(a => a.Code == answer);
        double sum = 0, total = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] == RespondentAnswers.None)
                continue;
            total += weights[i];
            if (codes[i] == wanted)
                sum += weights[i];
        }
        return 100 * sum / total;
    }

    public int Base(PublishedTable table)
    {
        var multiple = codebook.Questions.Single(q => q.Id == table.Question).Type == QuestionType.Multiple;
        return groups[table.Group].Answers.Codes(table.Question, multiple ? table.Percentages.Keys.First() : table.Item).Count(c => c != RespondentAnswers.None);
    }

    public double Mean(PublishedMean mean)
    {
        var (answers, weights) = groups[mean.Group];
        var scores = codebook.Questions.Single(q => q.Id == mean.Question).Answers.Select(a => a.Score!.Value).ToArray();
        var codes = answers.Codes(mean.Question);
        double sum = 0, total = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] == RespondentAnswers.None)
                continue;
            total += weights[i];
            sum += weights[i] * scores[codes[i]];
        }
        return sum / total;
    }
}
