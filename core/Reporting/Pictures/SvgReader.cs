using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Serverless.Reporting.Documents;
using Serverless.Surveys.Issues;

namespace Serverless.Reporting.Pictures;

/// <summary>
/// Reads a logo from SVG: shapes and paths with plain paint, in groups that may be moved, turned and scaled. Everything else
/// is refused by name: scripts, texts, pictures, references, style sheets, gradients, effects. What is kept is paths and
/// colours; no byte of the file is.
/// </summary>
internal sealed class SvgReader
{
    private const int MaximumDepth = 24;
    private const int MaximumShapes = 2_000;
    private const int MaximumSegments = 40_000;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Elements that draw nothing.</summary>
    private static readonly string[] Silent = ["title", "desc", "metadata"];

    /// <summary>Attributes that change nothing of how a logo looks here.</summary>
    private static readonly string[] Ignored =
    [
        "id",
        "version",
        "role",
        "space",
        "lang",
        "preserveAspectRatio",
        "enable-background",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "clip-rule",
        "overflow",
        "shape-rendering",
        "image-rendering",
        "text-rendering",
    ];

    private readonly List<VectorShape> _shapes = [];
    private int _segments;

    private SvgReader() { }

    /// <summary>Reads a logo.</summary>
    /// <exception cref="UnusableFileException">The message says what cannot be read and where.</exception>
    public static VectorPicture Read(string text)
    {
        var root = Parsed(text);
        if (root.Name != Svg + "svg")
            throw Fault(root, "it does not begin with <svg xmlns=\"http://www.w3.org/2000/svg\">");
        var (left, top, width, height) = Box(root);
        var reader = new SvgReader();
        reader.Children(root, SvgPaint.Of(SvgPaint.Initial, root, Settings(root)), Affine.Moved(-left, -top), 0);
        return reader._shapes.Count > 0
            ? new VectorPicture(width, height, reader._shapes)
            : throw Fault(root, "nothing is drawn in it");
    }

    private static XElement Parsed(string text)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text),
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    MaxCharactersInDocument = text.Length,
                    MaxCharactersFromEntities = 1,
                    IgnoreComments = true,
                    IgnoreWhitespace = true,
                }
            );
            var depth = 0;
            // Depth is bounded before a tree is built, which is built by recursion.
            using (var probe = XmlReader.Create(new StringReader(text), reader.Settings))
                while (probe.Read())
                    depth = Math.Max(depth, probe.Depth);
            if (depth > MaximumDepth)
                throw new UnusableFileException(
                    $"The SVG is nested {depth} deep; {MaximumDepth} is the most. Ungroup it."
                );
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root
                ?? throw new UnusableFileException("The SVG is empty.");
        }
        catch (XmlException wrong)
        {
            throw new UnusableFileException(
                $"The SVG is not well-formed XML without a document type: line {wrong.LineNumber}, position {wrong.LinePosition}.",
                wrong
            );
        }
    }

    private static (double Left, double Top, double Width, double Height) Box(XElement root)
    {
        double[] box;
        if (root.Attribute("viewBox") is { } given)
            box = SvgNumbers.All(given.Value, root);
        else
            box = [0, 0, Length(root, "width"), Length(root, "height")];
        if (box is not [var left, var top, > 0 and var width, > 0 and var height])
            throw Fault(root, "it has no viewBox of four numbers with a width and a height");
        return (left, top, width, height);
    }

    private void Children(XElement parent, SvgPaint paint, Affine place, int depth)
    {
        if (depth > MaximumDepth)
            throw Fault(parent, "it is nested too deep");
        foreach (var element in parent.Elements())
        {
            if (element.Name.Namespace != Svg || Silent.Contains(element.Name.LocalName, StringComparer.Ordinal))
                continue;
            var settings = Settings(element);
            if (settings.TryGetValue("display", out var display) && display == "none")
                continue;
            var own = SvgPaint.Of(paint, element, settings);
            var placed = settings.TryGetValue("transform", out var transform)
                ? place.After(Affine.Of(transform, element))
                : place;
            switch (element.Name.LocalName)
            {
                case "g":
                    Children(element, own, placed, depth + 1);
                    break;
                case "defs" when !element.Elements().Any():
                    break;
                case var name and ("path" or "rect" or "circle" or "ellipse" or "line" or "polygon" or "polyline"):
                    Draw(SvgShapes.Of(name, element), own, placed, element);
                    break;
                default:
                    throw Fault(
                        element,
                        "only paths and plain shapes in groups can be read. Convert texts and strokes to paths, and save as plain SVG without style sheets, gradients, symbols and effects"
                    );
            }
        }
    }

    private void Draw(List<PathSegment> segments, SvgPaint paint, Affine place, XElement element)
    {
        if (paint is { Fill: null, Stroke: null } || segments.Count == 0)
            return;
        _segments += segments.Count;
        if (_shapes.Count == MaximumShapes || _segments > MaximumSegments)
            throw Fault(element, $"it has more than {MaximumShapes} shapes or {MaximumSegments} segments. Simplify it");
        _shapes.Add(
            new VectorShape(
                [.. segments.Select(place.Of)],
                paint.Fill,
                paint.StrokeWidth > 0 ? paint.Stroke : null,
                paint.StrokeWidth * place.Scale,
                paint.EvenOdd
            )
        );
    }

    /// <summary>Attributes and the declarations of a style attribute, which win.</summary>
    private static Dictionary<string, string> Settings(XElement element)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in element.Attributes())
        {
            var name = attribute.Name.LocalName;
            if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                throw Fault(element, $"it has a script in '{name}'. Leave it out");
            if (name is "href" or "class" or "filter" or "mask" or "clip-path")
                throw Fault(element, $"it has '{name}'. A logo refers to nothing: save it as plain SVG");
            if (attribute.IsNamespaceDeclaration || Ignored.Contains(name, StringComparer.Ordinal))
                continue;
            if (attribute.Name.Namespace == XNamespace.None && name != "style")
                settings[name] = attribute.Value.Trim();
        }

        foreach (var declaration in (element.Attribute("style")?.Value ?? "").Split(';'))
            if (declaration.Split(':', 2) is [var name, var value])
                settings[name.Trim()] = value.Trim();
        if (
            settings.FirstOrDefault(setting => setting.Value.Contains("url", StringComparison.OrdinalIgnoreCase)) is
            { Key: { } referring }
        )
            throw Fault(element, $"its '{referring}' refers to something. Use plain colours");
        return settings;
    }

    private static double Length(XElement element, string name) =>
        element.Attribute(name)?.Value is { } text
        && double.TryParse(
            text.EndsWith("px", StringComparison.Ordinal) ? text[..^2] : text,
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var length
        )
            ? length
            : 0;

    /// <summary>What is wrong, with the element and its line.</summary>
    internal static UnusableFileException Fault(XElement element, MessageText words) =>
        new($"<{Quote.Of(element.Name.LocalName).Trim('\'', '"')}> on line {Line(element)}: {words}.");

    private static int Line(IXmlLineInfo element) => element.HasLineInfo() ? element.LineNumber : 0;
}
