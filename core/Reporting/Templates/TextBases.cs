using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Factsheets;
using Serverless.Reporting.Figures;
using Serverless.Surveys;

namespace Serverless.Reporting.Templates;

/// <summary>
/// Of whom the figures in running text are, and how many respondents gave them: one small line for a passage, so that its
/// sentences stay readable and none is without its base.
/// </summary>
internal sealed class TextBases(ReportContext context)
{
    /// <summary>
    /// "In de tekst: wie samenwerkt (n = 638 basisscholen, 320 kinderopvangorganisaties)."; null when tiles of the
    /// passage say it already, or there is nothing to say.
    /// </summary>
    /// <param name="stated">The figures in the text.</param>
    /// <param name="passage">The blocks of the passage.</param>
    public Paragraph? Of(IReadOnlyList<CellId> stated, IReadOnlyList<Block> passage)
    {
        var tiles = passage.OfType<BigNumbers>().SelectMany(PrintedFigures.In).ToHashSet(StringComparer.Ordinal);
        Figure[] figures =
        [
            .. stated
                .Where(cell => !tiles.Contains(cell.ToString()))
                .Select(cell => context.Index.Find(cell.ToString()))
                .OfType<Figure>()
                .Where(figure => figure is { Cell.Value: not null, Group.Base.N: not null }),
        ];
        if (figures.Length == 0)
            return null;
        var bases = figures.GroupBy(figure => figure.Table.BaseText).Select(Asked);
        return new Paragraph(context.Texts.Factsheet.FiguresInText(string.Join("; ", bases)))
        {
            Style = ParagraphStyle.Small,
        };
    }

    private string Asked(IGrouping<LocalizedText?, Figure> asked) =>
        context.Texts.Factsheet.Asked(
            asked.Key is { } text ? context.Lowered(context.Say(text)) : null,
            string.Join(", ", asked.GroupBy(figure => figure.Group.Group, StringComparer.Ordinal).Select(Counted))
        );

    private string Counted(IGrouping<string, Figure> figures)
    {
        var (least, most) = (
            figures.Min(figure => figure.Group.Base.N!.Value),
            figures.Max(figure => figure.Group.Base.N!.Value)
        );
        var number = context.Numbers.Number(least) + (least == most ? "" : "–" + context.Numbers.Number(most));
        return number + "\u00A0" + context.Index.GroupLabel(figures.Key, context.Language);
    }
}
