using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Charts;

/// <summary>A dot on its interval for each value, on a grid.</summary>
internal static class DotPlotLayout
{
    private const double LineHeight = 11;

    public static List<Slice> Lay(Typography typography, DotPlot chart, double width, StructureElement figure)
    {
        var style = typography.Label with { Size = typography.Small.Size };
        var room =
            chart
                .Rows.SelectMany(r => r.Values)
                .Where(v => v.Value is not null && v.Status != ValueStatus.Suppressed)
                .Select(v => ChartCanvas.Measure(v.Text, v.Mark, style))
                .DefaultIfEmpty()
                .Max() + 8;
        var frame = new RowFrame(typography, chart, width, 5, room);
        var slices = new List<Slice>();
        if (chart.Series.Count > 1)
            slices.AddRange(
                LegendLayout.Lay(
                    typography,
                    chart.Series,
                    frame.PlotLeft,
                    width,
                    figure,
                    i => (LegendSign.Marker, ChartColors.Series(typography.Palette, i))
                )
            );
        for (var row = 0; row < chart.Rows.Count; row++)
        {
            var line = LineHeight * chart.Spacing;
            var dots = chart.Series.Count * line;
            var height = Math.Max(dots + 6, (frame.TextHeight(row) + 5) * chart.Spacing);
            var canvas = new ChartCanvas(figure);
            frame.DrawGrid(canvas, height);
            if (row > 0)
                canvas.Line(0, 0, width, 0, 0.3, typography.Palette.Line);
            frame.DrawLabel(canvas, row, height);
            for (var i = 0; i < chart.Series.Count; i++)
                Dot(
                    typography,
                    frame,
                    canvas,
                    chart.Rows[row].Values[i],
                    i,
                    ((height - dots) / 2) + ((i + 0.5) * line),
                    style
                );
            frame.DrawChange(canvas, row, height);
            slices.Add(canvas.Slice(width, height));
        }

        slices.Add(frame.AxisSlice(figure));
        return slices;
    }

    private static void Dot(
        Typography typography,
        RowFrame frame,
        ChartCanvas canvas,
        ChartValue value,
        int series,
        double y,
        TextStyle style
    )
    {
        var (baseline, color) = (y + style.Baseline(0), ChartColors.Series(typography.Palette, series));
        if (value.Value is not { } amount || value.Status == ValueStatus.Suppressed)
        {
            canvas.Rectangle(
                frame.PlotLeft + 3,
                y - 4,
                ChartCanvas.Measure(value.Text, value.Mark, typography.Small) + 2,
                8,
                Color.White
            );
            canvas.Value(frame.PlotLeft + 4, baseline, value.Text, value.Mark, typography.Small);
            return;
        }

        var end = frame.X(amount) + 4;
        if (value.Interval is { } interval)
        {
            canvas.Line(frame.X(interval.Lower), y, frame.X(interval.Upper), y, 1.4, color);
            end = Math.Max(end, frame.X(interval.Upper));
        }

        var (fill, stroke) = ChartColors.Of(value, color);
        Marker.Draw(
            canvas,
            series,
            frame.X(amount),
            y,
            (stroke is null ? 0.32 : 0.28) * frame.LabelLeading,
            fill,
            stroke
        );
        var width = ChartCanvas.Measure(value.Text, value.Mark, style);
        canvas.Rectangle(end + 2.5, y - 4, width + 1, 8, Color.White);
        canvas.Value(end + 3, baseline, value.Text, value.Mark, style);
    }
}
