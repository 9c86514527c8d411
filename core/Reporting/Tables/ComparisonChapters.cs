using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;
using Serverless.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>Chapters that print every comparison: one for the earlier wave, one per subgroup.</summary>
internal sealed class ComparisonChapters(ReportContext context)
{
    public IEnumerable<(string Heading, string Id, IEnumerable<Block> Blocks)> All()
    {
        if (context.Earlier is { } earlier)
        {
            ComparisonResult[] waves =
            [
                .. context.Results.Comparisons.Where(comparison => comparison.Kind == ComparisonKind.Waves),
            ];
            var name = context.Waves.Name(earlier.Id);
            if (waves.Length > 0)
                yield return (
                    context.Say($"Vergelijking met {name}", $"Comparison with {name}"),
                    "vergelijking-metingen",
                    ByGroup(waves, "metingen")
                );
        }

        foreach (var subgroup in context.Results.Subgroups)
        {
            ComparisonResult[] compared =
            [
                .. context.Results.Comparisons.Where(comparison =>
                    comparison.Kind == ComparisonKind.Subgroup && comparison.B.Subgroup == subgroup.Id
                ),
            ];
            if (compared.Length == 0)
                continue;
            var label = context.Texts.Grammar.Capitalised(context.Say(subgroup.Label));
            yield return (
                context.Say(
                    $"{label} en {context.Say(subgroup.ComplementLabel)}",
                    $"{label} and {context.Say(subgroup.ComplementLabel)}"
                ),
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
                context.Texts.Grammar.Capitalised(context.Index.GroupLabel(group.Key, context.Language)),
                $"vergelijking-{id}-{group.Key}"
            );
            yield return Table([.. group]);
        }
    }

    private Table Table(ComparisonResult[] comparisons)
    {
        var sides = comparisons[0];
        string Side(ComparisonSide side) =>
            sides.Kind == ComparisonKind.Waves
                ? context.Waves.Name(side.Wave)
                : context.Texts.Grammar.Capitalised(context.Say(side.Label));
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
                    context.Texts.Grammar.Capitalised(context.Index.GroupLabel(sides.B.Group, context.Language)),
                    Side(sides.A),
                    Side(sides.B),
                    context.Say("Verschil", "Difference"),
                    level + context.Say("-interval", " interval"),
                    "p",
                    context.Say("Effect", "Effect"),
                ]),
            ],
            [.. comparisons.SelectMany(Rows)]
        )
        {
            Summary = context.Say(
                "Verschillen met interval, p-waarde en effectgrootte.",
                "Differences with interval, p-value and effect size."
            ),
            Notes =
            [
                context.Say(
                    "Verschil in procentpunten, of in de eenheid van het gemiddelde. p en het interval zijn gecorrigeerd voor het aantal antwoorden. Effect: Cohens h voor percentages, Hedges’ g voor gemiddelden. *: significant.",
                    "Difference in percentage points, or in the unit of the mean. p and the interval are corrected for the number of answers. Effect: Cohen's h for shares, Hedges' g for means. *: significant."
                ),
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
        if (comparison.NotTested is { } reason)
            yield return new TableRow([new TableCell([new Muted(context.Say(reason))]) { ColumnSpan = 7 }]);
        if (comparison.Rows.All(row => row.A.Value is null && row.B.Value is null))
        {
            // Dashes alone say nothing; one line does.
            if (comparison.NotTested is null)
                yield return new TableRow([
                    new TableCell([
                        new Muted(
                            context.Say(
                                "Niet getoond: te weinig waarnemingen, of ter bescherming van respondenten.",
                                "Not shown: too few respondents, or to protect them."
                            )
                        ),
                    ])
                    {
                        ColumnSpan = 7,
                    },
                ]);
            yield break;
        }

        foreach (var row in comparison.Rows.Where(row => row.Answer != "summary" || AnswerNames.HasOwnSummary(table)))
        {
            var number = FigureWords.IsNumber(row.B);
            string Value(Cell cell) =>
                cell.Value is not { } value ? "–"
                : number ? context.Numbers.Number(value, table.Decimals)
                : context.Numbers.PercentNumber(value);
            // Shares cannot differ by more than 100 points, however few respondents there are.
            double Possible(double bound) => number ? bound : Math.Clamp(bound, -1, 1);
            string Amount(double amount) =>
                number ? context.Numbers.Signed(amount, Math.Max(1, table.Decimals)) : context.Numbers.Points(amount);
            yield return new TableRow([
                context.Texts.Grammar.Capitalised(AnswerNames.Of(table, row.Answer, context.Language)),
                Value(row.A),
                Value(row.B),
                row.Difference is { } difference
                    ? new TableCell(Amount(difference)) { Mark = row.Significant ? "*" : null }
                    : "",
                (row.SimultaneousInterval ?? row.Interval) is { } interval
                    ? new TableCell([
                        new Muted(
                            $"{Amount(Possible(interval.Lower))} {context.Say("tot", "to")} {Amount(Possible(interval.Upper))}"
                        ),
                    ])
                    : "",
                row.Test is { } test ? context.Numbers.PValue(test.AdjustedP ?? test.P) : "",
                row.Effect is { } effect ? context.Numbers.Number(effect.Value, 2) : "",
            ]);
        }
    }
}
