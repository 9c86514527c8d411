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
    internal const int MaximumSeries = 4;
    private const int MaximumStacked = 6;

    private readonly ChartValues _values = new(context);
    private readonly ChartText _text = new(context);

    private GridCharts Grids => new(context, MaximumBars);

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
            TableKind.RankedOption => Grids.Places(question, shown, title, leftOut),
            TableKind.GridItem when question.Count > 1 => Grids.Of(question, shown, title, leftOut)
                ?? PerAnswer(table, shown, title),
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

    /// <summary>
    /// The items of a long grid that score highest, or lowest, by their summary or mean; null for other questions.
    /// </summary>
    public Chart? Ends(IReadOnlyList<TableResult> question, int count, bool highest) =>
        Grids.Ends(question, Shown(question, null), count, highest);

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

    private BarChart PerAnswer(TableResult table, string[] all, string caption)
    {
        string[] groups = [.. all.Take(MaximumSeries)];
        var parts = groups.Select(group => ResultsIndex.Part(table, group)!).ToArray();
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
            FirstColor = _values.Color(groups[0]),
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
                ShowsIntervals = ChartValues.HasIntervals(rows),
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
                var part = ResultsIndex.Part(table, group)!;
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
                ShowsIntervals = ChartValues.HasIntervals(rows),
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
                var part = ResultsIndex.Part(table, group)!;
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
            var part = ResultsIndex.Part(table, group)!;
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
}
