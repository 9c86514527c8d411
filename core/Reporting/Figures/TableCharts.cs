using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Wording;
using Serverless.Surveys;

namespace Serverless.Reporting.Figures;

/// <summary>
/// The chart that suits a table: bars per answer, one bar per group for a yes/no question, stacked bars for a scale,
/// dots with intervals for means, one bar per item for a grid with a summary.
/// </summary>
public sealed class TableCharts(ReportContext context)
{
    /// <summary>Most rows in a chart; a longer list of answers keeps its largest.</summary>
    public const int MaximumRows = 12;

    /// <summary>Most bars in a chart: with more groups fewer rows fit.</summary>
    public int MaximumBars { get; init; } = 24;

    /// <summary>Whether rows of which no change is shown say so.</summary>
    public bool SaysNoChange { get; init; } = true;

    /// <summary>Most groups with a bar each in every row.</summary>
    private const int MaximumSeries = 4;
    private const int MaximumStacked = 6;

    /// <summary>Most parts of one stacked bar.</summary>
    private const int MaximumScalePoints = 8;

    private readonly ChartValues _values = new(context);
    private readonly ChartText _text = new(context);

    /// <summary>
    /// A chart of one table (or of all items of a grid) for the given groups; null when no group has any figure to
    /// show.
    /// </summary>
    /// <param name="question">The tables of one question: one, or one per item of a grid.</param>
    /// <param name="groups">Group ids to show, in order; null for all.</param>
    /// <param name="caption">Title over the chart; null for the table's short text.</param>
    public Chart? For(IReadOnlyList<TableResult> question, IReadOnlyList<string>? groups = null, string? caption = null)
    {
        if (question.Count == 0)
            return null;
        var shown = Shown(question, groups);
        if (shown.Length == 0)
            return null;
        var leftOut = question.Count;
        question = Comparable.Items(question, shown);
        leftOut -= question.Count;
        var table = question[0];
        var title = caption ?? context.Say(table.ShortText);
        return table.Kind switch
        {
            TableKind.Numeric => Means(table, shown, title),
            TableKind.Multiple => PerAnswer(table, shown, title),
            TableKind.RankedOption => Places(question, shown, title, leftOut),
            TableKind.GridItem when question.Count > 1 => Grid(question, shown, title, leftOut),
            TableKind.Single or TableKind.GridItem or TableKind.Profile => Distribution(table, shown, title),
        };
    }

    private Chart Distribution(TableResult table, string[] shown, string title)
    {
        if (table.Answers.Count > MaximumStacked && table.Groups.Any(part => part.Mean is { Value: not null }))
            return Means(table, shown, title);
        if (table.Answers.Count == 2)
            return OneOfTwo(table, shown, title);
        return table.Ordinal && table.Answers.Count is > 2 and <= MaximumStacked
            ? Stacked(table, shown, title)
            : PerAnswer(table, shown, title);
    }

    /// <summary>Options that were put in order: a bar for the share that put each at the top.</summary>
    private BarChart Places(IReadOnlyList<TableResult> options, string[] shown, string caption, int leftOut)
    {
        var top = options.Any(option => option.Groups.Any(part => part.Summary is not null));
        var (rows, series, foot) = Ranked(
            options,
            shown,
            leftOut,
            part =>
                top ? part.Summary
                : part.Cells is [var first, ..] ? first
                : null
        );
        return new BarChart(series, rows, _text.Bars(caption, series, rows))
        {
            Caption = caption,
            Description = context.Texts.Figures.ShareAtTop(
                Math.Max(1, options[0].Answers.Count(answer => answer.InSummary))
            ),
            Base = foot.Of(context, options, rows),
            FirstColor = Color(shown[0]),
        };
    }

    /// <summary>
    /// The items of a long grid that score highest, or lowest, by their summary or mean; null for other questions.
    /// </summary>
    public Chart? Ends(IReadOnlyList<TableResult> question, int count, bool highest)
    {
        var shown = Shown(question, null);
        if (question[0].Kind != TableKind.GridItem || shown.Length == 0)
            return null;
        var bySummary = question.Any(item => item.Groups.Any(part => part.Summary is not null));
        Cell? Figure(GroupTable part) => bySummary ? part.Summary : part.Mean;
        TableResult[] ranked =
        [
            .. Comparable
                .Items(question, shown)
                .Where(item => item.Groups.Any(part => Figure(part) is { Value: not null }))
                .OrderByDescending(item => item.Groups.Average(part => Figure(part)?.Value ?? 0)),
        ];
        if (ranked.Length < 2 * count)
            return null;
        TableResult[] end = highest ? ranked[..count] : ranked[^count..];
        var title = highest ? context.Texts.Factsheet.Highest : context.Texts.Factsheet.Lowest;
        return bySummary ? GridSummaries(end, shown, title, 0) : GridMeans(end, shown, title, 0);
    }

