using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Surveys;

namespace Serverless.Reporting.Tables;

/// <summary>
/// Chapters of the differences that were shown: one for the earlier wave, one per subgroup, those that hold among all
/// tests first. Everything that was compared is in the exports.
/// </summary>
internal sealed class ComparisonChapters(ReportContext context)
{
    private readonly PairedTable _paired = new(context);
    private readonly ComparisonTable _differences = new(context);

    public IEnumerable<(string Heading, string Id, IEnumerable<Block> Blocks)> All()
    {
        if (context.Earlier is { } earlier)
        {
            var waves = Compared(comparison => comparison.Kind == ComparisonKind.Waves);
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
            var compared = Compared(comparison =>
                comparison.Kind == ComparisonKind.Subgroup && comparison.B.Subgroup == subgroup.Id
            );
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

    private ComparedTable[] Compared(Func<ComparisonResult, bool> chosen) =>
        [
            .. context
                .Results.Comparisons.Where(chosen)
                .Where(comparison => comparison.Says(context.Results.Settings))
                .Select(comparison =>
                    context.Index.Table(comparison.Table) is { } table ? new ComparedTable(comparison, table) : null
                )
                .OfType<ComparedTable>(),
        ];

    private IEnumerable<Block> ByGroup(ComparedTable[] compared, string id)
    {
        yield return new Paragraph(context.Texts.TablesReport.OnlyDifferences) { KeepWithNext = true };
        foreach (var group in compared.GroupBy(table => table.Comparison.B.Group, StringComparer.Ordinal))
        {
            yield return new Heading(
                3,
                context.Capitalised(context.Index.GroupLabel(group.Key, context.Language)),
                $"vergelijking-{id}-{group.Key}"
            );
            var table = _differences.For([.. group]);
            yield return new Paragraph(Counted([.. group])) { KeepWithNext = table is not null };
            if (table is not null)
                yield return table;
            foreach (
                var reason in group
                    .Select(one => one.Comparison.NotTested)
                    .OfType<LocalizedText>()
                    .GroupBy(context.Say, StringComparer.Ordinal)
            )
                yield return new Paragraph(context.Texts.TablesReport.NotCompared(reason.Count(), reason.Key))
                {
                    Style = ParagraphStyle.Small,
                };
            if (_paired.For(group.Select(one => one.Comparison)) is { } paired)
                yield return paired;
        }
    }

    private string Counted(ComparedTable[] compared)
    {
        ComparisonRow[] tested = [.. compared.SelectMany(table => table.OwnRows).Where(row => row.Test is not null)];
        return context.Texts.TablesReport.DifferencesShown(
            tested.Length,
            tested.Count(row => row.Significant),
            tested.Count(row => row.Holds(context.Results.Settings))
        );
    }
}

/// <summary>A table with its comparison between two sides.</summary>
internal sealed record ComparedTable(ComparisonResult Comparison, TableResult Table)
{
    /// <summary>The rows that say something by themselves.</summary>
    public IReadOnlyList<ComparisonRow> OwnRows { get; } = [.. Comparison.OwnRows(Table)];

    /// <summary>Whether one answer says half of what the whole question says.</summary>
    public bool IsPrintedWhole => Comparison.TellsMoreTogether(Table);

    /// <summary>
    /// The rows that are printed: those that differ significantly, all of a question of which one says half, and all among
    /// the answers that two waves have in common, as no other table has these.
    /// </summary>
    public IEnumerable<ComparisonRow> Printed =>
        IsPrintedWhole || Comparison.CommonAnswers is not null ? OwnRows : OwnRows.Where(row => row.Significant);
}
