using CsCheck;
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
        ushort[] codes = [0, 0, 1, 1, 1];

        var result = Compute(
            new WeightingPlan { Method = WeightingMethod.PostStratification },
            new Margin("size", codes, [new("small", 10), new("large", 60)])
        );

        result.Weights.ShouldBe([5, 5, 20, 20, 20]);
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

        var mean = result.Weights.Average();
        (result.Weights[3] / mean).ShouldBe(1, 1e-12);
        (result.Weights[0] / mean).ShouldBe(0.2 / (2.0 / 3), 1e-12);
        (result.Weights[2] / mean).ShouldBe(0.8 / (1.0 / 3), 1e-12);
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
    [InlineData(1.1, 2.0)]
    [InlineData(0.5, 0.9)]
    [InlineData(-0.1, 2.0)]
    public void Linear_bounds_must_enclose_one(double lower, double upper) =>
        Errors(
                new WeightingPlan { Method = WeightingMethod.Linear, Bounds = new WeightBounds(lower, upper) },
                new Margin("size", [0, 1], [new("small", 1), new("large", 3)])
            )
            .ShouldHaveSingleItem()
            .Problem.ShouldBe(WeightingProblem.BoundsInvalid);

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

    [Theory]
    [InlineData(WeightingMethod.Logit)]
    [InlineData(WeightingMethod.Linear)]
    public void Bounds_too_narrow_for_the_margins_are_an_error(WeightingMethod method)
    {
        var plan = new WeightingPlan { Method = method, Bounds = new WeightBounds(0.9, 1.1) };

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

    [Theory]
    [InlineData(1.2, 0.9, true)]
    [InlineData(5, 0.999, false)]
    public void Trimming_bounds_that_cannot_hold_the_total_are_refused_at_once(double cap, double floor, bool isCap)
    {
        // Half the weights are 1, the others from 1 to 20,000 (or, mirrored, down to 1/20,000): the mean is far from the
        // median.
        double[] weights =
        [
            .. Enumerable
                .Range(1, 20_000)
                .Select(i =>
                    i % 2 == 0 ? 1.0
                    : isCap ? i
                    : 1.0 / i
                ),
        ];
        var plan = new WeightingPlan { Method = WeightingMethod.None, Trimming = new TrimmingPlan(cap, floor) };

        var error = Weights
            .Compute(SampleDesign.Simple(weights.Length, baseWeights: weights).Required(), plan, [])
            .Errors.ShouldHaveSingleItem();

        error.Problem.ShouldBe(WeightingProblem.TrimmingBoundsTooNarrow);
        error.Expected!.Value.ShouldBe(isCap ? cap : floor, 1e-12);
        error.Message.ShouldContain("median");
    }

    /// <summary>R's trimWeights(strict = TRUE) makes these passes one by one.</summary>
    [Fact]
    public void Trimming_in_one_step_ends_where_trimming_pass_by_pass_does() =>
        Gen.Select(Gen.Double[0.1, 4].Array[5, 60], Gen.Double[1.05, 3], Gen.Double[0.1, 0.95])
            .Sample(
                (weights, cap, floor) =>
                {
                    var median = Trimming.Median(weights);
                    var (lower, upper, mean) = (floor * median, cap * median, weights.Average());
                    if (mean < lower * 1.02 || mean > upper * 0.98 || weights.All(w => w < lower || w > upper))
                        return;
                    var trimmed = (double[])weights.Clone();

                    Trimming.Trim(trimmed, lower, upper).ShouldBeTrue();

                    trimmed.Sum().ShouldBe(weights.Sum(), 1e-9);
                    var passes = PassByPass(weights, lower, upper);
                    for (var i = 0; i < passes.Length; i++)
                        trimmed[i].ShouldBe(passes[i], 1e-7);
                }
            );

    [Theory]
    [InlineData(WeightingMethod.Raking)]
    [InlineData(WeightingMethod.Linear)]
    [InlineData(WeightingMethod.Logit)]
    public void Blanks_on_two_margins_converge_in_a_few_cycles_to_the_shares_of_those_known(WeightingMethod method)
    {
        var size = Codes(
            400,
            i =>
                i % 20 == 3 ? -1
                : i % 3 == 0 ? 0
                : 1
        );
        var region = Codes(400, i => i % 20 == 11 ? -1 : i % 7 % 3);
        var plan = new WeightingPlan
        {
            Method = method,
            MissingMargin = MissingMarginPolicy.FactorOne,
            Bounds = method == WeightingMethod.Logit ? new WeightBounds(0.3, 3) : null,
        };

        var result = Compute(
            plan,
            new Margin("size", size, [new("small", 600), new("large", 600)]),
            new Margin("region", region, [new("a", 300), new("b", 400), new("c", 500)])
        );

        result.Diagnostics.Iterations.ShouldBeLessThan(15);
        result.Weights.Sum().ShouldBe(1200, 1e-6);
        foreach (var share in result.Margins)
            share.WeightedShare.ShouldBe(share.PopulationShare, 1e-8);
        // Who left both blank is like nobody in particular, and keeps about the weight of everyone.
        result.Weights.Where((_, i) => size[i] < 0).Average().ShouldBe(3, 0.6);
    }

    [Fact]
    public void Negative_weights_are_refused_with_their_number_unless_allowed()
    {
        Margin[] margins =
        [
            new("a", Codes(100, i => i < 90 ? 0 : 1), [new("0", 100), new("1", 900)]),
            new("b", Codes(100, i => i % 10 == 0 ? 1 : 0), [new("0", 900), new("1", 100)]),
            new("c", Codes(100, i => i is < 89 or > 98 ? 0 : 1), [new("0", 950), new("1", 50)]),
        ];
        var linear = new WeightingPlan { Method = WeightingMethod.Linear };
        var allowed = Compute(linear with { AllowNegativeWeights = true }, margins);
        var negative = allowed.Weights.Count(w => w < 0);
        negative.ShouldBeGreaterThan(0);

        var error = Errors(linear, margins).ShouldHaveSingleItem();

        (error.Problem, error.Found).ShouldBe((WeightingProblem.NegativeWeights, negative));
        error.Message.ShouldContain("allowNegativeWeights");
    }

    [Fact]
    public void Diagnostics_are_on_the_scale_of_mean_one()
    {
        var result = Compute(
            new WeightingPlan { Method = WeightingMethod.PostStratification },
            new Margin("size", [0, 0, 1, 1, 1], [new("small", 10), new("large", 60)])
        );

        // 5, 5, 20, 20, 20 with mean 14.
        result.Diagnostics.Minimum.ShouldBe(5 / 14.0, 1e-12);
        result.Diagnostics.Maximum.ShouldBe(20 / 14.0, 1e-12);
        result.Diagnostics.DesignEffect.ShouldBe(5 * 1250 / 4900.0, 1e-12);
        (result.Diagnostics.NotPositive, result.Diagnostics.Trimmed).ShouldBe((0, 0));
    }

    [Fact]
    public void Weights_at_or_under_zero_are_counted_and_have_no_ratio()
    {
        WeightReport.Diagnose([0, 1, 3], 0, 0, []).Ratio.ShouldBeNull();
        WeightReport.Diagnose([0, 1, 3], 0, 0, []).NotPositive.ShouldBe(1);
        WeightReport.Diagnose([-1, 0, 3], 0, 0, []).NotPositive.ShouldBe(2);
        WeightReport.Diagnose([], 0, 0, []).Minimum.ShouldBe(0);
    }

    [Fact]
    public void Weights_on_the_very_bounds_are_not_trimmed()
    {
        var plan = new WeightingPlan { Method = WeightingMethod.None, Trimming = new TrimmingPlan(2, 0.5) };

        var result = Weights
            .Compute(SampleDesign.Simple(6, baseWeights: [1, 2, 2, 2, 4, 7]).Required(), plan, [])
            .Required();

        (result.Diagnostics.Trimmed, result.Diagnostics.TrimmingRounds).ShouldBe((1, 1));
        result.Weights.Max().ShouldBe(4, 1e-12);
        result.Weights.Sum().ShouldBe(18, 1e-12);
    }

    [Fact]
    public void Lower_bound_of_zero_is_allowed_in_logit_calibration() =>
        Compute(
            new WeightingPlan { Method = WeightingMethod.Logit, Bounds = new WeightBounds(0, 3) },
            new Margin("size", [0, 0, 1, 1], [new("small", 1), new("large", 3)])
        )
            .Weights.ShouldBe([0.5, 0.5, 1.5, 1.5], 1e-9);

    private static double[] PassByPass(double[] weights, double lower, double upper)
    {
        var trimmed = (double[])weights.Clone();
        for (var pass = 0; pass < 100_000; pass++)
        {
            bool Outside(double w) => w < lower || w > upper;
            var surplus = trimmed.Where(Outside).Sum(w => w - Math.Clamp(w, lower, upper));
            var inside = trimmed.Count(w => !Outside(w));
            if (Math.Abs(surplus) < 1e-11 || inside == 0)
                break;
            trimmed = Array.ConvertAll(trimmed, w => Outside(w) ? Math.Clamp(w, lower, upper) : w + surplus / inside);
        }

        return trimmed;
    }

    private static WeightingResult Compute(WeightingPlan plan, params Margin[] margins) =>
        Weights.Compute(SampleDesign.Simple(margins[0].Codes.Length).Required(), plan, margins).Required();

    private static IReadOnlyList<WeightingError> Errors(WeightingPlan plan, params Margin[] margins) =>
        Weights.Compute(SampleDesign.Simple(margins[0].Codes.Length).Required(), plan, margins).Errors;

    private static int[] Codes(int count, Func<int, int> code) => [.. Enumerable.Range(0, count).Select(code)];
}
