using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using Serverless.Analysis.Disclosure;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Disclosure;

/// <summary>Which answers are withheld with small ones (Hundepool et al. 2012, chapter 4), by hand and for any counts.</summary>
public sealed class SmallCellsTests
{
    private const int Threshold = 4;

    private static readonly Gen<Table> Tables =
        from answers in Gen.Int[2, 6]
        from columns in Gen.OneOf(Gen.Int[0, 12], Gen.Int[0, 5], Gen.Int[5, 60]).Array[answers].Array[1, 2]
        from sums in Gen.Bool.Array[answers].Array[0, 3]
        select new Table(columns, [.. sums.Where(s => s.Contains(true) && s.Contains(false))]);

    [Theory]
    [InlineData(new[] { 5, 10, 20 }, "000")]
    [InlineData(new[] { 0, 10, 20 }, "000")]
    [InlineData(new[] { 4, 10, 20 }, "110")]
    [InlineData(new[] { 20, 10, 1 }, "011")]
    [InlineData(new[] { 1, 1, 30, 40 }, "1110")]
    [InlineData(new[] { 1, 4, 30, 40 }, "1100")]
    [InlineData(new[] { 3, 0, 20, 30 }, "1010")]
    [InlineData(new[] { 3, 20, 20, 30 }, "1100")]
    public void Small_counts_go_with_the_smallest_others_that_hide_them(int[] counts, string withheld) =>
        Text(Choose([counts]).Withheld).ShouldBe(withheld);

    [Theory]
    [InlineData(new[] { 3, 0 }, true)]
    [InlineData(new[] { 3, 1 }, true)]
    [InlineData(new[] { 3, 2 }, false)]
    [InlineData(new[] { 3 }, true)]
    public void Everything_goes_when_all_answers_together_hide_nothing(int[] counts, bool all) =>
        Choose([counts]).AllWithheld.ShouldBe(all);

    [Fact]
    public void Same_answers_are_withheld_in_a_subgroup_and_the_rest()
    {
        var choice = Choose([
            [3, 30, 10],
            [20, 8, 40],
        ]);

        Text(choice.Withheld).ShouldBe("110");
    }

    [Fact]
    public void Options_that_add_up_to_nothing_are_withheld_by_themselves()
    {
        var choice = Choose(
            [
                [3, 30, 10],
            ],
            addsUp: false,
            [true, false, true]
        );

        Text(choice.Withheld).ShouldBe("100");
        choice.SumsWithheld.ShouldBe([false]);
        Choose(
            [
                [3, 0, 10],
            ],
            addsUp: false,
            [true, true, false]
        )
            .SumsWithheld.ShouldBe([true]);
    }

    [Fact]
    public void Published_sum_needs_two_withheld_answers_within_and_beside_it()
    {
        // 3 goes with 6, the smallest; within the sum of the first two it would be alone, and 6 beside it.
        var choice = Choose(
            [
                [3, 30, 6, 40],
            ],
            addsUp: true,
            [true, true, false, false]
        );

        Text(choice.Withheld).ShouldBe("1111");
        choice.SumsWithheld.ShouldBe([false]);
    }

    [Fact]
    public void Sum_that_cannot_hide_its_small_answer_is_withheld_itself()
    {
        var choice = Choose(
            [
                [3, 30, 6, 40],
            ],
            addsUp: true,
            [true, false, false, false]
        );

        Text(choice.Withheld).ShouldBe("1010");
        choice.SumsWithheld.ShouldBe([true]);
        choice.AllWithheld.ShouldBeFalse();
    }

    [Fact]
    public void Answers_withheld_already_are_hidden_whatever_their_counts()
    {
        var choice = SmallCells.Choose(
            Threshold,
            [
                [10, 20, 30],
            ],
            addsUp: true,
            [],
            [false, false, true]
        );

        Text(choice.Withheld).ShouldBe("101");
    }

    [Fact]
    public void No_small_count_follows_from_what_is_left() =>
        Tables.Sample(table =>
        {
            var choice = Choose(table.Columns, addsUp: true, table.Sums);
            var answers = table.Columns[0].Length;
            bool IsSmall(int k) => Array.Exists(table.Columns, c => c[k] is >= 1 and <= Threshold);
            var small = Enumerable.Range(0, answers).Where(IsSmall).ToList();
            if (small.Count == 0)
                Text(choice.Withheld).ShouldNotContain("1");
            if (choice.AllWithheld)
            {
                small.ShouldNotBeEmpty();
                return;
            }

            small.Count(k => !choice.Withheld[k]).ShouldBe(0);
            List<bool[]> published =
            [
                [.. Enumerable.Repeat(true, answers)],
                .. table.Sums.Where((_, s) => !choice.SumsWithheld[s]),
                .. table.Sums.Where((_, s) => !choice.SumsWithheld[s]).Select(s => Array.ConvertAll(s, x => !x)),
            ];
            foreach (var part in published)
            {
                int[] hidden = [.. Enumerable.Range(0, answers).Where(k => part[k] && choice.Withheld[k])];
                hidden.Length.ShouldNotBe(1);
                if (hidden.Length > 0)
                    table.Columns.Min(c => hidden.Sum(k => c[k])).ShouldBeGreaterThan(Threshold);
            }

            Enumerable
                .Range(0, answers)
                .Count(k => choice.Withheld[k] && IsFixed(k, published, choice.Withheld))
                .ShouldBe(0);
        });

    private static bool IsFixed(int answer, List<bool[]> published, bool[] withheld)
    {
        double[] Row(Func<int, bool> holds) =>
            [.. Enumerable.Range(0, withheld.Length).Select(k => withheld[k] && holds(k) ? 1.0 : 0)];
        List<double[]> rows = [.. published.Select(part => Row(k => part[k]))];
        var rank = Matrix<double>.Build.DenseOfRowArrays(rows).Rank();
        return Matrix<double>.Build.DenseOfRowArrays([.. rows, Row(k => k == answer)]).Rank() == rank;
    }

    private static SmallCells.Choice Choose(int[][] columns, bool addsUp = true, params bool[][] sums) =>
        SmallCells.Choose(Threshold, columns, addsUp, sums, new bool[columns[0].Length]);

    private static string Text(bool[] flags) => string.Concat(flags.Select(x => x ? '1' : '0'));

    private sealed record Table(int[][] Columns, bool[][] Sums);
}
