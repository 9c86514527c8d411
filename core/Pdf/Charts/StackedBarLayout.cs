using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Charts;

/// <summary>Bars of 100 %, the share printed inside each part that has room for it.</summary>
internal static class StackedBarLayout
{
    private const double BarHeight = 15;

    public static List<Slice> Lay(Typography typography, StackedBarChart chart, double width, StructureElement figure)
    {
        var frame = new RowFrame(typography, chart, width, 0, 0);
        var slices = new List<Slice>();
        slices.AddRange(
            LegendLayout.Lay(
                typography,
                chart.Series,
                frame.PlotLeft,
                width,
                figure,
                i => (LegendSign.Box, ColorOf(typography, chart, i))
            )
        );
        for (var row = 0; row < chart.Rows.Count; row++)
        {
            var bar = BarHeight * chart.Spacing;
            var height = Math.Max(BarHeight + 5, frame.TextHeight(row) + 4) * chart.Spacing;
            var canvas = new ChartCanvas(figure);
            frame.DrawLabel(canvas, row, height);
            Bar(typography, chart, frame, canvas, chart.Rows[row], (height - bar) / 2, bar);
            frame.DrawChange(canvas, row, height);
            slices.Add(canvas.Slice(width, height));
        }

        return slices;
    }

    private static void Bar(
        Typography typography,
        StackedBarChart chart,
        RowFrame frame,
        ChartCanvas canvas,
        ChartRow row,
        double top,
        double height
    )
    {
        var palette = typography.Palette;
        var whole = frame.PlotRight - frame.PlotLeft;
        if (row.Values.All(v => v.Value is null || v.Status == ValueStatus.Suppressed))
        {
            canvas.Rectangle(frame.PlotLeft, top, whole, height, null, palette.Line);
            canvas.Text(
                frame.PlotLeft + 6,
                top + typography.Small.Baseline(height),
                row.Values[0].Text,
                typography.Small
            );
            return;
        }

        // Rounding can make shares add up to a little more than 1; the bar still ends at the edge.
        var scale = whole / Math.Max(1, row.Values.Sum(v => v.Value ?? 0));
        var x = frame.PlotLeft;
        for (var i = 0; i < row.Values.Count; i++)
        {
            var value = row.Values[i];
            if (value.Value is not > 0 || value.Status == ValueStatus.Suppressed)
                continue;
            var part = value.Value.Value * scale;
            var color = ColorOf(typography, chart, i);
            canvas.Rectangle(x, top, part, height, color, color.ContrastWith(Color.White) < 3 ? palette.Before : null);
            if (x > frame.PlotLeft)
                canvas.Line(x, top, x, top + height, 1.2, Color.White);
            var style = typography.Label.In(ChartColors.TextOn(color, palette)) with
            {
                Size = typography.Small.Size + 0.25,
            };
            var text = ChartCanvas.Measure(value.Text, value.Mark, style);
            if (value.Value >= chart.SmallestLabelled && text + 3 < part)
                canvas.Value(x + (part / 2), top + style.Baseline(height), value.Text, value.Mark, style, 0.5);
            x += part;
        }
    }

    private static Color ColorOf(Typography typography, StackedBarChart chart, int index) =>
        ChartColors.Segment(typography.Palette, index, chart.Series.Count, chart.Ordered);
}
