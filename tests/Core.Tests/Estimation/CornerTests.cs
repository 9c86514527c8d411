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
        var sample = Negative(out var size);
        var answers = new CodeColumn([.. size.Select(s => (byte)(s == 2 ? 0 : 1))], 2);
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
        var sample = Negative(out var size);
        double[] numbers = [.. size.Select(s => s == 2 ? 10.0 : 0)];

        var totals = DomainTotals.OfNumbers(sample, [numbers]);

        Means.Of(totals)[0].Flags.ShouldBe(EstimateRemarks.OutsideRange);
        Means.Of(totals)[0].Value.ShouldBeNull();
        Means.Totals(totals)[0].Value.ShouldBeNull();
        Quantiles.Of(sample, numbers, [0.5])[0][0].Value.ShouldBeNull();
    }

    private static WeightedSample Negative(out int[] size)
    {
        int[] region = [.. Enumerable.Range(0, 60).Select(i => i < 55 ? 0 : 1)];
        size = [.. Enumerable.Range(0, 60).Select(i => i is >= 52 and < 58 ? 2 : 1)];
        var codes = Array.ConvertAll(size, s => s - 1);
        var design = SampleDesign.Simple(60).Required();
        var weighting = Weights
            .Compute(
                design,
                new WeightingPlan { Method = WeightingMethod.Linear, AllowNegativeWeights = true },
                [
                    new Margin("region", region, [new("a", 300), new("b", 700)]),
                    new Margin("size", codes, [new("1", 990), new("2", 10)]),
                ]
            )
            .Required();
        weighting.Weights.Min().ShouldBeLessThan(0);
        var kept = Array.ConvertAll(size, s => s);
        size = [.. kept.Select((s, i) => weighting.Weights[i] < 0 ? 2 : 1)];
        return new WeightedSample(design, weighting);
    }

    private static WeightedSample Sample(int count, Func<int, double> weight) =>
        WeightedSample.Unweighted(
            SampleDesign.Simple(count, baseWeights: [.. Enumerable.Range(0, count).Select(weight)]).Required()
        );
}
