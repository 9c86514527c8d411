using Serverless.Comparison;
using Serverless.Estimation;
using Serverless.Surveys;
using Serverless.Weighting;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Comparison;

public sealed class ComparisonTests
{
    /// <summary>Three columns of 100 respondents with 20, 25 and 60 who say yes.</summary>
    private static readonly DomainTotals ThreeColumns = Totals([(80, 20), (75, 25), (40, 60)]);

    [Fact]
    public void Letters_stand_in_the_larger_column_and_name_the_smaller_ones()
    {
        var comparison = ColumnLetters.Of(ThreeColumns, "q1")[1];

        comparison.Letters.ShouldBe(["", "", "AB"]);
        comparison.Family.Size.ShouldBe(3);
        comparison.Family.Family.ShouldBe("pairs of columns, q1, answer 2");
        comparison.Pairs[0].AdjustedPValue!.Value.ShouldBe(comparison.Pairs[0].Difference.Test.PValue!.Value, 1e-12);
    }

    [Fact]
    public void Small_columns_are_not_compared()
    {
        var comparison = ColumnLetters.Of(Totals([(80, 20), (10, 19)]), "q1")[1];

        comparison.Pairs.ShouldHaveSingleItem().Skipped.ShouldBe(PairSkipped.SmallBase);
        comparison.Letters.ShouldBe(["", ""]);
        comparison.Family.Size.ShouldBe(0);
    }

    [Fact]
    public void Columns_without_any_spread_are_not_compared()
    {
        var pair = ColumnLetters.Of(Totals([(80, 0), (60, 0), (50, 50)]), "q1")[1].Pairs[0];

        pair.Skipped.ShouldBe(PairSkipped.NoVariance);
        pair.Difference.Test.Status.ShouldBe(TestStatus.NoVariance);
        pair.Difference.Value.ShouldBe(0);
    }

    [Fact]
    public void Unweighted_simple_sample_gives_Pearsons_chi_square_nearly()
    {
        var test = Independence.Test(ThreeColumns);

        var expected = new[] { 20.0, 25, 60 }.Sum(x => (x - 35) * (x - 35) / 35 + (x - 35) * (x - 35) / 65);
        test.PearsonChiSquare!.Value.ShouldBe(expected, 1e-10);
        SpssCompatible.Pearson(ThreeColumns).Statistic!.Value.ShouldBe(expected, 1e-10);
        test.CramersV!.Value.ShouldBe(Math.Sqrt(expected / 300), 1e-12);
        test.Test.PValue!.Value.ShouldBeInRange(1e-11, 1e-8);
    }

    [Fact]
    public void Difference_of_shares_has_interval_effect_size_and_test()
    {
        var difference = Differences.OfShares(ThreeColumns, 1, 0, 2);

        difference.Value!.Value.ShouldBe(0.4, 1e-12);
        difference.Interval!.Lower.ShouldBeInRange(0.27, 0.29);
        difference.EffectSize!.Value.ShouldBe(2 * Math.Asin(Math.Sqrt(0.6)) - 2 * Math.Asin(Math.Sqrt(0.2)), 1e-12);
        difference.Test.DenominatorDf.ShouldBe(198);
    }

    [Fact]
    public void Equivalence_is_shown_only_by_enough_respondents()
    {
        var few = Equivalence.Of(Differences.OfShares(Totals([(50, 50), (50, 50)]), 1, 0, 1));
        var many = Equivalence.Of(Differences.OfShares(Totals([(5000, 5000), (5000, 5000)]), 1, 0, 1));

        few.IsEquivalent().ShouldBeFalse();
        many.IsEquivalent().ShouldBeTrue();
        many.Test.Statistic!.Value.ShouldBe(0.05 / Math.Sqrt(2 * 0.25 / 10000 * 20000 / 19999), 1e-6);
    }

    [Fact]
    public void Equivalence_of_a_large_difference_has_a_p_value_over_a_half() =>
        Equivalence.Of(Differences.OfShares(ThreeColumns, 1, 0, 2)).Test.PValue!.Value.ShouldBeGreaterThan(0.99);

    [Fact]
    public void Table_fixed_by_the_margins_is_not_tested()
    {
        byte[] answers = [0, 0, 0, 1, 1, 0, 0, 1, 1, 1];
        byte[] groups = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1];
        int[] cells = [.. answers.Zip(groups, (a, g) => g * 2 + a)];
        var design = SampleDesign.Simple(10).Required();
        var weighting = Weights
            .Compute(
                design,
                new WeightingPlan { Method = WeightingMethod.PostStratification },
                [new Margin("cell", cells, [new("00", 10), new("01", 20), new("10", 30), new("11", 15)])]
            )
            .Required();

