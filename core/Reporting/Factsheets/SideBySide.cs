using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Reporting.Factsheets;

/// <summary>A part of a factsheet, and whether it reads well in half the width of the page.</summary>
internal sealed record Part(IReadOnlyList<Block> Blocks, bool FitsHalf);

/// <summary>Sets neighbouring parts beside each other where both fit.</summary>
internal static class SideBySide
{
    /// <summary>Characters of a row's label that leave the plot room in half a page.</summary>
    private const int LongestLabel = 40;

    /// <summary>Characters of a line's label, which is printed beside the plot.</summary>
    private const int LongestLineLabel = 24;

    private const int MostWaves = 6;
    private const int MostStackedAnswers = 4;

    /// <summary>
    /// Bars, or lines of text about a change, one under the other: higher pairs would leave much of a page white before
    /// them.
    /// </summary>
    private const int MostLines = 18;

    public static IEnumerable<Block> Pairs(IReadOnlyList<Part> parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (i + 1 < parts.Count && parts[i].FitsHalf && parts[i + 1].FitsHalf)
            {
                yield return new Columns([new Column(parts[i].Blocks), new Column(parts[i + 1].Blocks)]);
                i++;
                continue;
            }

            foreach (var block in parts[i].Blocks)
                yield return block;
        }
    }

    /// <summary>Whether a chart can be read in half the width of the page.</summary>
    public static bool FitsHalf(SeriesChart chart) =>
        chart switch
        {
            TrendChart trend => trend.Series.Count <= MostWaves && Longest(trend) <= LongestLineLabel,
            StackedBarChart bars => bars.Series.Count <= MostStackedAnswers
                && Longest(bars) <= LongestLabel
                && bars.Series.All(answer => answer.Name.Length <= LongestLabel),
            _ => Longest(chart) <= LongestLabel
                && chart.Rows.Count * (chart.Rows.Any(row => row.Change is not null) ? 2 : chart.Series.Count)
                    <= MostLines,
        };

    private static int Longest(SeriesChart chart) => chart.Rows.Max(row => row.Label.Length);
}
