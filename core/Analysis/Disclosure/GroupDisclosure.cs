using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Analysis.Disclosure;

/// <summary>
/// What is withheld of all tables of one group in one wave. It rests on that wave's own answers only, so that the same
/// figure is withheld in the document of its wave and in those of later waves.
/// </summary>
internal static class GroupDisclosure
{
    /// <param name="tables">Every table the group has in the wave.</param>
    /// <param name="atoms">The respondents parted by all subgroups.</param>
    /// <param name="descendants">By table: the tables whose base lies within it, because they are routed by it or made
    /// of it.</param>
    /// <param name="subgroupsOn">By table: the subgroups defined by its answers.</param>
    /// <param name="known">What was shown before and is still so.</param>
    /// <param name="earlier">What was shown of other answers before.</param>
    /// <param name="exchanges">Which respondents whole percents protect.</param>
    /// <param name="settings">The thresholds.</param>
    /// <param name="identifiable">Whether small cells are masked, not only small bases.</param>
    /// <param name="weighted">Which sides of subgroups give strata away; null where weights do not differ.</param>
    public static IReadOnlyDictionary<TableId, TableWithholding> Of(
        IReadOnlyList<TableCounts> tables,
        Atoms atoms,
        ILookup<TableId, TableId> descendants,
        ILookup<TableId, string> subgroupsOn,
        IReadOnlyList<KnownSet> known,
        IReadOnlyList<EarlierCounts> earlier,
        Exchanges exchanges,
        AnalysisSettings settings,
        bool identifiable,
        WeightedSides? weighted = null
    )
    {
        var threshold = identifiable ? settings.SmallCell : 0;
        var minimum = Math.Max(settings.MinimumBase, threshold > 0 ? threshold + 1 : 0);
        var (baseWithheld, subgroupsWithheld) = (new HashSet<TableId>(), new HashSet<string>(StringComparer.Ordinal));
        var whole = new Dictionary<TableId, Withholding>();
        foreach (var table in tables)
        {
            whole[table.Table] = Whole(table, threshold, minimum, out var exposed);
            foreach (var exposure in exposed)
            {
                subgroupsWithheld.UnionWith(exposure.Subgroups);
                foreach (var child in exposure.Tables)
                    AddWithDescendants(child, descendants, baseWithheld);
            }
        }

        subgroupsWithheld.UnionWith(baseWithheld.SelectMany(t => subgroupsOn[t]));
        var decisions = tables.ToDictionary(
            t => t.Table,
            t =>
            {
                var all = whole[t.Table] with { BaseWithheld = baseWithheld.Contains(t.Table) };
                return new TableWithholding(
                    all,
                    t.Subgroups.ToDictionary(
                        s => s.Subgroup,
                        s =>
                            subgroupsWithheld.Contains(s.Subgroup) || all.Suppressed || all.BaseWithheld
                                ? Withholding.Everything
                                : Sides(t, s, all, threshold, minimum),
                        StringComparer.Ordinal
                    )
                );
            }
        );
        foreach (var set in known)
            decisions[set.Table] = WithheldBefore(decisions[set.Table], set);
        if (identifiable && (threshold > 0 || minimum > 0))
            decisions = new GroupAudit(
                tables,
                atoms,
                descendants,
                decisions,
                known,
                earlier,
                exchanges,
                threshold,
                minimum,
                settings.Dominance
            ).Protect();
        if (identifiable && threshold > 0)
            decisions = HiddenBases.Protect(tables, descendants, decisions, threshold);
        if (weighted is not null)
            decisions = decisions.ToDictionary(d => d.Key, d => weighted.Protect(d.Key, d.Value));
        WithholdJointly(tables, decisions);
        return decisions;
    }

    private static TableWithholding WithheldBefore(TableWithholding now, KnownSet set)
    {
        if (set.Subgroup is null)
            return new TableWithholding(
                now.Whole.And(set.Hidden),
                now.Subgroups.ToDictionary(s => s.Key, s => s.Value.And(set.Hidden.OfSides()), StringComparer.Ordinal)
            );
        if (!now.Subgroups.TryGetValue(set.Subgroup, out var sides))
            return now;
        var both = sides.And(set.Hidden);
        return now with
        {
            Subgroups = new Dictionary<string, Withholding>(now.Subgroups, StringComparer.Ordinal)
            {
                [set.Subgroup] = both with { Rest = both.Rest || set.HidesRest },
            },
        };
    }

