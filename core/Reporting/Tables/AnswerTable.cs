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

    private const double ValueWidth = 38;
    private const double IntervalWidth = 44;
    private const double EarlierWidth = 34;

    /// <summary>Of a chapter in which an earlier figure is not shown, so that the words for it take one line.</summary>
    private const double EarlierWidthOfWords = 56;

    /// <summary>Less room than this shows no bar worth looking at beside the figures; it is then under them.</summary>
    private const double MinimumLane = 40;

    private const double MaximumLane = 150;

    private readonly ColumnMarks _marks = new(context);
    private readonly TableNotes _notes = new(context);

    /// <param name="table">The question.</param>
    /// <param name="chapter">The tables of its chapter, among which those of one kind have equal columns.</param>
    public IEnumerable<Table> For(TableResult table, IReadOnlyList<TableResult> chapter) =>
        table.Groups.Count == 0
            ? []
            : table.Groups.Chunk(Beside(table.Groups.Count)).Select(parts => Of(table, parts, chapter));

    /// <summary>
    /// Groups per table, so that all tables of a question are about as wide: nine go in three by three.
    /// </summary>
    private static int Beside(int groups)
    {
        var tables = (groups + GroupsBesideEachOther - 1) / GroupsBesideEachOther;
        return (groups + tables - 1) / tables;
    }

    private Table Of(TableResult table, GroupTable[] parts, IReadOnlyList<TableResult> chapter)
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
        var earlierWidth = chapter.Any(HasEarlierWords) ? EarlierWidthOfWords : EarlierWidth;
        var lane = Lane(parts.Length, compared.Values.Count(earlier => earlier) * earlierWidth, chapter);
        var columns = new List<TableColumn> { new(1) };
        foreach (var part in parts)
        {
            columns.Add(new TableColumn(ValueWidth, ColumnAlignment.Decimal) { Fixed = true, StartsGroup = true });
            columns.Add(new TableColumn(IntervalWidth + lane, ColumnAlignment.Center) { Fixed = true, Lane = lane });
            if (compared[part.Group])
                columns.Add(new TableColumn(earlierWidth, ColumnAlignment.Decimal) { Fixed = true });
        }

        TableRow Row(string label, Func<GroupTable, Cell?> pick, TableRowKind kind = TableRowKind.Data) =>
            new([label, .. parts.SelectMany(part => Cells(part, pick(part)))], kind);

        IEnumerable<TableCell> Cells(GroupTable part, Cell? cell)
        {
            // The word for a figure that is not shown takes the room of its interval too, so that it is on one line.
            var isWithheld = cell is { Value: null };
            yield return cells.Value(table, part, cell) with
            {
                Bar = FigureCells.Bar(cell, columns: 2),
                ColumnSpan = isWithheld ? 2 : 1,
            };
            if (!isWithheld)
                yield return cells.Interval(table, cell);
            if (compared[part.Group])
                yield return cells.Earlier(table, part, cell);
        }

        IEnumerable<TableCell> Count(GroupTable part, double? count)
        {
            yield return cells.Count(count) with
            {
                ColumnSpan = count is null ? 2 : 1,
            };
            if (count is not null)
                yield return "";
            if (compared[part.Group])
                yield return "";
        }

        TableRow Bases(string label, Func<Base, double?> pick) =>
            new([label, .. parts.SelectMany(part => Count(part, pick(part.Base)))], TableRowKind.Total);

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
            Description = _notes.Base(table),
            Summary = context.Texts.Tables.PercentagesWithInterval(context.Say(table.ShortText)),
            Notes = _notes.For(table, parts, _marks),
        };
    }

    /// <summary>
    /// Room for a bar beside the figures of each group, once the longest answer of the chapter has its own; 0 where there is
    /// too little.
    /// </summary>
    private double Lane(int groups, double earlier, IReadOnlyList<TableResult> chapter)
    {
        var figures = (groups * (ValueWidth + IntervalWidth)) + earlier;
        var room = PageSetup.A4.TextWidth - figures;
        string[] labels = [.. chapter.SelectMany(table => table.Answers).Select(answer => context.Say(answer.Label))];
        if (!ColumnWidths.LeaveRoom(labels))
            return 0;
        var label = ColumnWidths.Labels(labels);
        var lane = Math.Floor(Math.Min(MaximumLane, (room - label) / groups));
        if (lane < MinimumLane)
            lane = Math.Floor(Math.Min(MinimumLane, (room - ColumnWidths.MinimumLabelWidth) / groups));
        return lane < MinimumLane ? 0 : lane;
    }

    /// <summary>Whether the earlier wave has words in place of a share: withheld, or an answer that was not offered.</summary>
    private bool HasEarlierWords(TableResult table) =>
        table.Groups.Count <= GroupsWithEarlierFigures
        && table.Groups.Any(part =>
            context.Index.SinceEarlierWave(table.Id, part.Group) is not null
            && part.Cells.Any(cell => context.Index.ChangeOf(new Figure(table, part, cell))?.A.Value is null)
        );

    private IEnumerable<TableRow> Header(
        GroupTable[] parts,
        Dictionary<string, bool> compared,
        Dictionary<string, bool> intervals
    )
    {
        yield return new TableRow([
            "",
            .. parts.Select(part =>
                GroupHeading.Of(context, _marks, part.Group) with
                {
                    ColumnSpan = compared[part.Group] ? 3 : 2,
                }
            ),
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
