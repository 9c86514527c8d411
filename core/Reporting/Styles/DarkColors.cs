using Serverless.Reporting.Documents;

namespace Serverless.Reporting.Styles;

/// <summary>Colours of pages in the dark.</summary>
/// <param name="Primary">Headings and links.</param>
/// <param name="Accent">Emphasis.</param>
/// <param name="Band">Behind titles, which are white.</param>
public sealed record DarkColors(Color Primary, Color Accent, Color Band)
{
    /// <summary>What text is on: the page, panels, panels with a warning; as in the style sheet of the portal.</summary>
    public static IReadOnlyList<Ground> Grounds { get; } =
    [
        new("the dark page", Color.FromRgb(0x12191D)),
        new("a dark panel", Color.FromRgb(0x1C272D)),
        new("a dark panel with a warning", Color.FromRgb(0x2D241A)),
    ];

    /// <summary>The counterpart of a colour that reads on paper: its hue, as light as reads on every dark ground.</summary>
    public static Color Counterpart(Color color)
    {
        var lab = OkLab.Of(color);
        var lightness = 0.78;
        Color lighter;
        do
        {
            lighter = OkLab.Polar(lightness, Math.Min(lab.Chroma, 0.11), lab.Hue).ToColor();
            lightness += 0.01;
        } while (lightness < 1 && Grounds.Any(ground => lighter.ContrastWith(ground.Color) < 6));
        return lighter;
    }

    /// <summary>The band behind titles: the hue of a colour, no lighter than suits a dark page.</summary>
    public static Color BandOf(Color primary)
    {
        var lab = OkLab.Of(primary);
        return OkLab.Polar(Math.Min(lab.Lightness, 0.3), Math.Min(lab.Chroma, 0.07), lab.Hue).ToColor();
    }
}

/// <summary>What text is on.</summary>
/// <param name="Name">As messages call it.</param>
public sealed record Ground(string Name, Color Color);