    /// <summary>
    /// Of tables that give each other away nothing is shown as soon as anything of one of them is withheld: more than
    /// is strictly needed, never less.
    /// </summary>
    private static void WithholdJointly(
        IReadOnlyList<TableCounts> tables,
        Dictionary<TableId, TableWithholding> withheld
    )
    {
        foreach (var joint in tables.Where(t => t.Joint is not null).GroupBy(t => t.Joint, StringComparer.Ordinal))
        {
            var all = joint.Select(t => withheld[t.Table]).ToList();
            var whole = all.Exists(t => t.Whole.HasAny);
            var subgroups = all.SelectMany(t => t.Subgroups)
                .Where(s => whole || s.Value.HasAny)
                .Select(s => s.Key)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var table in joint)
                withheld[table.Table] = new TableWithholding(
                    whole ? Withholding.Everything : withheld[table.Table].Whole,
                    withheld[table.Table]
                        .Subgroups.ToDictionary(
                            s => s.Key,
                            s => subgroups.Contains(s.Key) ? Withholding.Everything : s.Value,
                            StringComparer.Ordinal
                        )
                );
        }
    }

    private static Withholding Whole(TableCounts table, int threshold, int minimum, out IReadOnlyList<Exposure> exposed)
    {
        exposed = [];
        if (table.Base < minimum)
            return Withholding.Everything;
        if (table.Counts.Length == 0 || threshold == 0)
            return Withholding.Nothing;

        bool[][] sums =
        [
            .. table.Exposures.Select(e => e.Answers),
            .. table.Summary is { } summary ? [summary] : Array.Empty<bool[]>(),
        ];
        var choice = SmallCells.Choose(
            threshold,
            [table.Counts],
            table.AddsUp,
            sums,
            Unticked(table, threshold, (table.Base, table.Counts))
        );
        if (choice.AllWithheld)
            return Withholding.Everything;
        exposed = [.. table.Exposures.Where((_, i) => choice.SumsWithheld[i])];
        return Withheld(choice, table.Summary is not null && choice.SumsWithheld[^1]);
    }

    /// <summary>
    /// A subgroup and the rest add up to the whole, so what is withheld on one side is withheld on the other,
    /// and what is withheld of the whole is withheld on both.
    /// </summary>
    private static Withholding Sides(
        TableCounts table,
        SubgroupCounts sides,
        Withholding whole,
        int threshold,
        int minimum
    )
    {
        if (sides.InsideBase < minimum || sides.OutsideBase < minimum)
            return Withholding.Everything;
        if (table.Counts.Length == 0 || threshold == 0)
            return Withholding.Nothing;

        bool[][] sums = table.Summary is { } summary && !whole.Summary ? [summary] : [];
        var already = Unticked(table, threshold, (sides.InsideBase, sides.Inside), (sides.OutsideBase, sides.Outside));
        if (whole.HasAnswers)
            already = [.. already.Zip(whole.Answers, (x, y) => x || y)];
        var choice = SmallCells.Choose(threshold, [sides.Inside, sides.Outside], table.AddsUp, sums, already);
        if (choice.AllWithheld)
            return Withholding.Everything;
        return Withheld(choice, whole.Summary || (sums.Length > 0 && choice.SumsWithheld[^1]));
    }

    /// <summary>Options that so few left unticked that these could be recognised.</summary>
    private static bool[] Unticked(TableCounts table, int threshold, params (int Base, int[] Counts)[] columns) =>
        [
            .. Enumerable
                .Range(0, table.Counts.Length)
                .Select(k =>
                    table.IsMultiple
                    && Array.Exists(
                        columns,
                        c => c.Base - c.Counts[k] is var others && others >= 1 && others <= threshold
                    )
                ),
        ];

    /// <summary>
    /// A mean goes with the answers behind it: the base, the mean and its standard error are three equations, and with
    /// an equation more than there are free counts the withheld ones follow.
    /// </summary>
    private static Withholding Withheld(SmallCells.Choice choice, bool summary) =>
        new()
        {
            Answers = choice.Withheld.Contains(true) ? choice.Withheld : [],
            Summary = summary,
            Mean = choice.Withheld.Contains(true),
        };

    /// <summary>The table and every table whose base lies within it.</summary>
    public static void AddWithDescendants(TableId table, ILookup<TableId, TableId> descendants, HashSet<TableId> found)
    {
        if (!found.Add(table))
            return;
        foreach (var child in descendants[table])
            AddWithDescendants(child, descendants, found);
    }
}
