using Serverless.Comparison;
using Serverless.Core.Tests.Analysis;
using Serverless.Core.Tests.Estimation.Reference;
using Serverless.Estimation;
using Serverless.Surveys;
using Serverless.Weighting;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Weighting;

/// <summary>
/// Totals of numbers as margins, and trimming that is not followed by calibrating again, against R's survey package
/// (numeric-margins.R): weights to 1e-8, estimates to 1e-9, standard errors to 1e-7, all relative.
/// </summary>
public sealed class NumericMarginTests
{
    private static readonly ReferenceValues Expected = ReferenceValues.Of("Weighting", "numeric-margins.csv");
    private static readonly CodeColumn Y = new(ReferenceSurvey.Y, 5);
    private static readonly CodeColumn Groups = new(ReferenceSurvey.Group, 3);

    private static readonly NumericMargin Z = new("z", ReferenceSurvey.Z, 3100 * 45.4);

    private static readonly NumericMargin V = new("v", ReferenceSurvey.V, 3100 * 53.0);

    [Theory]
    [InlineData("linear")]
    [InlineData("raking")]
    [InlineData("logit")]
    [InlineData("clusterraking")]
    [InlineData("alonelinear")]
    [InlineData("aloneraking")]
    [InlineData("alonelogit")]
    [InlineData("blankslinear")]
    [InlineData("blanksraking")]
    [InlineData("blankslogit")]
    [InlineData("clusterblanks")]
    public void Weights_estimates_and_standard_errors_equal_R(string name)
    {
        var sample = Sample(name);
        var shares = Proportions.Of(DomainTotals.OfCategories(sample, Y))[0].Categories;
        var numbers = DomainTotals.OfNumbers(sample, [ReferenceSurvey.X], Groups);
        var mean = Means.Of(numbers)[1];
        var total = Means.Totals(DomainTotals.OfNumbers(sample, [ReferenceSurvey.X]))[0];
        var difference = Differences.OfMeans(numbers, 0, 1);

        Expected.ShouldAgree($"{name}.weights", 1e-8, [.. sample.Weights[..20]]);
        Expected.ShouldAgree($"{name}.share", 1e-8, [.. shares.Select(s => s.Share)]);
        Expected.ShouldAgree($"{name}.se", 1e-7, [.. shares.Select(s => s.StandardError)]);
        Expected.ShouldAgree($"{name}.mean", 1e-7, mean.Value, mean.StandardError);
        Expected.ShouldAgree($"{name}.total", 1e-7, total.Value, total.StandardError);
        Expected.ShouldAgree($"{name}.difference", 1e-7, difference.Value, difference.StandardError);
    }

    [Fact]
    public void Total_of_a_number_that_is_met_has_no_standard_error_left()
    {
        var total = Means.Totals(DomainTotals.OfNumbers(Sample("raking"), [ReferenceSurvey.Z]))[0];

        total.Value!.Value.ShouldBe(Z.Population!.Value, 1e-9 * Z.Population.Value);
        total.Flags.ShouldBe(EstimateRemarks.FixedByWeighting);
    }

    [Fact]
    public void Trimmed_weights_that_are_not_calibrated_again_equal_R_and_lose_the_gain_of_the_margins()
    {
        var design = Design(clustered: true);
        var plan = new WeightingPlan
        {
            Method = WeightingMethod.Raking,
            Trimming = new TrimmingPlan(1.5, 0.6, Recalibrate: false),
        };

        var weighting = Weights.Compute(design, plan, [ReferenceSurvey.MarginA, ReferenceSurvey.MarginB]).Required();
        var shares = Proportions.Of(DomainTotals.OfCategories(new WeightedSample(design, weighting), Y))[0].Categories;

        Expected.ShouldAgree("trimmed.weights", 1e-8, [.. weighting.Weights[..20]]);
        Expected.ShouldAgree("trimmed.share", 1e-8, [.. shares.Select(s => s.Share)]);
        Expected.ShouldAgree("trimmed.se", 1e-7, [.. shares.Select(s => s.StandardError)]);
        weighting.Diagnostics.TrimmingMeetsMargins.ShouldBeFalse();
        weighting.Diagnostics.LargestMarginResidual.ShouldBeGreaterThan(0.001);
        weighting.Weights.Sum().ShouldBe(3100, 1e-9 * 3100);
    }

    [Theory]
    [InlineData(WeightingMethod.Raking, 39, 40.017)]
    [InlineData(WeightingMethod.Raking, 51, 49.998)]
    [InlineData(WeightingMethod.Logit, 41, null)]
    [InlineData(WeightingMethod.Logit, 49, null)]
    public void Mean_that_no_weights_can_give_is_refused_before_anything_is_iterated(
        WeightingMethod method,
        double mean,
        double? bound
    )
    {
        var error = Weights
            .Compute(
                Design(clustered: false),
                new WeightingPlan { Method = method, Bounds = new WeightBounds(0.5, 2) },
                [Margin.Everyone(600, 3100)],
                [Z with { Population = 3100 * mean }]
            )
            .Errors.ShouldHaveSingleItem();

        error.Problem.ShouldBe(WeightingProblem.NumericTotalOutOfReach);
        (error.Margin, error.Found!.Value).ShouldBe(("z", mean));
        if (bound is { } known)
            error.Expected!.Value.ShouldBe(known, 0.05);
        else
            Math.Abs(error.Expected!.Value - 45).ShouldBeLessThan(Math.Abs(mean - 45));
    }

