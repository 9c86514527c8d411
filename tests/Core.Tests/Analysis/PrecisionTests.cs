using Serverless.Analysis.Disclosure;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>Published digits.</summary>
public sealed class PrecisionTests
{
    [Theory]
    [InlineData(0.28474, 3, 0.285 - 0.001)] // 0.285 would print as 29 %, the exact share as 28 %
    [InlineData(0.2851, 3, 0.285)]
    [InlineData(0.285, 3, 0.285)]
    [InlineData(-0.28474, 3, -0.284)]
    [InlineData(0.1234, 3, 0.123)]
    [InlineData(6.7499, 2, 6.74)]
    [InlineData(6.7501, 2, 6.75)]
    public void Round_never_rounds_up_to_a_final_five(double exact, int decimals, double published) =>
        Precision.Round(exact, decimals).ShouldBe(published, 1e-12);

    [Fact]
    public void Small_negative_number_rounds_to_a_zero_without_a_sign()
    {
        double[] rounded =
        [
            Precision.Round(-0.0004, 3),
            Precision.Significant(-0.0, 3),
            Precision.DifferenceOfTotals(12_345, 12_340)(-3),
        ];

        rounded.ShouldBeSomeThatAll(zero => zero == 0 && !double.IsNegative(zero));
    }

    [Fact]
    public void Round_once_more_gives_what_the_exact_figure_gives()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var exact = random.NextDouble();
            Math.Round((decimal)Precision.Round(exact, 3), 2, MidpointRounding.AwayFromZero)
                .ShouldBe(Math.Round((decimal)exact, 2, MidpointRounding.AwayFromZero));
        }
    }

    [Theory]
    [InlineData(0.012345, 2, 0.012)]
    [InlineData(12345, 3, 12300)]
    [InlineData(0, 3, 0)]
    public void Significant_keeps_as_many_digits(double exact, int digits, double published) =>
        Precision.Significant(exact, digits).ShouldBe(published, 1e-12);

    /// <summary>One digit would put a p-value on the other side of the level that it is held against.</summary>
    [Theory]
    [InlineData(0.0599, 0.06, 0.059)]
    [InlineData(0.0504, 0.05, 0.05)]
    [InlineData(0.0435, 0.043, 0.044)]
    [InlineData(0.0123, 0.05, 0.01)]
    public void Coarse_p_value_stays_on_its_side_of_the_level(double p, double alpha, double published) =>
        new Precision(Coarse: true).P(p, alpha).ShouldBe(published, 1e-12);

    [Theory]
    [InlineData(0.0064, true, 0)]
    [InlineData(-1.26, true, -1.3)]
    [InlineData(12.6, true, 13)]
    [InlineData(0.0064123, false, 0.00641)]
    public void Coarse_statistic_has_one_decimal_at_most(double statistic, bool coarse, double published) =>
        new Precision(coarse).Statistic(statistic).ShouldBe(published, 1e-12);
}
