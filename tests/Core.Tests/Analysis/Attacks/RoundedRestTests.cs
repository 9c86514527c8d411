using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// The rest of a subgroup may be shown in whole percents where the few of whom the subgroup is not known, and small counts
/// within it, stay hidden.
/// </summary>
public sealed class RoundedRestTests
{
    private static readonly Dictionary<string, string[]> Tables = new()
    {
        ["oordeel"] = ["a", "b", "c", "d", "e"],
        ["fase"] = ["1", "2", "3", "4"],
        ["vorm"] = ["k", "l", "m"],
    };

    [Fact]
    public void Whole_percents_of_the_rest_give_no_small_count_away()
    {
        var (attacked, found) = (0, new List<string>());
        for (var seed = 0; seed < AttackTests.Surveys; seed++)
        {
            var survey = new RandomIdentifiableSurvey(seed, size: 6);
            if (survey.Weighted)
                continue;
            foreach (var comparison in Rounded(survey.OnPaper().Publish("2024")))
            {
                attacked++;
                found.AddRange(
                    Attack(survey, comparison, c => c.Value, c => c.Value is not null)
                        .Select(f => FormattableString.Invariant($"seed {seed}: {comparison.Id} {f}"))
                );
            }
        }

        attacked.ShouldBeGreaterThan(0);
        found.ShouldBeEmpty();
    }

    [Fact]
    public void The_rest_as_it_is_would_give_small_counts_away()
    {
        var found = new List<string>();
        for (var seed = 0; seed < AttackTests.Surveys; seed++)
        {
            var survey = new RandomIdentifiableSurvey(seed, size: 6);
            if (survey.Weighted)
                continue;
            var (exact, published) = (survey.OnPaper().Analyse("2024"), survey.OnPaper().Publish("2024"));
            foreach (var comparison in Rounded(published))
                found.AddRange(
                    Attack(
                            survey,
                            exact.Comparisons.First(c => c.Id == comparison.Id),
                            _ => null,
                            answer => comparison.Rows.First(r => r.Answer == answer.Answer).B.Value is not null,
                            isExact: true
                        )
                        .Select(f => FormattableString.Invariant($"seed {seed}: {f}"))
                );
        }

        found.ShouldNotBeEmpty();
    }

    /// <summary>Weights hide more, and the attack knows of none.</summary>
    private static IEnumerable<ComparisonResult> Rounded(ResultsDocument published) =>
        published.Comparisons.Where(c => Tables.ContainsKey(c.Table.ToString()) && RoundedRest.Is(c));

    private static IEnumerable<string> Attack(
        RandomIdentifiableSurvey survey,
        ComparisonResult comparison,
        Func<Cell, double?> printed,
        Func<Cell, bool> isShown,
        bool isExact = false
    )
    {
        var table = comparison.Table.ToString();
        var all = survey.Subgroups.First(s => s.Id == comparison.B.Subgroup).All;
        int Count(string answer, bool? side) =>
            survey.Rows.Count(r => r[table] == answer && RandomIdentifiableSurvey.IsInside(all, r) == side);
        List<int[]> answers = [.. Tables[table].Select(k => new[] { Count(k, true), Count(k, false), Count(k, null) })];
        var rest = answers.Sum(a => a[1]);
        Cell Of(string answer, Func<ComparisonRow, Cell> side) =>
            side(comparison.Rows.First(r => r.Answer == FigureKey.ShareOf(answer)));
        return new RoundedRest(
            answers,
            [.. Tables[table].Select(k => isShown(Of(k, r => r.B)))],
            [
                .. Tables[table]
                    .Select(
                        (k, i) =>
                            isExact
                                ? (answers[i][1], answers[i][1])
                                : RoundedRest.Bounds(printed(Of(k, r => r.A)), rest)
                    ),
            ]
        )
            .Found()
            .Select(f => FormattableString.Invariant($"{Tables[table][f.Answer]} in {f.Set}: {f.Count} of {rest}"));
    }
}
