using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Charts;

/// <summary>The drawing of a chart, whatever its kind, without caption and base.</summary>
internal static class FigureLayout
{
    public static IEnumerable<Slice> Lay(Typography typography, Chart chart, double width, StructureElement figure) =>
        chart switch
        {
            BarChart bars => BarChartLayout.Lay(typography, bars, width, figure),
            StackedBarChart bars => StackedBarLayout.Lay(typography, bars, width, figure),
            PairedChart pairs => PairedLayout.Lay(typography, pairs, width, figure),
            DotPlot dots => DotPlotLayout.Lay(typography, dots, width, figure),
            TrendChart trend => TrendLayout.Lay(typography, trend, width, figure),
            _ => throw new InvalidOperationException($"There is no drawing for {chart.GetType().Name}."),
        };
}
