using Serverless.Analysis.Comparisons;
using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>The small lines around a table: above it its base, under it marks, tests of the whole distribution, remarks.</summary>
internal sealed class TableNotes(ReportContext context)
{
    public IReadOnlyList<string> For(TableResult table, IReadOnlyList<GroupTable> parts, ColumnMarks marks) =>
        [.. Lines(table, parts, marks)];

    /// <summary>The lines under a grid: as for one table, with the marks of all items.</summary>
    public IReadOnlyList<string> ForItems(IReadOnlyList<(TableResult Item, GroupTable Part)> rows, ColumnMarks marks)
    {
        var part = rows[0].Part;
        var lines = new List<string>();
        var legend = string.Join(
            " ",
            marks.Legend([
                .. rows.SelectMany(row =>
                    ResultsIndex.AllCells(row.Part).Select(cell => new Figure(row.Item, row.Part, cell))
                ),
            ])
        );
        if (legend.Length > 0)
            lines.Add(legend);
        lines.AddRange(rows.SelectMany(row => Remarks(row.Item, [part])).Distinct(StringComparer.Ordinal));
        return lines;
    }

    private IEnumerable<string> Lines(TableResult table, IReadOnlyList<GroupTable> parts, ColumnMarks marks)
    {
        Figure[] figures =
        [
            .. parts.SelectMany(part => ResultsIndex.AllCells(part).Select(cell => new Figure(table, part, cell))),
        ];
        var legend = string.Join(" ", marks.Legend(figures));
        if (legend.Length > 0)
            yield return legend;
        if (Distributions(table, parts) is { } tests)
            yield return tests;
        foreach (var reason in NotTested(table, parts))
            yield return reason;
        foreach (var part in parts)
            if (context.Index.SinceEarlierWaveInCommon(table.Id, part.Group) is not null)
                yield return context.Texts.Tables.CommonAnswersElsewhere(
                    context.Capitalised(context.Index.GroupLabel(part.Group, context.Language))
                );

        foreach (var remark in Remarks(table, parts))
            yield return remark;
    }

    /// <summary>"Basis: wie samenwerkt. Meer antwoorden mogelijk.": above the table, so that it is read on its first page.</summary>
    public string Base(TableResult table)
    {
        var basis = table.BaseText is { } routed
            ? context.Texts.Tables.Base(context.Lowered(context.Say(routed)))
            : context.Texts.Tables.BaseOfAll;
        return basis
            + table.Kind switch
            {
                TableKind.Multiple => " " + context.Texts.Tables.MoreThanOneAnswer,
                TableKind.RankedOption => " " + context.Texts.Figures.MeanRankNote,
                TableKind.Single or TableKind.GridItem or TableKind.Numeric or TableKind.Profile => "",
            };
    }

    private IEnumerable<string> Remarks(TableResult table, IReadOnlyList<GroupTable> parts) =>
        context
            .Results.Remarks.Where(remark =>
                remark.Table == table.Id && (remark.Group is null || parts.Any(part => part.Group == remark.Group))
            )
            .Select(remark => context.Say(remark.Text));

    /// <summary>
    /// The tests of the whole distribution against the earlier wave, on one line; null when there are none.
    /// </summary>
    private string? Distributions(TableResult table, IReadOnlyList<GroupTable> parts)
    {
        string[] tests =
        [
            .. parts
                .Select(part => (part.Group, Comparison: context.Index.SinceEarlierWave(table.Id, part.Group)))
                .Where(pair => pair.Comparison?.Overall is not null)
                .Select(pair =>
                    $"{context.Index.GroupLabel(pair.Group, context.Language)} {Test(pair.Comparison!.Overall!, pair.Comparison.CramersV)}"
                ),
        ];
        if (tests.Length == 0 || context.Earlier is not { } earlier)
            return null;
        var name = context.Waves.Name(earlier.Id);
        var adjusted = parts.All(part =>
            context.Index.SinceEarlierWave(table.Id, part.Group)?.Overall is null or { AdjustedP: not null }
        );
        return context.Texts.Tables.WholeDistribution(
            table.Kind == TableKind.Multiple,
            name,
            adjusted,
            string.Join("; ", tests)
        );
    }

    private string Test(TestResult test, double? effect)
    {
        var p = context.Numbers.StatedPValue(test.AdjustedP ?? test.P);
        return effect is { } v ? $"{p} {context.Texts.Tables.CramersV(context.Numbers.Number(v, 2))}" : p;
    }

    /// <summary>
    /// Why groups were not compared with the earlier wave, those with the same reason together. That respondents selected
    /// themselves is said of the group as a whole.
    /// </summary>
    private IEnumerable<string> NotTested(TableResult table, IReadOnlyList<GroupTable> parts) =>
        parts
            .Select(part =>
                (
                    Group: context.Index.GroupLabel(part.Group, context.Language),
                    Comparison: context.Index.SinceEarlierWave(table.Id, part.Group)
                )
            )
            .Where(pair => pair.Comparison?.NotTested is { } reason && reason != NotTestedText.SelfSelected)
            .GroupBy(pair =>
                (Earlier: context.Waves.Name(pair.Comparison!.A.Wave), Reason: context.Say(pair.Comparison.NotTested!))
            )
            .Select(same =>
                context.Texts.Tables.NotTested(
                    context.Capitalised(context.And([.. same.Select(pair => pair.Group)])),
                    same.Key.Earlier,
                    context.Lowered(same.Key.Reason)
                )
            );
}
