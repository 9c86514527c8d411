using Serverless.Weighting;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Weighting;

public sealed class SampleDesignTests
{
    private static readonly StratumFrame[] TwoStrata = [new("north", 10), new("south", 40)];

    [Fact]
    public void Base_weights_follow_from_the_sizes_of_strata()
    {
        var design = SampleDesign.Create(new() { Stratum = [0, 0, 1, 1, 1, 1], Strata = TwoStrata }).Required();

        design.BaseWeights.ShouldBe([5, 5, 10, 10, 10, 10]);
        design.SamplingFraction.ShouldBe([0.2, 0.1]);
        design.DegreesOfFreedom.ShouldBe(4);
    }

    [Fact]
    public void More_respondents_than_population_are_refused()
    {
        var error = SampleDesign
            .Create(new() { Stratum = [0, 0, 1, 1], Strata = [new("north", 1), new("south", 9)] })
            .Errors.ShouldHaveSingleItem();

        error.Problem.ShouldBe(WeightingProblem.SampleLargerThanPopulation);
        (error.Category, error.Found, error.Expected).ShouldBe(("north", 2, 1));
    }

    [Fact]
    public void Cluster_in_two_strata_is_refused()
    {
        var columns = new SampleDesignColumns
        {
            Stratum = [0, 0, 1, 1],
            Strata = [new("north"), new("south")],
            Psu = [1, 2, 2, 3],
        };

        var error = SampleDesign.Create(columns).Errors.ShouldHaveSingleItem();

        (error.Problem, error.Margin, error.Found).ShouldBe((WeightingProblem.ClusterInTwoStrata, null, 1));
    }

    [Fact]
    public void Size_of_one_stratum_missing_is_refused()
    {
        var error = SampleDesign
            .Create(new() { Stratum = [0, 0, 1, 1], Strata = [new("north", 10), new("south")] })
            .Errors.ShouldHaveSingleItem();

        (error.Problem, error.Category).ShouldBe((WeightingProblem.StratumSizeMissing, "south"));
    }

    [Fact]
    public void Base_weights_that_are_not_positive_are_refused_with_their_number()
    {
        var error = SampleDesign.Simple(4, baseWeights: [1, 0, -2, double.NaN]).Errors.ShouldHaveSingleItem();

        (error.Problem, error.Found).ShouldBe((WeightingProblem.BaseWeightNotPositive, 3));
    }

    [Fact]
    public void Stratum_of_one_that_is_all_of_its_population_is_not_lonely()
    {
        var design = SampleDesign.Create(new() { Stratum = [0, 1, 1], Strata = [new("capital", 1), new("rest", 20)] });

        design.Errors.ShouldBeEmpty();
    }
}