    /// <summary>Means with intervals, one dot per group; null when the table has none to show.</summary>
    public Chart? MeansOf(TableResult table, IReadOnlyList<string>? groups = null, string? caption = null)
    {
        var shown = Shown([table], groups);
        return shown.Length == 0 ? null : Means(table, shown, caption ?? context.Say(table.ShortText));
    }

    private string[] Shown(IReadOnlyList<TableResult> question, IReadOnlyList<string>? groups) =>
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

    private static GroupTable? Part(TableResult table, string group) =>
        table.Groups.FirstOrDefault(part => part.Group == group);

    private BarChart PerAnswer(TableResult table, string[] all, string caption)
    {
        string[] groups = [.. all.Take(MaximumSeries)];
        var parts = groups.Select(group => Part(table, group)!).ToArray();
        var shares = parts.Select(part => part.Cells.ToLookup(cell => cell.Answer)).ToArray();
        var offered = table
            .Answers.Select(answer =>
                (
                    answer.Code,
                    Cells: shares.Select(part => part[FigureKey.ShareOf(answer.Code)].FirstOrDefault()).ToArray()
                )
            )
            .Where(row => row.Cells.Any(cell => cell is not null))
            .ToArray();
        var largest = offered
            .OrderByDescending(row => row.Cells.Average(cell => cell?.Value ?? 0))
            .Take(Math.Min(MaximumRows, MaximumBars / groups.Length))
            .ToArray();
        // A scale keeps its order, also when only its largest are drawn.
        var kept = table.Ordinal || table.Kind == TableKind.Profile ? [.. offered.Where(largest.Contains)] : largest;
        var rows = kept.Select(row => new ChartRow(
                AnswerNames.Cut(AnswerNames.Of(table, row.Code, context.Texts)),
                [.. row.Cells.Select(cell => _values.Of(cell, table))]
            ))
            .ToArray();
        var series = parts.Select(_values.Series).ToArray();
        return new BarChart(series, rows, _text.Bars(caption, series, rows))
        {
            Caption = caption,
            Base = new ChartFoot
            {
                Cut = offered.Length > kept.Length ? (kept.Length, offered.Length) : null,
                GroupsLeftOut = all[groups.Length..],
                Only = series.Length == 1 ? series[0] : null,
            }.Of(context, [table], rows),
            FirstColor = Color(groups[0]),
            Axis = ShareAxis.For(rows),
            ShowAxis = ShareAxis.For(rows) != ValueAxis.Percent,
        };
    }

    private BarChart OneOfTwo(TableResult table, string[] all, string caption)
    {
        string[] groups = [.. all.Take(MaximumRows)];
        var answer = TwoAnswers.Telling(table)!.Value;
        var series = new ChartSeries(AnswerNames.Cut(AnswerNames.Of(table, answer, context.Texts)));
        var (rows, spoken, changes) = PerGroup(
            table,
            groups,
            part => part.Cells.FirstOrDefault(cell => cell.Answer == answer)
        );
        caption =
            $"{caption.TrimEnd('?')}: {AnswerNames.AfterColon(table, answer, context.Texts, AnswerNames.MaximumLengthInChart)}";
        return new BarChart(
            [series],
            rows,
            _text.Bars(
                caption,
                [series],
                spoken,
                interval => context.Figures.ShareInterval(interval.Lower, interval.Upper)
            )
        )
        {
            Caption = caption,
            Description = changes?.Finding(context, share: true),
            Base = new ChartFoot
            {
                GroupsLeftOut = all[groups.Length..],
                ShowsIntervals = HasIntervals(rows),
                Changes = changes,
            }.Of(context, [table], rows),
            ShowIntervals = true,
        };
    }

    private Chart Stacked(TableResult table, string[] all, string caption)
    {
        string[] groups = [.. all.Take(MaximumRows)];
        var series = table
            .Answers.Select(answer => new ChartSeries(AnswerNames.Cut(context.Say(answer.Label), 60)))
            .ToArray();
        var rows = groups
            .Select(group =>
            {
                var part = Part(table, group)!;
                return new ChartRow(
                    context.Index.GroupLabel(group, context.Language),
                    [
                        .. table.Answers.Select(answer =>
                            _values.Of(
                                part.Cells.FirstOrDefault(cell => cell.Answer == FigureKey.ShareOf(answer.Code)),
                                table
                            )
                        ),
                    ]
                )
                {
                    Base = _values.Base(part.Base),
                };
            })
            .ToArray();
        if (!Array.TrueForAll(rows, StackedBarChart.FillsABar))
            return PerAnswer(table, all, caption);
        return new StackedBarChart(series, rows, _text.Stacked(caption, series, rows))
        {
            Caption = caption,
            Base = new ChartFoot { GroupsLeftOut = all[groups.Length..], LeavesGaps = true }.Of(context, [table], rows),
        };
    }

