using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Reporting.Factsheets;

/// <summary>A part of a factsheet that is set whole or left out.</summary>
/// <param name="Blocks">A heading with what belongs to it.</param>
/// <param name="FitsHalf">Whether it reads well in half the width of the page.</param>
internal sealed record Part(IReadOnlyList<Block> Blocks, bool FitsHalf)
{
    /// <summary>Lines of labels, or bars, under each other in half a page; more would take a page's whole height.</summary>
    private const int MaximumLines = 36;

    /// <summary>Characters on a line of a label in half a page.</summary>
    private const int LabelLine = 24;

    private const int MaximumLabelLength = 90;
    private const int MaximumAnswerLength = 40;
    private const int MaximumStackedAnswers = 5;

    /// <summary>Characters of a line's label, which is printed beside the plot.</summary>
    private const int MaximumLineLabelLength = 40;

    private const int MaximumWaves = 8;

    /// <summary>A part whose width follows from its chart.</summary>
    public static Part Of(Chart chart, params IReadOnlyList<Block> before) => new([.. before, chart], Fits(chart));

    /// <summary>
    /// A chart under its own title as a heading, so that it can be anywhere on a page; the subject it belongs to is over it.
    /// </summary>
    public static Part Titled(Chart chart, string subject, string id) =>
        chart.Caption is { } title
            ? Of(chart with { Caption = null }, new Heading(2, title, id) { Kicker = subject })
            : Of(chart, new Heading(2, subject, id));

    /// <summary>Whether a chart can be read in half the width of the page.</summary>
    private static bool Fits(Chart chart)
    {
        if (chart.Rows.Any(row => row.Label.Length > MaximumLabelLength))
            return false;
        return chart.Match(
            bars: bars => Lines(bars, bars.Series.Count) <= MaximumLines,
            stackedBars: bars =>
                bars.Series.Count <= MaximumStackedAnswers
                && bars.Series.All(answer => answer.Name.Length <= MaximumAnswerLength)
                && bars.Rows.SelectMany(row => row.Values).All(HasRoom)
                && Lines(bars, 1) <= MaximumLines,
            pairs: pairs => Lines(pairs, 2) <= MaximumLines,
            dots: dots => Lines(dots, dots.Series.Count) <= MaximumLines,
            lines: trend =>
                trend.Series.Count <= MaximumWaves && trend.Rows.All(row => row.Label.Length <= MaximumLineLabelLength)
        );
    }

    /// <summary>Whether a part of a bar has room for its figure, or is too small to need it at any width.</summary>
    private static bool HasRoom(ChartValue value) => value.Value is null or < 0.05 or > 0.13;

    private static int Lines(Chart chart, int inRow) =>
        chart.Rows.Sum(row => Math.Max(inRow, (row.Label.Length + (row.Base?.Length ?? 0) + LabelLine) / LabelLine));
}
