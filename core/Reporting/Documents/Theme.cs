using System.Globalization;
using System.Runtime.InteropServices;

namespace Serverless.Reporting.Documents;

/// <summary>A colour in sRGB.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Color(byte Red, byte Green, byte Blue)
{
    public static Color White { get; } = new(255, 255, 255);

    /// <summary>From <c>0xRRGGBB</c>.</summary>
    public static Color FromRgb(int rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);

    /// <summary>The colour at a share of the way, 0 to 1, from one colour to another.</summary>
    public static Color Between(Color from, Color to, double share) =>
        new(
            (byte)Math.Round(from.Red + ((to.Red - from.Red) * share)),
            (byte)Math.Round(from.Green + ((to.Green - from.Green) * share)),
            (byte)Math.Round(from.Blue + ((to.Blue - from.Blue) * share))
        );

    /// <summary>Relative luminance, 0 to 1 (WCAG 2.1, definition of relative luminance).</summary>
    public double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    /// <summary>As style sheets write it: <c>#0e4a5b</c>.</summary>
    public string ToHex() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    /// <summary>Contrast ratio with another colour, 1 to 21 (WCAG 2.1, 1.4.3).</summary>
    public double ContrastWith(Color other)
    {
        var (a, b) = (Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Linear(byte channel)
    {
        var c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}

/// <summary>
/// The colours of a document. Text colours reach 4.5:1 on paper, tint and caution tint; chart colours reach 3:1 on
/// paper,
/// and neighbours in a series differ in lightness, so that charts also work in grey and for colour-blind readers.
/// </summary>
public sealed record Palette
{
    /// <summary>Running text.</summary>
    public Color Ink { get; init; } = Color.FromRgb(0x1C2B33);

    /// <summary>Text that may be overlooked: bases, captions, running heads.</summary>
    public Color Muted { get; init; } = Color.FromRgb(0x566670);

    /// <summary>Headings and the masthead.</summary>
    public Color Primary { get; init; } = Color.FromRgb(0x0E4A5B);

    /// <summary>Text and lines on <see cref="Primary"/> that are not white.</summary>
    public Color OnPrimary { get; init; } = Color.FromRgb(0xBFE0DD);

    /// <summary>Emphasised figures, prominent numbers, small lines over headings.</summary>
    public Color Accent { get; init; } = Color.FromRgb(0xB3401F);

    /// <summary>Background of panels and of group rows.</summary>
    public Color Tint { get; init; } = Color.FromRgb(0xEEF4F5);

    /// <summary>Background of panels with a warning.</summary>
    public Color CautionTint { get; init; } = Color.FromRgb(0xFBF1E6);

    /// <summary>Thin lines.</summary>
    public Color Line { get; init; } = Color.FromRgb(0xC5D0D5);

    /// <summary>Groups or categories, in order of use; at least four.</summary>
    public IReadOnlyList<Color> Series { get; init; } =
    [
        Color.FromRgb(0x0E4A5B),
        Color.FromRgb(0xDB722F),
        Color.FromRgb(0x24827E),
        Color.FromRgb(0x4A1238),
        Color.FromRgb(0x8A8FA0),
        Color.FromRgb(0x3C3C46),
    ];

    /// <summary>From much to little: phases, degrees of agreement. At least five.</summary>
    public IReadOnlyList<Color> Sequence { get; init; } =
    [
        Color.FromRgb(0x0E4A5B),
        Color.FromRgb(0x2B7382),
        Color.FromRgb(0x6AA6AE),
        Color.FromRgb(0xA9CDD0),
        Color.FromRgb(0xDCEAEB),
    ];

    /// <summary>The earlier of two waves.</summary>
    public Color Before { get; init; } = Color.FromRgb(0x7E929C);
}

/// <summary>Sizes of type in points. Lines are set on a grid of <see cref="Leading"/>.</summary>
public sealed record TypeScale
{
    public double Body { get; init; } = 10;

    /// <summary>Distance of lines of body text; other distances are simple parts of it.</summary>
    public double Leading { get; init; } = 14;

    public double Lead { get; init; } = 12.5;

    public double Small { get; init; } = 8.25;

    /// <summary>Cells of tables.</summary>
    public double Cell { get; init; } = 8.75;

    /// <summary>Labels of charts.</summary>
    public double Label { get; init; } = 8.75;

    public double Heading1 { get; init; } = 24;

    public double Heading2 { get; init; } = 15.5;

    public double Heading3 { get; init; } = 11.5;

    public double BigNumber { get; init; } = 32;
}

/// <summary>How documents look.</summary>
public sealed record Theme
{
    public static Theme Default { get; } = new();

    /// <summary>
    /// Smaller type on a tighter grid, for a factsheet that is read at a glance; running text is 9 points or more, and
    /// nothing under 8 but raised marks.
    /// </summary>
    public static Theme Compact { get; } =
        new()
        {
            Type = new TypeScale
            {
                Body = 9.2,
                Leading = 12,
                Lead = 10.8,
                Small = 8,
                Cell = 8.2,
                Label = 8.2,
                Heading1 = 20,
                Heading2 = 13,
                Heading3 = 10.5,
                BigNumber = 27,
            },
        };

    /// <summary>
    /// <see cref="Compact"/> in three steps of tighter lines, for when little would spill onto a further page.
    /// </summary>
    public static IReadOnlyList<Theme> CompactTightened { get; } =
    [
        Compact with
        {
            Type = Compact.Type with { Leading = 11.6, Heading2 = 12.6 },
        },
        Compact with
        {
            Type = Compact.Type with
            {
                Body = 9,
                Leading = 11.1,
                Lead = 10.5,
                Small = 8,
                Cell = 8,
                Label = 8,
                Heading2 = 12.4,
                BigNumber = 25,
            },
        },
        Compact with
        {
            Type = Compact.Type with
            {
                Body = 9,
                Leading = 10.6,
                Lead = 10.3,
                Small = 8,
                Cell = 8,
                Label = 8,
                Heading1 = 19,
                Heading2 = 12.2,
                BigNumber = 24,
            },
        },
    ];

    /// <summary><see cref="Compact"/> in two steps of larger type, for when a page would be left half empty.</summary>
    public static IReadOnlyList<Theme> CompactLoosened { get; } =
    [
        Compact with
        {
            Type = Compact.Type with
            {
                Body = 9.8,
                Leading = 13.2,
                Lead = 11.5,
                Small = 8.2,
                Cell = 8.7,
                Label = 8.7,
                Heading2 = 14,
                BigNumber = 30,
            },
        },
        Compact with
        {
            Type = Compact.Type with
            {
                Body = 10.5,
                Leading = 15,
                Lead = 12.4,
                Small = 8.8,
                Cell = 9.4,
                Label = 9.4,
                Heading1 = 22,
                Heading2 = 15.5,
                BigNumber = 34,
            },
        },
    ];

    public Palette Palette { get; init; } = new();

    public TypeScale Type { get; init; } = new();

    /// <summary>The type; null for the one the product brings.</summary>
    public FontFamily? Font { get; init; }

    /// <summary>Shown at the head of the first page; null for none.</summary>
    public Logo? Logo { get; init; }
}
