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
    public void Answer(Question question, string group, string wave, Dictionary<string, string> row)
    {
        if (question.Routing is not null && RowConditions.Holds(question.Routing, row, codebook) != true)
            return;
        var blank = question.Chapter is not null && random.Uniform() < BlankRate;
        var offered = question.Answers.Where(a => a.IsOfferedTo(group, wave)).ToArray();
        string[] columns = [.. question.Columns.Where(c => c.IsOfferedTo(group, wave)).Select(c => c.Name)];
        var cells = question.Match(
            single: _ => columns.Select(_ => Choose(offered)),
            multiple: _ => [.. Ticks(offered)],
            grid: _ => columns.Select(_ => Choose(offered)),
            numeric: q => columns.Select(_ => Number(q)),
            open: _ => columns.Select(_ => random.Uniform() < 0.5 ? "Meer boeken, graag" : "Niets toe te voegen"),
            ranking: q => Places(q, offered)
        );
        if (blank)
            cells = columns.Select(_ => "");
        foreach (var (column, cell) in columns.Zip(cells))
            row[column] = cell;
    }

    private string Choose(Answer[] offered)
    {
        var missing = offered.Where(a => a.Missing).ToArray();
        if (missing.Length > 0 && random.Uniform() < MissingRate)
            return missing[random.Below(missing.Length)].Code;
        var substantive = offered.Where(a => !a.Missing).ToArray();
        var place = Math.Clamp(((0.6 * _trait) + (0.8 * random.Normal()) + 2) / 4, 0, 0.999);
        return substantive[(int)(place * substantive.Length)].Code;
    }

    private IEnumerable<string> Ticks(Answer[] offered)
    {
        var exclusive = random.Uniform() < 0.15 ? offered.FirstOrDefault(a => a.Exclusive) : null;
        foreach (var option in offered)
        {
            var ticked = exclusive is null ? !option.Exclusive && random.Uniform() < 0.45 : option == exclusive;
            yield return ticked ? "1" : "0";
        }
    }

    /// <summary>Earlier options tend to be put higher; some respondents stop half-way.</summary>
    private IEnumerable<string> Places(RankingQuestion question, Answer[] offered)
    {
        var given = Math.Min(question.Places, 1 + random.Below(offered.Length + 2));
        var order = offered
            .Select((option, i) => (Option: option, Score: i + (3 * random.Normal())))
            .OrderBy(p => p.Score)
            .Select(p => p.Option)
            .ToList();
        foreach (var option in offered)
        {
            var place = order.IndexOf(option) + 1;
            yield return place <= given ? place.ToString(CultureInfo.InvariantCulture) : "";
        }
    }

    private string Number(NumericQuestion question)
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
