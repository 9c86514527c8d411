using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>
/// Standard deviations with their intervals, of a question whose codebook asks for them: groups as rows, and of a grid a
/// table per group with its items as rows.
/// </summary>
internal sealed class StandardDeviationTable(ReportContext context)
{
    private readonly ColumnMarks _marks = new(context);

    /// <summary>No table where none was asked for.</summary>
    /// <param name="tables">The question's: one, or one per item.</param>
    public IEnumerable<Table> For(IReadOnlyList<TableResult> tables)
    {
        var rows = tables
            .SelectMany(table => table.Groups.Select(part => (Table: table, Part: part)))
            .Where(row => row.Part.StandardDeviation is not null)
            .ToList();
        if (rows.Count == 0)
            return [];
        if (tables.Count == 1)
            return
            [
                Of(
                    tables[0].Unit is { } unit ? context.Say(unit) : "",
                    rows.ConvertAll(row => (GroupHeading.Of(context, _marks, row.Part.Group), row.Table, row.Part))
                ),
            ];
        return rows.GroupBy(row => row.Part.Group, StringComparer.Ordinal)
            .Select(group =>
                Of(
                    GroupHeading.Of(context, _marks, group.Key),
                    [
                        .. group.Select(row =>
                            ((TableCell)AnswerNames.Topic(row.Table, context.Language), row.Table, row.Part)
                        ),
                    ]
                )
            );
    }

    private Table Of(TableCell corner, List<(TableCell Heading, TableResult Table, GroupTable Part)> rows)
    {
        var cells = new FigureCells(context, _marks);
        var level = context.Texts.Figures.Interval(context.Numbers.Percent(context.Results.Settings.ConfidenceLevel));
        return new Table(
            [new(2), new(1, ColumnAlignment.Decimal), new(1.2, ColumnAlignment.Center)],
            [new([corner, context.Capitalised(context.Texts.Figures.StandardDeviation), level])],
            [
                .. rows.Select(row => new TableRow([
                    row.Heading,
                    cells.Value(row.Table, row.Part, row.Part.StandardDeviation),
                    cells.Interval(row.Table, row.Part.StandardDeviation),
                ])),
            ]
        )
        {
            Summary = context.Texts.Tables.StandardDeviationsSummary(context.Say(rows[0].Table.ShortText)),
        };
    }
}
