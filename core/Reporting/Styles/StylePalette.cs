using Serverless.Reporting.Documents;

namespace Serverless.Reporting.Styles;

/// <summary>
/// The colours of documents made from two: those of charts are chosen by their contrast with white, so that neighbours
/// differ in lightness and can be told apart in grey too, whatever the two are.
/// </summary>
internal static class StylePalette
{
    /// <summary>Contrast with white of the palest of an ordered series.</summary>
    private const double Palest = 1.24;

    /// <summary>Below this a colour is a grey and has no hue to go by.</summary>
    private const double Grey = 0.02;

    /// <param name="primary">Headings, the masthead, the first of a series.</param>
    /// <param name="accent">Emphasis; its hue is that of the second of a series.</param>
    public static Palette Of(Color primary, Color accent)
    {
        var plain = new Palette();
        return plain with
        {
            Primary = primary,
            Accent = accent,
            OnPrimary = OnBand(primary),
            Tint = Color.Between(Color.White, primary, 0.07),
            Series = Series(primary, accent, plain.Series),
            Sequence = Sequence(primary, plain.Sequence.Count),
        };
    }

    private static Color[] Series(Color primary, Color accent, IReadOnlyList<Color> plain)
    {
        var (first, second) = (OkLab.Of(primary), OkLab.Of(accent));
        var dark = primary.ContrastWith(Color.White);
        return
        [
            primary,
            AtContrast(3.2, Vivid(second, 0.12), second.Hue),
            AtContrast(dark < 6.5 ? 7.5 : 5, Vivid(first, 0.08), first.Hue + 0.8),
            AtContrast(dark > 10 ? 10 : 14, Vivid(second, 0.1), second.Hue - 0.8),
            .. plain.Skip(4),
        ];
    }

    /// <summary>From the colour to a pale one of its hue, in equal steps of contrast.</summary>
    private static Color[] Sequence(Color primary, int steps)
    {
        var (lab, dark) = (OkLab.Of(primary), primary.ContrastWith(Color.White));
        return
        [
            primary,
            .. Enumerable
                .Range(1, steps - 1)
                .Select(i => i / (double)(steps - 1))
                .Select(share =>
                    AtContrast(dark * Math.Pow(Palest / dark, share), lab.Chroma * (1 - (0.75 * share)), lab.Hue)
                ),
        ];
    }

    /// <summary>A pale tone of a colour that reads on it.</summary>
    private static Color OnBand(Color primary)
    {
        for (var share = 0.72; share < 1; share += 0.02)
            if (Color.Between(primary, Color.White, share) is var pale && pale.ContrastWith(primary) >= 4.5)
                return pale;
        return Color.White;
    }

    private static double Vivid(OkLab color, double least) =>
        color.Chroma < Grey ? color.Chroma : Math.Max(color.Chroma, least);

    /// <summary>A colour of a hue whose contrast with white is the nearest to <paramref name="contrast"/>.</summary>
    public static Color AtContrast(double contrast, double chroma, double hue)
    {
        var (dark, light) = (0.0, 1.0);
        for (var i = 0; i < 24; i++)
        {
            var middle = (dark + light) / 2;
            if (OkLab.Polar(middle, chroma, hue).ToColor().ContrastWith(Color.White) > contrast)
                dark = middle;
            else
                light = middle;
        }

        return OkLab.Polar(dark, chroma, hue).ToColor();
    }
}
