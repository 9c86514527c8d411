using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Figures;
using Serverless.Surveys;
using Serverless.Wording;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

public sealed class MeanAxisTests
{
    [Theory]
    [InlineData(6.7, 6.9)]
    [InlineData(5, 5)]
    [InlineData(0, 0)]
    [InlineData(-3, 1e-9)]
    [InlineData(3.4e14, 3.6e14)]
    [InlineData(1e15, 1e15)]
    [InlineData(2.5e18, 2.5000001e18)]
    [InlineData(-1e250, 1e250)]
    [InlineData(double.MinValue, double.MaxValue)]
    [InlineData(double.MaxValue, double.MaxValue)]
    public void Means_of_any_size_have_an_axis_whose_ticks_differ(double lower, double upper)
    {
        var value = new ChartValue(lower, "laag") { Interval = new ValueInterval(lower, upper) };
        var axis = MeanAxis.For([new ChartRow("rij", [value])], Texts.For(Language.Dutch).Numbers);

        axis.Ticks.Count.ShouldBeInRange(2, 12);
        axis.Ticks.Select(tick => tick.Text).ShouldBeUnique();
        axis.Position(lower).ShouldBeInRange(0, 1);
        axis.Position(upper).ShouldBeInRange(axis.Position(lower), 1);
    }
}
