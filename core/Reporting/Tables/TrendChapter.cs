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
        return new Table(
            [
                new(1),
                .. waves.Select(_ => new TableColumn(38, ColumnAlignment.Decimal) { Fixed = true }),
                new(48, ColumnAlignment.Decimal) { Fixed = true, StartsGroup = true },
                new(44, ColumnAlignment.End) { Fixed = true },
            ],
            [
                new([
                    context.Capitalised(context.Index.GroupLabel(trends[0].Group, context.Language)),
                    .. waves.Select(wave => new TableCell(context.Waves.Name(wave.Id))),
                    context.Texts.Tables.PerYear,
                    "p",
                ]),
            ],
            [.. trends.SelectMany(trend => Rows(trend, waves))]
        )
        {
            Summary = context.Texts.Tables.TrendSummary,
            Notes = [context.Texts.Tables.TrendNote],
        };
    }

    private IEnumerable<TableRow> Rows(TrendResult trend, WaveSummary[] waves)
    {
        if (context.Index.Table(trend.Table) is not { } table)
            yield break;
        yield return TableRow.Group(AnswerNames.FullTopic(table, context.Language));
        if (trend.CommonAnswers is { } common)
            yield return Remark(
                context.Texts.Tables.AmongAnswersOfTrend(AnswerNames.Together(table, common, context.Texts)),
                waves.Length + 3
            );
        if (trend.NotTested is { } reason)
            yield return Remark(context.Say(reason), waves.Length + 3);
        foreach (
            var row in trend.Rows.Where(row => row.Answer != FigureKey.Summary || AnswerNames.HasOwnSummary(table))
        )
        {
            var number = row.Answer.IsNumber;
            yield return new TableRow([
                context.Capitalised(AnswerNames.Of(table, row.Answer, context.Texts)),
                .. waves.Select(wave => Point(trend, row, table, wave.Id)),
                row.SlopePerYear is { } slope
                    ? number
                        ? context.Numbers.Signed(slope, row.Answer.IsTotal ? 0 : 2)
                        : context.Numbers.Points(slope, 1)
                    : "",
                row.Linear is { } test ? context.Numbers.PValue(test.AdjustedP ?? test.P) : "",
            ]);
        }
    }

    private static TableRow Remark(string text, int columns) =>
        new([new TableCell([new Muted(text)]) { ColumnSpan = columns }]);

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
