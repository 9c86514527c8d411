using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>
/// A grid question: per group a table with the items as rows and the points of the scale as columns. A ranking has its
/// options as rows, and of its places the first.
/// </summary>
internal sealed class GridTable(ReportContext context)
{
    /// <summary>Room in points that the names of items have at least, beside the points of the scale.</summary>
    private const double MinimumItemWidth = 92;

    private const double MinimumPointWidth = 36;
    private const double MaximumPointWidth = 64;
    private const double MinimumLane = 24;
    private const double MaximumLane = 50;
    private const double SummaryWidth = 58;
    private const double MeanWidth = 48;
    private const double CountWidth = 30;

    /// <summary>Characters of a scale point that fit over a narrow column without towering above the table.</summary>
    private const int MaximumScalePointLength = 48;

    private readonly ColumnMarks _marks = new(context);
    private readonly TableNotes _notes = new(context);

    /// <summary>
    /// Whether the points of the scale fit beside each other, on a page on its side if need be; grids of longer scales are
    /// printed item by item.
    /// </summary>
    public bool Fits(TableResult item) =>
        Scale(item).All(answer => context.Say(answer.Label).Length <= MaximumScalePointLength)
        && FitsOn(PageSetup.A4.Turned, item);

    /// <summary>Whether it takes a page on its side to have the points of the scale beside each other.</summary>
    public bool NeedsTurnedPage(TableResult item) => !FitsOn(PageSetup.A4, item);

    private bool FitsOn(PageSetup page, TableResult item) =>
        ItemsRoom(page, item, OwnWidths(item, ColumnWidths.Sparing)) >= MinimumItemWidth;

    /// <summary>What the columns of figures leave for the names of items.</summary>
    private static double ItemsRoom(PageSetup page, TableResult item, IEnumerable<double> points) =>
        page.TextWidth
        - points.Sum()
        - (AnswerNames.HasOwnSummary(item) ? SummaryWidth : 0)
        - (item.Groups.Any(part => part.Mean is not null) ? MeanWidth : 0)
        - CountWidth;

    /// <summary>
    /// Widths of the points of the scale: alike, so that bars can be compared, and with headings of two lines, as far as
    /// the names of items leave the room for it.
    /// </summary>
    private double[] PointWidths(PageSetup page, IReadOnlyList<TableResult> items)
    {
        var names = ColumnWidths.LabelsOfTwoLines(
            items.Select(item => AnswerNames.Topic(item, context.Language)),
            MinimumItemWidth
        );
        var own = OwnWidths(items[0], ColumnWidths.For);
        double[] Alike(Func<string, double, double, double> width) =>
            [
                .. Enumerable.Repeat(
                    Scale(items[0])
                        .Max(answer => width(context.Say(answer.Label), MinimumPointWidth, MaximumPointWidth)),
                    own.Length
                ),
            ];
        double Room(double[] widths) => ItemsRoom(page, items[0], widths);
        var sparing = Alike(ColumnWidths.Sparing);
        return new[] { Alike(ColumnWidths.ForTwoLines), Alike(ColumnWidths.For), sparing }.FirstOrDefault(widths =>
                Room(widths) >= names
            )
            ?? new[] { sparing, own }.FirstOrDefault(widths => Room(widths) >= MinimumItemWidth)
            ?? OwnWidths(items[0], ColumnWidths.Sparing);
    }

    /// <summary>For each point of the scale the width of its longest word.</summary>
    private double[] OwnWidths(TableResult item, Func<string, double, double, double> width) =>
        [.. Scale(item).Select(answer => width(context.Say(answer.Label), MinimumPointWidth, MaximumPointWidth))];

    /// <summary>Room for a bar beside each share, once the names of items have theirs; 0 where there is too little.</summary>
    private double Lane(PageSetup page, IReadOnlyList<TableResult> items, double[] points, bool hasSummary)
    {
        var names = ColumnWidths.Labels(items.Select(item => AnswerNames.Topic(item, context.Language)));
        var bars = points.Length + (hasSummary ? 1 : 0);
        var lane = Math.Floor(Math.Min(MaximumLane, (ItemsRoom(page, items[0], points) - names) / bars));
        return lane < MinimumLane ? 0 : lane;
    }

    /// <summary>The columns of shares: of a ranking with a top, which says more than the lower places, the first.</summary>
    private static IReadOnlyList<AnswerLabel> Scale(TableResult item) =>
        item.Kind == TableKind.RankedOption && item.Answers.Any(answer => answer.InSummary)
            ? [item.Answers[0]]
            : item.Answers;

    public IEnumerable<Table> For(IReadOnlyList<TableResult> items) =>
        context
            .Results.Groups.Select(group => group.Id)
            .Where(group => items.Any(item => item.Groups.Any(part => part.Group == group)))
            .Select(group => Of(items, group));