    private Chart Grid(IReadOnlyList<TableResult> items, string[] shown, string caption, int leftOut)
    {
        string[] groups = [.. shown.Take(MaximumSeries)];
        if (items.Any(item => item.Groups.Any(part => part.Summary is not null)))
            return GridSummaries(items, shown, caption, leftOut);

        if (
            items[0].Answers.Count > MaximumScalePoints
            && items.Any(item => groups.Any(group => Part(item, group)?.Mean is { Value: not null }))
        )
            return GridMeans(items, shown, caption, leftOut);

        // Without a summary only one group fits: items by scale point.
        var scale = items[0]
            .Answers.Take(MaximumScalePoints)
            .Select(answer => new ChartSeries(AnswerNames.Cut(context.Say(answer.Label), 60)))
            .ToArray();
        TableResult[] asked = [.. items.Where(item => Part(item, groups[0]) is not null)];
        var stacked = asked
            .Take(MaximumRows)
            .Select(item =>
            {
                var part = Part(item, groups[0])!;
                return new ChartRow(
                    AnswerNames.Cut(AnswerNames.Topic(item, context.Language)),
                    [
                        .. items[0]
                            .Answers.Take(MaximumScalePoints)
                            .Select(answer =>
                                _values.Of(
                                    part.Cells.FirstOrDefault(cell => cell.Answer == FigureKey.ShareOf(answer.Code)),
                                    item
                                )
                            ),
                    ]
                )
                {
                    Base = _values.Base(part.Base),
                };
            })
            .ToArray();
        var title = $"{caption} ({context.Index.GroupLabel(groups[0], context.Language)})";
        if (scale.Length < 2 || !Array.TrueForAll(stacked, StackedBarChart.FillsABar))
            return PerAnswer(items[0], shown, caption);
        return new StackedBarChart(scale, stacked, _text.Stacked(title, scale, stacked))
        {
            Caption = title,
            Base = new ChartFoot
            {
                Cut = asked.Length > stacked.Length ? (stacked.Length, asked.Length) : null,
                LargestKept = false,
                ScaleCut = items[0].Answers.Count > scale.Length ? (scale.Length, items[0].Answers.Count) : null,
                ItemsLeftOut = leftOut,
                GroupsLeftOut = shown[1..],
                LeavesGaps = true,
            }.Of(context, items, stacked),
        };
    }

    /// <summary>Items with a bar for the summary of each group.</summary>
    private BarChart GridSummaries(IReadOnlyList<TableResult> items, string[] shown, string caption, int leftOut)
    {
        var (rows, series, foot) = Ranked(items, shown, leftOut, part => part.Summary);
        return new BarChart(series, rows, _text.Bars(caption, series, rows))
        {
            Caption = caption,
            Description = context.Texts.Charts.ShareAnswering(
                AnswerNames.InSentence(items[0], FigureKey.Summary, context.Texts)
            ),
            Base = foot.Of(context, items, rows),
            FirstColor = Color(shown[0]),
        };
    }

    /// <summary>Items of a long scale with scores: a dot at the mean of each group.</summary>
    private DotPlot GridMeans(IReadOnlyList<TableResult> items, string[] shown, string caption, int leftOut)
    {
        var (rows, series, foot) = Ranked(items, shown, leftOut, part => part.Mean);
        var axis = MeanAxis.For(rows, MeanAxis.ScaleOf(items[0]), context.Numbers);
        return new DotPlot(
            series,
            rows,
            _text.Bars(
                caption,
                series,
                rows,
                interval => context.Figures.NumberInterval(interval.Lower, interval.Upper, items[0])
            )
        )
        {
            Caption = caption,
            Description = context.Capitalised(AnswerNames.Of(items[0], FigureKey.Mean, context.Texts)),
            Base = (
                foot with
                {
                    ShowsIntervals = HasIntervals(rows),
                    Axis = axis,
                    Scale = MeanAxis.ScaleOf(items[0]),
                }
            ).Of(context, items, rows),
            Axis = axis,
        };
    }

