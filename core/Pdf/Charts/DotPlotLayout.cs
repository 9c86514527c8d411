using Serverless.Pdf.Layout;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Charts;

/// <summary>A dot on its interval for each value, on a grid.</summary>
internal static class DotPlotLayout
{
    private const double LineHeight = 11;

    public static List<Slice> Lay(Composer composer, DotPlot chart, double width, StructureElement figure)
    {
        var style = composer.Typography.Label with { Size = composer.Typography.Small.Size };
        var room =
            chart
                .Rows.SelectMany(r => r.Values)
                .Where(v => v.Status != ValueStatus.Suppressed)
                .Select(v => ChartCanvas.Measure(v.Text, v.Mark, style))
                .DefaultIfEmpty()
                .Max() + 8;
        var frame = new RowFrame(composer, chart, width, 5, room);
        var slices = new List<Slice>();
        if (chart.Series.Count > 1)
            slices.AddRange(
                LegendLayout.Lay(
                    composer,
                    chart.Series,
                    frame.PlotLeft,
                    width,
                    figure,
                    i => (LegendSign.Marker, ChartColors.Series(composer.Palette, i))
                )
            );
        for (var row = 0; row < chart.Rows.Count; row++)
        {
            var dots = chart.Series.Count * LineHeight;
            var height = Math.Max(dots + 6, frame.TextHeight(row) + 5);
            var canvas = new ChartCanvas(figure);
            frame.DrawGrid(canvas, height);
            if (row > 0)
                canvas.Line(0, 0, width, 0, 0.3, composer.Palette.Line);
            frame.DrawLabel(canvas, row, height);
            for (var i = 0; i < chart.Series.Count; i++)
                Dot(
                    composer,
                    frame,
                    canvas,
                    chart.Rows[row].Values[i],
                    i,
                    ((height - dots) / 2) + ((i + 0.5) * LineHeight),
                    style
                );
            frame.DrawChange(canvas, row, height);
            slices.Add(canvas.Slice(width, height));
        }

        slices.Add(frame.AxisSlice(figure));
        return slices;
    }

    private static void Dot(
        Composer composer,
        RowFrame frame,
        ChartCanvas canvas,
        ChartValue value,
        int series,
        double y,
        Typesetting.TextStyle style
    )
    {
        var (baseline, color) = (y + style.Baseline(0), ChartColors.Series(composer.Palette, series));
        if (value.Value is not { } amount || value.Status == ValueStatus.Suppressed)
        {
            canvas.Rectangle(
                frame.PlotLeft + 3,
                y - 4,
                ChartCanvas.Measure(value.Text, value.Mark, composer.Typography.Small) + 2,
                8,
                Color.White
            );
            canvas.Value(frame.PlotLeft + 4, baseline, value.Text, value.Mark, composer.Typography.Small);
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
