using Serverless.Comparison;
using Serverless.Core.Tests.Estimation;
using Serverless.Core.Tests.Estimation.Reference;
using Serverless.Estimation;
using Serverless.Surveys;
using Serverless.Weighting;
using Shouldly;
using Xunit;
using TestResult = Serverless.Comparison.TestResult;

namespace Serverless.Core.Tests.Comparison;

/// <summary>Corners that whole analyses hardly reach, against R (corners.R), to 1e-6 relative.</summary>
public sealed class CornersTests
{
    private const double Tolerance = 1e-6;

    private static readonly ReferenceValues Expected = ReferenceValues.Of("Comparison", "corners.csv");
    private static readonly CodeColumn Groups = new(ReferenceSurvey.Group, 3);

    public static TheoryData<string> Designs => ["based", "clusters"];

    [Theory]
    [MemberData(nameof(Designs))]
    public void Table_with_an_empty_cell_is_tested_as_R_does(string design)
    {
        ushort[] empty =
        [
            .. ReferenceSurvey.Y.Select((y, i) => y == 4 && ReferenceSurvey.Group[i] == 0 ? (ushort)3 : y),
        ];

        var test = Independence
            .Test(DomainTotals.OfCategories(ReferenceSurvey.Sample(design), new CodeColumn(empty, 5), Groups))
            .Test;

        Expected.ShouldAgree($"{design}.emptycell", Tolerance, test.Statistic, test.NumeratorDf, test.PValue);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Slope_of_a_mean_over_time_equals_R(string design)
    {
        var slope = WaveTrend.LinearOfMeans(
            DomainTotals.OfNumbers(ReferenceSurvey.Sample(design), [ReferenceSurvey.X], Groups),
            [0, 1, 2]
        );

        Expected.ShouldAgree($"{design}.trendmean", Tolerance, slope.PerUnitOfTime, slope.StandardError);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Numbers_with_ties_are_ranked_as_R_does(string design)
    {
        double[] numbers = [.. ReferenceSurvey.Y.Select(y => y == 255 ? double.NaN : y)];

        var rank = RankTest.OfNumbers(
            ReferenceSurvey.Sample(design),
            numbers,
            new CodeColumn(ReferenceSurvey.Group, 2)
        );

        Expected.ShouldAgree(
            $"{design}.ties",
            Tolerance,
            rank.Difference,
            rank.Test.Statistic,
            rank.Test.DenominatorDf,
            rank.Test.PValue
        );
    }

    [Fact]
    public void Cramers_V_is_corrected_for_bias_and_never_below_zero()
    {
        var corrected = EffectSize.BiasCorrectedV(0.0666, 300, 3, 4);
        var none = EffectSize.BiasCorrectedV(0.01, 300, 3, 4);

        Expected.ShouldAgree("biascorrectedv", 1e-12, corrected, none);
        EffectSize.BiasCorrectedV(0.5, 1, 2, 2).ShouldBeNull();
        EffectSize.BiasCorrectedV(0.5, 2, 2, 2).ShouldBeNull();
        EffectSize.BiasCorrectedV(4, 20, 2, 2).ShouldBe(1);
    }

    [Fact]
    public void One_sided_tests_of_equivalence_equal_R()
    {
        var difference = new Difference(Serverless.Comparison.TestResult.T(TestMethod.DesignT, 0.02 / 0.03, 57))
        {
            Value = 0.02,
            StandardError = 0.03,
        };

        var equivalence = Equivalence.Of(difference);

        Expected.ShouldAgree("equivalence", 1e-9, equivalence.LowerPValue, equivalence.UpperPValue);
        equivalence.Test.PValue.ShouldBe(equivalence.UpperPValue);
        equivalence.Test.DenominatorDf.ShouldBe(57);
    }

    [Fact]
    public void Wilson_interval_equals_R()
    {
        const double Share = 37 / 120.0;

        var interval = ProportionInterval.For(
            new ProportionUncertainty(Share, Share * (1 - Share) / 120, 120, int.MaxValue, 120),
            ShareInterval.Wilson
        );

        Expected.ShouldAgree("wilson", 1e-8, interval.Lower, interval.Upper);
    }

    [Fact]
    public void Hedges_g_needs_three_answers_and_spread()
    {
        EffectSize.HedgesG((3, 1, 1), (5, 1, 1)).ShouldBeNull();
        EffectSize.HedgesG((3, 1, 2), (5, 1, 1)).ShouldNotBeNull();
        EffectSize.HedgesG((3, 0, 5), (5, 0, 5)).ShouldBeNull();
        // By hand: pooled variance (2 * 1 + 4 * 9) / 6, J = 1 - 3/23.
        EffectSize.HedgesG((3, 1, 3), (5, 3, 5))!.Value.ShouldBe((1 - 3 / 23.0) * 2 / Math.Sqrt(38 / 6.0), 1e-12);
    }

    [Fact]
    public void One_side_outside_the_range_of_its_answers_is_not_called_empty()
    {
        var sample = NegativeWeights.Sample(out var isNegative);
        var answers = new CodeColumn([.. isNegative.Select(n => n ? (byte)0 : (byte)1)], 2);
        // The first part holds all of the negative weights, the second gave both answers with weights above zero.
        var parts = new CodeColumn([.. isNegative.Select((n, i) => n || i < 30 ? (byte)0 : (byte)1)], 2);

        var difference = Differences.OfShares(DomainTotals.OfCategories(sample, answers, parts), 0, 0, 1);

        (difference.Value, difference.Test.Status).ShouldBe((null, TestStatus.NegativeShare));
    }

    [Fact]
    public void Population_observed_whole_has_nothing_to_test_beside_an_empty_group()
    {
        var sample = WeightedSample.Unweighted(SampleDesign.Simple(8, population: 8).Required());
        var totals = DomainTotals.OfCategories(
            sample,
            new CodeColumn([0, 0, 0, 1, 1, 0, 1, 1], 2),
            new CodeColumn([0, 0, 0, 0, 2, 2, 2, 2], 3)
        );

        Independence.Test(totals).Test.Status.ShouldBe(TestStatus.NoVariance);
        GroupMeans.OfScores(totals, [1, 2]).Status.ShouldBe(TestStatus.NoVariance);
    }

    [Fact]
    public void Columns_of_another_length_or_kind_are_refused()
    {
        var sample = WeightedSample.Unweighted(SampleDesign.Simple(4).Required());
        var (short3, long4) = (new CodeColumn(new ushort[3], 1), new CodeColumn(new ushort[4], 1));

        Should.Throw<ArgumentException>(() => DomainTotals.OfCategories(sample, [long4, short3]));
        Should.Throw<ArgumentException>(() => DomainTotals.OfCategories(sample, [long4], short3));
        Should.Throw<ArgumentException>(() => DomainTotals.OfNumbers(sample, [new double[4], new double[3]]));
        Should.Throw<ArgumentException>(() => DomainTotals.OfNumbers(sample, [new double[4]], short3));
        Should.Throw<ArgumentException>(() => DomainTotals.OfIndicators(sample, [new ushort[4], new ushort[3]]));
        Should.Throw<ArgumentException>(() => DomainTotals.OfIndicators(sample, [new ushort[4]], short3));
        var numbers = DomainTotals.OfNumbers(sample, [new double[4]]);
        Should.Throw<ArgumentException>(() => Independence.Test(numbers));
        Should.Throw<ArgumentException>(() => Differences.OfShares(numbers, 0, 0, 0));
        Should.Throw<ArgumentException>(() => Proportions.Of(numbers));
        Should.Throw<ArgumentException>(() => SpssCompatible.Pearson(numbers));
    }
}
