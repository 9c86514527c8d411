using Serverless.Estimation.NonResponse;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Estimation.NonResponse;

/// <summary>
/// R-indicators against the R functions of the RISQ project, version 2.1 (de Heij, Schouten and Shlomo 2015), run in R
/// 4.2 on the same counts: <c>getRIndicator(y ~ a)</c> and <c>(y ~ a * b)</c> with partials; goodness of fit against R's
/// <c>chisq.test</c>. To 1e-8 relative, with <c>glm</c> iterated to 1e-15.
/// </summary>
public sealed class NonResponseTests
{
    private const double Tolerance = 1e-8;

    private static readonly ReferenceValues Expected = ReferenceValues.Of(
        "Estimation",
        "NonResponse",
        "representativeness.csv"
    );

    [Fact]
    public void One_variable_equals_RISQ()
    {
        var found = new Representativeness(One([300, 420, 180, 100], [120, 210, 54, 65], [6.194, 6.194, 6.194, 6.194]));

        Agrees("one", found);
        Unconditional("one.pu", "one.category", found.Partial(0));
    }

    [Fact]
    public void Two_variables_crossed_equal_RISQ_with_conditional_partial_indicators()
    {
        double[] invited = [120, 200, 80, 150, 90, 160],
            responded = [60, 70, 48, 60, 54, 40];
        var found = new Representativeness([
            .. invited.Select(
                (n, c) => new InvitedCell([Name(c % 3), Name(c / 3)], n, responded[c], 2500 / invited.Sum())
            ),
        ]);

        Agrees("two", found);
        foreach (var (name, variable) in new[] { ("a", 0), ("b", 1) })
        {
            var partial = found.Partial(variable);
            Expected.ShouldAgree(
                $"two.{name}",
                Tolerance,
                partial.Unconditional,
                partial.UnconditionalAdjusted,
                partial.StandardError,
                partial.Conditional,
                partial.ConditionalAdjusted
            );
            Categories($"two.{name}.category", partial);
            Expected.ShouldAgree(
                $"two.{name}.conditional",
                Tolerance,
                [.. partial.Categories.Select(c => c.Conditional)]
            );
            Expected.ShouldAgree(
                $"two.{name}.conditionalse",
                Tolerance,
                [.. partial.Categories.Select(c => c.ConditionalStandardError)]
            );
        }
    }

    /// <summary>Worked out in R per person invited, by <c>main-effects.R</c>.</summary>
    [Fact]
    public void Main_effects_of_two_variables_equal_those_of_glm()
    {
        double[] invited = [120, 200, 80, 150, 90, 160],
            responded = [60, 70, 48, 60, 54, 40];

        AgreesWithGlm(
            "two",
            ["a", "b"],
            [
                .. invited.Select(
                    (n, c) => new InvitedCell([Name(c % 3), Name(c / 3)], n, responded[c], 2500 / invited.Sum())
                ),
            ]
        );
    }

    [Fact]
    public void Main_effects_of_three_variables_with_small_and_empty_cells_equal_those_of_glm()
    {
        double[] invited = [12, 40, 31, 5, 0, 22, 60, 18, 44, 9, 27, 3, 35, 50, 0, 14, 21, 33, 8, 41, 26, 17, 30, 2],
            responded = [7, 22, 10, 2, 0, 13, 31, 6, 30, 4, 19, 1, 12, 28, 0, 9, 8, 20, 5, 17, 18, 6, 21, 1];

        AgreesWithGlm(
            "three",
            ["a", "b", "c"],
            [
                .. invited
                    .Select(
                        (n, c) =>
                            new InvitedCell(
                                [Name(c % 3), Name(c / 3 % 2), Name(c / 6)],
                                n,
                                responded[c],
                                4000 / invited.Sum()
                            )
                    )
                    .Where(cell => cell.Invited > 0),
            ]
        );
    }

    /// <summary>Everyone of a category responded, or nobody: its log odds have no bound.</summary>
    [Theory]
    [InlineData(60)]
    [InlineData(0)]
    public void Main_effects_without_a_finite_answer_are_left_out(double responded) =>
        Representativeness
            .OfMainEffects([
                new InvitedCell(["1", "1"], 40, 20, 5),
                new InvitedCell(["1", "2"], 50, 30, 5),
                new InvitedCell(["2", "1"], 60, responded, 5),
                new InvitedCell(["2", "2"], 60, responded, 5),
            ])
            .ShouldBeNull();

    [Fact]
    public void Sample_stratified_by_the_variable_equals_RISQ()
    {
        var found = new Representativeness(
            One([200, 150, 250], [90, 45, 150], [800 / 200.0, 3000 / 150.0, 1200 / 250.0]),
            cellsAreStrata: true
        );

        Agrees("strata", found);
        Unconditional("strata.pu", "strata.category", found.Partial(0));
    }

    [Fact]
    public void Spread_that_chance_alone_gives_is_adjusted_to_none() =>
        Agrees("flat", new Representativeness(One([100, 100, 100], [50, 51, 49], [10, 10, 10])));

    [Fact]
    public void Response_that_is_the_same_everywhere_is_representative_without_standard_error()
    {
        var found = new Representativeness(One([100, 100], [50, 50], [10, 10]));

        (found.Indicator, found.Unadjusted, found.StandardError).ShouldBe((1, 1, null));
    }

    [Fact]
    public void More_responses_than_invited_are_refused() =>
        Should.Throw<ArgumentException>(() => new Representativeness(One([10, 10], [11, 5], [1, 1])));

