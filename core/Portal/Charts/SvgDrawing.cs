using System.Globalization;
using System.Text;
using Serverless.Pdf.Charts;
using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Portal.Html;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Portal.Charts;

/// <summary>
/// A drawing of the PDF as SVG: the same marks at the same places. Text stays text; each piece is as wide as in the PDF,
/// whatever font the reader has.
/// </summary>
internal sealed class SvgDrawing
{
    /// <summary>Fonts of a drawing that is taken out of its page.</summary>
    private const string Fonts = "Source Sans 3, Source Sans Pro, Segoe UI, Helvetica, Arial, sans-serif";

    private readonly HtmlWriter _html;

    private SvgDrawing(HtmlWriter html) => _html = html;

    /// <summary>Draws a chart.</summary>
    /// <param name="width">In points; the type of the labels is as large as in the PDF.</param>
    /// <param name="kind">Class of the drawing; the style sheet shows it where it fits.</param>
    /// <param name="described">Id of the element that says what the chart shows.</param>
    public static void Chart(
        HtmlWriter html,
        Typography typography,
        Chart chart,
        double width,
        string kind,
        string described
    )
    {
        List<Slice> slices = [.. FigureLayout.Lay(typography, chart, width, new StructureElement("Figure", null))];
        Draw(html, slices, width, kind, ("aria-labelledby", described));
    }

    /// <summary>Draws slices under each other.</summary>
    /// <param name="name">Attribute that names the drawing for who does not see it.</param>
    public static void Draw(
        HtmlWriter html,
        IReadOnlyList<Slice> slices,
        double width,
        string kind,
        (string Name, string? Value) name
    )
    {
        html.Open(
            "svg",
            ("class", $"chart {kind}"),
            ("viewBox", $"0 0 {Number(width)} {Number(SliceStack.Height(slices))}"),
            ("role", "img"),
            name,
            ("font-family", Fonts),
            ("xmlns", "http://www.w3.org/2000/svg")
        );
        new SvgDrawing(html).Paint(SliceStack.Merge(slices, 0, 0), 0, 0);
        html.Close();
    }

    /// <summary>
    /// A drawing as a file of its own: on white, as large as it is set, and told in words to who does not see it.
    /// </summary>
    public static string File(IReadOnlyList<Slice> slices, double width, string told)
    {
        const double Margin = 8;
        var html = new HtmlWriter();
        var (wide, high) = (Number(width + (2 * Margin)), Number(SliceStack.Height(slices) + (2 * Margin)));
        html.Open(
                "svg",
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("viewBox", $"0 0 {wide} {high}"),
                ("width", wide),
                ("height", high),
                ("role", "img"),
                ("aria-label", told),
                ("font-family", Fonts)
            )
            .Open("rect", ("width", wide), ("height", high), ("fill", "#FFFFFF"))
            .Close();
        new SvgDrawing(html).Paint(SliceStack.Merge(slices, 0, 0), Margin, Margin);
        return html.Close().Fragment();
    }

    private void Paint(IReadOnlyList<Mark> marks, double x, double y)
    {
        foreach (var mark in marks)
        {
            switch (mark)
            {
                case GroupMark group:
                    Paint(group.Marks, x + group.X, y + group.Y);
                    break;
                case TextMark text:
                    Text(text, x, y);
                    break;
                case RectangleMark rectangle:
                    _html
                        .Open(
                            "rect",
                            ("x", Number(x + rectangle.X)),
                            ("y", Number(y + rectangle.Y)),
                            ("width", Number(rectangle.Width)),
                            ("height", Number(rectangle.Height)),
                            ("fill", Fill(rectangle.Fill)),
                            ("stroke", Stroke(rectangle.Stroke)),
                            ("stroke-width", rectangle.Stroke is null ? null : "0.75")
                        )
                        .Close();
                    break;
                case CircleMark circle:
                    _html
                        .Open(
                            "circle",
                            ("cx", Number(x + circle.X)),
                            ("cy", Number(y + circle.Y)),
                            ("r", Number(circle.Radius)),
                            ("fill", Fill(circle.Fill)),
                            ("stroke", Stroke(circle.Stroke)),
                            ("stroke-width", circle.Stroke is null ? null : "1.25")
                        )
                        .Close();
                    break;
                case LineMark line:
                    _html
                        .Open(
                            "path",
                            ("d", $"M{Point(x + line.X1, y + line.Y1)}L{Point(x + line.X2, y + line.Y2)}"),
                            ("stroke", Stroke(line.Color)),
                            ("stroke-width", Number(line.Width)),
                            ("stroke-dasharray", line.Dashed ? "2 2" : null)
                        )
                        .Close();
                    break;
                case PolygonMark polygon:
                    Polygon(polygon, x, y);
                    break;
            }
        }
    }

    private void Polygon(PolygonMark polygon, double x, double y)
    {
        var points = string.Join('L', polygon.Points.Select(point => Point(x + point.X, y + point.Y)));
        if (polygon.StrokeWidth > 0)
            _html.Open(
                "path",
                ("d", $"M{points}"),
                ("fill", "none"),
                ("stroke", Stroke(polygon.Color)),
                ("stroke-width", Number(polygon.StrokeWidth)),
                ("stroke-linejoin", "round")
            );
        else
            _html.Open("path", ("d", $"M{points}Z"), ("fill", Fill(polygon.Color)));
        _html.Close();
    }

    private void Text(TextMark mark, double x, double y)
    {
        var end = mark.End;
        while (end > mark.Start && mark.Text.CodePoints[end - 1] == ' ')
            end--;
        if (end <= mark.Start)
            return;
        var style = mark.Text.Style;
        var width = mark.Text.WidthOf(mark.Start, end);
        var isSet = end - mark.Start > 2 && width > 0;
        _html
            .Open(
                "text",
                ("x", Number(x + mark.X)),
                ("y", Number(y + mark.Y)),
                ("font-size", Number(style.Size)),
                ("font-weight", style.IsSemiBold ? "600" : null),
                ("fill", Fill(style.Color)),
                ("textLength", isSet ? Number(width) : null),
                // Letters of a wider font are made narrower rather than pushed over each other.
                ("lengthAdjust", isSet ? "spacingAndGlyphs" : null)
            )
            .Text(Characters(mark, end))
            .Close();
    }

    /// <summary>The characters of a piece; a soft hyphen is one only where the line ends.</summary>
    private static string Characters(TextMark mark, int end)
    {
        var text = new StringBuilder();
        for (var i = mark.Start; i < end; i++)
        {
            var codePoint = mark.Text.CodePoints[i];
            if (codePoint != ShapedText.SoftHyphen)
                text.Append(char.ConvertFromUtf32(codePoint));
            else if (i + 1 == end)
                text.Append('-');
        }

        return text.ToString();
    }

    private static string Fill(Color? color) => color is { } known ? Hex(known) : "none";

    private static string? Stroke(Color? color) => color is { } known ? Hex(known) : null;

    /// <summary>A colour as attributes and style sheets write it.</summary>
    public static string Hex(Color color) => color.ToHex();

    private static string Point(double x, double y) => $"{Number(x)} {Number(y)}";

    private static string Number(double value) =>
        Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);
}
