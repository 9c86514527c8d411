using System.Globalization;
using Serverless.Intake.Answers;
using Serverless.Samples.Reconstruction;
using Serverless.Surveys;

namespace Serverless.Samples.Synthetic;

/// <summary>
/// Answers one questionnaire at random, as its routing leads: a cell per column of the response file.
/// </summary>
/// <param name="codebook">The questionnaire.</param>
/// <param name="random">Draws the answers.</param>
/// <param name="trend">Raises answers, in standard deviations, so that waves differ.</param>
internal sealed class SyntheticRespondent(Codebook codebook, Randomness random, double trend)
{
    private const double BlankRate = 0.04;
    private const double MissingRate = 0.03;

    private readonly double _trait = random.Normal() + trend;

    /// <summary>Adds the cells of a question to the row; none when the respondent is not routed to it.</summary>
    public void Answer(Question question, string group, Dictionary<string, string> row)
    {
        if (question.Routing is not null && RowConditions.Holds(question.Routing, row, codebook) != true)
            return;
        var blank = question.Chapter is not null && random.Uniform() < BlankRate;
        var offered = question.Answers.Where(a => IsOffered(a.Groups, group)).ToArray();
        switch (question.Type)
        {
            case QuestionType.Single:
                row[question.Id] = blank ? "" : Choose(offered);
                break;
            case QuestionType.Grid:
                foreach (var item in question.Items.Where(i => IsOffered(i.Groups, group)))
                    row[ResponseSet.ColumnName(question.Id, item.Id)] = blank ? "" : Choose(offered);
                break;
            case QuestionType.Multiple:
                Tick(question, offered, blank, row);
                break;
            case QuestionType.Numeric:
                row[question.Id] = blank ? "" : Number(question);
                break;
            case QuestionType.Open:
                row[question.Id] =
                    blank ? ""
                    : random.Uniform() < 0.5 ? "Meer boeken, graag"
                    : "Niets toe te voegen";
                break;
        }
    }

    private static bool IsOffered(IReadOnlyList<string> groups, string group) =>
        groups.Count == 0 || groups.Contains(group, StringComparer.Ordinal);

    private string Choose(Answer[] offered)
    {
        var missing = offered.Where(a => a.Missing).ToArray();
        if (missing.Length > 0 && random.Uniform() < MissingRate)
            return missing[random.Below(missing.Length)].Code;
        var substantive = offered.Where(a => !a.Missing).ToArray();
        var place = Math.Clamp(((0.6 * _trait) + (0.8 * random.Normal()) + 2) / 4, 0, 0.999);
        return substantive[(int)(place * substantive.Length)].Code;
    }

    private void Tick(Question question, Answer[] offered, bool blank, Dictionary<string, string> row)
    {
        var exclusive = random.Uniform() < 0.15 ? offered.FirstOrDefault(a => a.Exclusive) : null;
        foreach (var option in offered)
        {
            var ticked = exclusive is null ? !option.Exclusive && random.Uniform() < 0.45 : option == exclusive;
            row[ResponseSet.ColumnName(question.Id, option.Code)] =
                blank ? ""
                : ticked ? "1"
                : "0";
        }
    }

    private string Number(Question question)
    {
        var missing = question.Answers.FirstOrDefault(a => a.Missing);
        if (missing is not null && random.Uniform() < MissingRate)
            return missing.Code;
        var low = question.Minimum ?? 0;
        var u = Math.Clamp((_trait + 4) / 8, 0, 1) * random.Uniform();
        return Math.Round(low + (((question.Maximum ?? low + 100) - low) * u * u))
            .ToString(CultureInfo.InvariantCulture);
    }
}
