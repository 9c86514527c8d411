using System.Runtime.InteropServices;

namespace Serverless.Reporting.Documents;

/// <summary>A picture that pages and PDFs can show: read from a file, of which nothing else is kept.</summary>
/// <param name="Width">In units of its own; only the proportion counts.</param>
/// <param name="Height">In the same units.</param>
public abstract record Picture(double Width, double Height);

/// <summary>A picture made of paths.</summary>
public sealed record VectorPicture(double Width, double Height, IReadOnlyList<VectorShape> Shapes)
    : Picture(Width, Height);

/// <summary>A picture made of pixels, on white.</summary>
/// <param name="Pixels">Red, green and blue of each pixel, row by row from the top left.</param>
public sealed record RasterPicture(int Columns, int Rows, ReadOnlyMemory<byte> Pixels) : Picture(Columns, Rows);

/// <summary>A picture made of pixels that are packed as JPEG.</summary>
/// <param name="File">A JPEG file with what is seen and nothing else.</param>
public sealed record JpegPicture(int Columns, int Rows, ReadOnlyMemory<byte> File) : Picture(Columns, Rows)
{
    /// <summary>Whether it has shades of grey alone.</summary>
    public bool IsGrey { get; init; }
}

/// <summary>A path with its paint.</summary>
/// <param name="Segments">Its parts; the first is a move.</param>
/// <param name="Fill">Colour inside; null for none.</param>
/// <param name="Stroke">Colour of the outline; null for none.</param>
/// <param name="StrokeWidth">In the units of the picture.</param>
/// <param name="EvenOdd">Whether what is inside is decided by the even-odd rule rather than by winding.</param>
public sealed record VectorShape(
    IReadOnlyList<PathSegment> Segments,
    Color? Fill,
    Color? Stroke,
    double StrokeWidth,
    bool EvenOdd
);

/// <summary>What a part of a path does.</summary>
public enum PathStep
{
    /// <summary>Begins a further line at its end point.</summary>
    Move,

    /// <summary>A straight line to its end point.</summary>
    Line,

    /// <summary>A cubic Bézier curve to its end point, with two control points.</summary>
    Curve,

    /// <summary>Back to the last move.</summary>
    Close,
}

/// <summary>A point of a picture, from its top left.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PicturePoint(double X, double Y);

/// <summary>A part of a path; control points count for curves alone, the end for all but closing.</summary>
public sealed record PathSegment(PathStep Step, PicturePoint Control1, PicturePoint Control2, PicturePoint End);
