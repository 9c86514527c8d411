using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>
/// A question with its answers as rows and, per group, the percentage, its interval and the figure of the earlier wave.
/// More groups than fit beside each other go into a next table.
/// </summary>
internal sealed class AnswerTable(ReportContext context)
{
    private const int GroupsBesideEachOther = 4;

    /// <summary>
    /// With more groups there is no room for the earlier figures; the chapter of comparisons has them.
    /// </summary>
    private const int GroupsWithEarlierFigures = 2;

    private readonly ColumnMarks _marks = new(context);
    private readonly TableNotes _notes = new(context);

    public IEnumerable<Table> For(TableResult table) =>
        table.Groups.Count == 0 ? [] : table.Groups.Chunk(Beside(table.Groups.Count)).Select(parts => Of(table, parts));

    /// <summary>
    /// Groups per table, so that all tables of a question are about as wide: nine go in three by three.
    /// </summary>
    private static int Beside(int groups)
    {
        var tables = (groups + GroupsBesideEachOther - 1) / GroupsBesideEachOther;
        return (groups + tables - 1) / tables;
    }

    private Table Of(TableResult table, GroupTable[] parts)
    {
        var cells = new FigureCells(context, _marks);
        var compared = parts.ToDictionary(
            part => part.Group,
            part =>
                parts.Length <= GroupsWithEarlierFigures
                && context.Index.SinceEarlierWave(table.Id, part.Group) is not null,
            StringComparer.Ordinal
        );
        var intervals = parts.ToDictionary(
            part => part.Group,
            part => ResultsIndex.AllCells(part).Any(cell => cell.Interval is not null),
            StringComparer.Ordinal
        );
        var columns = new List<TableColumn> { new(1) };
        foreach (var part in parts)
        {
            columns.Add(new TableColumn(38, ColumnAlignment.Decimal) { Fixed = true, StartsGroup = true });
            columns.Add(
                new TableColumn(IntervalWidth(part.Group, parts.Length), ColumnAlignment.Center) { Fixed = true }
            );
            if (compared[part.Group])
                columns.Add(new TableColumn(34, ColumnAlignment.Decimal) { Fixed = true });
        }

        TableRow Row(string label, Func<GroupTable, Cell?> pick, TableRowKind kind = TableRowKind.Data) =>
            new([label, .. parts.SelectMany(part => Cells(part, pick(part)))], kind);

        IEnumerable<TableCell> Cells(GroupTable part, Cell? cell)
        {
            yield return cells.Value(table, part, cell);
            yield return cells.Interval(table, cell);
            if (compared[part.Group])
                yield return cells.Earlier(table, part, cell);
        }

        TableRow Bases(string label, Func<Base, double?> pick) =>
            new(
                [
                    label,
                    .. parts.SelectMany(part =>
                        compared[part.Group]
                            ? new[] { cells.Count(pick(part.Base)), "", "" }
                            : [cells.Count(pick(part.Base)), ""]
                    ),
                ],
                TableRowKind.Total
            );

        var rows = table
            .Answers.Where(answer =>
                parts.Any(part => part.Cells.Any(cell => cell.Answer == FigureKey.ShareOf(answer.Code)))
            )
            .Select(answer =>
                Row(
                    context.Say(answer.Label),
                    part => part.Cells.FirstOrDefault(cell => cell.Answer == FigureKey.ShareOf(answer.Code))
                )
            )
            .ToList();
        if (AnswerNames.HasOwnSummary(table) && parts.Any(part => part.Summary is not null))
            rows.Add(
                Row(
                    context.Capitalised(AnswerNames.Of(table, FigureKey.Summary, context.Texts)),
                    part => part.Summary,
                    TableRowKind.Total
                )
            );
        if (parts.Any(part => part.Mean is not null))
            rows.Add(Row(context.Capitalised(context.Texts.Figures.Mean), part => part.Mean, TableRowKind.Total));
        rows.Add(Bases("n", @base => @base.N));
        return new Table(columns, [.. Header(parts, compared, intervals)], rows)
        {
            Caption = table.ItemText is { } item ? context.Say(item) : null,
            Summary = context.Texts.Tables.PercentagesWithInterval(context.Say(table.ShortText)),
            Notes = _notes.For(table, parts, _marks),
            MaximumWidth = ColumnWidths.Table(rows.Select(row => row.Cells[0]), columns),
        };
    }

    /// <summary>With few groups a column is as wide as the group's name asks.</summary>
    private double IntervalWidth(string group, int groups) =>
        groups > 3 ? 44 : Math.Max(44, ColumnWidths.For(GroupHeading.Of(context, _marks, group), 44, 110) - 38);

    private IEnumerable<TableRow> Header(
        GroupTable[] parts,
        Dictionary<string, bool> compared,
        Dictionary<string, bool> intervals
    )
    {
        yield return new TableRow([
            "",
            .. parts.Select(part => new TableCell(GroupHeading.Of(context, _marks, part.Group))
            {
                ColumnSpan = compared[part.Group] ? 3 : 2,
            }),
        ]);
        var interval = context.Texts.Tables.ShortInterval(
            context.Numbers.Percent(context.Results.Settings.ConfidenceLevel)
        );
        // The empty column of a group without intervals has no heading.
        TableCell Interval(GroupTable part) => intervals[part.Group] ? interval : "";
        yield return new TableRow([
            context.Texts.Tables.Answer,
            .. parts.SelectMany(part =>
                compared[part.Group]
                    ? new TableCell[] { "%", Interval(part), context.Waves.Name(context.Earlier?.Id ?? "") }
                    : ["%", Interval(part)]
            ),
        ]);
    }
}