    [Theory]
    [InlineData(WeightingMethod.Logit)]
    [InlineData(WeightingMethod.Linear)]
    public void Mean_just_within_the_bounds_is_reached(WeightingMethod method)
    {
        // Weights of .5 for the lower third and 2 for the upper... reach furthest; just under it there is a solution.
        WeightBounds bounds = new(0.5, 2);
        Checked<WeightingResult> At(double mean) =>
            Weights.Compute(
                Design(clustered: false),
                new WeightingPlan { Method = method, Bounds = bounds },
                [Margin.Everyone(600, 3100)],
                [Z with { Population = 3100 * mean }]
            );
        var furthest = At(49).Errors.Single().Expected!.Value;

        var reached = At(furthest - 0.05).Required();

        (reached.Weights.Zip(ReferenceSurvey.Z, (w, z) => w * z).Sum() / 3100).ShouldBe(furthest - 0.05, 1e-7);
    }

    [Fact]
    public void Order_of_respondents_changes_no_weight()
    {
        int[] reversed = [.. Enumerable.Range(0, 600).Reverse()];
        T[] Turn<T>(T[] column) => Array.ConvertAll(reversed, i => column[i]);
        var design = SampleDesign
            .Create(new SampleDesignColumns { Stratum = new int[600], Strata = [new StratumFrame("all", 3100)] })
            .Required();
        var plan = new WeightingPlan { Method = WeightingMethod.Raking };

        var straight = Weights.Compute(design, plan, [ReferenceSurvey.MarginA], [Z]).Required();
        var turned = Weights
            .Compute(
                design,
                plan,
                [new Margin("a", Turn(ReferenceSurvey.MarginA.Codes), ReferenceSurvey.MarginA.Categories)],
                [Z with { Values = Turn(ReferenceSurvey.Z) }]
            )
            .Required();

        Turn(turned.Weights).Zip(straight.Weights, (a, b) => Math.Abs(a / b - 1)).Max().ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void Survey_weighted_to_pupils_reports_their_means_and_withholds_them_from_recognisable_groups()
    {
        var survey = HandMadeSurveys.WeightedToPupils(identifiable: false);
        var numbers = survey.Publish("2022").Groups.Single().Weighting.Numbers.ShouldNotBeNull().Single();

        numbers.Question.ShouldBe("leerlingen");
        (numbers.PopulationTotal, numbers.PopulationMean).ShouldBe((220_000, 220));
        numbers.ResponseMean.ShouldBe(200);
        numbers.WeightedMean.ShouldBe(220);
        survey.Publish("2022").Tables.Single().Groups.Single().Mean!.Value!.Value.ShouldBe(220, 1e-9);

        var hidden = HandMadeSurveys.WeightedToPupils(identifiable: true).Publish("2022").Groups.Single();
        var withheld = hidden.Weighting.Numbers.ShouldNotBeNull().Single();
        (withheld.ResponseMean, withheld.WeightedMean).ShouldBe((null, null));
    }

    /// <summary>Margin a, of which every seventeenth respondent or so lacks a value.</summary>
    private static Margin WithBlanks { get; } =
        new(
            "a",
            [.. ReferenceSurvey.MarginA.Codes.Select((code, i) => (i + 1) * 13 % 17 == 0 ? -1 : code)],
            ReferenceSurvey.MarginA.Categories
        );

    private static WeightedSample Sample(string name)
    {
        var design = Design(name.StartsWith("cluster", StringComparison.Ordinal));
        WeightingPlan plan = name switch
        {
            "linear" or "alonelinear" or "blankslinear" => new() { Method = WeightingMethod.Linear },
            "logit" or "blankslogit" => new() { Method = WeightingMethod.Logit, Bounds = new WeightBounds(0.5, 2) },
            "alonelogit" => new() { Method = WeightingMethod.Logit, Bounds = new WeightBounds(0.4, 2.5) },
            _ => new() { Method = WeightingMethod.Raking },
        };
        var alone = name.StartsWith("alone", StringComparison.Ordinal);
        var blanks = name.Contains("blanks", StringComparison.Ordinal);
        var weighting = alone
            ? Weights.Compute(design, plan, [Margin.Everyone(600, 3100)], [Z, V])
            : Weights.Compute(
                design,
                plan with
                {
                    MissingMargin = blanks ? MissingMarginPolicy.FactorOne : MissingMarginPolicy.Refuse,
                },
                [blanks ? WithBlanks : ReferenceSurvey.MarginA],
                [Z]
            );
        return new WeightedSample(design, weighting.Required());
    }

    private static SampleDesign Design(bool clustered)
    {
        double[] sizes = [900, 1500, 700],
            clusters = [40, 50, 30];
        return SampleDesign
            .Create(
                new SampleDesignColumns
                {
                    Stratum = ReferenceSurvey.Stratum,
                    Strata = [.. sizes.Select((size, h) => new StratumFrame("h" + (char)('0' + h), size, clusters[h]))],
                    Psu = clustered ? ReferenceSurvey.Cluster : null,
                    BaseWeights = clustered ? ReferenceSurvey.Base : null,
                    FinitePopulationCorrection = true,
                }
            )
            .Required();
    }
}
