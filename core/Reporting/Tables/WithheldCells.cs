using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>What stands where a figure is not shown: a word that says why, explained under the table.</summary>
internal static class WithheldCells
{
    /// <summary>"te weinig", "niet getoond" or "niet beschikbaar", in place of a figure.</summary>
    public static TableCell Withheld(this ReportContext context, Cell cell) => Of(context.Figures.InTable(cell));

    /// <summary>"niet getoond", in place of a number of respondents.</summary>
    public static TableCell WithheldCount(this ReportContext context) => Of(context.Texts.Figures.NotShown);

    /// <summary>"niet gevraagd", in place of a figure of an answer that was not offered.</summary>
    public static TableCell NotAsked(this ReportContext context) => Of(context.Texts.Figures.NotAsked);

    private static TableCell Of(string words) => new(words) { Subdued = true, OnOneLine = true };

    /// <summary>What the words among these figures mean.</summary>
    public static IEnumerable<string> Legend(ReportContext context, IReadOnlyList<Cell> cells)
    {
        Cell[] withheld = [.. cells.Where(cell => cell.Value is null)];
        Cell[] few = [.. withheld.Where(cell => cell.Flags.Contains(CellFlag.SmallBase))];
        if (few.Length > 0)
            yield return context.Texts.Tables.TooFewLegend(
                context.Results.Settings.MinimumBase,
                recognisable: few.Any(cell => context.Index.IsRecognisable(cell.Id.Group))
            );
        if (withheld.Any(cell => cell.Flags.Contains(CellFlag.OutsideRange)))
            yield return context.Texts.Tables.OutsideRangeLegend;
        if (withheld.Any(FigureWords.IsProtected))
            yield return context.Texts.Tables.NotShownLegend;
    }
}
