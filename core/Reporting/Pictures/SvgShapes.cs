using System.Xml.Linq;
using Serverless.Reporting.Documents;

namespace Serverless.Reporting.Pictures;

/// <summary>The shapes of SVG as paths of lines and cubic curves.</summary>
internal static class SvgShapes
{
    /// <summary>Control points of the cubic that is nearest to a quarter of a circle, as a share of its radius.</summary>
    private const double Quarter = 0.5522847498;

    /// <summary>The path of a shape; empty for one without extent.</summary>
    public static List<PathSegment> Of(string name, XElement element)
    {
        switch (name)
        {
            case "path":
                return SvgPath.Read(element.Attribute("d")?.Value ?? "", element);
            case "circle":
                return Ellipse(element, Number("r"), Number("r"));
            case "ellipse":
                return Ellipse(element, Number("rx"), Number("ry"));
            case "rect":
                return Rectangle(element);
            case "line":
                return [Move(Number("x1"), Number("y1")), Line(Number("x2"), Number("y2"))];
            default:
                return Corners(element, isClosed: name == "polygon");
        }

        double Number(string attribute) => Of(element, attribute);
    }

    public static PathSegment Move(double x, double y) => new(PathStep.Move, default, default, new(x, y));

    public static PathSegment Line(double x, double y) => new(PathStep.Line, default, default, new(x, y));

    public static PathSegment Close { get; } = new(PathStep.Close, default, default, default);

    public static PathSegment Curve(double x1, double y1, double x2, double y2, double x, double y) =>
        new(PathStep.Curve, new(x1, y1), new(x2, y2), new(x, y));

    private static double Of(XElement element, string attribute) =>
        element.Attribute(attribute) is { } given
            ? SvgNumbers.One(given.Value.Replace("px", "", StringComparison.Ordinal), element)
            : 0;

    private static List<PathSegment> Ellipse(XElement element, double rx, double ry)
    {
        if (rx <= 0 || ry <= 0)
            return [];
        var (x, y) = (Of(element, "cx"), Of(element, "cy"));
        var (kx, ky) = (rx * Quarter, ry * Quarter);
        return
        [
            Move(x + rx, y),
            Curve(x + rx, y + ky, x + kx, y + ry, x, y + ry),
            Curve(x - kx, y + ry, x - rx, y + ky, x - rx, y),
            Curve(x - rx, y - ky, x - kx, y - ry, x, y - ry),
            Curve(x + kx, y - ry, x + rx, y - ky, x + rx, y),
            Close,
        ];
    }

    private static List<PathSegment> Rectangle(XElement element)
    {
        var (x, y, width, height) = (Of(element, "x"), Of(element, "y"), Of(element, "width"), Of(element, "height"));
        if (width <= 0 || height <= 0)
            return [];
        var (right, bottom) = (x + width, y + height);
        var hasX = element.Attribute("rx") is not null;
        var hasY = element.Attribute("ry") is not null;
        var rx = Math.Clamp(Of(element, hasX ? "rx" : "ry"), 0, width / 2);
        var ry = Math.Clamp(Of(element, hasY ? "ry" : "rx"), 0, height / 2);
        if (rx == 0 || ry == 0)
            return [Move(x, y), Line(right, y), Line(right, bottom), Line(x, bottom), Close];
        var (kx, ky) = (rx * (1 - Quarter), ry * (1 - Quarter));
        return
        [
            Move(x + rx, y),
            Line(right - rx, y),
            Curve(right - kx, y, right, y + ky, right, y + ry),
            Line(right, bottom - ry),
            Curve(right, bottom - ky, right - kx, bottom, right - rx, bottom),
            Line(x + rx, bottom),
            Curve(x + kx, bottom, x, bottom - ky, x, bottom - ry),
            Line(x, y + ry),
            Curve(x, y + ky, x + kx, y, x + rx, y),
            Close,
        ];
    }

    private static List<PathSegment> Corners(XElement element, bool isClosed)
    {
        var numbers = SvgNumbers.All(element.Attribute("points")?.Value ?? "", element);
        var segments = new List<PathSegment>();
        for (var i = 0; i + 1 < numbers.Length; i += 2)
            segments.Add(i == 0 ? Move(numbers[0], numbers[1]) : Line(numbers[i], numbers[i + 1]));
        if (isClosed && segments.Count > 0)
            segments.Add(Close);
        return segments;
    }
}