    /// <summary>
    /// Items with one figure for each group, largest first, as many as fit; the foot says what is left out.
    /// </summary>
    private (ChartRow[] Rows, ChartSeries[] Series, ChartFoot Foot) Ranked(
        IReadOnlyList<TableResult> items,
        string[] shown,
        int leftOut,
        Func<GroupTable, Cell?> figure
    )
    {
        string[] groups = [.. shown.Take(MaximumSeries)];
        var all = items
            .Select(item =>
                (
                    Item: item,
                    Cells: groups.Select(group => Part(item, group) is { } part ? figure(part) : null).ToArray()
                )
            )
            .Where(row => row.Cells.Any(cell => cell is not null))
            .OrderByDescending(row => row.Cells.Average(cell => cell?.Value ?? 0))
            .ToArray();
        var kept = all.Take(Math.Min(MaximumRows, MaximumBars / groups.Length)).ToArray();
        ChartRow[] rows =
        [
            .. kept.Select(row => new ChartRow(
                AnswerNames.Cut(AnswerNames.Topic(row.Item, context.Language)),
                [.. row.Cells.Select(cell => _values.Of(cell, row.Item))]
            )),
        ];
        ChartSeries[] series = [.. groups.Select(group => _values.Series(group, items))];
        return (
            rows,
            series,
            new ChartFoot
            {
                Only = series.Length == 1 ? series[0] : null,
                Cut = all.Length > kept.Length ? (kept.Length, all.Length) : null,
                ItemsLeftOut = leftOut,
                GroupsLeftOut = shown[groups.Length..],
            }
        );
    }

    private DotPlot Means(TableResult table, string[] all, string caption)
    {
        string[] groups = [.. all.Take(MaximumRows)];
        var series = new ChartSeries(AnswerNames.Of(table, FigureKey.Mean, context.Texts));
        var (rows, spoken, changes) = PerGroup(table, groups, part => part.Mean);
        var axis = MeanAxis.For(rows, MeanAxis.ScaleOf(table), context.Numbers);
        return new DotPlot(
            [series],
            rows,
            _text.Bars(
                caption,
                [series],
                spoken,
                interval => context.Figures.NumberInterval(interval.Lower, interval.Upper, table)
            )
        )
        {
            Caption = caption,
            Description = Described(table, changes?.Finding(context, share: false)),
            Base = new ChartFoot
            {
                GroupsLeftOut = all[groups.Length..],
                ShowsIntervals = HasIntervals(rows),
                Changes = changes,
                Axis = axis,
                Scale = MeanAxis.ScaleOf(table),
            }.Of(context, [table], rows),
            Axis = axis,
        };
    }

    /// <summary>
    /// A row per group with its change where one is shown. What they are changes from is for the foot to say, and of
    /// which groups none is shown: words at the right of rows would take the room of the plot. Who hears the chart gets
    /// them row by row.
    /// </summary>
    private (ChartRow[] Rows, ChartRow[] Spoken, RowChanges? Changes) PerGroup(
        TableResult table,
        string[] groups,
        Func<GroupTable, Cell?> pick
    )
    {
        ChartRow[] spoken =
        [
            .. groups.Select(group =>
            {
                var part = Part(table, group)!;
                var cell = pick(part);
                var change = cell is null ? null : _values.Change(new Figure(table, part, cell));
                return new ChartRow(context.Index.GroupLabel(group, context.Language), [_values.Of(cell, table)])
                {
                    Base = _values.Base(part.Base),
                    Change = change is { Significant: true } || SaysNoChange ? change : null,
                };
            }),
        ];
        ChartRow[] rows = [.. spoken.Zip(groups, (row, group) => row with { Change = Arrow(row, group) })];
        string[] without = [.. spoken.Where(row => row.Change is { Significant: false }).Select(row => row.Label)];
        return (
            rows,
            spoken,
            context.Earlier is { } earlier && (without.Length > 0 || rows.Any(row => row.Change is not null))
                ? new RowChanges(context.Waves.Name(earlier.Id), rows, without)
                : null
        );

        Change? Arrow(ChartRow row, string group)
        {
            var part = Part(table, group)!;
            return
                row.Change is { Significant: true }
                && pick(part) is { } cell
                && context.Index.ChangeOf(new Figure(table, part, cell)) is { Difference: not null } compared
                ? _values.Amount(compared, table)
                : null;
        }
    }

    /// <summary>The unit of means and what they show; null for neither.</summary>
    private string? Described(TableResult table, string? finding)
    {
        if (table.Unit is not { } unit)
            return finding;
        return finding is null ? context.Say(unit) : $"{context.Say(unit)}; {context.Lowered(finding)}";
    }

    private static bool HasIntervals(IReadOnlyList<ChartRow> rows) =>
        rows.Any(row => row.Values.Any(value => value.Interval is not null));

    /// <summary>A group keeps its colour over all charts of a document.</summary>
    private int Color(string group)
    {
        for (var i = 0; i < context.Results.Groups.Count; i++)
            if (context.Results.Groups[i].Id == group)
                return i % 6;
        return 0;
    }
}
