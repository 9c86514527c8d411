using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Charts;

/// <summary>Which colour a part of a chart has.</summary>
internal static class ChartColors
{
    public static Color Series(Palette palette, int index) => palette.Series[index % palette.Series.Count];

    /// <summary>
    /// Answers of a stacked bar: spread over the sequence when ordered, the series colours otherwise.
    /// </summary>
    public static Color Segment(Palette palette, int index, int count, bool ordered)
    {
        if (!ordered)
            return Series(palette, index);
        var steps = palette.Sequence.Count;
        if (count <= steps)
            return palette.Sequence[count == 1 ? 0 : (int)Math.Round(index * (steps - 1) / (double)(count - 1))];
        var place = index * (steps - 1) / (double)(count - 1);
        var below = Math.Min((int)place, steps - 2);
        return Color.Between(palette.Sequence[below], palette.Sequence[below + 1], place - below);
    }

    /// <summary>White or ink, whichever reads better on a colour.</summary>
    public static Color TextOn(Color ground, Palette palette) =>
        Color.White.ContrastWith(ground) >= palette.Ink.ContrastWith(ground) ? Color.White : palette.Ink;

    /// <summary>Fill and outline of a value: indicative ones are pale with an outline in their colour.</summary>
    public static (Color Fill, Color? Stroke) Of(ChartValue value, Color color) =>
        value.Status == ValueStatus.Indicative ? (Indicative(color), color) : (color, null);

    /// <summary>The pale fill of an indicative value.</summary>
    public static Color Indicative(Color color) => Color.Between(color, Color.White, 0.75);
}
