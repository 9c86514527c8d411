using System.Globalization;
using Serverless.Reporting.Documents;
using Serverless.Surveys.Issues;
using Serverless.Surveys.Reading;

namespace Serverless.Reporting.Styles;

/// <summary>Reads the colours of a style, and holds them against everything that they are on.</summary>
internal static class StyleColors
{
    /// <summary>Contrast of text (WCAG 2.1, 1.4.3).</summary>
    private const double OfText = 4.5;

    private static readonly string[] Known = ["primary", "accent", "dark"];
    private static readonly string[] KnownDark = ["primary", "accent"];

    public static HouseStyle Read(JsonFields fields, HouseStyle style)
    {
        if (fields.OptionalObject("colours", Known) is not { } colours)
            return style;
        var primary = Color(colours, "primary");
        var accent = Color(colours, "accent");
        if (primary is not { } first || accent is not { } second)
            return style;
        var palette = StylePalette.Of(first, second);
        Ground[] grounds =
        [
            new("white", Documents.Color.White),
            new("a tinted panel", palette.Tint),
            new("a panel with a warning", palette.CautionTint),
        ];
        Hold(colours, "primary", first, grounds);
        Hold(colours, "accent", second, grounds);
        return style with { Palette = palette, Dark = Dark(colours, first, second) };
    }

    private static DarkColors Dark(JsonFields colours, Color primary, Color accent)
    {
        var (first, second) = (DarkColors.Counterpart(primary), DarkColors.Counterpart(accent));
        if (colours.OptionalObject("dark", KnownDark) is { } dark)
        {
            first = Color(dark, "primary") ?? first;
            second = Color(dark, "accent") ?? second;
            Hold(dark, "primary", first, DarkColors.Grounds);
            Hold(dark, "accent", second, DarkColors.Grounds);
        }

        return new DarkColors(first, second, DarkColors.BandOf(primary));
    }

    private static Color? Color(JsonFields fields, string name)
    {
        if (fields.String(name) is not { } text)
            return null;
        if (
            text is ['#', _, _, _, _, _, _]
            && int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
        )
            return Documents.Color.FromRgb(rgb);
        fields.Note(name, StyleRule.Colour, $"Found {Quote.Of(text)}; a colour written as #0e4a5b is expected.");
        return null;
    }

    private static void Hold(JsonFields fields, string name, Color color, IEnumerable<Ground> grounds)
    {
        foreach (var ground in grounds)
        {
            var contrast = color.ContrastWith(ground.Color);
            if (contrast >= OfText)
                continue;
            fields.Note(
                name,
                StyleRule.Contrast,
                $"{color.ToHex()} on {ground.Name} ({ground.Color.ToHex()}) has a contrast of {Math.Floor(contrast * 100) / 100:0.00} to 1; text needs {OfText} to 1 (WCAG 2.1, 1.4.3), {OfText - Math.Floor(contrast * 100) / 100:0.00} more. {Nearest(color, ground.Color)}"
            );
        }
    }

    /// <summary>The nearest tone of the same hue that would do.</summary>
    private static MessageText Nearest(Color color, Color ground)
    {
        var lab = OkLab.Of(color);
        var step = ground.Luminance > 0.5 ? -0.01 : 0.01;
        for (var lightness = lab.Lightness; lightness is >= 0 and <= 1; lightness += step)
            if (
                OkLab.Polar(lightness, lab.Chroma, lab.Hue).ToColor() is var tone
                && tone.ContrastWith(ground) >= OfText
            )
                return $"{tone.ToHex()} has the same hue and does.";
        return step < 0 ? "Take a darker colour." : "Take a lighter colour.";
    }
}
