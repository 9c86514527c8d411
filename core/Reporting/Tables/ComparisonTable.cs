using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>
/// The differences of one group that were shown, by question: those that hold among all tests first, then by the size
/// of their effect.
/// </summary>
internal sealed class ComparisonTable(ReportContext context)
{
    private const int Columns = 8;

    /// <summary>Null when nothing differs.</summary>
    public Table? For(IReadOnlyList<ComparedTable> compared)
    {
        ComparedTable[] differing =
        [
            .. compared
                .Where(table => table.Printed.Any())
                .OrderByDescending(table => table.OwnRows.Any(row => row.Holds(context.Results.Settings)))
                .ThenByDescending(LargestEffect),
        ];
        if (differing.Length == 0)
            return null;
        var sides = differing[0].Comparison;
        string Side(ComparisonSide side) =>
            sides.Kind == ComparisonKind.Waves
                ? context.Waves.Name(side.Wave)
                : context.Capitalised(context.Say(side.Label));
        var level = context.Numbers.Percent(context.Results.Settings.ConfidenceLevel);
        return new Table(
            [
                new(1),
                new(44, ColumnAlignment.Decimal) { Fixed = true },
                new(44, ColumnAlignment.Decimal) { Fixed = true },
                new(46, ColumnAlignment.Decimal) { Fixed = true, StartsGroup = true },
                new(64, ColumnAlignment.Center) { Fixed = true },
                new(40, ColumnAlignment.End) { Fixed = true },
                new(42, ColumnAlignment.End) { Fixed = true },
                new(38, ColumnAlignment.Decimal) { Fixed = true },
            ],
            [
                new([
                    context.Capitalised(context.Index.GroupLabel(sides.B.Group, context.Language)),
                    Side(sides.A),
                    Side(sides.B),
                    context.Texts.Tables.Difference,
                    context.Texts.Figures.Interval(level),
                    "p",
                    context.Texts.Tables.PAllTests,
                    context.Texts.Tables.Effect,
                ]),
            ],
            [.. differing.SelectMany(Rows)]
        )
        {
            Summary = context.Texts.Tables.ComparisonSummary,
            Notes = [.. Notes(differing)],
        };
    }

    private double LargestEffect(ComparedTable table) =>
        table
            .OwnRows.Where(row => row.Significant)
            .Select(row => (row.Holds(context.Results.Settings) ? 1000 : 0) + Math.Abs(row.Effect?.Value ?? 0))
            .DefaultIfEmpty()
            .Max();

    private IEnumerable<string> Notes(ComparedTable[] differing)
    {
        ComparisonRow[] rows = [.. differing.SelectMany(table => table.Printed)];
        yield return context.Texts.Tables.ComparisonNote;
        var legend = string.Join(
            " ",
            new[]
            {
                rows.Any(row => row.Holds(context.Results.Settings)) ? context.Texts.Tables.HoldingLegend : null,
                rows.Any(row => row.Significant && !row.Holds(context.Results.Settings))
                    ? context.Texts.Tables.NotHoldingLegend
                    : null,
                differing.Any(table => table.IsPrintedWhole) ? context.Texts.Tables.WholeQuestionNote : null,
            }.OfType<string>()
        );
        if (legend.Length > 0)
            yield return legend;
        if (rows.Any(row => row.IntervalDisagrees is true))
            yield return context.Texts.Tables.IntervalDisagrees;
    }

    private IEnumerable<TableRow> Rows(ComparedTable compared)
    {
        var (comparison, table) = compared;
        var @base = comparison is { A.Base.N: { } a, B.Base.N: { } b }
            ? $" (n = {context.Numbers.Number(a)}; {context.Numbers.Number(b)})"
            : "";
        var routed = table.BaseText is { } who ? $", {context.Lowered(context.Say(who))}" : "";
        yield return TableRow.Group(AnswerNames.FullTopic(table, context.Language) + routed + @base);
        if (comparison.CommonAnswers is { } common)
        {
            var answers = AnswerNames.Together(table, common, context.Texts);
            yield return new TableRow([
                new TableCell([new Muted(context.Texts.Tables.AmongCommonAnswers(answers))]) { ColumnSpan = Columns },
            ]);
        }

        foreach (var row in compared.Printed)
            yield return Row(table, row);
    }

    private TableRow Row(TableResult table, ComparisonRow row)
    {
        var (number, decimals) = (FigureWords.IsNumber(row.B), FigureWords.Decimals(table, row.Answer));
        TableCell Value(Cell cell) =>
            cell.Value switch
            {
                null => context.Withheld(cell),
                { } value when number => context.Numbers.Number(value, decimals),
                { } value => context.Numbers.PercentNumber(value),
            };
        // Shares cannot differ by more than 100 points, however few respondents there are.
        double Possible(double bound) => number ? bound : Math.Clamp(bound, -1, 1);
        string Amount(double amount) =>
            number
                ? context.Numbers.Signed(amount, row.Answer.IsTotal ? 0 : Math.Max(1, decimals))
                : context.Numbers.Points(amount);
        var disagrees = row.IntervalDisagrees is true ? "\u00A0†" : "";
        return new TableRow([
            AnswerNames.InRowInUnit(table, row.Answer, context.Texts),
            Value(row.A),
            Value(row.B),
            row.Difference is { } difference ? Marked(Amount(difference), row) : "",
            (row.SimultaneousInterval ?? row.Interval) is { } interval
                ? new TableCell([
                    new Muted(
                        context.Numbers.FromTo(Amount(Possible(interval.Lower)), Amount(Possible(interval.Upper)))
                    ),
                ])
                {
                    OnOneLine = true,
                }
                : "",
            row.Test is { } test ? context.Numbers.PValue(test.AdjustedP ?? test.P) + disagrees : "",
            row.ScreenedP is { } screened ? context.Numbers.PValue(screened) : "",
            row.Effect is { } effect ? context.Numbers.Number(effect.Value, 2) : "",
        ]);
    }

    private TableCell Marked(string amount, ComparisonRow row)
    {
        if (!row.Significant)
            return new TableCell(amount) { Subdued = true };
        var (sign, meaning) = ChangeMarks.Of(context, row);
        return new TableCell(amount) { Mark = sign, MarkMeaning = meaning };
    }
}
