using CsCheck;
using Serverless.Comparison;
using Serverless.Estimation;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Estimation.Reference;

/// <summary>Tails, quantiles and corrections for multiple testing against R.</summary>
public sealed class DistributionTests
{
    [Fact]
    public void Tails_keep_their_digits_far_out()
    {
        ReferenceTests.Agrees(
            [TailProbability.F(60, 3.2, 812.7), TailProbability.F(0.3, 1, 5), TailProbability.F(9, 2.5, 1e5)],
            "tail.f",
            1e-9
        );
        ReferenceTests.Agrees(
            [TailProbability.StudentT(12, 300), TailProbability.StudentT(-1, 3), TailProbability.StudentT(30, 20)],
            "tail.t",
            1e-9
        );
        ReferenceTests.Agrees(
            [
                TailProbability.ChiSquare(150, 12),
                TailProbability.ChiSquare(0.5, 1),
                TailProbability.ChiSquare(1500, 1000),
            ],
            "tail.chisq",
            1e-9
        );
    }

    [Fact]
    public void Quantiles_equal_R()
    {
        double[] t =
        [
            .. new[] { (0.975, 1.0), (0.975, 2), (0.975, 7), (0.95, 688), (0.995, 1e6) }.Select(q =>
                DistributionQuantile.StudentT(q.Item1, q.Item2)
            ),
        ];
        ReferenceTests.Agrees(t, "quantile.t", 1e-10);

        double[] beta =
        [
            .. new[]
            {
                (0.025, 3.0, 97.0),
                (0.975, 4, 96),
                (0.025, 0.3, 40.7),
                (0.975, 1.3, 39.7),
                (0.975, 480.2, 11.5),
                (0.025, 700, 1),
            }.Select(q => DistributionQuantile.Beta(q.Item1, q.Item2, q.Item3)),
        ];
        ReferenceTests.Agrees(beta, "quantile.beta", 1e-10);
    }

    [Fact]
    public void Corrections_for_multiple_testing_equal_R()
    {
        var family = Adjustment.Of("five tests", [0.01, 0.04, 0.03, 0.005, 0.5]);

        ReferenceTests.Agrees([.. family.Holm.Select(p => p!.Value)], "adjust.holm", 1e-12);
        ReferenceTests.Agrees([.. family.Bonferroni.Select(p => p!.Value)], "adjust.bonferroni", 1e-12);
        ReferenceTests.Agrees([.. family.BenjaminiHochberg.Select(p => p!.Value)], "adjust.bh", 1e-12);
    }

    /// <summary>
    /// Of p = .01, .04, .03, .005, .5 Holm rejects .005 at .05/5 and .01 at .05/4, and stops at .03 > .05/3.
    /// </summary>
    [Fact]
    public void Steps_of_Holm_end_where_it_stops() =>
        Adjustment.HolmDivisors([0.01, 0.04, null, 0.03, 0.005, 0.5], 0.05).ShouldBe([4, 3, null, 3, 5, 3]);

    /// <summary>Of nine tests six are under or at .05 times 6/9, where 1/30 is, but for rounding.</summary>
    [Fact]
    public void P_at_the_very_edge_of_Benjamini_and_Hochberg_says_what_its_interval_says()
    {
        double?[] p = [0, 0.081, 0.163, 0, 1e-66, 3 / 65.0, 1 / 30.0, 0, 1e-96];

        var (corrected, divisors) = (
            Adjustment.Of("family", p).BenjaminiHochberg,
            Adjustment.Divisors(p, AdjustmentMethod.BenjaminiHochberg, 0.05)
        );

        (p[6] * divisors[6] < 0.05).ShouldBe(corrected[6] < 0.05);
    }

    [Theory]
    [InlineData(AdjustmentMethod.Holm)]
    [InlineData(AdjustmentMethod.Bonferroni)]
    [InlineData(AdjustmentMethod.BenjaminiHochberg)]
    [InlineData(AdjustmentMethod.None)]
    public void Test_at_its_divided_level_rejects_exactly_when_the_corrected_p_is_below_alpha(
        AdjustmentMethod method
    ) =>
        Gen.Double[0, 0.2]
            .Array[1, 12]
            .Sample(p =>
            {
                double?[] raw = [.. p.Select(x => (double?)x)];
                var (corrected, divisors) = (
                    Adjustment.Of("family", raw).By(method),
                    Adjustment.Divisors(raw, method, 0.05)
                );

                for (var i = 0; i < p.Length; i++)
                    (p[i] * divisors[i] < 0.05).ShouldBe(corrected[i] < 0.05);
            });
}
