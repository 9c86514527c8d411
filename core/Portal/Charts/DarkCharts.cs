using System.Globalization;
using System.Text;
using Serverless.Pdf.Charts;
using Serverless.Reporting.Documents;

namespace Serverless.Portal.Charts;

/// <summary>
/// The colours of charts on a dark ground. Drawings carry the colours of paper; rules of the style sheet replace each one by
/// its counterpart, so that one drawing serves both.
/// </summary>
internal static class DarkCharts
{
    /// <summary>The ground of pages in the dark, as in the style sheet.</summary>
    public static Color Ground { get; } = Color.FromRgb(0x12191D);

    private const int MaximumAnswers = 24;

    /// <summary>Style rules for every colour that a chart can have.</summary>
    public static string Rules(Palette palette)
    {
        var rules = new StringBuilder("\n@media screen and (prefers-color-scheme:dark){");
        foreach (var color in Colors(palette))
        {
            var (paper, dark) = (SvgDrawing.Hex(color), SvgDrawing.Hex(Of(color)));
            rules.Append(
                CultureInfo.InvariantCulture,
                $".chart [fill=\"{paper}\"]{{fill:{dark}}}.chart [stroke=\"{paper}\"]{{stroke:{dark}}}"
            );
        }

        return rules.Append("}\n").ToString();
    }

    /// <summary>
    /// The counterpart of a colour: its lightness (L of OKLab, Ottosson 2020) turned round between the dark ground and
    /// white, so that what stands out on paper stands out here; its hue as it was.
    /// </summary>
    public static Color Of(Color color)
    {
        var lab = OkLab.Of(color);
        if (lab.Lightness > 0.9999)
            return Ground;
        var ground = OkLab.Of(Ground).Lightness;
        // Middle tones are lifted: on a dark ground they need more light than the mirror would give them.
        var lightness = ground + ((0.97 - ground) * Math.Pow(1 - lab.Lightness, 0.6));
        return (lab with { Lightness = lightness }).ToColor();
    }

    /// <summary>Every colour that the charts of the PDF draw with.</summary>
    public static IReadOnlyCollection<Color> Colors(Palette palette)
    {
        var colors = new HashSet<Color>
        {
            Color.White,
            palette.Ink,
            palette.Muted,
            palette.Primary,
            palette.Accent,
            palette.Tint,
            palette.Line,
            palette.Before,
        };
        colors.UnionWith(palette.Series);
        colors.UnionWith(palette.Series.Select(color => TrendLayout.Readable(color, palette)));
        colors.UnionWith(palette.Series.Select(TrendLayout.BandOf));
        for (var count = 1; count <= MaximumAnswers; count++)
        for (var i = 0; i < count; i++)
            colors.Add(ChartColors.Segment(palette, i, count, ordered: true));
        colors.UnionWith([.. colors.Select(ChartColors.Indicative)]);
        return colors;
    }
}
