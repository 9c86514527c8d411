using System.Globalization;
using System.Text;
using Serverless.Intake.Answers;
using Serverless.Samples.Reconstruction;
using Serverless.Surveys;

namespace Serverless.Samples.Synthetic;

/// <summary>
/// Random but valid response files for any codebook: routing respected, technical columns filled, some cells blank.
/// For trying the product with surveys of every shape; the answers mean nothing.
/// </summary>
public static class SyntheticResponses
{
    /// <summary>Respondents in one cluster, when the group is sampled by cluster.</summary>
    private const int PerCluster = 6;

    /// <summary>A response file with answer codes, comma-separated. The same arguments give the same text.</summary>
    /// <param name="strata">The strata or margins with their population sizes; base weights follow from them.</param>
    public static string Csv(
        Codebook codebook,
        string wave,
        string group,
        int respondents,
        string seed,
        IReadOnlyList<PopulationVariable> strata
    )
    {
        ArgumentNullException.ThrowIfNull(codebook);
        ArgumentNullException.ThrowIfNull(strata);
        var target = codebook.Groups.Single(g => g.Id == group);
        var questions = codebook
            .Questions.Where(q =>
                q.Groups.Contains(group, StringComparer.Ordinal) && q.Waves.Contains(wave, StringComparer.Ordinal)
            )
            .ToArray();
        var waveIndex = codebook.Waves.ToList().FindIndex(w => w.Id == wave);
        var rows = Enumerable.Range(0, respondents).Select(Row).ToArray();
        return Text(
            [
                .. TechnicalColumns(target),
                .. questions.SelectMany(q => q.Columns).Where(c => c.IsOfferedTo(group, wave)).Select(c => c.Name),
            ],
            rows
        );

        Dictionary<string, string> Row(int i)
        {
            var random = new Randomness(Invariant($"{seed}|{wave}|{group}|{i}"));
            var respondent = new SyntheticRespondent(codebook, random, 0.15 * waveIndex);
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var question in questions)
            {
                respondent.Answer(question, group, wave, row);
                // Whole clusters lie in one stratum.
                if (question.Id == target.Design.Strata)
                    row[question.Id] = question.Answers[i / PerCluster % question.Answers.Count].Code;
            }
            Technical(target, strata, respondents, waveIndex, i, random, row);
            return row;
        }
    }

    private static void Technical(
        TargetGroup target,
        IReadOnlyList<PopulationVariable> strata,
        int respondents,
        int waveIndex,
        int i,
        Randomness random,
        Dictionary<string, string> row
    )
    {
        row[target.Columns.Respondent] = Invariant($"r{i + 1:0000}");
        if (target.Columns.Cluster is { } cluster)
            row[cluster] = Invariant($"c{(i / PerCluster) + 1:000}");
        if (target.Columns.Link is { } link)
            // A third of the organisations is replaced every wave.
            row[link] = Invariant($"p{i + (waveIndex * respondents / 3):0000}");
        if (target.Columns.BaseWeight is { } weight)
        {
            var population =
                strata.FirstOrDefault(s => s.Name == target.Design.Strata)?.Categories.Sum(c => c.Population)
                ?? 100 * respondents;
            row[weight] = Invariant($"{population / respondents * (0.8 + (0.4 * random.Uniform())):0.00}");
        }
    }

    private static IEnumerable<string> TechnicalColumns(TargetGroup target) =>
        new[]
        {
            target.Columns.Respondent,
            target.Columns.Cluster,
            target.Columns.BaseWeight,
            target.Columns.Link,
        }.OfType<string>();

    private static string Text(string[] columns, IReadOnlyList<Dictionary<string, string>> rows)
    {
        var text = new StringBuilder().AppendJoin(',', columns).Append('\n');
        foreach (var row in rows)
            text.AppendJoin(',', columns.Select(column => Quoted(row.GetValueOrDefault(column, "")))).Append('\n');
        return text.ToString();
    }

    private static string Quoted(string cell) => cell.Contains(',', StringComparison.Ordinal) ? $"\"{cell}\"" : cell;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
