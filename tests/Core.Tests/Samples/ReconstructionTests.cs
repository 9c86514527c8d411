using Serverless.Samples.Reconstruction;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Samples;

public sealed class ReconstructionTests
{
    [Fact]
    public void Random_numbers_are_those_of_SplitMix64()
    {
        // State 14695981039346656037, the FNV offset, which an empty purpose leaves as it is.
        var random = new Randomness("");

        random.Uniform().ShouldBe(0.7636945250957473);
        random.Uniform().ShouldBe(0.06269613950347463);
        random.Uniform().ShouldBe(0.3311103232963081);
    }

    [Fact]
    public void Weights_of_cells_meet_both_margins()
    {
        PlannedCell[] cells =
        [
            new(new Dictionary<string, string> { ["a"] = "1", ["b"] = "x" }, 30),
            new(new Dictionary<string, string> { ["a"] = "1", ["b"] = "y" }, 20),
            new(new Dictionary<string, string> { ["a"] = "2", ["b"] = "x" }, 10),
            new(new Dictionary<string, string> { ["a"] = "2", ["b"] = "y" }, 40),
        ];

        var weights = CellWeights.Of(cells, [Margin("a", ("1", 600), ("2", 400)), Margin("b", ("x", 300), ("y", 700))]);

        ((30 * weights[0]) + (20 * weights[1])).ShouldBe(600, 1e-9);
        ((30 * weights[0]) + (10 * weights[2])).ShouldBe(300, 1e-9);
        ((20 * weights[1]) + (40 * weights[3])).ShouldBe(700, 1e-9);
    }

    [Fact]
    public void Search_finds_the_printed_percentages_of_nine_respondents()
    {
        // 9 of 100 answer; printed 8, 16 and 75 %, which add up to 99.
        double[] weights = [0.53, 0.74, 0.93, 1.42];
        var table = new CountTable(
            weights,
            [
                [1, 0, 1, 23],
                [0, 1, 2, 22],
                [1, 0, 2, 22],
                [0, 0, 1, 24],
            ]
        );
        var goal = new ShareGoal([8, 16, 75], [0.5, 0.5, 0.5]);
        goal.IsMet(table).ShouldBeFalse();

        CountSearch.Improve(table, goal, baseMayChange: true, new Randomness("test"));

        goal.IsMet(table).ShouldBeTrue();
        (table.Count[0] + table.Count[1] + table.Count[2]).ShouldBe(9);
        for (var c = 0; c < table.Classes; c++)
            Enumerable.Range(0, 4).Sum(k => table[c, k]).ShouldBe(25);
    }

    [Fact]
    public void Spreading_ticks_leaves_nobody_without_and_options_as_large()
    {
        int[] first = [1, 1, 0, 0, 1];
        int[] second = [1, 1, 0, 0, 0];

        Ticks.Spread([first, second], [0, 1, 2, 3, 4], cell: [0, 1, 0, 1, 1]);

        first.Sum().ShouldBe(3);
        second.Sum().ShouldBe(2);
        Enumerable.Range(0, 5).ShouldBeSomeThatAll(i => first[i] + second[i] == 1);
    }

    private static PopulationVariable Margin(string name, params (string Code, double Population)[] categories) =>
        new(name, [.. categories.Select(c => new PopulationCategory(c.Code, c.Population, null, null))]);
}
