using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>
/// What the same respondents changed between two waves: one table of a group, with the changes that were shown.
/// </summary>
internal sealed class PairedTable(ReportContext context)
{
    /// <summary>Null when no comparison has such a change.</summary>
    public Table? For(IEnumerable<ComparisonResult> comparisons)
    {
        ComparisonResult[] paired = [.. comparisons.Where(comparison => comparison.Rows.Any(Changed))];
        if (paired.Length == 0)
            return null;
        var texts = context.Texts.Tables;
        return new Table(
            [
                new(1),
                new(48, ColumnAlignment.End) { Fixed = true },
                new(48, ColumnAlignment.End) { Fixed = true },
                new(52, ColumnAlignment.Decimal) { Fixed = true, StartsGroup = true },
                new(72, ColumnAlignment.Center) { Fixed = true },
                new(44, ColumnAlignment.End) { Fixed = true },
                new(52, ColumnAlignment.End) { Fixed = true },
            ],
            [
                new([
                    context.Capitalised(context.Index.GroupLabel(paired[0].B.Group, context.Language)),
                    texts.Gained,
                    texts.Lost,
                    texts.Difference,
                    context.Texts.Figures.Interval(context.Numbers.Percent(context.Results.Settings.ConfidenceLevel)),
                    "p",
                    texts.McNemar,
                ]),
            ],
            [.. paired.SelectMany(Rows)]
        )
        {
            Caption = texts.SameRespondents,
            Summary = texts.SameRespondentsSummary,
            Notes = [texts.SameRespondentsNote],
        };
    }

    private IEnumerable<TableRow> Rows(ComparisonResult comparison)
    {
        if (context.Index.Table(comparison.Table) is not { } table)
            yield break;
        var pairs = comparison.Rows.Select(row => row.Paired?.Pairs).Max() ?? 0;
        yield return TableRow.Group(
            $"{AnswerNames.FullTopic(table, context.Language)} (n = {context.Numbers.Number(pairs)})"
        );
        foreach (var row in comparison.OwnRows(table).Where(Changed))
            yield return Row(table, row.Answer, row.Paired!);
    }

    private bool Changed(ComparisonRow row) =>
        row.Paired?.Test is { } test && (test.AdjustedP ?? test.P) < context.Results.Settings.Alpha;

    private TableRow Row(TableResult table, FigureKey figure, PairedChange change)
    {
        string Amount(double amount) =>
            figure.IsNumber
                ? context.Numbers.Signed(amount, Math.Max(1, table.Decimals))
                : context.Numbers.Points(amount);
        string Count(int? count) => count is { } known ? context.Numbers.Number(known) : "";
        return new TableRow([
            AnswerNames.InRowInUnit(table, figure, context.Texts),
            Count(change.Gained),
            Count(change.Lost),
            Amount(change.Difference),
            change.Interval is { } interval
                ? new TableCell([new Muted(context.Numbers.FromTo(Amount(interval.Lower), Amount(interval.Upper)))])
                {
                    OnOneLine = true,
                }
                : "",
            change.Test is { } test ? context.Numbers.PValue(test.AdjustedP ?? test.P) : "",
            change.McNemarExactP is { } exact ? context.Numbers.PValue(exact) : "",
        ]);
    }
}
