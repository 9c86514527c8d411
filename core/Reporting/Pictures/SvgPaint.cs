using System.Globalization;
using System.Xml.Linq;
using Serverless.Reporting.Documents;
using Serverless.Surveys.Issues;

namespace Serverless.Reporting.Pictures;

/// <summary>How a shape of an SVG is painted; handed down from groups.</summary>
internal sealed record SvgPaint(Color? Fill, Color? Stroke, double StrokeWidth, bool EvenOdd)
{
    public static SvgPaint Initial { get; } = new(Documents.Color.FromRgb(0), null, 1, EvenOdd: false);

    private static readonly Dictionary<string, int> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["black"] = 0x000000,
        ["silver"] = 0xC0C0C0,
        ["gray"] = 0x808080,
        ["grey"] = 0x808080,
        ["white"] = 0xFFFFFF,
        ["maroon"] = 0x800000,
        ["red"] = 0xFF0000,
        ["purple"] = 0x800080,
        ["fuchsia"] = 0xFF00FF,
        ["green"] = 0x008000,
        ["lime"] = 0x00FF00,
        ["olive"] = 0x808000,
        ["yellow"] = 0xFFFF00,
        ["navy"] = 0x000080,
        ["blue"] = 0x0000FF,
        ["teal"] = 0x008080,
        ["aqua"] = 0x00FFFF,
        ["orange"] = 0xFFA500,
    };

    /// <summary>What is not drawn is refused rather than left out, so that a logo never looks otherwise than its file.</summary>
    private static readonly string[] Opacities = ["opacity", "fill-opacity", "stroke-opacity"];

    public static SvgPaint Of(SvgPaint inherited, XElement element, IReadOnlyDictionary<string, string> settings)
    {
        foreach (var opacity in Opacities)
            if (settings.TryGetValue(opacity, out var share) && SvgNumbers.One(share, element) < 1)
                throw SvgReader.Fault(element, $"its '{opacity}' is below 1. Use the colour that it gives on white");
        if (settings.TryGetValue("stroke-dasharray", out var dashes) && dashes != "none")
            throw SvgReader.Fault(element, "it has a dashed stroke. Convert it to paths");
        return new SvgPaint(
            settings.TryGetValue("fill", out var fill) ? Color(fill, inherited.Fill, element) : inherited.Fill,
            settings.TryGetValue("stroke", out var stroke)
                ? Color(stroke, inherited.Stroke, element)
                : inherited.Stroke,
            settings.TryGetValue("stroke-width", out var width)
                ? SvgNumbers.One(width.Replace("px", "", StringComparison.Ordinal), element)
                : inherited.StrokeWidth,
            settings.TryGetValue("fill-rule", out var rule) ? rule == "evenodd" : inherited.EvenOdd
        );
    }

    private static Color? Color(string text, Color? inherited, XElement element)
    {
        if (text == "none" || text == "transparent")
            return null;
        if (text == "inherit")
            return inherited;
        if (Named.TryGetValue(text, out var rgb))
            return Documents.Color.FromRgb(rgb);
        if (text is ['#', var r, var g, var b])
            text = $"#{r}{r}{g}{g}{b}{b}";
        if (
            text is ['#', _, _, _, _, _, _]
            && int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out rgb)
        )
            return Documents.Color.FromRgb(rgb);
        if (
            text.StartsWith("rgb(", StringComparison.Ordinal)
            && text.EndsWith(')')
            && !text.Contains('%', StringComparison.Ordinal)
            && SvgNumbers.All(text[4..^1], element) is [var red, var green, var blue]
        )
            return new Color(Channel(red), Channel(green), Channel(blue));
        throw SvgReader.Fault(element, $"{Quote.Of(text)} is a colour that cannot be read. Write it as #0e4a5b");
    }

    private static byte Channel(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
