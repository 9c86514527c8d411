using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>Chapters that print every comparison: one for the earlier wave, one per subgroup.</summary>
internal sealed class ComparisonChapters(ReportContext context)
{
    private readonly PairedTable _paired = new(context);

    public IEnumerable<(string Heading, string Id, IEnumerable<Block> Blocks)> All()
    {
        if (context.Earlier is { } earlier)
        {
            ComparisonResult[] waves =
            [
                .. context.Results.Comparisons.Where(comparison =>
                    comparison.Kind == ComparisonKind.Waves && Says(comparison)
                ),
            ];
            var name = context.Waves.Name(earlier.Id);
            if (waves.Length > 0)
                yield return (
                    context.Texts.TablesReport.ComparisonWith(name),
                    "vergelijking-metingen",
                    ByGroup(waves, "metingen")
                );
        }

        foreach (var subgroup in context.Results.Subgroups)
        {
            ComparisonResult[] compared =
            [
                .. context.Results.Comparisons.Where(comparison =>
                    comparison.Kind == ComparisonKind.Subgroup
                    && comparison.B.Subgroup == subgroup.Id
                    && Says(comparison)
                ),
            ];
            if (compared.Length == 0)
                continue;
            var label = context.Capitalised(context.Say(subgroup.Label));
            yield return (
                context.Texts.Changes.Both(label, context.Say(subgroup.ComplementLabel)),
                "vergelijking-" + subgroup.Id,
                ByGroup(compared, subgroup.Id)
            );
        }
    }

    private IEnumerable<Block> ByGroup(ComparisonResult[] comparisons, string id)
    {
        foreach (var group in comparisons.GroupBy(comparison => comparison.B.Group, StringComparer.Ordinal))
        {
            yield return new Heading(
                3,
                context.Capitalised(context.Index.GroupLabel(group.Key, context.Language)),
                $"vergelijking-{id}-{group.Key}"
            );
            yield return Table([.. group]);
            if (_paired.For(group) is { } paired)
                yield return paired;
        }
    }

    private Table Table(ComparisonResult[] comparisons)
    {
        var sides = comparisons[0];
        string Side(ComparisonSide side) =>
            sides.Kind == ComparisonKind.Waves
                ? context.Waves.Name(side.Wave)
                : context.Capitalised(context.Say(side.Label));
        var level = context.Numbers.Percent(context.Results.Settings.ConfidenceLevel);
        return new Table(
            [
                new(1),
                new(56, ColumnAlignment.Decimal) { Fixed = true },
                new(56, ColumnAlignment.Decimal) { Fixed = true },
                new(46, ColumnAlignment.Decimal) { Fixed = true, StartsGroup = true },
                new(66, ColumnAlignment.Center) { Fixed = true },
                new(44, ColumnAlignment.End) { Fixed = true },
                new(42, ColumnAlignment.Decimal) { Fixed = true },
            ],
            [
                new([
                    context.Capitalised(context.Index.GroupLabel(sides.B.Group, context.Language)),
                    Side(sides.A),
                    Side(sides.B),
                    context.Texts.Tables.Difference,
                    context.Texts.Figures.Interval(level),
                    "p",
                    context.Texts.Tables.Effect,
                ]),
            ],
            [.. comparisons.SelectMany(Rows)]
        )
        {
            Summary = context.Texts.Tables.ComparisonSummary,
            Notes =
            [
                context.Texts.Tables.ComparisonNote,
                .. comparisons.Any(comparison => comparison.Rows.Any(row => row.IntervalDisagrees is true))
                    ? new[] { context.Texts.Tables.IntervalDisagrees }
                    : [],
            ],
        };
    }

    private IEnumerable<TableRow> Rows(ComparisonResult comparison)
    {
        if (context.Index.Table(comparison.Table) is not { } table)
            yield break;
        var @base = comparison is { A.Base.N: { } a, B.Base.N: { } b }
            ? $" (n = {context.Numbers.Number(a)}; {context.Numbers.Number(b)})"
            : "";
        yield return TableRow.Group(AnswerNames.FullTopic(table, context.Language) + @base);
        if (comparison.CommonAnswers is { } common)
        {
            var answers = context.And([.. common.Select(code => AnswerNames.Of(table, code, context.Texts))]);
            yield return new TableRow([
                new TableCell([new Muted(context.Texts.Tables.AmongCommonAnswers(answers))]) { ColumnSpan = 7 },
            ]);
        }

        if (comparison.NotTested is { } reason)
            yield return new TableRow([new TableCell([new Muted(context.Say(reason))]) { ColumnSpan = 7 }]);
        if (comparison.Rows.All(row => row.A.Value is null && row.B.Value is null))
        {
            // Dashes alone say nothing; one line does.
            if (comparison.NotTested is null)
                yield return new TableRow([
                    new TableCell([new Muted(context.Texts.Tables.NothingShown)]) { ColumnSpan = 7 },
                ]);
            yield break;
        }

        foreach (
            var row in comparison.Rows.Where(row => row.Answer != FigureKey.Summary || AnswerNames.HasOwnSummary(table))
        )
        {
            var (number, decimals) = (FigureWords.IsNumber(row.B), FigureWords.Decimals(table, row.Answer));
            string Value(Cell cell) =>
                cell.Value is not { } value ? "–"
                : number ? context.Numbers.Number(value, decimals)
                : context.Numbers.PercentNumber(value);
            // Shares cannot differ by more than 100 points, however few respondents there are.
            double Possible(double bound) => number ? bound : Math.Clamp(bound, -1, 1);
            string Amount(double amount) =>
                number
                    ? context.Numbers.Signed(amount, row.Answer.IsTotal ? 0 : Math.Max(1, decimals))
                    : context.Numbers.Points(amount);
            yield return new TableRow([
                context.Capitalised(AnswerNames.Of(table, row.Answer, context.Texts)),
                Value(row.A),
                Value(row.B),
                row.Difference is { } difference ? new TableCell(Amount(difference)) { Mark = Mark(row) } : "",
                (row.SimultaneousInterval ?? row.Interval) is { } interval
                    ? new TableCell([
                        new Muted(
                            context.Numbers.FromTo(Amount(Possible(interval.Lower)), Amount(Possible(interval.Upper)))
                        ),
                    ])
                    : "",
                row.Test is { } test
                    ? context.Numbers.PValue(test.AdjustedP ?? test.P)
                        + (row.IntervalDisagrees is true ? "\u00A0†" : "")
                    : "",
                row.Effect is { } effect ? context.Numbers.Number(effect.Value, 2) : "",
            ]);
        }
    }

    /// <summary>
    /// Whether a comparison says anything: not by fewer respondents than tests need, and not by the very answers that
    /// set the sides apart, of which one side has all and the other none.
    /// </summary>
    private bool Says(ComparisonResult comparison)
    {
        var minimum = context.Results.Settings.MinimumBaseForTests;
        return !(comparison.A.Base.N < minimum || comparison.B.Base.N < minimum) && !comparison.IsTautology();
    }

    private static string? Mark(ComparisonRow row)
    {
        if (!row.Significant)
            return null;
        return row.Difference > 0 ? "▲" : "▼";
    }
}
