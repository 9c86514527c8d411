using Serverless.Estimation;
using Serverless.Surveys;
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

    /// <summary>By hand: 2 of 8 clusters, and in them 2 of 6 and 3 of 3 members.</summary>
    [Fact]
    public void Base_weights_of_two_stages_are_the_product_of_both()
    {
        var design = SampleDesign.Create(TwoStages).Required();

        design.BaseWeights.ShouldBe([12, 12, 4, 4, 4]);
    }

    [Fact]
    public void Cluster_with_more_members_in_the_file_than_it_has_is_refused()
    {
        var error = SampleDesign.Create(TwoStages with { PsuSize = [6, 6, 2, 2, 2] }).Errors.ShouldHaveSingleItem();

        (error.Problem, error.Found).ShouldBe((WeightingProblem.ClusterSizeTooSmall, 1));
    }

    [Fact]
    public void Sizes_that_differ_within_a_cluster_are_refused()
    {
        var error = SampleDesign.Create(TwoStages with { PsuSize = [6, 7, 3, 3, 3] }).Errors.ShouldHaveSingleItem();

        (error.Problem, error.Found).ShouldBe((WeightingProblem.ClusterDiffersInItself, 1));
    }

    [Fact]
    public void One_of_several_members_of_a_cluster_needs_a_rule()
    {
        var columns = TwoStages with { Psu = [7, 8, 9, 9, 9], PsuSize = [6, 1, 3, 3, 3] };

        var error = SampleDesign.Create(columns).Errors.ShouldHaveSingleItem();
        (error.Problem, error.Found).ShouldBe((WeightingProblem.LonelySecondaryUnit, 1));
        SampleDesign.Create(columns with { LonelyPsu = LonelyPsu.Remove }).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Number_of_clusters_in_the_population_is_needed_for_base_weights()
    {
        var error = SampleDesign
            .Create(TwoStages with { Strata = [new StratumFrame("all")] })
            .Errors.ShouldHaveSingleItem();

        error.Problem.ShouldBe(WeightingProblem.ClusterCountMissing);
    }

    [Fact]
    public void Base_weights_are_the_inverse_of_probabilities()
    {
        var columns = new SampleDesignColumns
        {
            Stratum = [0, 0, 0],
            Strata = [new StratumFrame("all")],
            InclusionProbability = [0.5, 0.25, 1],
        };

        SampleDesign.Create(columns).Required().BaseWeights.ShouldBe([2, 4, 1]);
        SampleDesign
            .Create(columns with { InclusionProbability = [0.5, 0, 1.5] })
            .Errors.ShouldHaveSingleItem()
            .Problem.ShouldBe(WeightingProblem.ProbabilityOutOfRange);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void Stratum_with_respondents_needs_a_population(double population)
    {
        var errors = SampleDesign
            .Create(new() { Stratum = [0, 0, 1, 1], Strata = [new("north", population), new("south", 9)] })
            .Errors;

        errors
            .Select(e => (e.Problem, e.Category))
            .ShouldContain((WeightingProblem.CategoryWithoutPopulation, "north"));
    }

    [Fact]
    public void Stratum_without_respondents_and_population_has_no_sampling_fraction()
    {
        var design = SampleDesign
            .Create(new() { Stratum = [0, 0], Strata = [new("north", 10), new("south", 0)] })
            .Required();

        design.SamplingFraction.ShouldBe([0.2, 0]);
    }

    [Fact]
    public void Probabilities_that_differ_within_a_cluster_are_refused()
    {
        var error = SampleDesign
            .Create(
                new()
                {
                    Stratum = [0, 0, 0],
                    Strata = [new StratumFrame("all")],
                    Psu = [1, 1, 2],
                    InclusionProbability = [0.5, 0.25, 0.5],
                }
            )
            .Errors.ShouldHaveSingleItem();

        (error.Problem, error.Found).ShouldBe((WeightingProblem.ClusterDiffersInItself, 1));
    }

    [Fact]
    public void Only_a_stratum_whose_units_were_all_certain_is_observed_whole()
    {
        var design = SampleDesign
            .Create(
                new()
                {
                    Stratum = [0, 0, 1, 1],
                    Strata = [new("certain"), new("drawn")],
                    InclusionProbability = [1, 1, 1, 0.5],
                }
            )
            .Required();

        design.SamplingFraction.ShouldBe([1, 0]);
    }

    [Fact]
    public void Without_a_correction_drawing_within_clusters_adds_nothing()
    {
        var columns = TwoStages with { FinitePopulationCorrection = false, BaseWeights = [1, 2, 3, 4, 5] };

        StandardError(columns).ShouldBe(StandardError(columns with { PsuSize = null }), 1e-15);
        StandardError(columns with { FinitePopulationCorrection = true })
            .ShouldNotBe(StandardError(columns with { FinitePopulationCorrection = true, PsuSize = null }));

        static double StandardError(SampleDesignColumns columns) =>
            Means
                .Of(
                    DomainTotals.OfNumbers(
                        WeightedSample.Unweighted(SampleDesign.Create(columns).Required()),
                        [
                            [1, 5, 2, 8, 3],
                        ]
                    )
                )[0]
                .StandardError!.Value;
    }

    /// <summary>Columns that are sums of others add nothing: 1, 2 and their sum, and one of zeros.</summary>
    [Fact]
    public void Rank_of_replicate_weights_passes_over_those_that_depend_on_others() =>
        ReplicateRank
            .Of([
                [1, 0, 2, 1],
                [0, 1, 1, 3],
                [1, 1, 3, 4],
                [0, 0, 0, 0],
                [5, 1, 1, 1],
            ])
            .ShouldBe(3);

    private static SampleDesignColumns TwoStages { get; } =
        new()
        {
            Stratum = [0, 0, 0, 0, 0],
            Strata = [new StratumFrame("all", null, 8)],
            Psu = [7, 7, 9, 9, 9],
            PsuSize = [6, 6, 3, 3, 3],
        };
}
