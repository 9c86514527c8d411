using Serverless.Comparison;
using Serverless.Estimation;
using Serverless.Surveys;
using Serverless.Weighting;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Estimation;

/// <summary>Figures that do not exist: no value is better than a wrong one.</summary>
public sealed class CornerTests
{
    [Fact]
    public void Ratio_whose_denominator_is_zero_in_one_part_only_has_no_value_there_and_no_difference()
    {
        double[] numerator = [.. Enumerable.Range(0, 60).Select(i => i + 0.1)];
        double[] denominator = [.. Enumerable.Range(0, 60).Select(i => i < 30 ? 1_234_567.891 + i : 0)];
        var parts = new CodeColumn([.. Enumerable.Range(0, 60).Select(i => (byte)(i / 30))], 2);

        var totals = DomainTotals.OfNumbers(Sample(60, i => 1 + i % 7 / 3.0), [numerator, denominator], parts);

        var ratios = Means.Ratios(totals);
        ratios[0].Value.ShouldNotBeNull();
        ratios[1].Value.ShouldBeNull();
        var difference = Differences.OfRatios(totals, 0, 1);
        difference.Value.ShouldBeNull();
        difference.Test.Status.ShouldBe(TestStatus.EmptyGroup);
    }

    [Fact]
    public void Ratio_whose_denominators_cancel_out_has_no_value()
    {
        double[] denominator = [0.1, 0.2, -0.3, 0.1, 0.2, -0.3];

        var totals = DomainTotals.OfNumbers(
            Sample(6, _ => 1),
            [
                [1, 2, 3, 4, 5, 6],
                denominator,
            ]
        );

        Means.Ratios(totals)[0].Value.ShouldBeNull();
    }

    [Fact]
    public void Share_below_0_or_above_1_is_no_estimate_and_is_not_tested()
    {
        // Linear calibration gives the three of region b and size 2 weights far below zero; they alone answered 0.
        var sample = NegativeWeights.Sample(out var isNegative);
        var answers = new CodeColumn([.. isNegative.Select(n => n ? (byte)0 : (byte)1)], 2);
        var totals = DomainTotals.OfCategories(sample, answers);

        var shares = Proportions.Of(totals)[0].Categories;

        shares.Count(c => c.Share is null && c.Flags == EstimateRemarks.OutsideRange).ShouldBe(2);
        shares.Count(c => c.Interval is not null || c.StandardError is not null).ShouldBe(0);
        var halves = new CodeColumn([.. Enumerable.Range(0, sample.Count).Select(i => (byte)(i % 2))], 2);
        var test = Independence.Test(DomainTotals.OfCategories(sample, answers, halves));
        test.Test.Status.ShouldBe(TestStatus.NegativeShare);
        test.CramersV.ShouldBeNull();
    }

    [Fact]
    public void Mean_outside_the_range_of_its_answers_is_no_estimate()
    {
        var sample = NegativeWeights.Sample(out var isNegative);
        double[] numbers = [.. isNegative.Select(n => n ? 10.0 : 0)];

        var totals = DomainTotals.OfNumbers(sample, [numbers]);

        Means.Of(totals)[0].Flags.ShouldBe(EstimateRemarks.OutsideRange);
        Means.Of(totals)[0].Value.ShouldBeNull();
        Means.Totals(totals)[0].Value.ShouldBeNull();
        Quantiles.Of(sample, numbers, [0.5])[0][0].Value.ShouldBeNull();
    }

    /// <summary>Whatever the rounding of weights, so that it always counts as at or under itself.</summary>
    [Theory]
    [InlineData(QuantileRule.Hf5)]
    [InlineData(QuantileRule.Hf6)]
    [InlineData(QuantileRule.Hf7)]
    [InlineData(QuantileRule.Hf8)]
    [InlineData(QuantileRule.Hf9)]
    public void Median_of_an_odd_number_of_answers_is_the_middle_one_exactly(QuantileRule rule)
    {
        for (var n = 3; n < 400; n += 2)
        {
            double[] numbers = [.. Enumerable.Range(0, n).Select(i => 0.0137 + i * 1.1)];

            var median = Quantiles.Of(Sample(n, _ => 1000.0 / n), numbers, [0.5], rule: rule)[0][0];

            median.Value.ShouldBe(numbers[n / 2]);
        }
    }

    [Fact]
    public void Mean_in_a_part_outside_the_range_of_that_part_is_no_estimate()
    {
        var sample = NegativeWeights.Sample(out var isNegative);
        // Within the part 10 and 11 are given, 11 by those whose weights are below zero; elsewhere 0.
        double[] numbers =
        [
            .. isNegative.Select(
                (n, i) =>
                    n ? 11.0
                    : i < 40 ? 10
                    : 0
            ),
        ];
        var part = new CodeColumn([.. numbers.Select(x => x > 0 ? (byte)0 : (byte)1)], 2);

        Means.Of(DomainTotals.OfNumbers(sample, [numbers], part))[0].Flags.ShouldBe(EstimateRemarks.OutsideRange);
    }

    [Fact]
    public void Equal_scores_have_a_mean_whatever_rounding_makes_of_it()
    {
        byte[] answers = [.. Enumerable.Range(0, 50).Select(i => (byte)(i % 5))];
        var totals = DomainTotals.OfCategories(Sample(50, i => 1 + i % 7 / 3.0), new CodeColumn(answers, 5));

        var mean = Means.OfScores(totals, [1e7 / 3, 1e7 / 3, 1e7 / 3, 1e7 / 3, 1e7 / 3])[0];

        (mean.Value!.Value / (1e7 / 3)).ShouldBe(1, 1e-12);
        mean.Flags.ShouldBe(EstimateRemarks.NoSpread);
    }

    /// <summary>R: Clopper-Pearson interval of 30 of 100, qbeta(.025, 30, 71) and qbeta(.975, 31, 70).</summary>
    [Fact]
    public void Reliability_looks_at_the_width_beside_the_share_and_its_complement()
    {
        byte[] answers = [.. Enumerable.Range(0, 101).Select(i => i < 30 ? (byte)0 : (byte)1)];
        var shares = Proportions.Of(DomainTotals.OfCategories(Sample(101, _ => 1), new CodeColumn(answers, 2)))[0];
        var share = shares.Categories[0] with { Share = 0.3, StandardError = Math.Sqrt(0.3 * 0.7 / 100) };

        var reliability = Reliability.Of(shares with { Base = 100, DegreesOfFreedom = 99 }, share).ShouldNotBeNull();

        const double Width = 0.39981467617980404 - 0.21240642048953665;
        reliability.Width.ShouldBe(Width, 1e-9);
        reliability.RelativeWidth!.Value.ShouldBe(Width / 0.3, 1e-8);
        reliability.ComplementRelativeWidth!.Value.ShouldBe(Width / 0.7, 1e-8);
        reliability.EffectiveSize.ShouldBe(100, 1e-9);
        Reliability.Of(shares with { DegreesOfFreedom = 0 }, share).ShouldBeNull();
        Reliability.Of(shares, share with { Flags = EstimateRemarks.FixedByWeighting }).ShouldBeNull();
        Reliability.Of(shares, share with { Share = null }).ShouldBeNull();
    }

    private static WeightedSample Sample(int count, Func<int, double> weight) =>
        WeightedSample.Unweighted(
            SampleDesign.Simple(count, baseWeights: [.. Enumerable.Range(0, count).Select(weight)]).Required()
        );
}
