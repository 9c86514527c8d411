using Serverless.Analysis.Results;
using Serverless.Comparison;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

public sealed class WaveScreeningTests
{
    [Fact]
    public void Every_tested_difference_of_the_wave_is_in_one_family_and_the_same_test_counts_once()
    {
        var document = HandMadeSurveys.ThreeWaves().Analyse("2022");
        var rows = document.Comparisons.SelectMany(c => c.Rows.Select(r => (Comparison: c.Id, Row: r))).ToList();
        var tests = rows.Where(r => r.Row.Test is not null)
            .DistinctBy(r =>
                Math.Round(Math.Abs(r.Row.Test!.Statistic), 8) is > 0 and var size
                    ? (r.Comparison, size, 0.0)
                    : (r.Comparison, 0.0, Math.Round(r.Row.StandardError!.Value, 10))
            )
            .ToList();
        var expected = Adjustment.Of("all", [.. tests.Select(r => (double?)r.Row.Test!.P)]).BenjaminiHochberg;

        tests.Count.ShouldBeLessThan(rows.Count(r => r.Row.Test is not null));
        document.Screening!.Size.ShouldBe(tests.Count);
        document.Screening.Significant.ShouldBe(expected.Count(p => p < document.Settings.Alpha));
        for (var i = 0; i < tests.Count; i++)
            tests[i].Row.ScreenedP!.Value.ShouldBe(expected[i]!.Value, 1e-12);
        rows.ShouldContain(r => r.Row.Test != null);
        rows.Where(r => r.Row.Test is not null).Count(r => r.Row.ScreenedP is null).ShouldBe(0);
        document.Methods.ShouldContain(m => m.Id == document.Screening.Method);
    }

    [Fact]
    public void Two_answers_that_complement_each_other_have_one_screened_p()
    {
        var rows = HandMadeSurveys
            .ThreeWaves()
            .Analyse("2022")
            .Comparisons.Single(c => c.Id.ToString() == "waves/samen/scholen")
            .Rows;

        rows[1].ScreenedP.ShouldBe(rows[0].ScreenedP);
        rows[0].SimultaneousInterval.ShouldBeNull();
    }

    [Fact]
    public void Simultaneous_interval_contains_zero_exactly_when_the_row_is_not_significant()
    {
        var rows = HandMadeSurveys
            .ThreeWaves()
            .Analyse("2022")
            .Comparisons.SelectMany(c => c.Rows)
            .Where(r => r.SimultaneousInterval is not null && r.Test!.Method == "test-design-t")
            .ToList();

        rows.ShouldNotBeEmpty();
        rows.Count(r => ExcludesZero(r.SimultaneousInterval!) != r.Significant).ShouldBe(0);
        rows.Count(r => r.SimultaneousInterval!.Level < r.Interval!.Level).ShouldBe(0);
    }

    [Theory]
    [InlineData(0.01, 0.2, true, null)]
    [InlineData(-0.01, 0.2, false, null)]
    [InlineData(-0.01, 0.2, true, true)]
    [InlineData(0.01, 0.2, false, true)]
    public void Row_whose_interval_and_test_contradict_each_other_says_so(
        double lower,
        double upper,
        bool significant,
        bool? expected
    )
    {
        var row = HandMadeSurveys
            .ThreeWaves()
            .Analyse("2022")
            .Comparisons.SelectMany(c => c.Rows)
            .First(r => r.Test != null);

        var edited = row with
        {
            SimultaneousInterval = new ConfidenceInterval(lower, upper, 0.98, "interval-t"),
            Significant = significant,
        };

        edited.IntervalDisagrees.ShouldBe(expected);
    }

    private static bool ExcludesZero(ConfidenceInterval interval) => interval.Lower > 0 || interval.Upper < 0;
}
