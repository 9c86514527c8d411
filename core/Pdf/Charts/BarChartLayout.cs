using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Charts;

/// <summary>Horizontal bars, the value printed at the end of each.</summary>
internal static class BarChartLayout
{
    public static List<Slice> Lay(Typography typography, BarChart chart, double width, StructureElement figure)
    {
        var single = chart.Series.Count == 1;
        var style = single ? typography.Label.SemiBold : typography.Label with { Size = typography.Small.Size };
        var room =
            chart
                .Rows.SelectMany(r => r.Values)
                .Where(v => v.Value is not null && v.Status != ValueStatus.Suppressed)
                .Select(v => ChartCanvas.Measure(v.Text, v.Mark, style))
                .DefaultIfEmpty()
                .Max() + 6;
        var frame = new RowFrame(typography, chart, width, 0, room);
        var slices = new List<Slice>();
        if (!single)
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
            slices.Add(Row(typography, chart, frame, row, style, figure));
        if (chart.ShowAxis)
            slices.Add(frame.AxisSlice(figure));
        return slices;
    }

    private static Slice Row(
        Typography typography,
        BarChart chart,
        RowFrame frame,
        int row,
        TextStyle style,
        StructureElement figure
    )
    {
        var count = chart.Series.Count;
        var (bar, gap, between) = count == 1 ? (0.93, 0.0, 0.46) : (0.76, 0.15, 0.6);
        var unit = frame.LabelLeading * chart.Spacing;
        (bar, gap, between) = (bar * unit, gap * unit, between * unit);
        var bars = (count * bar) + ((count - 1) * gap);
        var height = Math.Max(bars + between, (frame.TextHeight(row) + 4) * chart.Spacing);
        var canvas = new ChartCanvas(figure);
        if (chart.ShowAxis)
            frame.DrawGrid(canvas, height);
        frame.DrawLabel(canvas, row, height);
        var top = (height - bars) / 2;
        for (var i = 0; i < count; i++)
        {
            Bar(
                typography,
                chart,
                frame,
                canvas,
                chart.Rows[row].Values[i],
                ColorOf(typography, chart, i),
                top,
                bar,
                style
            );
            top += bar + gap;
        }

        frame.DrawChange(canvas, row, height);
        return canvas.Slice(frame.Width, height);
    }

    private static void Bar(
        Typography typography,
        BarChart chart,
        RowFrame frame,
        ChartCanvas canvas,
        ChartValue value,
        Color color,
        double top,
        double height,
        TextStyle style
    )
    {
        var zero = frame.X(Math.Clamp(0, chart.Axis.Minimum, chart.Axis.Maximum));
        var baseline = top + style.Baseline(height);
        if (chart.Series.Count == 1 && !chart.ShowAxis)
            canvas.Rectangle(frame.PlotLeft, top, frame.PlotRight - frame.PlotLeft, height, typography.Palette.Tint);
        if (value.Value is not { } amount || value.Status == ValueStatus.Suppressed)
        {
            canvas.Value(
                zero + 4,
                baseline,
                value.Text,
                value.Mark,
                style.In(typography.Palette.Muted) with
                {
                    IsSemiBold = false,
                }
            );
            return;
        }

        var end = frame.X(amount);
        var (fill, stroke) = ChartColors.Of(value, color);
        canvas.Rectangle(Math.Min(zero, end), top, Math.Max(Math.Abs(end - zero), 0.75), height, fill, stroke);
        var from = Math.Max(end, zero);
        if (chart.ShowIntervals && value.Interval is { } interval)
        {
            IntervalLine.OverBar(
                canvas,
                frame.X(interval.Lower),
                end,
                frame.X(interval.Upper),
                top + (height / 2),
                typography.Palette.Ink,
                stroke is null ? Color.White : typography.Palette.Ink
            );
            from = Math.Max(from, frame.X(interval.Upper));
        }

        canvas.Value(from + 4, baseline, value.Text, value.Mark, style);
    }

    private static Color ColorOf(Typography typography, BarChart chart, int index) =>
        ChartColors.Series(typography.Palette, index + chart.FirstColor);
}
