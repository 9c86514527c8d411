using Serverless.Pdf.Pages;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Writing;

/// <summary>The drawing operators of one page. Coordinates are the page's: points from the bottom left.</summary>
/// <param name="fontOf">The font of a style.</param>
/// <param name="imageOf">The name of a picture made of pixels.</param>
internal sealed class ContentStream(Func<TextStyle, EmbeddedFont> fontOf, Func<Picture, string> imageOf)
{
    private readonly PdfBuffer _buffer = new(16 * 1024);
    private Color? _fill;
    private Color? _stroke;
    private double _lineWidth = -1;
    private (EmbeddedFont? Font, double Size) _font;
    private bool _dashed;

    public ReadOnlySpan<byte> Bytes => _buffer.Written;

    /// <param name="replacement">What is copied in place of the content; null for the content itself.</param>
    public void BeginContent(string type, int id, string? replacement)
    {
        _buffer.Add("/").Add(type).Add(" <</MCID ").Add(id);
        if (replacement is not null)
            _buffer.Add(" /ActualText ").Add(PdfString.Of(replacement));
        _buffer.Add(">> BDC\n");
    }

    public void BeginArtifact(string? attributes)
    {
        if (attributes is null)
            _buffer.Add("/Artifact BMC\n");
        else
            _buffer.Add("/Artifact <<").Add(attributes).Add(">> BDC\n");
    }

    public void EndContent() => _buffer.Add("EMC\n");

    public void Text(double x, double y, ShapedText text, int start, int end)
    {
        if (end <= start)
            return;
        Fill(text.Style.Color);
        var font = fontOf(text.Style);
        _buffer.Add("BT ");
        if (_font != (font, text.Style.Size))
        {
            _buffer.Add("/").Add(font.Resource).Add(" ").Add(text.Style.Size).Add(" Tf ");
            _font = (font, text.Style.Size);
        }

        _buffer.Add(x).Add(" ").Add(y).Add(" Td [<");
        for (var i = start; i < end; i++)
        {
            if (text.CodePoints[i] == ShapedText.SoftHyphen && i + 1 < end)
                continue;
            _buffer.Hex(font.Code(text.Glyphs[i], text.CodePoints[i]));
            if (i + 1 < end && text.Kerns[i] != 0)
                _buffer.Add(">").Add(-text.Kerns[i]).Add("<");
        }

        _buffer.Add(">] TJ ET\n");
    }

    public void Rectangle(double x, double y, double width, double height, Color? fill, Color? stroke)
    {
        if (fill is { } inside)
            Fill(inside);
        if (stroke is { } edge)
            Stroke(edge, 0.75, dashed: false);
        _buffer.Add(x).Add(" ").Add(y).Add(" ").Add(width).Add(" ").Add(height).Add(" re ").Add(Paint(fill, stroke));
    }

    public void Line(double x1, double y1, double x2, double y2, double width, Color color, bool dashed)
    {
        Stroke(color, width, dashed);
        _buffer.Add(x1).Add(" ").Add(y1).Add(" m ").Add(x2).Add(" ").Add(y2).Add(" l S\n");
    }

    public void Circle(double x, double y, double radius, Color? fill, Color? stroke)
    {
        // Four curves; 0.5523 makes the best circle of them.
        var k = radius * 0.5523;
        if (fill is { } inside)
            Fill(inside);
        if (stroke is { } edge)
            Stroke(edge, 1.25, dashed: false);
        _buffer.Add(x + radius).Add(" ").Add(y).Add(" m ");
        Curve(x + radius, y + k, x + k, y + radius, x, y + radius);
        Curve(x - k, y + radius, x - radius, y + k, x - radius, y);
        Curve(x - radius, y - k, x - k, y - radius, x, y - radius);
        Curve(x + k, y - radius, x + radius, y - k, x + radius, y);
        _buffer.Add("h ").Add(Paint(fill, stroke));
    }

    /// <param name="strokeWidth">0 for a filled polygon; otherwise an open line of this width.</param>
    public void Polygon(IReadOnlyList<Point> points, Color color, double strokeWidth)
    {
        if (strokeWidth > 0)
            Stroke(color, strokeWidth, dashed: false);
        else
            Fill(color);
        for (var i = 0; i < points.Count; i++)
            _buffer.Add(points[i].X).Add(" ").Add(points[i].Y).Add(i == 0 ? " m " : " l ");
        _buffer.Add(strokeWidth > 0 ? "S\n" : "h f\n");
    }

    /// <summary>Draws a picture into a box, given by its left and top.</summary>
    public void Picture(double left, double top, double width, double height, Picture picture)
    {
        if (picture is not VectorPicture drawing)
        {
            _buffer.Add("q ").Add(width).Add(" 0 0 ").Add(height).Add(" ").Add(left).Add(" ").Add(top - height);
            _buffer.Add(" cm /").Add(imageOf(picture)).Add(" Do Q\n");
            return;
        }

        // Places are written to a hundredth of a point, which a logo of this size needs no finer.
        var scale = width / picture.Width;
        foreach (var shape in drawing.Shapes)
        {
            if (shape.Fill is { } inside)
                Fill(inside);
            if (shape.Stroke is { } edge)
                Stroke(edge, Math.Max(shape.StrokeWidth * scale, 0.1), dashed: false);
            foreach (var segment in shape.Segments)
                Segment(segment, left, top, scale);
            _buffer.Add(Paint(shape.Fill, shape.Stroke, shape.EvenOdd));
        }
    }

    private void Segment(PathSegment segment, double left, double top, double scale)
    {
        switch (segment.Step)
        {
            case PathStep.Curve:
                Place(segment.Control1);
                Place(segment.Control2);
                Place(segment.End);
                _buffer.Add("c ");
                break;
            case PathStep.Close:
                _buffer.Add("h ");
                break;
            default:
                Place(segment.End);
                _buffer.Add(segment.Step == PathStep.Move ? "m " : "l ");
                break;
        }

        void Place(PicturePoint point) =>
            _buffer.Add(left + (point.X * scale)).Add(" ").Add(top - (point.Y * scale)).Add(" ");
    }

    private static string Paint(Color? fill, Color? stroke, bool evenOdd)
    {
        if (!evenOdd || fill is null)
            return Paint(fill, stroke);
        return stroke is null ? "f*\n" : "B*\n";
    }

    private static string Paint(Color? fill, Color? stroke) =>
        (fill, stroke) switch
        {
            (not null, not null) => "B\n",
            (not null, null) => "f\n",
            (null, not null) => "S\n",
            _ => "n\n",
        };

    private void Curve(double x1, double y1, double x2, double y2, double x3, double y3) =>
        _buffer.Add(x1).Add(" ").Add(y1).Add(" ").Add(x2).Add(" ").Add(y2).Add(" ").Add(x3).Add(" ").Add(y3).Add(" c ");

    private void Fill(Color color)
    {
        if (_fill == color)
            return;
        _buffer.Add(color).Add(" rg ");
        _fill = color;
    }

    private void Stroke(Color color, double width, bool dashed)
    {
        if (_stroke != color)
            _buffer.Add(color).Add(" RG ");
        if (_lineWidth != width)
            _buffer.Add(width).Add(" w ");
        if (_dashed != dashed)
            _buffer.Add(dashed ? "[2 2] 0 d " : "[] 0 d ");
        (_stroke, _lineWidth, _dashed) = (color, width, dashed);
    }
}