        var totals = DomainTotals.OfCategories(
            new WeightedSample(design, weighting),
            new CodeColumn(answers, 2),
            new CodeColumn(groups, 2)
        );

        Independence.Test(totals).Test.ShouldBe(new(TestMethod.RaoScottF, TestStatus.FixedByWeighting));
        Independence.Test(totals).Wald.Status.ShouldBe(TestStatus.FixedByWeighting);
        Differences.OfShares(totals, 1, 0, 1).Test.Status.ShouldBe(TestStatus.FixedByWeighting);
    }

    [Fact]
    public void Population_that_answered_whole_has_nothing_to_test()
    {
        var sample = WeightedSample.Unweighted(SampleDesign.Simple(8, population: 8).Required());
        var totals = DomainTotals.OfCategories(
            sample,
            new CodeColumn([0, 0, 0, 1, 1, 0, 1, 1], 2),
            new CodeColumn([0, 0, 0, 0, 1, 1, 1, 1], 2)
        );

        Independence.Test(totals).Test.Status.ShouldBe(TestStatus.NoVariance);
        GroupMeans.OfScores(totals, [1, 2]).Status.ShouldBe(TestStatus.NoVariance);
        Differences.OfShares(totals, 1, 0, 1).Test.Status.ShouldBe(TestStatus.NoVariance);
        Proportions.Of(totals)[0].Categories[0].Flags.ShouldBe(EstimateRemarks.CompleteEnumeration);
    }

    [Fact]
    public void Empty_group_is_a_status_and_not_a_number()
    {
        var totals = Totals([(50, 50), (0, 0)]);

        Independence.Test(totals).Test.Status.ShouldBe(TestStatus.EmptyGroup);
        Differences.OfShares(totals, 1, 0, 1).Test.Status.ShouldBe(TestStatus.EmptyGroup);
        GroupMeans.OfScores(totals, [1, 2]).Status.ShouldBe(TestStatus.EmptyGroup);
    }

    [Fact]
    public void Spss_t_equals_the_textbook_on_weights_of_one()
    {
        double[] numbers = [1, 2, 3, 4, 5, 3, 4, 5, 6, 7];
        var sample = WeightedSample.Unweighted(
            SampleDesign.Simple(10, baseWeights: [.. numbers.Select(_ => 12.5)]).Required()
        );
        var totals = DomainTotals.OfNumbers(sample, [numbers], new CodeColumn([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], 2));

        var student = SpssCompatible.StudentT(totals, 0, 1);
        var welch = SpssCompatible.StudentT(totals, 0, 1, welch: true);

        student.Statistic!.Value.ShouldBe(2, 1e-12);
        student.DenominatorDf!.Value.ShouldBe(8, 1e-12);
        welch.DenominatorDf!.Value.ShouldBe(8, 1e-12);
        EffectSize
            .HedgesG((3, Math.Sqrt(2.5), 5), (5, Math.Sqrt(2.5), 5))!
            .Value.ShouldBe((1 - 3.0 / 31) * 2 / Math.Sqrt(2.5), 1e-12);
    }

    [Fact]
    public void Options_of_a_multiple_response_question_are_one_family()
    {
        var test = MultipleResponse.Test([ThreeColumns, Totals([(50, 50), (50, 50), (50, 50)])], "q5");

        test.Family.Size.ShouldBe(2);
        test.Options[1].PearsonChiSquare!.Value.ShouldBe(0, 1e-12);
        test.Family.Holm[0].ShouldBe(2 * test.Options[0].Test.PValue!.Value);
    }

    [Fact]
    public void Trend_over_waves_finds_the_slope_of_shares_on_a_line()
    {
        var waves = Totals([(80, 20), (70, 30), (60, 40)]);

        var slope = WaveTrend.Linear(waves, [0, 1], [2013, 2016, 2019]);

        slope.PerUnitOfTime!.Value.ShouldBe(0.1 / 3, 1e-12);
        slope.Test.PValue!.Value.ShouldBeLessThan(0.01);
    }

    /// <summary>A simple random sample with columns of so many respondents who said no and yes.</summary>
    private static DomainTotals Totals((int No, int Yes)[] columns)
    {
        byte[] answers =
        [
            .. columns.SelectMany(c => Enumerable.Repeat((byte)0, c.No).Concat(Enumerable.Repeat((byte)1, c.Yes))),
        ];
        byte[] groups = [.. columns.SelectMany((c, g) => Enumerable.Repeat((byte)g, c.No + c.Yes))];
        var sample = WeightedSample.Unweighted(SampleDesign.Simple(answers.Length).Required());
        return DomainTotals.OfCategories(sample, new CodeColumn(answers, 2), new CodeColumn(groups, columns.Length));
    }
}
