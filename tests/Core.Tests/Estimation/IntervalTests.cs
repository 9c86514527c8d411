using CsCheck;
using Serverless.Estimation;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Estimation;

/// <summary>What must hold for every interval.</summary>
public sealed class IntervalTests
{
    /// <summary>A share of whole respondents, with a design effect and degrees of freedom, in any base.</summary>
    private static readonly Gen<ProportionUncertainty> Shares =
        from n in Gen.Int[2, 5000]
        from x in Gen.OneOf(Gen.Int[0, n], Gen.Int[0, Math.Min(n, 5)], Gen.Int[Math.Max(0, n - 5), n])
        from deff in Gen.Double[0.5, 5]
        from df in Gen.Int[1, n]
        from level in Gen.Double[0.8, 0.999]
        let p = x / (double)n
        select new ProportionUncertainty(p, deff * p * (1 - p) / n, n, df, n / deff, level);

    public static TheoryData<ShareInterval> Rules => [.. Enum.GetValues<ShareInterval>()];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Interval_of_one_minus_a_share_is_one_minus_its_interval(ShareInterval rule) =>
        Shares.Sample(share =>
        {
            var interval = ProportionInterval.For(share, rule);
            var mirror = ProportionInterval.For(share with { Share = 1 - share.Share }, rule);

            mirror.Lower.ShouldBe(1 - interval.Upper, 1e-12);
            mirror.Upper.ShouldBe(1 - interval.Lower, 1e-12);
            mirror.Method.ShouldBe(interval.Method);
        });

    [Theory]
    [MemberData(nameof(Rules))]
    public void Interval_of_a_share_lies_between_0_and_1_around_it(ShareInterval rule) =>
        Shares.Sample(share =>
        {
            var interval = ProportionInterval.For(share, rule);

            interval.Lower.ShouldBeInRange(0, share.Share);
            interval.Upper.ShouldBeInRange(share.Share, 1);
        });

    [Fact]
    public void Likelihood_interval_with_one_degree_of_freedom_can_reach_zero() =>
        ProportionInterval
            .For(new(2 / 325.0, 3.0e-5, 325, 1, 203.125, 0.9868421052631579), ShareInterval.Likelihood)
            .Lower.ShouldBe(0);

    /// <summary>R: qbeta(.025, 311, 4) and qbeta(.975, 312, 3).</summary>
    [Fact]
    public void Korn_Graubard_interval_of_nearly_everyone_equals_that_of_R()
    {
        var p = 311 / 314.0;

        var interval = ProportionInterval.KornGraubard(new(p, p * (1 - p) / 314, 314, 313, 314));

        interval.Lower.ShouldBe(0.97233413993677387, 1e-12);
        interval.Upper.ShouldBe(0.99802535616196053, 1e-12);
    }

    [Theory]
    [InlineData(0.5, 0.6, 0.7)]
    [InlineData(0.5, 0.3, 0.4)]
    [InlineData(0.5, 0.7, 0.3)]
    [InlineData(double.NaN, 0.3, 0.4)]
    [InlineData(0.5, double.NegativeInfinity, 0.6)]
    [InlineData(0.5, 0.4, double.NaN)]
    public void Interval_that_does_not_contain_its_estimate_cannot_be_made(
        double estimate,
        double lower,
        double upper
    ) => Should.Throw<ArgumentException>(() => Interval.Around(estimate, lower, upper, IntervalMethod.Logit));

    [Fact]
    public void Interval_whose_end_rounding_put_past_the_estimate_ends_at_the_estimate() =>
        Interval.Around(0.3, 0.1, 0.3 - 1e-16, IntervalMethod.Wilson).Upper.ShouldBe(0.3);
}
