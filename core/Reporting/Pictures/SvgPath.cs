using System.Xml.Linq;
using Serverless.Reporting.Documents;

namespace Serverless.Reporting.Pictures;

/// <summary>Path data of SVG 1.1 (chapter 8.3) as lines and cubic curves.</summary>
internal sealed class SvgPath
{
    private readonly List<PathSegment> _segments = [];
    private readonly SvgNumbers _numbers;
    private readonly XElement _element;
    private PicturePoint _at;
    private PicturePoint _start;
    private PicturePoint? _lastCubic;
    private PicturePoint? _lastQuadratic;

    private SvgPath(string data, XElement element) => (_numbers, _element) = (new SvgNumbers(data, element), element);

    public static List<PathSegment> Read(string data, XElement element)
    {
        var path = new SvgPath(data, element);
        path.Read();
        return path._segments;
    }

    private void Read()
    {
        char? command = null;
        while (!_numbers.IsAtEnd)
        {
            if (_numbers.Letter() is { } letter)
                command = letter;
            else if (command is null or 'Z' or 'z')
                throw SvgReader.Fault(_element, "its path has a number where a command is expected");
            if (_segments.Count == 0 && command is not ('M' or 'm'))
                throw SvgReader.Fault(_element, "its path does not begin with a move");
            Step(command!.Value);
            // Further pairs behind a move are lines.
            command = command switch
            {
                'M' => 'L',
                'm' => 'l',
                _ => command,
            };
        }
    }

    private void Step(char command)
    {
        var from = char.IsAsciiLetterLower(command) ? _at : default;
        var (cubic, quadratic) = (_lastCubic, _lastQuadratic);
        (_lastCubic, _lastQuadratic) = (null, null);
        switch (char.ToUpperInvariant(command))
        {
            case 'M':
                _at = _start = Point(from);
                _segments.Add(SvgShapes.Move(_at.X, _at.Y));
                break;
            case 'L':
                To(Point(from));
                break;
            case 'H':
                To(new(_numbers.Next() + from.X, _at.Y));
                break;
            case 'V':
                To(new(_at.X, _numbers.Next() + from.Y));
                break;
            case 'C':
                Cubic(Point(from), Point(from), Point(from));
                break;
            case 'S':
                Cubic(Mirrored(cubic), Point(from), Point(from));
                break;
            case 'Q':
                Quadratic(Point(from), Point(from));
                break;
            case 'T':
                Quadratic(Mirrored(quadratic), Point(from));
                break;
            case 'A':
                Arc(from);
                break;
            case 'Z':
                _segments.Add(SvgShapes.Close);
                _at = _start;
                break;
            default:
                throw SvgReader.Fault(_element, $"its path has a command '{command}' that there is not");
        }
    }

    private PicturePoint Point(PicturePoint from)
    {
        var x = _numbers.Next() + from.X;
        return new(x, _numbers.Next() + from.Y);
    }

    private PicturePoint Mirrored(PicturePoint? control) =>
        control is { } last ? new((2 * _at.X) - last.X, (2 * _at.Y) - last.Y) : _at;

    private void To(PicturePoint end)
    {
        _at = end;
        _segments.Add(SvgShapes.Line(end.X, end.Y));
    }

    private void Cubic(PicturePoint first, PicturePoint second, PicturePoint end)
    {
        (_at, _lastCubic) = (end, second);
        _segments.Add(new PathSegment(PathStep.Curve, first, second, end));
    }

    /// <summary>A quadratic curve is the cubic with its control points two thirds of the way.</summary>
    private void Quadratic(PicturePoint control, PicturePoint end)
    {
        var first = new PicturePoint(_at.X + (2 * (control.X - _at.X) / 3), _at.Y + (2 * (control.Y - _at.Y) / 3));
        var second = new PicturePoint(end.X + (2 * (control.X - end.X) / 3), end.Y + (2 * (control.Y - end.Y) / 3));
        Cubic(first, second, end);
        (_lastCubic, _lastQuadratic) = (null, control);
    }

    /// <summary>An arc of an ellipse as cubics of at most a quarter each (SVG 1.1, appendix F.6).</summary>
    private void Arc(PicturePoint from)
    {
        var (rx, ry, turn) = (Math.Abs(_numbers.Next()), Math.Abs(_numbers.Next()), _numbers.Next() * Math.PI / 180);
        var (isLarge, isPositive) = (_numbers.Flag(), _numbers.Flag());
        var end = Point(from);
        if (rx < 1e-9 || ry < 1e-9 || end == _at)
        {
            To(end);
            return;
        }

        var (sine, cosine) = Math.SinCos(turn);
        var (dx, dy) = ((_at.X - end.X) / 2, (_at.Y - end.Y) / 2);
        var (x, y) = ((cosine * dx) + (sine * dy), (cosine * dy) - (sine * dx));
        // Radii that cannot reach are made as large as they must be.
        var reach = Math.Sqrt((x * x / (rx * rx)) + (y * y / (ry * ry)));
        if (reach > 1)
            (rx, ry) = (rx * reach, ry * reach);
        var (square, beneath) = (rx * rx * ry * ry, (rx * rx * y * y) + (ry * ry * x * x));
        var factor = Math.Sqrt(Math.Max(0, (square - beneath) / beneath)) * (isLarge == isPositive ? -1 : 1);
        var (cx, cy) = (factor * rx * y / ry, -factor * ry * x / rx);
        var start = Math.Atan2((y - cy) / ry, (x - cx) / rx);
        var sweep = Math.Atan2((-y - cy) / ry, (-x - cx) / rx) - start;
        if (isPositive && sweep < 0)
            sweep += 2 * Math.PI;
        if (!isPositive && sweep > 0)
            sweep -= 2 * Math.PI;
        var center = new PicturePoint(
            (cosine * cx) - (sine * cy) + ((_at.X + end.X) / 2),
            (sine * cx) + (cosine * cy) + ((_at.Y + end.Y) / 2)
        );
        var parts = Math.Max(1, (int)Math.Ceiling(Math.Abs(sweep) / (Math.PI / 2) - 1e-9));
        var step = sweep / parts;
        var k = 4.0 / 3 * Math.Tan(step / 4);
        for (var i = 0; i < parts; i++)
        {
            var (s1, c1) = Math.SinCos(start + (i * step));
            var (s2, c2) = Math.SinCos(start + ((i + 1) * step));
            Cubic(
                Place(c1 - (k * s1), s1 + (k * c1)),
                Place(c2 + (k * s2), s2 - (k * c2)),
                i == parts - 1 ? end : Place(c2, s2)
            );
        }

        _lastCubic = null;

        PicturePoint Place(double u, double v) =>
            new(center.X + (cosine * rx * u) - (sine * ry * v), center.Y + (sine * rx * u) + (cosine * ry * v));
    }
}
