using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// Whole percents are printed where counts would give few respondents away. Of what fits them too little must not be
/// left: of two numbers a guess is right half of the time.
/// </summary>
public sealed class WholePercentsTests
{
    private const int MinimumNumbers = 3;
    private const int SmallCell = 4;

    [Fact]
    public void Withheld_small_count_may_be_any_of_three_beside_whole_percents_of_the_rest()
    {
        var (attacked, found) = (0, new List<string>());
        foreach (var seed in AttackTests.Seeds)
        foreach (var (survey, wave) in Surveys(seed))
        {
            var left = Left(survey, wave).ToList();
            attacked += left.Count;
            found.AddRange(
                left.Where(l => l.Most - l.Least + 1 < MinimumNumbers)
                    .Select(l => FormattableString.Invariant($"seed {seed}: {l.Count} is in {l.Least} to {l.Most}"))
            );
        }

        attacked.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(0.05));
        found.ShouldBeEmpty();
    }

    /// <summary>Here one answer of the rest, in whole percents, would leave 3 and 4 for a count that is withheld.</summary>
    [Fact]
    public void Whole_percent_of_the_rest_that_leaves_two_numbers_is_not_shown() =>
        RandomBoards
            .Draw(186577)
            .Publish("2019")
            .Comparisons.Single(c => c.B.Subgroup == "tevreden" && c.Table == TableId.Parse("noemer"))
            .Rows.Where(r => r.B.Value is null)
            .ShouldBeSomeThatAll(r => r.A.Value == null);

    /// <summary>
    /// How many were asked is withheld where it shows a small count of the question that routes there: a count of 1 to 4
    /// leaves four numbers, and all of them fit.
    /// </summary>
    [Fact]
    public void Number_of_respondents_that_is_withheld_may_be_any_beside_whole_percents()
    {
        var (attacked, found) = (0, new List<string>());
        foreach (var seed in AttackTests.Seeds)
        {
            var survey = RandomBoards.Draw(seed);
            var exact = survey.Analyse("2019");
            foreach (var table in survey.Publish("2019").Tables.Where(HidesItsBase))
            {
                attacked++;
                var size = exact.Tables.First(t => t.Id == table.Id).Groups[0].Base.N!.Value;
                var fitting = Enumerable
                    .Range(size - SmallCell + 1, (2 * SmallCell) - 1)
                    .Where(n => Fits(table, n))
                    .ToList();
                if (fitting.Count < (2 * SmallCell) - 1)
                    found.Add(
                        FormattableString.Invariant($"seed {seed}: {table.Id} {size} of {string.Join(',', fitting)}")
                    );
            }
        }

        attacked.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(0.05));
        found.ShouldBeEmpty();
    }

    /// <summary>One of 21 said no: of 20, whole percents of four answers are printed as of no other number.</summary>
    [Fact]
    public void Few_respondents_whose_number_is_withheld_have_no_whole_percents() =>
        RandomBoards
            .Draw(992)
            .Publish("2019")
            .Tables.First(t => t.Id == TableId.Parse("noemer"))
            .Groups[0]
            .Cells.ShouldBeSomeThatAll(c => c.Value == null);

    private static IEnumerable<(SurveyOnPaper Survey, string Wave)> Surveys(int seed)
    {
        yield return (RandomBoards.Draw(seed), "2019");
        var survey = new RandomIdentifiableSurvey(seed, size: 6);
        if (!survey.Weighted)
            yield return (survey.OnPaper(), "2024");
    }

    private static IEnumerable<(int Answer, int Count, int Least, int Most)> Left(SurveyOnPaper survey, string wave)
    {
        var (exact, published) = (survey.Analyse(wave), survey.Publish(wave));
        return published
            .Comparisons.Where(c => c.A.Base.N is not null && RoundedRest.Is(c))
            .Where(c => exact.Tables.First(t => t.Id == c.Table).Kind != TableKind.Multiple)
            .SelectMany(c => RoundedRest.Of(exact, published, c).Left());
    }

    private static bool HidesItsBase(TableResult table) =>
        table.Groups[0] is { Base: { N: null, Suppressed: false } } group && group.Cells.Any(c => c.Value is not null);

    private static bool Fits(TableResult table, int size)
    {
        var counts = table.Groups[0].Cells.Select(c => PrintedShares.Fitting(c.Value, size)).ToList();
        return counts.TrueForAll(c => c.Count > 0)
            && (table.Kind == TableKind.Multiple || (counts.Sum(c => c[0]) <= size && counts.Sum(c => c[^1]) >= size));
    }
}
