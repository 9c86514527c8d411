using System.Xml.Linq;
using Serverless.Reporting.Documents;

namespace Serverless.Reporting.Pictures;

/// <summary>A place, size and turn: x' = ax + cy + e, y' = bx + dy + f.</summary>
internal sealed record Affine(double A, double B, double C, double D, double E, double F)
{
    /// <summary>How much lengths grow, on average over directions.</summary>
    public double Scale => Math.Sqrt(Math.Abs((A * D) - (B * C)));

    public static Affine Moved(double x, double y) => new(1, 0, 0, 1, x, y);

    /// <summary>What an SVG writes in <c>transform</c>.</summary>
    public static Affine Of(string text, XElement element)
    {
        var whole = Moved(0, 0);
        foreach (var part in text.Split(')', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.TrimStart(',', ' ').Split('(') is not [var name, var numbers])
                throw SvgReader.Fault(element, "its 'transform' cannot be read");
            whole = whole.After(One(name.Trim(), SvgNumbers.All(numbers, element), element));
        }

        return whole;
    }

    /// <summary>First <paramref name="inner"/>, then this.</summary>
    public Affine After(Affine inner) =>
        new(
            (A * inner.A) + (C * inner.B),
            (B * inner.A) + (D * inner.B),
            (A * inner.C) + (C * inner.D),
            (B * inner.C) + (D * inner.D),
            (A * inner.E) + (C * inner.F) + E,
            (B * inner.E) + (D * inner.F) + F
        );

    public PathSegment Of(PathSegment segment) =>
        segment with
        {
            Control1 = Of(segment.Control1),
            Control2 = Of(segment.Control2),
            End = Of(segment.End),
        };

    private PicturePoint Of(PicturePoint point) =>
        new(Bounded((A * point.X) + (C * point.Y) + E), Bounded((B * point.X) + (D * point.Y) + F));

    /// <summary>Transforms in transforms could make numbers that no file can hold.</summary>
    private static double Bounded(double value) => double.IsFinite(value) ? Math.Clamp(value, -1e6, 1e6) : 0;

    private static Affine One(string name, double[] numbers, XElement element) =>
        (name, numbers) switch
        {
            ("matrix", [var a, var b, var c, var d, var e, var f]) => new(a, b, c, d, e, f),
            ("translate", [var x]) => Moved(x, 0),
            ("translate", [var x, var y]) => Moved(x, y),
            ("scale", [var both]) => new(both, 0, 0, both, 0, 0),
            ("scale", [var x, var y]) => new(x, 0, 0, y, 0, 0),
            ("rotate", [var angle]) => Turned(angle),
            ("rotate", [var angle, var x, var y]) => Moved(x, y).After(Turned(angle)).After(Moved(-x, -y)),
            ("skewX", [var angle]) => new(1, 0, Math.Tan(Radians(angle)), 1, 0, 0),
            ("skewY", [var angle]) => new(1, Math.Tan(Radians(angle)), 0, 1, 0, 0),
            _ => throw SvgReader.Fault(element, "its 'transform' cannot be read"),
        };

    private static Affine Turned(double angle)
    {
        var (sine, cosine) = Math.SinCos(Radians(angle));
        return new(cosine, sine, -sine, cosine, 0, 0);
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
