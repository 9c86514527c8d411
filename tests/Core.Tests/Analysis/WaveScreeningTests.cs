using Serverless.Comparison;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

public sealed class WaveScreeningTests
{
    [Fact]
    public void Every_tested_difference_of_the_wave_is_in_one_family()
    {
        var document = HandMadeSurveys.ThreeWaves().Analyse("2022");
        var rows = document.Comparisons.SelectMany(c => c.Rows).ToList();
        var expected = Adjustment.Of("all", [.. rows.Select(r => r.Test?.P)]);

        document.Screening!.Size.ShouldBe(rows.Count(r => r.Test is not null));
        document.Screening.Significant.ShouldBe(rows.Count(r => r.ScreenedP < document.Settings.Alpha));
        rows.Select(r => r.ScreenedP).ShouldBe(expected.BenjaminiHochberg);
        document.Methods.ShouldContain(m => m.Id == document.Screening.Method);
    }
}
