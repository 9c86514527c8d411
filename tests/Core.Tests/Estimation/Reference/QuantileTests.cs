using System.Globalization;
using CsCheck;
using Serverless.Estimation;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Estimation.Reference;

/// <summary>The whole plane of quantiles that intervals need against R's, to 1e-10 relative (quantiles.R).</summary>
public sealed class QuantileTests
{
    private const double Tolerance = 1e-10;

    [Fact]
    public void Beta_quantiles_equal_R_over_the_plane_of_bases_counts_and_design_effects()
    {
        var points = ReferenceSurvey.Table("beta-quantiles.csv");
        points.Count.ShouldBeGreaterThan(2000);

        foreach (var point in points)
        {
            var (n, x, deff) = (point[0], point[1], point[2]);
            var (a, b) = (x / deff, (n - x) / deff);
            Near(DistributionQuantile.Beta(0.025, a, b + 1), point[3], $"lower limit of {x} of {n}, {deff}");
            Near(DistributionQuantile.Beta(0.975, a + 1, b), point[4], $"upper limit of {x} of {n}, {deff}");
        }
    }

    [Fact]
    public void Student_quantiles_equal_R_from_one_degree_of_freedom_to_many()
    {
        var points = ReferenceSurvey.Table("t-quantiles.csv");
        points.Count.ShouldBeGreaterThan(100);

        foreach (var point in points)
        {
            var (p, df) = (point[0], point[1]);
            Near(DistributionQuantile.StudentT(p, df), point[2], $"t, {p}, {df}");
            Near(DistributionQuantile.StudentT(1 - p, df), -point[2], $"t, 1 - {p}, {df}");
        }
    }

    [Fact]
    public void Beta_quantile_is_where_the_probability_is_for_any_shape() =>
        Gen.Select(Gen.Double[1e-6, 1 - 1e-6], Gen.Double[-2, 4], Gen.Double[-2, 4])
            .Sample(
                (p, logA, logB) =>
                {
                    var (a, b) = (Math.Pow(10, logA), Math.Pow(10, logB));

                    var x = DistributionQuantile.Beta(p, a, b);

                    x.ShouldBeInRange(0, 1);
                    if (x is > 1e-300 and < 1 - 1e-6)
                        MathNet
                            .Numerics.SpecialFunctions.BetaRegularized(a, b, x)
                            .ShouldBe(p, 1e-8 * Math.Min(p, 1 - p));
                }
            );

    [Theory]
    [InlineData(0.025, 0.001, 3, 0)]
    [InlineData(0.025, 0, 3, 0)]
    [InlineData(0.975, 3, 0, 1)]
    [InlineData(0, 2, 3, 0)]
    [InlineData(1, 2, 3, 1)]
    public void Beta_quantile_at_an_end_is_that_end(double p, double a, double b, double expected) =>
        DistributionQuantile.Beta(p, a, b).ShouldBe(expected);

    [Theory]
    [InlineData(double.NaN, 1, 1)]
    [InlineData(-0.1, 1, 1)]
    [InlineData(0.5, -1, 1)]
    [InlineData(0.5, 1, double.NaN)]
    [InlineData(0.5, 1, double.PositiveInfinity)]
    public void Beta_quantile_of_something_that_is_not_a_distribution_is_refused(double p, double a, double b) =>
        Should.Throw<ArgumentOutOfRangeException>(() => DistributionQuantile.Beta(p, a, b));

    private static void Near(double actual, double expected, FormattableString point) =>
        actual.ShouldBe(
            expected,
            Tolerance * Math.Abs(expected) + double.Epsilon,
            point.ToString(CultureInfo.InvariantCulture)
        );
}