    [Fact]
    public void Goodness_of_fit_equals_R()
    {
        var fit = GoodnessOfFit.Of([120, 210, 54, 65], [0.28, 0.40, 0.20, 0.12]).ShouldNotBeNull();

        Expected.ShouldAgree("fit", 1e-10, fit.ChiSquare, fit.DegreesOfFreedom, fit.PValue);
        GoodnessOfFit.Of([10], [1]).ShouldBeNull();
    }

    /// <summary>The formulas of the Standard Definitions, worked out by hand for round numbers.</summary>
    [Fact]
    public void Rates_follow_the_standard_definitions()
    {
        var rates = new ResponseRates(
            new Dispositions
            {
                Complete = 400,
                Partial = 100,
                Refusal = 200,
                NonContact = 80,
                Other = 20,
                UnknownHousehold = 150,
                UnknownOther = 50,
                NotEligible = 200,
            }
        );

        // 800 are eligible, 200 unknown; of the 1,000 that are known 80 % are eligible, so 160 of the unknown.
        rates.EligibleShare.ShouldBe(0.8);
        new[] { rates.ResponseRate1, rates.ResponseRate2, rates.ResponseRate5, rates.ResponseRate6 }.ShouldBe([
            0.4,
            0.5,
            0.5,
            0.625,
        ]);
        new[] { rates.ResponseRate3, rates.ResponseRate4 }.ShouldBe([400 / 960.0, 500 / 960.0]);
        new[]
        {
            rates.CooperationRate1,
            rates.CooperationRate2,
            rates.CooperationRate3,
            rates.CooperationRate4,
        }.ShouldBe([400 / 720.0, 500 / 720.0, 400 / 700.0, 500 / 700.0]);
        new[] { rates.RefusalRate1, rates.RefusalRate2, rates.RefusalRate3 }.ShouldBe([0.2, 200 / 960.0, 0.25]);
        new[] { rates.ContactRate1, rates.ContactRate2, rates.ContactRate3 }.ShouldBe([0.72, 720 / 960.0, 0.9]);
    }

    [Fact]
    public void Without_a_count_of_the_not_eligible_the_unknown_have_no_estimate()
    {
        var rates = new ResponseRates(
            new Dispositions
            {
                Complete = 5,
                Refusal = 3,
                UnknownOther = 2,
            }
        );

        (rates.EligibleShare, rates.ResponseRate3, rates.RefusalRate2, rates.ContactRate2).ShouldBe(
            (null, null, null, null)
        );
        rates.ResponseRate1.ShouldBe(0.5);
        new ResponseRates(new Dispositions { Complete = 5, Refusal = 5 }).ResponseRate3.ShouldBe(0.5);
    }

    private static void AgreesWithGlm(string name, string[] variables, IReadOnlyList<InvitedCell> cells)
    {
        var expected = ReferenceValues.Of("Estimation", "NonResponse", "main-effects.csv");
        var found = Representativeness.OfMainEffects(cells).ShouldNotBeNull();

        expected.ShouldAgree(
            name,
            Tolerance,
            found.ResponseRate,
            found.Unadjusted,
            found.Indicator,
            found.StandardError
        );
        for (var v = 0; v < variables.Length; v++)
        {
            var (at, partial) = ($"{name}.{variables[v]}", found.Partial(v));
            PartialByCategory[] categories = [.. partial.Categories.OrderBy(c => c.Category, StringComparer.Ordinal)];
            expected.ShouldAgree(
                at,
                Tolerance,
                partial.Unconditional,
                partial.UnconditionalAdjusted,
                partial.Conditional,
                partial.ConditionalAdjusted
            );
            expected.ShouldAgree($"{at}.category", Tolerance, [.. categories.Select(c => (double?)c.Unconditional)]);
            expected.ShouldAgree(
                $"{at}.categoryse",
                Tolerance,
                [.. categories.Select(c => (double?)c.UnconditionalStandardError)]
            );
            expected.ShouldAgree($"{at}.conditional", Tolerance, [.. categories.Select(c => c.Conditional)]);
            expected.ShouldAgree(
                $"{at}.conditionalse",
                Tolerance,
                [.. categories.Select(c => c.ConditionalStandardError)]
            );
        }
    }

    private static void Agrees(string name, Representativeness found) =>
        Expected.ShouldAgree(
            name,
            Tolerance,
            found.ResponseRate,
            found.Unadjusted,
            found.Indicator,
            found.StandardError
        );

    private static void Unconditional(string name, string category, PartialByVariable partial)
    {
        Expected.ShouldAgree(
            name,
            Tolerance,
            partial.Unconditional,
            partial.UnconditionalAdjusted,
            partial.StandardError
        );
        Categories(category, partial);
        partial.Conditional.ShouldBeNull();
    }

    private static void Categories(string name, PartialByVariable partial)
    {
        Expected.ShouldAgree(name, Tolerance, [.. partial.Categories.Select(c => (double?)c.Unconditional)]);
        Expected.ShouldAgree(
            name + "se",
            Tolerance,
            [.. partial.Categories.Select(c => (double?)c.UnconditionalStandardError)]
        );
    }

    private static string Name(int category) => category.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<InvitedCell> One(double[] invited, double[] responded, double[] weights) =>
        [.. invited.Select((n, c) => new InvitedCell([Name(c)], n, responded[c], weights[c]))];
}
