using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Charts;

/// <summary>The drawing of a chart, whatever its kind, without caption and base.</summary>
internal static class FigureLayout
{
    public static IEnumerable<Slice> Lay(Typography typography, Chart chart, double width, StructureElement figure) =>
        chart.Match<IEnumerable<Slice>>(
            bars: bars => BarChartLayout.Lay(typography, bars, width, figure),
            stackedBars: bars => StackedBarLayout.Lay(typography, bars, width, figure),
            pairs: pairs => PairedLayout.Lay(typography, pairs, width, figure),
            dots: dots => DotPlotLayout.Lay(typography, dots, width, figure),
            lines: trend => TrendLayout.Lay(typography, trend, width, figure)
        );
}
