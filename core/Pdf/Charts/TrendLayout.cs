using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Charts;

/// <summary>Lines over waves with their intervals as bands; each line is named where it ends.</summary>
internal static class TrendLayout
{
    private const double Leading = 10.8;

    public static List<Slice> Lay(Typography typography, TrendChart chart, double width, StructureElement figure)
    {
        var palette = typography.Palette;
        var canvas = new ChartCanvas(figure);
        var small = typography.Small;
        var left = (chart.Axis.Ticks.Count > 0 ? chart.Axis.Ticks.Max(t => ChartCanvas.Measure(t.Text, small)) : 0) + 8;
        var labelRoom = Math.Min(
            chart.Rows.Max(r => ChartCanvas.Measure(r.Label + "  ", typography.Label.SemiBold)) + 34,
            width * 0.34
        );
        var right = width - labelRoom - 8;
        var (top, bottom) = (8.0, 8 + (chart.PlotHeight * chart.Spacing));
        double X(int wave) => left + 8 + ((right - left - 16) * wave / (chart.Series.Count - 1));
        double Y(double value) => bottom - (chart.Axis.Position(value) * (bottom - top));

        foreach (var tick in chart.Axis.Ticks)
        {
            canvas.Line(left, Y(tick.Value), right, Y(tick.Value), 0.4, palette.Line);
            canvas.Text(left - 5, Y(tick.Value) + small.Baseline(0), tick.Text, small, 1);
        }

        for (var i = 0; i < chart.Series.Count; i++)
        {
            canvas.Text(X(i), bottom + 13, chart.Series[i].Name, typography.Label, 0.5);
            if (chart.Rows.All(row => row.Values[i].Value is null))
                Silence(canvas, typography, chart.Rows[0].Values[i].Text, X(i), (top + bottom) / 2);
        }

        for (var r = 0; r < chart.Rows.Count; r++)
            Band(canvas, chart.Rows[r], BandOf(ChartColors.Series(palette, r)), X, Y);
        for (var r = 0; r < chart.Rows.Count; r++)
            Line(canvas, chart.Rows[r], ChartColors.Series(palette, r), X, Y);
        if (chart.Rows.Count == 1)
            PointLabels(canvas, typography, chart.Rows[0], X, Y);
        EndLabels(canvas, typography, chart, right + 4, width - right - 4, Y, bottom);
        return [canvas.Slice(width, bottom + 18)];
    }

    /// <summary>The colour of a line's interval.</summary>
    public static Color BandOf(Color line) => Color.Between(line, Color.White, 0.82);

    /// <summary>Words where a wave has no figure, a word a line so that they stay over its name.</summary>
    private static void Silence(ChartCanvas canvas, Typography typography, string text, double x, double y)
    {
        var words = text.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            var at = y + ((i - ((words.Length - 1) / 2.0)) * Leading);
            var width = ChartCanvas.Measure(words[i], typography.Small);
            canvas.Rectangle(x - (width / 2) - 1, at - 5, width + 2, Leading, Color.White);
            canvas.Text(x, at + typography.Small.Baseline(0), words[i] + " ", typography.Small, 0.5);
        }
    }

    private static double? Shown(ChartValue value) => value.Status == ValueStatus.Suppressed ? null : value.Value;

    private static void Band(ChartCanvas canvas, ChartRow row, Color color, Func<int, double> x, Func<double, double> y)
    {
        foreach (var (from, to) in Runs(row, v => Shown(v) is not null && v.Interval is not null))
        {
            if (to == from)
                continue;
            var upper = Enumerable
                .Range(from, to - from + 1)
                .Select(i => new Point(x(i), y(row.Values[i].Interval!.Upper)));
            var lower = Enumerable
                .Range(from, to - from + 1)
                .Reverse()
                .Select(i => new Point(x(i), y(row.Values[i].Interval!.Lower)));
            canvas.Polygon([.. upper, .. lower], color);
        }
    }

    private static void Line(ChartCanvas canvas, ChartRow row, Color color, Func<int, double> x, Func<double, double> y)
    {
        foreach (var (from, to) in Runs(row, v => Shown(v) is not null))
        {
            var points = Enumerable
                .Range(from, to - from + 1)
                .Select(i => new Point(x(i), y(row.Values[i].Value!.Value)))
                .ToArray();
            if (points.Length > 1)
                canvas.Polygon(points, color, 1.8);
            for (var i = from; i <= to; i++)
            {
                var (fill, stroke) = ChartColors.Of(row.Values[i], color);
                canvas.Dot(points[i - from].X, points[i - from].Y, 3, fill, stroke);
            }
        }
    }

    private static void PointLabels(
        ChartCanvas canvas,
        Typography typography,
        ChartRow row,
        Func<int, double> x,
        Func<double, double> y
    )
    {
        for (var i = 0; i < row.Values.Count; i++)
            if (Shown(row.Values[i]) is { } value)
                canvas.Value(
                    x(i),
                    Math.Max(y(value) - 7, 7),
                    row.Values[i].Text,
                    row.Values[i].Mark,
                    typography.Label.SemiBold,
                    0.5
                );
    }

    private static void EndLabels(
        ChartCanvas canvas,
        Typography typography,
        TrendChart chart,
        double x,
        double room,
        Func<double, double> y,
        double bottom
    )
    {
        var style = typography.Label.SemiBold;
        var labels = new List<IReadOnlyList<TextLine>>();
        var centers = new List<double>();
        for (var r = 0; r < chart.Rows.Count; r++)
        {
            var row = chart.Rows[r];
            var last = row.Values.LastOrDefault(v => Shown(v) is not null);
            var color = Readable(ChartColors.Series(typography.Palette, r), typography.Palette);
            var spans = new List<TextSpan>();
            if (chart.Rows.Count > 1 || last is null)
                spans.Add(new TextSpan(ShapedText.Of((last ?? row.Values[^1]).Text + "  ", style.In(color)), null));
            if (row.Label.Length > 0)
                spans.Add(new TextSpan(ShapedText.Of(Bound(row.Label) + " ", typography.Label.In(color)), null));
            labels.Add(LineBreaker.Break(spans, room, typography.Patterns));
            centers.Add(last is null ? bottom : y(last.Value!.Value));
        }

        var places = LabelSpread.Apart(centers, [.. labels.Select(l => l.Count * Leading)], 0, bottom + 8);
        for (var r = 0; r < labels.Count; r++)
            canvas.Lines(labels[r], x, places[r] - (labels[r].Count * Leading / 2), Leading);
    }

    /// <summary>A last word of a letter or two stays with the word before it, "regio A".</summary>
    private static string Bound(string label) =>
        label.LastIndexOf(' ') is var space && space > 0 && space >= label.Length - 3
            ? $"{label[..space]}\u00A0{label[(space + 1)..]}"
            : label;

    /// <summary>Text needs more contrast than a line does.</summary>
    public static Color Readable(Color color, Palette palette)
    {
        for (var i = 0; i < 10 && color.ContrastWith(Color.White) < 4.6; i++)
            color = Color.Between(color, palette.Ink, 0.15);
        return color;
    }

    private static IEnumerable<(int From, int To)> Runs(ChartRow row, Func<ChartValue, bool> has)
    {
        for (var i = 0; i < row.Values.Count; i++)
        {
            if (!has(row.Values[i]))
                continue;
            var from = i;
            while (i + 1 < row.Values.Count && has(row.Values[i + 1]))
                i++;
            yield return (from, i);
        }
    }
}