    private Table Of(IReadOnlyList<TableResult> items, string group)
    {
        var cells = new FigureCells(context, _marks);
        var rows = items
            .Select(item => (Item: item, Part: item.Groups.FirstOrDefault(part => part.Group == group)))
            .Where(row => row.Part is not null)
            .Select(row => (row.Item, Part: row.Part!))
            .ToArray();
        var scale = Scale(items[0]);
        var summary = AnswerNames.HasOwnSummary(items[0]) && rows.Any(row => row.Part.Summary is not null);
        var mean = rows.Any(row => row.Part.Mean is not null);
        var page = NeedsTurnedPage(items[0]) ? PageSetup.A4.Turned : PageSetup.A4;
        var points = PointWidths(page, items);
        var lane = Lane(page, items, points, summary);
        TableColumn[] columns =
        [
            new(1),
            .. points.Select(width => new TableColumn(width + lane, ColumnAlignment.End) { Fixed = true, Lane = lane }),
            .. summary
                ? new[]
                {
                    new TableColumn(SummaryWidth + lane, ColumnAlignment.End)
                    {
                        Fixed = true,
                        StartsGroup = true,
                        Lane = lane,
                    },
                }
                : [],
            .. mean
                ? new[]
                {
                    new TableColumn(MeanWidth, ColumnAlignment.End) { Fixed = true, StartsGroup = true },
                }
                : [],
            new(CountWidth, ColumnAlignment.End) { Fixed = true, StartsGroup = true },
        ];
        // In the header, so that it is on every page the table runs over.
        TableRow header = new([
            GroupHeading.Of(context, _marks, group),
            .. scale.Select(answer => new TableCell(context.Say(answer.Label))),
            .. summary
                ? new TableCell[] { context.Capitalised(AnswerNames.Of(items[0], FigureKey.Summary, context.Texts)) }
                : [],
            .. mean
                ? new TableCell[] { context.Capitalised(AnswerNames.Of(items[0], FigureKey.Mean, context.Texts)) }
                : [],
            "n",
        ]);
        return new Table(
            columns,
            [header],
            [
                .. rows.Select(row =>
                    IsWithheld(row.Part)
                        ? new TableRow([
                            AnswerNames.Topic(row.Item, context.Language),
                            new TableCell(context.Figures.Withheld(row.Part.Cells[0]))
                            {
                                ColumnSpan = columns.Length - (row.Part.Base.N is null ? 1 : 2),
                                Subdued = true,
                            },
                            .. row.Part.Base.N is { } n ? new[] { cells.Count(n) } : [],
                        ])
                        : new TableRow([
                            AnswerNames.Topic(row.Item, context.Language),
                            .. scale.Select(answer =>
                                Both(
                                    cells,
                                    row.Item,
                                    row.Part,
                                    row.Part.Cells.FirstOrDefault(cell => cell.Answer == FigureKey.ShareOf(answer.Code))
                                )
                            ),
                            .. summary ? new[] { Both(cells, row.Item, row.Part, row.Part.Summary) } : [],
                            .. mean ? new[] { Both(cells, row.Item, row.Part, row.Part.Mean) } : [],
                            cells.Count(row.Part.Base.N),
                        ])
                ),
            ]
        )
        {
            Description = $"{_notes.Base(items[0])} {Measure(rows.Select(row => row.Part))}.",
            Summary = context.Texts.Tables.PercentagesByItem(
                context.Say(items[0].ShortText),
                context.Index.GroupLabel(group, context.Language)
            ),
            Notes = _notes.ForItems([.. rows], _marks),
        };
    }

    private string Measure(IEnumerable<GroupTable> parts) =>
        parts.SelectMany(ResultsIndex.AllCells).Any(cell => cell.Interval is not null)
            ? context.Texts.Tables.PercentagesOverInterval(
                context.Numbers.Percent(context.Results.Settings.ConfidenceLevel)
            )
            : context.Texts.Tables.Percentages;

    /// <summary>Whether nothing of an item is shown, so that one line says why.</summary>
    private static bool IsWithheld(GroupTable part) =>
        part.Cells.Count > 0 && ResultsIndex.AllCells(part).All(cell => cell.Value is null);

    /// <summary>A figure with its interval on the line under it.</summary>
    private static TableCell Both(FigureCells cells, TableResult item, GroupTable part, Cell? cell)
    {
        var value = cells.Value(item, part, cell) with { Bar = FigureCells.Bar(cell, columns: 1) };
        var interval = cells.Interval(item, cell);
        if (interval.Inlines.Count == 0)
            return value;
        Inline[] mark = value.Mark is { } marked ? [new Superscript(marked) { Meaning = value.MarkMeaning }] : [];
        return new TableCell([.. value.Inlines, .. mark, new LineBreak(), .. interval.Inlines])
        {
            Subdued = value.Subdued,
            Bar = value.Bar,
        };
    }
}
