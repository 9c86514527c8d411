using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Charts;

/// <summary>How a legend shows a series.</summary>
internal enum LegendSign
{
    Box,
    Ring,
    Disc,

    /// <summary>The sign that a dot plot gives to the series of this place.</summary>
    Marker,
}

/// <summary>The names of series with their colours, in the order of the chart, over the plot.</summary>
internal static class LegendLayout
{
    private const double RowHeight = 13;
    private const double LineHeight = 11;

    /// <summary>Room after an item; the last one on a line needs none.</summary>
    private const double After = 14;

    public static IEnumerable<Slice> Lay(
        Typography typography,
        IReadOnlyList<ChartSeries> series,
        double left,
        double width,
        StructureElement figure,
        Func<int, (LegendSign Sign, Color Color)> sign
    )
    {
        var (name, basis) = (typography.Label, typography.Small);
        var total = series.Sum(s => ItemWidth(s));
        // A legend too long for the plot takes the whole width.
        if (total > width - left)
            left = 0;
        var canvas = new ChartCanvas(figure);
        var (x, y) = (left, 0.0);
        for (var i = 0; i < series.Count; i++)
        {
            var item = ItemWidth(series[i]);
            if (x > left && x + item > width + After)
            {
                x = left;
                y += RowHeight;
            }

            Draw(canvas, sign(i), i, x, y, typography.Palette);
            x += 11;
            if (x + item - 11 > width + After)
            {
                // A name of several lines, and the number of respondents as its last word.
                var lines = LineBreaker.Break(Spans(series[i]), Math.Max(width - x, 20), typography.Patterns);
                canvas.Lines(lines, x, y, LineHeight);
                y += (lines.Count - 1) * LineHeight;
                x = width;
                continue;
            }

            x += canvas.Text(x, y + name.Baseline(LineHeight), series[i].Name, name);
            if (series[i].Base is { } n)
                x += 4 + canvas.Text(x + 4, y + name.Baseline(LineHeight), n, basis);
            x += After;
        }

        yield return canvas.Slice(width, y + RowHeight + 3);

        List<TextSpan> Spans(ChartSeries s)
        {
            var spans = new List<TextSpan> { new(ShapedText.Of(s.Name + " ", name), null) };
            if (s.Base is { } n)
                spans.Add(new(ShapedText.Of(n.Replace(' ', '\u00A0') + " ", basis), null));
            return spans;
        }

        double ItemWidth(ChartSeries s) =>
            11 + ChartCanvas.Measure(s.Name, name) + (s.Base is { } n ? 4 + ChartCanvas.Measure(n, basis) : 0) + After;
    }

    private static void Draw(
        ChartCanvas canvas,
        (LegendSign Sign, Color Color) sign,
        int index,
        double x,
        double y,
        Palette palette
    )
    {
        switch (sign.Sign)
        {
            case LegendSign.Box:
                canvas.Rectangle(
                    x,
                    y + 1.5,
                    8,
                    8,
                    sign.Color,
                    sign.Color.ContrastWith(Color.White) < 3 ? palette.Before : null
                );
                break;
            case LegendSign.Disc:
                canvas.Dot(x + 4, y + 5.5, 3.6, sign.Color);
                break;
            case LegendSign.Marker:
                Marker.Draw(canvas, index, x + 4, y + 5.5, 3.6, sign.Color, null);
                break;
            default:
                canvas.Dot(x + 4, y + 5.5, 3.2, Color.White, sign.Color);
                break;
        }
    }
}
