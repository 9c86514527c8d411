using Serverless.Comparison;
using Serverless.Core.Tests.Estimation.Reference;
using Serverless.Estimation;
using Serverless.Surveys;
using Serverless.Weighting;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Comparison;

/// <summary>
/// Numbers in the population and their changes, percentiles and shares of the response against R's survey package
/// (totals.R), to 1e-8 relative.
/// </summary>
public sealed class TotalsTests
{
    private const double Tolerance = 1e-8;

    private static readonly ReferenceValues Expected = ReferenceValues.Of("Comparison", "totals.csv");
    private static readonly CodeColumn Y = new(ReferenceSurvey.Y, 5);

    public static TheoryData<string> Designs => ["elements", "post", "raking", "clusters"];

    [Theory]
    [MemberData(nameof(Designs))]
    public void Numbers_in_the_population_equal_R(string design)
    {
        var totals = DomainTotals.OfCategories(ReferenceSurvey.Sample(design), Y);
        DomainEstimate[] numbers = [.. Enumerable.Range(0, 5).Select(k => Means.CategoryTotal(totals, k, 0))];

        Expected.ShouldAgree($"{design}.number", Tolerance, [.. numbers.Select(t => t.Value)]);
        Expected.ShouldAgree($"{design}.se", Tolerance, [.. numbers.Select(t => t.StandardError)]);
        Expected.ShouldAgree($"{design}.interval", Tolerance, numbers[2].Interval!.Lower, numbers[2].Interval!.Upper);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Difference_between_numbers_in_two_groups_equals_R(string design)
    {
        var groups = new CodeColumn(ReferenceSurvey.Group, 3);

        var difference = Differences.OfTotals(
            DomainTotals.OfCategories(ReferenceSurvey.Sample(design), Y, groups),
            2,
            0,
            1
        );

        Expected.ShouldAgree($"{design}.difference", Tolerance, difference.Value, difference.StandardError);
    }

    /// <summary>
    /// Independent waves: the slope is a fixed combination of their totals, and its variance that of R's standard errors.
    /// </summary>
    [Fact]
    public void Slope_through_the_totals_of_waves_is_that_of_R_s_totals()
    {
        string[] waves = ["elements", "post", "clusters"];
        double[] times = [0, 1, 3],
            combination = [-4 / 14.0, -1 / 14.0, 5 / 14.0];
        WeightedSample[] samples = [.. waves.Select(ReferenceSurvey.Sample)];
        var totals = DomainTotals.OfCategories(
            WeightedSample.Stack(samples),
            new CodeColumn([.. waves.SelectMany(_ => ReferenceSurvey.Y)], 5),
            new CodeColumn([.. waves.SelectMany((_, w) => Enumerable.Repeat((byte)w, ReferenceSurvey.Y.Length))], 3)
        );
        double[] scales = [.. samples.Select(s => s.Weights.Sum() / s.Count)];

        var slope = WaveTrend.OfTotals(totals, 2, times, scales);

        var expected = waves.Select((wave, w) => combination[w] * Expected[$"{wave}.number"][2]).Sum();
        var variance = waves.Select((wave, w) => Math.Pow(combination[w] * Expected[$"{wave}.se"][2], 2)).Sum();
        slope.PerUnitOfTime!.Value.ShouldBe(expected, Tolerance * Math.Abs(expected));
        slope.StandardError!.Value.ShouldBe(Math.Sqrt(variance), Tolerance * Math.Sqrt(variance));
        slope.Test.Statistic!.Value.ShouldBe(
            expected / Math.Sqrt(variance),
            1e-7 * Math.Abs(expected / Math.Sqrt(variance))
        );
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Part_of_the_response_equals_R(string design)
    {
        var given = Array.ConvertAll(ReferenceSurvey.Y, y => y == 2 ? (byte)1 : (byte)0);

        var share = Proportions
            .Of(DomainTotals.OfCategories(ReferenceSurvey.Sample(design), new CodeColumn(given, 2)))[0]
            .Categories[1];

        Expected.ShouldAgree(
            $"{design}.response",
            Tolerance,
            (double)given.Count(y => y == 1) / given.Length,
            share.Share,
            share.StandardError
        );
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Percentiles_and_Woodruff_intervals_equal_R(string design)
    {
        var percentiles = Quantiles.Of(ReferenceSurvey.Sample(design), ReferenceSurvey.X, [0.1, 0.9]);

        Expected.ShouldAgree(
            $"{design}.quantile",
            Tolerance,
            [
                .. percentiles.SelectMany(q =>
                    new[] { q[0].Value, q[0].Interval!.Lower, q[0].Interval!.Upper, q[0].StandardError }
                ),
            ]
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Change_of_a_number_between_waves_equals_R_whatever_the_scale_of_their_weights(bool linked)
    {
        int[][] rows =
        [
            [.. Enumerable.Range(0, 400)],
            [.. Enumerable.Range(200, 400)],
        ];
        WeightedSample[] waves = [Wave(rows[0], 1), Wave(rows[1], 1.25)];
        var stack = linked ? WeightedSample.StackLinked(waves, rows) : WeightedSample.Stack(waves);
        double[] scales = [.. waves.Select(w => w.Weights.Average())];
        var domain = new CodeColumn([.. rows.SelectMany((r, wave) => r.Select(_ => (ushort)wave))], 2);
        ushort[] answers =
        [
            .. rows[0].Select(i => ReferenceSurvey.Y[i]),
            .. rows[1].Select(i => Later(ReferenceSurvey.Y[i], ReferenceSurvey.A[i])),
        ];
        double[] numbers = [.. rows.SelectMany(r => r.Select(i => ReferenceSurvey.X[i]))];

        var totals = DomainTotals.OfCategories(stack, new CodeColumn(answers, 5), domain);
        var change = Differences.OfTotals(totals, 2, 0, 1, scales);
        var ofNumbers = Differences.OfTotals(DomainTotals.OfNumbers(stack, [numbers], domain), 0, 0, 1, scales);

        Expected.ShouldAgree(
            linked ? "linked" : "independent",
            Tolerance,
            Means.CategoryTotal(totals, 2, 0).Value * scales[0],
            Means.CategoryTotal(totals, 2, 1).Value * scales[1],
            change.Value,
            change.StandardError,
            ofNumbers.Value,
            ofNumbers.StandardError
        );
    }

    /// <summary>Of a wave whose size is known a constant added to all numbers adds no sampling error.</summary>
    [Fact]
    public void Change_and_slope_of_totals_of_numbers_around_a_large_constant_keep_their_standard_errors()
    {
        WeightedSample[] waves = [.. Enumerable.Repeat("elements", 3).Select(ReferenceSurvey.Sample)];
        var stack = WeightedSample.Stack(waves);
        var domain = new CodeColumn([.. waves.SelectMany((w, t) => Enumerable.Repeat((byte)t, w.Count))], 3);
        double[] numbers = [.. waves.SelectMany((_, t) => ReferenceSurvey.Z.Select(z => z * (1 + t / 10.0)))];
        var totals = DomainTotals.OfNumbers(stack, [numbers], domain);
        var moved = DomainTotals.OfNumbers(stack, [Array.ConvertAll(numbers, z => z + 1e9)], domain);

        var change = Differences.OfTotals(totals, 0, 0, 1).StandardError!.Value;
        Differences.OfTotals(moved, 0, 0, 1).StandardError!.Value.ShouldBe(change, 1e-6 * change);
        var slope = WaveTrend.OfTotals(totals, 0, [0, 1, 3], [1, 1, 1]).StandardError!.Value;
        WaveTrend.OfTotals(moved, 0, [0, 1, 3], [1, 1, 1]).StandardError!.Value.ShouldBe(slope, 1e-6 * slope);
    }

    [Fact]
    public void Answer_that_nobody_gave_has_a_total_of_zero_and_no_certainty()
    {
        ushort[] nobody = new ushort[600];

        var total = Means.CategoryTotal(
            DomainTotals.OfCategories(ReferenceSurvey.Sample("raking"), new CodeColumn(nobody, 2)),
            1,
            0
        );

        (total.Value, total.StandardError, total.Interval).ShouldBe((0, null, null));
        total.Flags.ShouldBe(EstimateRemarks.ZeroOrOne);
    }

    private static ushort Later(ushort answer, ushort a) =>
        answer == 255 ? (ushort)255 : (ushort)(((answer * 3) + a) % 5);

    private static WeightedSample Wave(int[] rows, double scale) =>
        WeightedSample.Unweighted(
            SampleDesign
                .Create(
                    new SampleDesignColumns
                    {
                        Stratum = Array.ConvertAll(rows, i => ReferenceSurvey.Stratum[i]),
                        Strata = [new("first"), new("second"), new("third")],
                        BaseWeights = Array.ConvertAll(rows, i => ReferenceSurvey.Base[i] * scale),
                    }
                )
                .Required()
        );
}
