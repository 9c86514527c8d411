using Serverless.Analysis.Results;

namespace Serverless.Reporting.Figures;

/// <summary>The one figure that says most of a table: the same for all its groups, so that they can be compared.</summary>
internal static class TellingFigure
{
    /// <summary>Answers beyond which a scale is spoken of by its mean, as it is drawn.</summary>
    private const int LongScale = 6;

    /// <summary>
    /// The summary, or of numbers and long scales the mean; of two answers the yes or the first, of more the one given most; of a ranked option how often it
    /// was put at the top. Null for a table without figures.
    /// </summary>
    public static FigureKey? Of(TableResult table)
    {
        var hasMean = table.Kind != TableKind.RankedOption && table.Groups.Any(part => part.Mean is not null);
        if (hasMean && table.Kind == TableKind.Single && table.Answers.Count > LongScale)
            return FigureKey.Mean;
        if (table.Groups.Any(part => part.Summary is not null))
            return FigureKey.Summary;
        if (hasMean)
            return FigureKey.Mean;
        if (table.Answers.Count == 0)
            return null;
        if (table.Kind == TableKind.RankedOption)
            return FigureKey.ShareOf(table.Answers[0].Code);
        if (TwoAnswers.Telling(table) is { } telling)
            return telling;
        var shares = table.Groups.Select(part => part.Cells.ToLookup(cell => cell.Answer)).ToArray();
        return table
            .Answers.Select(answer => FigureKey.ShareOf(answer.Code))
            .MaxBy(figure =>
                shares.Select(part => part[figure].FirstOrDefault()?.Value ?? 0).DefaultIfEmpty().Average()
            );
    }

    /// <summary>Whether a table has a figure that speaks for all of it rather than for one of many answers.</summary>
    public static bool IsWhole(TableResult table) =>
        Of(table) is { } figure
        && (figure == FigureKey.Mean || figure == FigureKey.Summary || table.Answers.Count == 2);

    /// <summary>The cell of a figure in one group; null when the group was not asked for it.</summary>
    public static Cell? Cell(GroupTable part, FigureKey figure) =>
        ResultsIndex.AllCells(part).FirstOrDefault(cell => cell.Answer == figure);
}
