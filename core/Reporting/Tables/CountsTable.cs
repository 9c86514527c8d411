using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>
/// Of a question whose codebook asks for it, per group: the respondents who gave each answer, which part of the response
/// they are, and how many in the population give it.
/// </summary>
internal sealed class CountsTable(ReportContext context)
{
    /// <summary>A table per group that has such figures.</summary>
    public IEnumerable<Table> For(TableResult table) =>
        table
            .Groups.Where(part => part.AnswerTotals is not null || part.SharesOfResponse is not null)
            .Select(part => Of(table, part));

    private Table Of(TableResult table, GroupTable part)
    {
        var (shares, totals) = (part.SharesOfResponse is not null, part.AnswerTotals is not null);
        var texts = context.Texts.Tables;
        return new Table(
            [
                new(1),
                new(44, ColumnAlignment.End) { Fixed = true },
                .. shares ? Columns(62, 62, 62) : [],
                .. totals ? Columns(70, 96) : [],
            ],
            [
                new([
                    texts.Answer,
                    "n",
                    .. shares ? new TableCell[] { texts.ShareOfResponse, texts.WeightedShareOfResponse, Level } : [],
                    .. totals ? new TableCell[] { texts.NumberInPopulation, Level } : [],
                ]),
            ],
            [.. table.Answers.Select(answer => Row(table, part, answer)).OfType<TableRow>()]
        )
        {
            Caption = table.ItemText is { } item
                ? $"{context.Say(item)}, {context.Index.GroupLabel(part.Group, context.Language)}"
                : context.Capitalised(context.Index.GroupLabel(part.Group, context.Language)),
            Summary = texts.CountsSummary(context.Say(table.ShortText)),
            Notes = shares ? [texts.ShareOfResponseNote] : [],
        };
    }

    private string Level =>
        context.Texts.Tables.ShortInterval(context.Numbers.Percent(context.Results.Settings.ConfidenceLevel));

    private static IEnumerable<TableColumn> Columns(params double[] widths) =>
        widths.Select(width => new TableColumn(width, ColumnAlignment.End) { Fixed = true });

    private TableRow? Row(TableResult table, GroupTable part, AnswerLabel answer)
    {
        Cell? Find(IEnumerable<Cell>? cells, FigureKey figure) => cells?.FirstOrDefault(cell => cell.Answer == figure);
        if (Find(part.Cells, FigureKey.ShareOf(answer.Code)) is not { } share)
            return null;
        TableCell Percent(Cell? cell) =>
            cell?.Value is { } value ? context.Numbers.PercentNumber(value, 1) : Missing(cell);
        TableCell[] response =
            part.SharesOfResponse is not { } shares ? []
            : Find(shares, FigureKey.ShareOfResponse(answer.Code, weighted: true)) is var weighted
                ?
                [
                    Percent(Find(shares, FigureKey.ShareOfResponse(answer.Code, weighted: false))),
                    Percent(weighted),
                    weighted?.Interval is { } interval
                        ? Muted(context.Numbers.PercentRange(interval.Lower, interval.Upper, 1))
                        : "",
                ]
            : [];
        var total = Find(part.AnswerTotals, FigureKey.TotalOf(answer.Code));
        return new TableRow([
            context.Say(answer.Label),
            share.Count is { } count ? context.Numbers.Number(count) : context.WithheldCount(),
            .. response,
            .. part.AnswerTotals is null
                ? []
                : new[]
                {
                    total?.Value is { } value ? context.Numbers.Number(value) : Missing(total),
                    total?.Interval is { } between
                        ? Muted(context.Numbers.Range(Math.Max(0, between.Lower), between.Upper, 0))
                        : "",
                },
        ]);
    }

    private static TableCell Muted(string text) => new([new Muted(text)]);

    private TableCell Missing(Cell? cell) => cell is null ? "" : context.Withheld(cell);
}
