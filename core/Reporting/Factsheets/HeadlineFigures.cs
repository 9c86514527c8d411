using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Factsheets;

/// <summary>
/// The figures to open a factsheet with when no template names them: at most one per chapter, four in all.
/// </summary>
internal sealed class HeadlineFigures(ReportContext context)
{
    private const int Most = 4;

    /// <summary>The tiles; null when every figure is withheld.</summary>
    public BigNumbers? Tiles()
    {
        var tiles = context
            .Results.Chapters.Select(chapter =>
                context
                    .Results.Tables.Where(table => table.Chapter == chapter.Id && Leads(table))
                    .OrderByDescending(table => table.BaseText is null)
                    .Select(Headline)
                    .FirstOrDefault(figure => figure is not null)
            )
            .OfType<Figure>()
            .Take(Most)
            .Select(figure => Tile(figure, Label(figure), new ChartValues(context).Change(figure)))
            .ToArray();
        return tiles.Length == 0 ? null : new BigNumbers(tiles);
    }

    /// <summary>
    /// A figure that somebody chose, in large type, with its change and base. Its change is shown when its own test
    /// shows it, as in a sentence that names it.
    /// </summary>
    public BigNumber ChosenTile(Figure figure, string label) =>
        Tile(figure, label, new ChartValues(context).ChosenChange(figure));

    private BigNumber Tile(Figure figure, string label, Change? change)
    {
        var values = new ChartValues(context);
        string?[] reservations =
        [
            values.Base(figure.Group.Base),
            FigureWords.IsIndicative(figure.Cell) ? context.Figures.Indicative : null,
        ];
        return new BigNumber(context.Figures.Short(figure.Cell, figure.Table), label)
        {
            Change = change,
            Base = FigureWords.IsShown(figure.Cell)
                ? string.Join(", ", reservations.OfType<string>())
                : context.Figures.Withheld(figure.Cell),
        };
    }

    private string Label(Figure figure)
    {
        var group = context.Index.GroupLabel(figure.Group.Group, context.Language);
        var topic = AnswerNames.Cut(AnswerNames.FullTopic(figure.Table, context.Language), 70);
        var answer = AnswerNames.Of(figure.Table, figure.Cell.Answer, context.Texts);
        return FigureWords.IsNumber(figure.Cell)
            ? $"{topic} ({answer}, {group})"
            : $"{topic}: {context.Lowered(AnswerNames.Cut(answer, 60))} ({group})";
    }

    private static Cell? First(GroupTable part) => part.Cells is [var first, ..] ? first : null;

    /// <summary>Whether a table may open: of a ranking, the option that was put first most often.</summary>
    private bool Leads(TableResult table) =>
        table.Kind switch
        {
            TableKind.Profile => false,
            TableKind.RankedOption => context
                .Results.Tables.Where(option => option.Question == table.Question)
                .MaxBy(option => option.Groups.Max(part => First(part)?.Value ?? 0)) == table,
            TableKind.Single or TableKind.Multiple or TableKind.GridItem or TableKind.Numeric => true,
        };

    /// <summary>
    /// The most informative figure of a table for its largest group: the mean, the summary, the yes, or the largest share.
    /// </summary>
    private Figure? Headline(TableResult table)
    {
        var part = table.Groups.Where(part => part.Base.N is not null).MaxBy(part => part.Base.N);
        if (part is null)
            return null;
        if (table.Kind == TableKind.RankedOption)
            return First(part) is { Value: not null } first ? new Figure(table, part, first) : null;
        var cell =
            part.Mean
            ?? part.Summary
            ?? (table.Answers.Count == 2 ? First(part) : part.Cells.MaxBy(cell => cell.Value ?? -1));
        return cell is { Value: not null } ? new Figure(table, part, cell) : null;
    }
}
