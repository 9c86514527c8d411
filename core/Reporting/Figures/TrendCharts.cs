using Serverless.Analysis.Results;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>Lines over three waves or more: one line per group, for the most informative answer of a table.</summary>
public sealed class TrendCharts(ReportContext context)
{
    private const int MaximumLines = 6;
    private const int MaximumWaves = 24;

    private readonly ChartValues _values = new(context);

    /// <summary>The chart; null when the table has no development over three waves or more.</summary>
    /// <param name="table">The table.</param>
    /// <param name="groups">Group ids; null for all.</param>
    /// <param name="figure">What to follow where the table has it; null for what says most.</param>
    public TrendChart? For(TableResult table, IReadOnlyList<string>? groups = null, FigureKey? figure = null)
    {
        TrendResult[] trends =
        [
            .. context
                .Results.Groups.Where(group => groups is null || groups.Contains(group.Id, StringComparer.Ordinal))
                .Select(group =>
                    context.Results.Trends.FirstOrDefault(trend =>
                        trend.Table == table.Id && trend.Group == group.Id && trend.CommonAnswers is null
                    )
                )
                .OfType<TrendResult>(),
        ];
        WaveSummary[] waves =
        [
            .. context
                .Results.EarlierWaves.Append(context.Results.Wave)
                .SkipWhile(wave => !trends.Any(trend => trend.Waves.Contains(wave.Id, StringComparer.Ordinal)))
                .TakeLast(MaximumWaves),
        ];
        if (waves.Length < 3 || Followed(table, trends, figure) is not { } answer)
            return null;
        var lines = trends
            .Select(trend =>
                (trend.Group, Row: Line(trend, trend.Rows.FirstOrDefault(row => row.Answer == answer), table, waves))
            )
            .Where(line => line.Row is not null)
            .ToArray();
        var rows = lines.Take(MaximumLines).Select(line => line.Row!).ToArray();
        // One point makes no line.
        if (!rows.Any(row => row.Values.Count(value => value.Value is not null) > 1))
            return null;
        var isNumber = answer.IsNumber;
        var name = AnswerNames.Of(table, answer, context.Texts);
        var topic = AnswerNames.FullTopic(table, context.Language);
        var caption = isNumber ? topic : $"{topic}: {AnswerNames.AfterColon(table, answer, context.Texts)}";
        var series = waves.Select(wave => new ChartSeries(context.Waves.Name(wave.Id))).ToArray();
        var axis = isNumber ? MeanAxis.For(rows, context.Numbers) : ValueAxis.Percent;
        return new TrendChart(
            series,
            rows,
            new ChartText(context).Trend(
                caption,
                series,
                rows,
                interval =>
                    isNumber
                        ? context.Figures.NumberInterval(interval.Lower, interval.Upper, table)
                        : context.Figures.ShareInterval(interval.Lower, interval.Upper)
            )
        )
        {
            Caption = caption,
            Description = isNumber ? context.Capitalised(FigureLabel.Measure(table, answer, context)) : null,
            Base = new ChartFoot
            {
                Axis = isNumber ? axis : null,
                Scale = isNumber ? MeanAxis.ScaleOf(table) : null,
                NotAsked = [.. NotAsked(waves, rows)],
                GroupsLeftOut = [.. lines.Skip(MaximumLines).Select(line => line.Group)],
                ShowsBands = rows.Any(row => row.Values.Any(value => value.Interval is not null)),
                LastBases =
                [
                    .. lines
                        .Take(MaximumLines)
                        .Select(line => (line.Row!.Label, trends.First(trend => trend.Group == line.Group).Bases))
                        .Where(line => line.Bases is [.., { N: not null }])
                        .Select(line => (line.Label, line.Bases[^1].N!.Value)),
                ],
            }.Of(context, [table], rows),
            Axis = axis,
        };
    }

    /// <summary>Lines with the waves in which only they were not asked; a wave that asked none says so in the plot.</summary>
    private IEnumerable<(string Label, IReadOnlyList<string> Waves)> NotAsked(WaveSummary[] waves, ChartRow[] rows)
    {
        foreach (var row in rows)
        {
            string[] missing =
            [
                .. waves
                    .Where((_, i) => !IsAsked(row.Values[i]) && rows.Any(other => IsAsked(other.Values[i])))
                    .Select(wave => context.Waves.Name(wave.Id)),
            ];
            if (missing.Length > 0)
                yield return (row.Label, missing);
        }
    }

    private static bool IsAsked(ChartValue value) => value.FigureId is not null;

    private ChartRow? Line(TrendResult trend, TrendRow? row, TableResult table, WaveSummary[] waves)
    {
        if (row is null || !row.Points.Any(FigureWords.IsShown))
            return null;
        return new ChartRow(
            context.Index.GroupLabel(trend.Group, context.Language),
            [
                .. waves.Select(wave =>
                {
                    for (var i = 0; i < trend.Waves.Count; i++)
                        if (trend.Waves[i] == wave.Id)
                            return _values.Of(row.Points[i], table);
                    return _values.Of(null, table);
                }),
            ]
        );
    }

    /// <summary>What was asked for, else the mean, the summary, the yes, or the answer given most in the last wave.</summary>
    private static FigureKey? Followed(TableResult table, TrendResult[] trends, FigureKey? asked)
    {
        var rows = trends.SelectMany(trend => trend.Rows).ToArray();
        FigureKey[] wanted =
        [
            .. asked is { } figure ? new[] { figure } : [],
            FigureKey.Mean,
            FigureKey.Summary,
            .. TwoAnswers.Telling(table) is { } telling ? new[] { telling } : [],
        ];
        foreach (var known in wanted)
            if (rows.Any(row => row.Answer == known))
                return known;
        return rows.Where(row => row.Points.Count > 0).MaxBy(row => row.Points[^1].Value ?? -1)?.Answer;
    }
}
