using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>
/// A small table for a factsheet: answers (or items of a grid, by summary share) by group, percentages and n alone.
/// </summary>
public sealed class CompactTable(ReportContext context)
{
    private const int MaximumGroups = 5;

    /// <summary>The table; null when nothing is shown.</summary>
    public Table? For(IReadOnlyList<TableResult> question, IReadOnlyList<string>? groups)
    {
        string[] shown =
        [
            .. context
                .Results.Groups.Select(group => group.Id)
                .Where(group => groups is null || groups.Contains(group, StringComparer.Ordinal))
                .Where(group =>
                    question.Any(table =>
                        table.Groups.Any(part =>
                            part.Group == group && ResultsIndex.AllCells(part).Any(FigureWords.IsShown)
                        )
                    )
                ),
        ];
        string[] chosen = [.. shown.Take(MaximumGroups)];
        if (chosen.Length == 0)
            return null;
        var first = question[0];
        var values = new ChartValues(context);
        var statuses = new HashSet<ValueStatus>();
        TableRow Row(string label, TableResult table, Func<GroupTable, Cell?> pick) =>
            new([
                label,
                .. chosen.Select(group =>
                {
                    var cell = table.Groups.FirstOrDefault(part => part.Group == group) is { } part ? pick(part) : null;
                    statuses.Add(values.Of(cell, table).Status);
                    return Figure(table, cell);
                }),
            ]);

        TableRow[] rows =
            question.Count > 1
                ?
                [
                    .. question.Select(item =>
                        Row(AnswerNames.Topic(item, context.Language), item, part => part.Summary)
                    ),
                ]
                :
                [
                    .. first.Answers.Select(answer =>
                        Row(
                            context.Say(answer.Label),
                            first,
                            part => part.Cells.FirstOrDefault(cell => cell.Answer == FigureKey.ShareOf(answer.Code))
                        )
                    ),
                ];
        return new Table(
            [new(36), .. chosen.Select(group => new TableColumn(Width(group), ColumnAlignment.End))],
            [
                new([
                    "",
                    .. chosen.Select(group => new TableCell(
                        context.Capitalised(context.Index.GroupLabel(group, context.Language))
                    )),
                ]),
            ],
            [.. rows, new(["n", .. chosen.Select(group => new TableCell(Base(question, group)))], TableRowKind.Total)]
        )
        {
            Caption = context.Say(first.ShortText),
            Summary = context.Texts.Tables.PercentagesByGroup(context.Say(first.ShortText)),
            Notes = new ChartFoot { GroupsLeftOut = shown[chosen.Length..] }.Of(context, question, statuses) is { } foot
                ? [foot]
                : [],
        };
    }

    private TableCell Figure(TableResult table, Cell? cell) =>
        cell is null
            ? ""
            : new TableCell(context.Figures.Short(cell, table) + (FigureWords.IsIndicative(cell) ? "*" : ""))
            {
                Subdued = cell.Value is null || FigureWords.IsIndicative(cell),
            };

    /// <summary>
    /// Wide enough for the longest word of the group's label, so that headings do not break within a word.
    /// </summary>
    private double Width(string group) =>
        Math.Clamp(context.Index.GroupLabel(group, context.Language).Split(' ', '-').Max(word => word.Length), 9, 24);

    private string Base(IReadOnlyList<TableResult> question, string group) =>
        question[0].Groups.FirstOrDefault(part => part.Group == group)?.Base.N is { } n
            ? context.Numbers.Number(n)
            : "–";
}
