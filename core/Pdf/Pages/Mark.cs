using System.Runtime.InteropServices;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Pages;

/// <summary>Something placed: its coordinates count from the top left of the slice it is in, downwards.</summary>
/// <param name="Element">The structure element it belongs to; null for an artifact, which screen readers skip.</param>
internal abstract record Mark(StructureElement? Element);

/// <summary>Text whose baseline begins at the point.</summary>
internal sealed record TextMark(double X, double Y, ShapedText Text, int Start, int End, StructureElement? Element)
    : Mark(Element)
{
    public TextMark(double x, double y, ShapedText text, StructureElement? element)
        : this(x, y, text, 0, text.Length, element) { }
}

/// <summary>A filled rectangle, with an outline when <see cref="Stroke"/> is given.</summary>
internal sealed record RectangleMark(
    double X,
    double Y,
    double Width,
    double Height,
    Color? Fill,
    StructureElement? Element
) : Mark(Element)
{
    public Color? Stroke { get; init; }
}

/// <summary>A straight line.</summary>
internal sealed record LineMark(
    double X1,
    double Y1,
    double X2,
    double Y2,
    double Width,
    Color Color,
    StructureElement? Element,
    bool Dashed = false
) : Mark(Element);

/// <summary>A disc or a ring.</summary>
internal sealed record CircleMark(
    double X,
    double Y,
    double Radius,
    Color? Fill,
    Color? Stroke,
    StructureElement? Element
) : Mark(Element);

/// <summary>A point of a polygon or polyline.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Point(double X, double Y);

/// <summary>A filled polygon or, with <see cref="StrokeWidth"/>, an open line through the points.</summary>
internal sealed record PolygonMark(
    IReadOnlyList<Point> Points,
    Color Color,
    StructureElement? Element,
    double StrokeWidth = 0
) : Mark(Element);

/// <summary>A picture with its top left corner at the point, as wide and as high as given.</summary>
internal sealed record PictureMark(
    double X,
    double Y,
    double Width,
    double Height,
    Picture Picture,
    StructureElement? Element
) : Mark(Element);

/// <summary>An area that can be clicked; it belongs to the Link element of the text under it.</summary>
internal sealed record LinkMark(double X, double Y, double Width, double Height, Link Target, StructureElement Owner)
    : Mark(Owner);

/// <summary>The place that links to a heading lead to, and its entry in the outline.</summary>
internal sealed record AnchorMark(string Id, double Y, StructureElement? Heading) : Mark((StructureElement?)null);

/// <summary>Gives elements without content, such as empty cells, their place in the structure.</summary>
internal sealed record PlaceMark(StructureElement Target) : Mark(Target);

/// <summary>The rectangle a figure takes up here.</summary>
internal sealed record ExtentMark(double X, double Y, double Width, double Height, StructureElement Figure)
    : Mark(Figure);

/// <summary>Marks moved together.</summary>
internal sealed record GroupMark(double X, double Y, IReadOnlyList<Mark> Marks) : Mark((StructureElement?)null);

/// <summary>Copies of marks that screen readers skip.</summary>
internal static class Artifacts
{
    public static IReadOnlyList<Mark> Of(IEnumerable<Mark> marks)
    {
        var result = new List<Mark>();
        foreach (var mark in marks)
        {
            if (mark is GroupMark group)
                result.Add(group with { Marks = Of(group.Marks) });
            else if (mark is not (PlaceMark or ExtentMark or LinkMark or AnchorMark))
                result.Add(mark with { Element = null });
        }

        return result;
    }
}
