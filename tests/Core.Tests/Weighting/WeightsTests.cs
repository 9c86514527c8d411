using Serverless.Surveys;
using Serverless.Weighting;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Weighting;

public sealed class WeightsTests
{
    private static readonly WeightingPlan Raking = new() { Method = WeightingMethod.Raking };

    [Fact]
    public void Post_stratification_gives_population_over_respondents()
    {
        byte[] codes = [0, 0, 1, 1, 1];

        var result = Compute(
            new WeightingPlan { Method = WeightingMethod.PostStratification },
            new Margin("size", codes, [new("small", 10), new("large", 60)])
        );

        result.Weights.ShouldBe([5, 5, 20, 20, 20]);
        result.MeanOneWeights().Sum().ShouldBe(5, 1e-12);
        result.Diagnostics.Ratio!.Value.ShouldBe(4, 1e-12);
        result.Diagnostics.EffectiveSampleSize.ShouldBe(70.0 * 70 / (2 * 25 + 3 * 400), 1e-12);
    }

    [Fact]
    public void Shares_list_population_unweighted_and_weighted()
    {
        var result = Compute(Raking, new Margin("size", [0, 0, 1, 1], [new("small", 30), new("large", 70)]));

        result.Margins.ShouldBe([
            new("size", "small", 2, 30, 0.3, 0.5, 0.3),
            new("size", "large", 2, 70, 0.7, 0.5, 0.7),
        ]);
    }

    [Fact]
    public void Margins_that_describe_different_populations_are_refused_with_both_totals()
    {
        var error = Errors(
                Raking,
                new Margin("grootte", [0, 1, 0, 1], [new("0", 400), new("1", 496)]),
                new Margin("vve", [0, 0, 1, 1], [new("0", 400), new("1", 469)])
            )
            .ShouldHaveSingleItem();

        error.Problem.ShouldBe(WeightingProblem.MarginTotalsDiffer);
        (error.Margin, error.Found, error.Expected).ShouldBe(("vve", 869, 896));
        error.Message.ShouldContain("896");
        error.Message.ShouldContain("869");
    }

    [Fact]
    public void All_errors_are_found_at_once_and_name_margin_and_category()
    {
        var errors = Errors(
            Raking,
            new Margin("size", [0, 0, 2, 2], [new("small", 50), new("middle", 20), new("large", null)]),
            new Margin("region", [0, -1, 0, 0], [new("north", 70)])
        );

        errors
            .Select(e => (e.Problem, e.Margin, e.Category))
            .ShouldBe([
                (WeightingProblem.CategoryWithoutRespondents, "size", "middle"),
                (WeightingProblem.CategoryWithoutPopulation, "size", "large"),
                (WeightingProblem.MarginValueMissing, "region", null),
            ]);
        errors[0].Message.ShouldContain("'small'");
        errors.Select(e => e.Neighbour).ShouldBe(["small", "small", null]);
    }

    [Fact]
    public void Missing_margin_value_leaves_the_share_of_the_respondent_and_is_counted()
    {
        var plan = new WeightingPlan
        {
            Method = WeightingMethod.PostStratification,
            MissingMargin = MissingMarginPolicy.FactorOne,
        };

        var result = Compute(plan, new Margin("size", [0, 0, 1, 255, 255], [new("small", 20), new("large", 80)]));

        var mean = result.MeanOneWeights();
        mean[3].ShouldBe(1, 1e-12);
        mean[0].ShouldBe(0.2 / (2.0 / 3), 1e-12);
        mean[2].ShouldBe(0.8 / (1.0 / 3), 1e-12);
        result.Weights.Sum().ShouldBe(100, 1e-10);
        result.Diagnostics.MissingMarginValues.ShouldBe([new("size", 2)]);
    }

    [Fact]
    public void Margins_that_contradict_each_other_among_respondents_do_not_converge_silently()
    {
        // Everyone small is north and everyone large is south, but the population has other shares of small and of
        // north.
        var error = Errors(
                Raking,
                new Margin("size", [0, 0, 1, 1], [new("small", 60), new("large", 40)]),
                new Margin("region", [0, 0, 1, 1], [new("north", 30), new("south", 70)])
            )
            .ShouldHaveSingleItem();

        error.Problem.ShouldBe(WeightingProblem.NotConverged);
        error.Margin.ShouldBe("size");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(1.1, 2.0)]
    [InlineData(0.5, 0.9)]
    public void Logit_bounds_must_enclose_one(double? lower, double? upper)
    {
        var plan = new WeightingPlan
        {
            Method = WeightingMethod.Logit,
            Bounds = lower is { } l && upper is { } u ? new WeightBounds(l, u) : null,
        };

        Errors(plan, new Margin("size", [0, 1], [new("small", 1), new("large", 3)]))
            .ShouldHaveSingleItem()
            .Problem.ShouldBe(WeightingProblem.BoundsInvalid);
    }

    [Fact]
    public void Bounds_too_narrow_for_the_margins_are_an_error()
    {
        var plan = new WeightingPlan { Method = WeightingMethod.Logit, Bounds = new WeightBounds(0.9, 1.1) };

        Errors(plan, new Margin("size", [0, 1], [new("small", 1), new("large", 3)]))
            .ShouldHaveSingleItem()
            .Problem.ShouldBe(WeightingProblem.NotConverged);
    }

    [Fact]
    public void Trimming_keeps_to_its_bounds_and_says_that_margins_are_missed()
    {
        var size = Codes(400, i => i % 20 == 0 ? 0 : 1);
        var region = Codes(400, i => i % 3);
        var plan = Raking with { Trimming = new TrimmingPlan(2, 0.5) };

        var result = Compute(
            plan,
            new Margin("size", size, [new("small", 80), new("large", 1120)]),
            new Margin("region", region, [new("a", 700), new("b", 300), new("c", 200)])
        );

        result.Diagnostics.Trimmed.ShouldBeGreaterThan(0);
        result.Diagnostics.TrimmingMeetsMargins.ShouldBeFalse();
        result.Calibration.ShouldBeNull();
        var median = Compute(
            Raking,
            new Margin("size", size, [new("small", 80), new("large", 1120)]),
            new Margin("region", region, [new("a", 700), new("b", 300), new("c", 200)])
        )
            .Weights.Order()
            .ToArray()[200];
        result.Weights.Max().ShouldBeLessThanOrEqualTo(2 * median * (1 + 1e-9));
        result.Weights.Sum().ShouldBe(1200, 1e-8);
        result.Diagnostics.LargestMarginResidual.ShouldBeGreaterThan(1e-6);
    }

    [Fact]
    public void Trimming_that_leaves_no_weight_within_bounds_is_an_error()
    {
        var design = SampleDesign.Simple(4, baseWeights: [1, 1, 9, 9]).Required();

        var errors = Weights
            .Compute(
                design,
                new WeightingPlan { Method = WeightingMethod.None, Trimming = new TrimmingPlan(1.1, 0.9) },
                []
            )
            .Errors;

        errors.ShouldHaveSingleItem().Problem.ShouldBe(WeightingProblem.NothingLeftToTrim);
    }

    private static WeightingResult Compute(WeightingPlan plan, params Margin[] margins) =>
        Weights.Compute(SampleDesign.Simple(margins[0].Codes.Length).Required(), plan, margins).Required();

    private static IReadOnlyList<WeightingError> Errors(WeightingPlan plan, params Margin[] margins) =>
        Weights.Compute(SampleDesign.Simple(margins[0].Codes.Length).Required(), plan, margins).Errors;

    private static int[] Codes(int count, Func<int, int> code) => [.. Enumerable.Range(0, count).Select(code)];
}
