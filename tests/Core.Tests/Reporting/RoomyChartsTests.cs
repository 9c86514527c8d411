using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Factsheets;
using Serverless.Reporting.Figures;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>Charts of a page with room, whose rows are set further apart.</summary>
public sealed class RoomyChartsTests
{
    private const double Page = 700;

    private static readonly Chart Drawn = new TableCharts(
        new ReportContext(new SurveyResults().Build(), Language.Dutch)
    )
        .For([new SurveyResults().Build().Tables[0]])
        .ShouldNotBeNull();

    [Fact]
    public void Charts_of_a_page_with_room_fill_it_as_far_as_rows_stay_together()
    {
        // A chart that is 500 points high and grows with its rows: 1.35 times is 675 of 686 points that may be filled.
        var pages = RoomyCharts.On([Drawn], Page, blocks => blocks.OfType<Chart>().Sum(chart => 500 * chart.Spacing));

        pages.ShouldHaveSingleItem().ShouldBeAssignableTo<Chart>()!.Spacing.ShouldBe(1.35, 1e-9);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(620)]
    [InlineData(100)]
    public void Page_is_measured_a_few_times(double least)
    {
        var measured = 0;

        RoomyCharts.On(
            [Drawn],
            Page,
            blocks =>
            {
                measured++;
                return blocks.OfType<Chart>().Sum(chart => least * chart.Spacing);
            }
        );

        measured.ShouldBeInRange(2, 5);
    }

    [Fact]
    public void Charts_of_a_full_page_stay_as_they_are() =>
        RoomyCharts.On([Drawn], Page, _ => 0.95 * Page).ShouldHaveSingleItem().ShouldBeSameAs(Drawn);

    [Fact]
    public void Pages_are_filled_each_by_itself_and_charts_in_columns_with_them()
    {
        Block[] blocks =
        [
            new Columns([new Column([Drawn]), new Column([Drawn])]),
            new PageBreak(),
            new Paragraph("Tekst."),
        ];

        var spread = RoomyCharts.On(blocks, Page, page => page[0] is Columns ? 0.5 * Page : Page);

        spread[0]
            .ShouldBeOfType<Columns>()
            .Items.SelectMany(column => column.Blocks)
            .OfType<Chart>()
            .ShouldBeSomeThatAll(chart => chart.Spacing > 1.5);
        spread.Skip(1).ShouldBe(blocks[1..]);
    }
}
