using Serverless.Analysis.Results;
using Serverless.Reporting.Documents.Charts;
using Serverless.Surveys;

namespace Serverless.Reporting.Figures;

/// <summary>
/// Charts of a question with items: a bar per item for the summary of each group, dots for means, or the whole scale of one
/// group; of a ranking how often each option was put at the top.
/// </summary>
/// <param name="context">The report.</param>
/// <param name="maximumBars">Most bars in a chart: with more groups fewer items fit.</param>
internal sealed class GridCharts(ReportContext context, int maximumBars)
{
    /// <summary>Most parts of one stacked bar.</summary>
    private const int MaximumScalePoints = 8;

    private readonly ChartValues _values = new(context);
    private readonly ChartText _text = new(context);

    /// <summary>Options that were put in order: a bar for the share that put each at the top.</summary>
    public BarChart Places(IReadOnlyList<TableResult> options, string[] shown, string caption, int leftOut)
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
            FirstColor = _values.Color(shown[0]),
        };
    }

    /// <summary>
    /// The items of a long grid that score highest, or lowest, by their summary or mean; null for other questions.
    /// </summary>
    public Chart? Ends(IReadOnlyList<TableResult> question, string[] shown, int count, bool highest)
    {
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

    /// <summary>The chart that suits the items of a grid; null where none of them suits and one item has to do.</summary>
    public Chart? Of(IReadOnlyList<TableResult> items, string[] shown, string caption, int leftOut)
    {
        string[] groups = [.. shown.Take(TableCharts.MaximumSeries)];
        if (items.Any(item => item.Groups.Any(part => part.Summary is not null)))
            return GridSummaries(items, shown, caption, leftOut);

        if (
            items[0].Answers.Count > MaximumScalePoints
            && items.Any(item => groups.Any(group => ResultsIndex.Part(item, group)?.Mean is { Value: not null }))
        )
            return GridMeans(items, shown, caption, leftOut);

        // Without a summary only one group fits: items by scale point.
        var scale = items[0]
            .Answers.Take(MaximumScalePoints)
            .Select(answer => new ChartSeries(AnswerNames.Cut(context.Say(answer.Label), 60)))
            .ToArray();
        TableResult[] asked = [.. items.Where(item => ResultsIndex.Part(item, groups[0]) is not null)];
        var stacked = asked
            .Take(TableCharts.MaximumRows)
            .Select(item =>
            {
                var part = ResultsIndex.Part(item, groups[0])!;
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
            return null;
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
            FirstColor = _values.Color(shown[0]),
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
                    ShowsIntervals = ChartValues.HasIntervals(rows),
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
        string[] groups = [.. shown.Take(TableCharts.MaximumSeries)];
        var all = items
            .Select(item =>
                (
                    Item: item,
                    Cells: groups
                        .Select(group => ResultsIndex.Part(item, group) is { } part ? figure(part) : null)
                        .ToArray()
                )
            )
            .Where(row => row.Cells.Any(cell => cell is not null))
            .OrderByDescending(row => row.Cells.Average(cell => cell?.Value ?? 0))
            .ToArray();
        var kept = all.Take(Math.Min(TableCharts.MaximumRows, maximumBars / groups.Length)).ToArray();
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
}
