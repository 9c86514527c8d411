using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>Every figure over three waves or more, per group, with its slope.</summary>
internal sealed class TrendChapter(ReportContext context)
{
    private const int MaximumWaves = 7;

    /// <summary>Whether there is anything to print.</summary>
    public bool HasContent => context.Results.Trends.Any(trend => trend.Waves.Count >= 3);

    public IEnumerable<Block> Blocks()
    {
        foreach (
            var group in context
                .Results.Trends.Where(trend => trend.Waves.Count >= 3)
                .GroupBy(trend => trend.Group, StringComparer.Ordinal)
        )
        {
            yield return new Heading(
                3,
                context.Capitalised(context.Index.GroupLabel(group.Key, context.Language)),
                "ontwikkeling-" + group.Key
            );
            yield return Table([.. group]);
        }
    }

    private Table Table(TrendResult[] trends)
    {
        WaveSummary[] waves =
        [
            .. context
                .Results.EarlierWaves.Append(context.Results.Wave)
                .Where(wave => trends.Any(trend => trend.Waves.Contains(wave.Id, StringComparer.Ordinal)))
                .TakeLast(MaximumWaves),
        ];
        // Where nothing was tested for one reason, it is said once, and there are no columns for tests.
        var hasSlopes = trends.Any(trend => trend.Rows.Any(row => row.SlopePerYear is not null));
        var reason = hasSlopes ? null : OnlyReason(trends);
        return new Table(
            [
                new(1),
                .. waves.Select(_ => new TableColumn(38, ColumnAlignment.Decimal) { Fixed = true }),
                .. hasSlopes
                    ? new TableColumn[]
                    {
                        new(48, ColumnAlignment.Decimal) { Fixed = true, StartsGroup = true },
                        new(44, ColumnAlignment.End) { Fixed = true },
                    }
                    : [],
            ],
            [
                new([
                    context.Capitalised(context.Index.GroupLabel(trends[0].Group, context.Language)),
                    .. waves.Select(wave => new TableCell(context.Waves.Name(wave.Id))),
                    .. hasSlopes ? new TableCell[] { context.Texts.Tables.PerYear, "p" } : [],
                ]),
            ],
            [.. trends.SelectMany(trend => Rows(trend, waves, hasSlopes, saysReason: reason is null))]
        )
        {
            Description = reason,
            Summary = context.Texts.Tables.TrendSummary(hasSlopes),
            Notes = hasSlopes ? [context.Texts.Tables.TrendNote] : [],
        };
    }

    /// <summary>Why none of the developments was tested; null where some were, or for different reasons.</summary>
    private string? OnlyReason(TrendResult[] trends)
    {
        var reasons = trends.Select(trend => trend.NotTested).Distinct().ToArray();
        return reasons is [{ } only] ? context.Say(only) : null;
    }

    private IEnumerable<TableRow> Rows(TrendResult trend, WaveSummary[] waves, bool hasSlopes, bool saysReason)
    {
        if (context.Index.Table(trend.Table) is not { } table)
            yield break;
        var columns = waves.Length + (hasSlopes ? 3 : 1);
        var routed = table.BaseText is { } who ? $", {context.Lowered(context.Say(who))}" : "";
        yield return TableRow.Group(AnswerNames.FullTopic(table, context.Language) + routed);
        if (trend.CommonAnswers is { } common)
            yield return Remark(
                context.Texts.Tables.AmongAnswersOfTrend(AnswerNames.Together(table, common, context.Texts)),
                columns
            );
        if (saysReason && trend.NotTested is { } reason)
            yield return Remark(context.Say(reason), columns);
        foreach (
            var row in trend.Rows.Where(row => row.Answer != FigureKey.Summary || AnswerNames.HasOwnSummary(table))
        )
            yield return new TableRow([
                AnswerNames.InUnit(
                    AnswerNames.InRow(table, row.Answer, context.Texts),
                    table,
                    row.Answer,
                    context.Texts
                ),
                .. waves.Select(wave => Point(trend, row, table, wave.Id)),
                .. hasSlopes ? Tested(row) : [],
            ]);
        if (trend.Bases.Any(@base => @base.N is not null))
            yield return new TableRow(
                ["n", .. waves.Select(wave => Count(trend, wave.Id)), .. hasSlopes ? new TableCell[] { "", "" } : []],
                TableRowKind.Total
            );
    }

    /// <summary>The slope and the p of its test; empty where there is none.</summary>
    private TableCell[] Tested(TrendRow row) =>
        [
            row.SlopePerYear switch
            {
                null => "",
                { } slope when row.Answer.IsNumber => context.Numbers.Signed(slope, row.Answer.IsTotal ? 0 : 2),
                { } slope => context.Numbers.Points(slope, 1),
            },
            row.Linear is { } test ? context.Numbers.PValue(test.AdjustedP ?? test.P) : "",
        ];

    private static TableRow Remark(string text, int columns) =>
        new([new TableCell([new Muted(text)]) { ColumnSpan = columns }]);

    private TableCell Count(TrendResult trend, string wave)
    {
        for (var i = 0; i < trend.Waves.Count; i++)
            if (trend.Waves[i] == wave)
                return trend.Bases[i].N is { } n ? context.Numbers.Number(n) : context.WithheldCount();
        return "";
    }

    private TableCell Point(TrendResult trend, TrendRow row, TableResult table, string wave)
    {
        for (var i = 0; i < trend.Waves.Count; i++)
        {
            if (trend.Waves[i] != wave)
                continue;
            var cell = row.Points[i];
            if (cell.Value is not { } value)
                return context.Withheld(cell);
            return row.Answer.IsNumber
                ? context.Numbers.Number(value, row.Answer.IsTotal ? 0 : table.Decimals)
                : context.Numbers.PercentNumber(value);
        }

        return "";
    }
}
