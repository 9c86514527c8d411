using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Charts;

/// <summary>Collects the marks of one slice of a chart, all of them part of one figure.</summary>
internal sealed class ChartCanvas(StructureElement figure)
{
    private readonly List<Mark> _marks = [];

    public void Rectangle(double x, double y, double width, double height, Color? fill, Color? stroke = null) =>
        _marks.Add(new RectangleMark(x, y, width, height, fill, figure) { Stroke = stroke });

    public void Line(double x1, double y1, double x2, double y2, double width, Color color, bool dashed = false) =>
        _marks.Add(new LineMark(x1, y1, x2, y2, width, color, figure, dashed));

    public void Dot(double x, double y, double radius, Color? fill, Color? stroke = null) =>
        _marks.Add(new CircleMark(x, y, radius, fill, stroke, figure));

    public void Polygon(IReadOnlyList<Point> points, Color color, double strokeWidth = 0) =>
        _marks.Add(new PolygonMark(points, color, figure, strokeWidth));

    public void Arrow(Change change, TextStyle style, double x, double baseline) =>
        _marks.Add(ChangeArrow.Mark(change, style, x, baseline, figure));

    /// <summary>
    /// Text from its left, its middle (0.5) or its right (1); a space after it keeps extracted words apart.
    /// </summary>
    /// <returns>The width of the text without that space.</returns>
    public double Text(double x, double baseline, string text, TextStyle style, double anchor = 0)
    {
        if (text.Length == 0)
            return 0;
        var shaped = ShapedText.Of(text + " ", style);
        var width = shaped.WidthOf(0, shaped.Length - 1);
        _marks.Add(new TextMark(x - (width * anchor), baseline - style.Rise, shaped, figure));
        return width;
    }

    /// <summary>A text with the raised mark of a value.</summary>
    public double Value(double x, double baseline, string text, string? mark, TextStyle style, double anchor = 0)
    {
        var width = Measure(text, mark, style);
        var left = x - (width * anchor);
        var own = Text(left, baseline, text, style);
        if (mark is { Length: > 0 })
            Text(left + own + 0.5, baseline, mark, style.Raised);
        return width;
    }

    /// <summary>Lines of text, each placed by its anchor.</summary>
    public void Lines(IReadOnlyList<TextLine> lines, double x, double top, double leading, double anchor = 0)
    {
        foreach (var line in lines)
        {
            var at = x - (line.Width * anchor);
            foreach (var piece in line.Pieces)
            {
                _marks.Add(
                    new TextMark(
                        at,
                        top + piece.Span.Text.Style.Baseline(leading),
                        piece.Span.Text,
                        piece.Start,
                        piece.End,
                        figure
                    )
                );
                at += piece.Width;
            }

            if (line.Hyphenated)
                _marks.Add(new TextMark(at, top + line.Hyphen.Style.Baseline(leading), line.Hyphen, figure));
            top += leading;
        }
    }

    public Slice Slice(double width, double height)
    {
        _marks.Insert(0, new ExtentMark(0, 0, width, height, figure));
        return new Slice(height, _marks);
    }

    public static double Measure(string text, string? mark, TextStyle style) =>
        Measure(text, style) + (mark is { Length: > 0 } ? 0.5 + Measure(mark, style.Raised) : 0);

    public static double Measure(string text, TextStyle style) =>
        text.Length == 0 ? 0 : ShapedText.Of(text, style).Width;
}
