using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Charts;

/// <summary>The arrow of a change: filled and dark when significant, an open and muted one when not.</summary>
internal static class ChangeArrow
{
    /// <summary>Room the arrow takes before the text, in points.</summary>
    public const double Width = 9;

    public static TextStyle Style(Typography typography, Change change, double size)
    {
        var style = typography.Label with { Size = size };
        return change.Significant ? style.SemiBold.In(typography.Palette.Ink) : style.In(typography.Palette.Muted);
    }

    /// <param name="baseline">Of the text that follows the arrow.</param>
    public static Mark Mark(Change change, TextStyle style, double x, double baseline, StructureElement? element)
    {
        var (bottom, top) = (baseline, baseline - 5.6);
        if (change.Direction == ChangeDirection.Down)
            (bottom, top) = (top, bottom);
        Point[] points = [new(x, bottom), new(x + 3, top), new(x + 6, bottom)];
        return change.Significant
            ? new PolygonMark(points, style.Color, element)
            : new PolygonMark([.. points, points[0]], style.Color, element, 0.7);
    }
}
