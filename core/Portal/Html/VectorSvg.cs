using System.Globalization;
using System.Text;
using Serverless.Reporting.Documents;

namespace Serverless.Portal.Html;

/// <summary>A picture made of paths as an SVG file: paths with plain paint, and nothing else.</summary>
internal static class VectorSvg
{
    public static string Write(VectorPicture picture)
    {
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Number(picture.Width)} {Number(picture.Height)}\" width=\"{Number(picture.Width)}\" height=\"{Number(picture.Height)}\">\n"
        );
        foreach (var shape in picture.Shapes)
        {
            svg.Append("<path d=\"");
            foreach (var segment in shape.Segments)
                Append(svg, segment);
            svg.Append(CultureInfo.InvariantCulture, $"\" fill=\"{shape.Fill?.ToHex() ?? "none"}\"");
            if (shape.EvenOdd)
                svg.Append(" fill-rule=\"evenodd\"");
            if (shape.Stroke is { } stroke)
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $" stroke=\"{stroke.ToHex()}\" stroke-width=\"{Number(shape.StrokeWidth)}\""
                );
            svg.Append("/>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Append(StringBuilder svg, PathSegment segment)
    {
        svg.Append(
            segment.Step switch
            {
                PathStep.Move => $"M{Point(segment.End)}",
                PathStep.Line => $"L{Point(segment.End)}",
                PathStep.Curve => $"C{Point(segment.Control1)} {Point(segment.Control2)} {Point(segment.End)}",
                _ => "Z",
            }
        );
    }

    private static string Point(PicturePoint point) => $"{Number(point.X)} {Number(point.Y)}";

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
