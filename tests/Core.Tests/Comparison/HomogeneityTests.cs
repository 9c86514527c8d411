using Serverless.Comparison;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Comparison;

/// <summary>Counts against R 4.2.2, <c>chisq.test(rbind(a, b), correct = FALSE)</c>, to 12 digits.</summary>
public sealed class HomogeneityTests
{
    private const double Tolerance = 1e-12;

    public static TheoryData<long[], long[], double, int, double, double> Reference() =>
        new()
        {
            { [120, 60, 20], [90, 70, 45], 14.610828196194, 2, 0.000671891225003757, 0.189937144874162 },
            { [104, 45], [45, 104], 46.7248322147651, 1, 8.16873140609656e-12, 0.395973154362416 },
            { [400, 300, 200, 100], [410, 290, 205, 95], 0.482881838814042, 3, 0.922635777163906, 0.0155383692647273 },
            { [9000, 1000], [91000, 9000], 11, 1, 0.000911118877153735, 0.01 },
        };

    [Theory]
    [MemberData(nameof(Reference))]
    public void Counts_are_tested_as_R_does(long[] first, long[] second, double x, int df, double p, double v)
    {
        var test = Homogeneity.Test(first, second).ShouldNotBeNull();

        test.Statistic.ShouldBe(x, x * Tolerance);
        test.DegreesOfFreedom.ShouldBe(df);
        test.PValue.ShouldBe(p, p * 1e-9);
        test.CramersV.ShouldBe(v, v * Tolerance);
    }

    [Fact]
    public void Categories_too_rare_to_expect_five_of_are_taken_together()
    {
        var test = Homogeneity.Test([50, 40, 4, 2, 1], [60, 55, 8, 3, 2]);

        test.ShouldBe(Homogeneity.Test([50, 40, 7], [60, 55, 13]));
        test!.Statistic.ShouldBe(0.822004733050115, 1e-12);
    }

    [Theory]
    [InlineData(new long[] { 10, 0 }, new long[] { 20, 0 })]
    [InlineData(new long[] { 0, 0 }, new long[] { 20, 5 })]
    [InlineData(new long[] { 3, 1 }, new long[] { 2, 2 })]
    public void Counts_that_leave_one_category_are_not_tested(long[] first, long[] second) =>
        Homogeneity.Test(first, second).ShouldBeNull();
}
