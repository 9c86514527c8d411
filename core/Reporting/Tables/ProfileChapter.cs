using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;
using Serverless.Surveys;

namespace Serverless.Reporting.Tables;

/// <summary>
/// A page per target group with one figure of every question: its mean, the answers taken together, the first of two
/// answers, or the answer given most. Where the codebook asks for it.
/// </summary>
internal sealed class ProfileChapter(ReportContext context)
{
    private const double Lane = 90;

    private readonly ColumnMarks _marks = new(context);

    /// <summary>Whether there is anything to print.</summary>
    public bool HasContent =>
        context.Results.Settings.ProfilePages == true && context.Results.Groups.Any(group => Figures(group.Id).Any());

    public IEnumerable<Block> Blocks()
    {
        var begun = false;
        foreach (var group in context.Results.Groups)
        {
            Figure[] figures = [.. Figures(group.Id)];
            if (figures.Length == 0)
                continue;
            if (begun)
                yield return new PageBreak();
            begun = true;
            yield return new Heading(3, context.Capitalised(context.Say(group.Label)), "profiel-" + group.Id);
            yield return new Paragraph(Response(group)) { KeepWithNext = true };
            yield return Table(group, figures);
        }
    }

    private IEnumerable<Figure> Figures(string id) =>
        from table in context.Results.Tables
        from part in table.Groups
        where part.Group == id
        let cell = Telling(table, part)
        where cell is not null
        select new Figure(table, part, cell);

    /// <summary>The figure of a question that says most by itself; null when it has none.</summary>
    private static Cell? Telling(TableResult table, GroupTable part)
    {
        if (part.Mean is { } mean)
            return mean;
        if (part.Summary is { } summary && AnswerNames.HasOwnSummary(table))
            return summary;
        return
            TwoAnswers.Telling(table) is { } telling
            && part.Cells.FirstOrDefault(cell => cell.Answer == telling) is { } told
            ? told
            : part.Cells.MaxBy(cell => cell.Value ?? -1);
    }

    private string Response(GroupResult group)
    {
        var count = group.Response.Respondents is { } known
            ? context.Numbers.Number(known)
            : context.Texts.Figures.NotShown;
        var respondents = $"{context.Texts.Response.Respondents}: {count}.";
        return group.Response.ResponseRate is { } rate
            ? $"{respondents} {context.Texts.Response.Response}: {context.Numbers.Percent(rate)}."
            : respondents;
    }

    private Table Table(GroupResult group, Figure[] figures)
    {
        var cells = new FigureCells(context, _marks) { WithSign = true };
        var compared = figures.Any(figure => context.Index.ChangeOf(figure) is not null);
        var level = context.Numbers.Percent(context.Results.Settings.ConfidenceLevel);
        return new Table(
            [
                new(1),
                new(46, ColumnAlignment.Decimal) { Fixed = true, StartsGroup = true },
                new(50 + Lane, ColumnAlignment.Center) { Fixed = true, Lane = Lane },
                .. compared ? new[] { new TableColumn(40, ColumnAlignment.Decimal) { Fixed = true } } : [],
                new(36, ColumnAlignment.End) { Fixed = true },
            ],
            [
                new([
                    context.Texts.Exports.Question,
                    context.Texts.Exports.Value,
                    context.Texts.Tables.ShortInterval(level),
                    .. compared ? new TableCell[] { context.Waves.Name(context.Earlier?.Id ?? "") } : [],
                    "n",
                ]),
            ],
            [
                .. context.Results.Chapters.SelectMany(chapter =>
                    Rows(cells, chapter, [.. figures.Where(figure => figure.Table.Chapter == chapter.Id)], compared)
                ),
            ]
        )
        {
            Summary = context.Texts.TablesReport.ProfileSummary(context.Say(group.Label)),
            Notes = [.. _marks.Legend(figures)],
        };
    }

    private IEnumerable<TableRow> Rows(FigureCells cells, Chapter chapter, Figure[] figures, bool compared)
    {
        if (figures.Length == 0)
            yield break;
        yield return TableRow.Group(context.Say(chapter.Title));
        foreach (var (table, part, cell) in figures)
        {
            var topic = AnswerNames.FullTopic(table, context.Language);
            var answer = AnswerNames.InUnit(
                AnswerNames.AfterColon(table, cell.Answer, context.Texts),
                table,
                cell.Answer,
                context.Texts
            );
            yield return new TableRow([
                $"{topic}: {answer}",
                cells.Value(table, part, cell) with
                {
                    Bar = FigureCells.Bar(cell, columns: 2),
                },
                cells.Interval(table, cell),
                .. compared ? new[] { cells.Earlier(table, part, cell) } : [],
                cells.Count(part.Base.N),
            ]);
        }
    }
}
