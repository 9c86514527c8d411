using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Charts;

/// <summary>
/// Two dots for each row, an open one before and a filled one after, joined by a line; with intervals one is over
/// the other.
/// </summary>
internal static class PairedLayout
{
    /// <summary>Radius of a dot, and distance of either dot from the middle of its row; in lines of labels.</summary>
    private const double Dot = 0.3;
    private const double Lane = 0.48;

    public static List<Slice> Lay(Typography typography, PairedChart chart, double width, StructureElement figure)
    {
        var style = typography.Label;
        var room =
            chart
                .Rows.SelectMany(r => r.Values)
                .Where(v => Shown(v) is not null)
                .Select(v => ChartCanvas.Measure(v.Text, v.Mark, style.SemiBold))
                .DefaultIfEmpty()
                .Max() + 9;
        var frame = new RowFrame(typography, chart, width, room, room);
        var (before, after) = (typography.Palette.Before, typography.Palette.Primary);
        var slices = new List<Slice>();
        slices.AddRange(
            LegendLayout.Lay(
                typography,
                chart.Series,
                frame.PlotLeft - room,
                width,
                figure,
                i => i == 0 ? (LegendSign.Ring, before) : (LegendSign.Disc, after)
            )
        );
        for (var row = 0; row < chart.Rows.Count; row++)
        {
            var lanes = HasLanes(chart.Rows[row]);
            var height = Math.Max(frame.LabelLeading * (lanes ? 2.25 : 1.9), frame.TextHeight(row) + 4) * chart.Spacing;
            var canvas = new ChartCanvas(figure);
            if (lanes)
                canvas.Line(0, height, width, height, 0.4, typography.Palette.Line);
            else
                canvas.Line(
                    frame.PlotLeft - room,
                    height / 2,
                    frame.PlotRight + room,
                    height / 2,
                    0.4,
                    typography.Palette.Line
                );
            frame.DrawLabel(canvas, row, height);
            Pair(typography, frame, canvas, chart.Rows[row], height / 2, frame.PlotLeft - room);
            frame.DrawChange(canvas, row, height);
            slices.Add(canvas.Slice(width, height));
        }

        return slices;
    }

    private static void Pair(
        Typography typography,
        RowFrame frame,
        ChartCanvas canvas,
        ChartRow row,
        double y,
        double left
    )
    {
        var palette = typography.Palette;
        var (first, second) = (row.Values[0], row.Values[1]);
        var (a, b) = (Shown(first), Shown(second));
        // With intervals, or when one is not shown, each dot has a height of its own, and only a thin line joins them.
        var lane = HasLanes(row) ? Lane * frame.LabelLeading : 0;
        var radius = Dot * frame.LabelLeading;
        if (a is { } from && b is { } to)
            canvas.Line(
                frame.X(from),
                y - lane,
                frame.X(to),
                y + lane,
                lane > 0 ? 0.6 : 2,
                row.Change is { Significant: true } && lane == 0 ? palette.Primary : palette.Before
            );
        var rises = a is null || b is null || b >= a;
        if (a is { } x1)
        {
            var (low, high) = Span(canvas, frame, first, x1, y - lane, palette.Before);
            canvas.Dot(frame.X(x1), y - lane, radius - 0.5, Color.White, palette.Before);
            Label(first, rises ? low : high, rises, y - lane, typography.Label.In(palette.Muted));
        }

        if (b is { } x2)
        {
            var (low, high) = Span(canvas, frame, second, x2, y + lane, palette.Primary);
            var (fill, stroke) = ChartColors.Of(second, palette.Primary);
            canvas.Dot(frame.X(x2), y + lane, radius, fill, stroke);
            Label(second, rises ? high : low, !rises, y + lane, typography.Label.SemiBold);
        }

        // What is not shown says so at the begin of its line.
        if (a is null)
            canvas.Value(left, y - lane + Baseline(typography), first.Text, first.Mark, typography.Small);
        if (b is null)
            canvas.Value(left, y + lane + Baseline(typography), second.Text, second.Mark, typography.Small);

        void Label(ChartValue value, double edge, bool before, double middle, TextStyle style)
        {
            var at = before ? edge - 3 : edge + 3;
            if (lane == 0)
            {
                var width = ChartCanvas.Measure(value.Text, value.Mark, style);
                canvas.Rectangle(before ? at - width - 1 : at - 1, middle - 4.5, width + 2, 9, Color.White);
            }

            canvas.Value(at, middle + Baseline(typography), value.Text, value.Mark, style, before ? 1 : 0);
        }
    }

    /// <summary>Draws a value's interval and gives back how far value and interval reach.</summary>
    private static (double Low, double High) Span(
        ChartCanvas canvas,
        RowFrame frame,
        ChartValue value,
        double at,
        double y,
        Color color
    )
    {
        var (low, high) = (frame.X(at) - (Dot * frame.LabelLeading), frame.X(at) + (Dot * frame.LabelLeading));
        if (value.Interval is not { } interval)
            return (low, high);
        canvas.Line(frame.X(interval.Lower), y, frame.X(interval.Upper), y, 1.4, color);
        return (Math.Min(low, frame.X(interval.Lower)), Math.Max(high, frame.X(interval.Upper)));
    }

    private static bool HasLanes(ChartRow row) => row.Values.Any(v => v.Interval is not null || Shown(v) is null);

    private static double Baseline(Typography typography) => typography.Label.Baseline(0);

    private static double? Shown(ChartValue value) => value.Status == ValueStatus.Suppressed ? null : value.Value;
}
