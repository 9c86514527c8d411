using Serverless.Estimation;
using Serverless.Surveys;
using Serverless.Weighting;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Estimation;

public sealed class ProportionsTests
{
    [Fact]
    public void Simple_random_sample_gives_the_textbook_standard_error()
    {
        ushort[] codes = [0, 0, 0, 1, 1, 1, 1, 1, 1, 1];
        var sample = WeightedSample.Unweighted(SampleDesign.Simple(10, population: 40).Required());

        var share = Proportions.Of(DomainTotals.OfCategories(sample, new CodeColumn(codes, 2)))[0].Categories[0];

        share.Share!.Value.ShouldBe(0.3, 1e-15);
        share.StandardError!.Value.ShouldBe(Math.Sqrt(0.75 * 0.3 * 0.7 / 9), 1e-15);
    }

    [Fact]
    public void Share_of_a_margin_is_fixed_by_weighting_and_has_no_interval()
    {
        ushort[] codes = [0, 0, 0, 1, 1, 1, 1, 1, 1, 1];
        var design = SampleDesign.Simple(10, population: 40).Required();
        var weighting = Weights
            .Compute(
                design,
                new WeightingPlan { Method = WeightingMethod.PostStratification },
                [new Margin("size", codes, [new("small", 10), new("large", 30)])]
            )
            .Required();

        var share = Proportions
            .Of(DomainTotals.OfCategories(new WeightedSample(design, weighting), new CodeColumn(codes, 2)))[0]
            .Categories[0];

        share.Share!.Value.ShouldBe(0.25, 1e-15);
        share.Flags.ShouldBe(EstimateRemarks.FixedByWeighting);
        share.StandardError.ShouldBe(0);
        share.Interval.ShouldBeNull();
    }

    [Fact]
    public void Share_of_zero_has_a_Korn_Graubard_interval_and_no_NaN()
    {
        var sample = WeightedSample.Unweighted(SampleDesign.Simple(50).Required());

        var share = Proportions.Of(DomainTotals.OfCategories(sample, new CodeColumn(new byte[50], 2)))[0].Categories[1];

        share.Share.ShouldBe(0);
        share.Flags.ShouldBe(EstimateRemarks.ZeroOrOne);
        share.Interval!.Lower.ShouldBe(0);
        share.Interval.Upper.ShouldBe(1 - Math.Pow(0.025, 1.0 / 50), 1e-12);
    }

    [Fact]
    public void Empty_domain_is_a_flag_and_not_a_number()
    {
        var sample = WeightedSample.Unweighted(SampleDesign.Simple(4).Required());
        var totals = DomainTotals.OfCategories(
            sample,
            new CodeColumn([0, 1, 0, 1], 2),
            new CodeColumn([0, 0, 0, 0], 2)
        );

        var share = Proportions.Of(totals)[1].Categories[0];

        share.Share.ShouldBeNull();
        share.Flags.ShouldBe(EstimateRemarks.EmptyBase);
    }
}
