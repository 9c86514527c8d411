using Serverless.Analysis.Results;

namespace Serverless.Analysis.Disclosure;

/// <summary>
/// Holds everything that is published of a group in a wave against what could be derived from it, and withholds more
/// until no small count and no small set of respondents follows. Subgroups may overlap or lie within each other, and
/// bases of routed questions show sums of answers: each table looks fine by itself and is not beside the others.
/// </summary>
internal sealed class GroupAudit
{
    /// <summary>
    /// Answers of a table up to which more of the rest of its subgroups is tried: each answer is a trial of the whole table
    /// by itself, so that a list of thousands would take hours. What is not tried stays withheld.
    /// </summary>
    private const int MaximumTriedAnswers = 50;

    private readonly IReadOnlyList<TableCounts> _tables;
    private readonly Atoms _atoms;
    private readonly ILookup<TableId, TableId> _descendants;
    private readonly int _threshold;
    private readonly int _minimum;
    private readonly double _dominance;
    private readonly GroupWithholding _withheld;
    private readonly GroupEquations _equations;
    private readonly Exchanges _exchanges;
    private readonly Dictionary<TableId, TableCounts> _byId;
    private readonly Dictionary<string, IReadOnlyList<bool[]>> _sets = new(StringComparer.Ordinal);
    private readonly ILookup<TableId, KnownSet> _known;
    private readonly Dictionary<TableId, IReadOnlyList<(TableAudit Audit, FewAnswers Few)>> _before = [];
    private readonly Dictionary<TableId, string> _clear = [];
    private readonly HashSet<TableId> _beyondHelp = [];

    public GroupAudit(
        IReadOnlyList<TableCounts> tables,
        Atoms atoms,
        ILookup<TableId, TableId> descendants,
        IReadOnlyDictionary<TableId, TableWithholding> decisions,
        IReadOnlyList<KnownSet> known,
        IReadOnlyList<EarlierCounts> earlier,
        Exchanges exchanges,
        int threshold,
        int minimum,
        double dominance
    )
    {
        (_tables, _atoms, _descendants, _exchanges) = (tables, atoms, descendants, exchanges);
        (_threshold, _minimum, _dominance) = (threshold, minimum, dominance);
        _byId = tables.ToDictionary(t => t.Table);
        _withheld = new GroupWithholding(decisions);
        _equations = new GroupEquations(tables, atoms, _withheld, known, earlier);
        _known = known.ToLookup(k => k.Table);
    }

    /// <summary>What is withheld once nothing follows.</summary>
    public Dictionary<TableId, TableWithholding> Protect()
    {
        foreach (var table in _tables.Where(IsDominated))
            WithholdMeans(table);
        for (var changed = true; changed; )
        {
            changed = false;
            foreach (var table in _tables.Where(t => !_beyondHelp.Contains(t.Table) && IsRevealed(t)))
            {
                // What earlier publications gave away cannot be taken back.
                if (!WithholdMore(table))
                    _beyondHelp.Add(table.Table);
                changed = true;
            }
        }

        foreach (var table in _tables)
        foreach (var subgroup in table.Subgroups.Select(s => s.Subgroup))
            ShowMoreOfRest(table, subgroup);
        return _tables.ToDictionary(
            t => t.Table,
            t => new TableWithholding(
                _withheld.Whole(t.Table),
                t.Subgroups.ToDictionary(
                    s => s.Subgroup,
                    s => _withheld.Sides(t.Table, s.Subgroup),
                    StringComparer.Ordinal
                )
            )
        );
    }

    private bool IsDominated(TableCounts table) =>
        table.Contributions.Any(part => Dominance.GivesAway(part.Select(c => c.Amount), _dominance));

    private bool IsDominated(TableCounts table, bool[] atoms) =>
        table.Contributions.Any(part =>
            Dominance.GivesAway(part.Where(c => atoms[c.Atom]).Select(c => c.Amount), _dominance)
        );

    private void WithholdMeans(TableCounts table)
    {
        _withheld.SetWhole(table.Table, _withheld.Whole(table.Table) with { Mean = true });
        foreach (var subgroup in table.Subgroups.Select(s => s.Subgroup))
            _withheld.SetSides(table.Table, subgroup, _withheld.Sides(table.Table, subgroup) with { Mean = true });
    }

    /// <summary>
    /// Whether anything follows of the table. What it rests on is compared first: of most tables nothing has changed
    /// since they were looked at.
    /// </summary>
    private bool IsRevealed(TableCounts table)
    {
        var state = _equations.State(table);
        if (_clear.TryGetValue(table.Table, out var known) && known == state)
            return false;
        if (HasSmallSet(table) || HasSmallCount(table) || IsSeenThroughRounding(table))
            return true;
        _clear[table.Table] = state;
        return false;
    }

    private bool HasSmallSet(TableCounts table)
    {
        var whole = _withheld.Whole(table.Table);
        var shown = _equations.Shown(table).ToList();
        if (whole is { Suppressed: false, BaseWithheld: false })
            if (TableAudit.HasSmallBase(table, Derivable(table, shown), _minimum))
                return true;
        return whole is { Suppressed: false, Mean: false }
            && table.Contributions.Count > 0
            && Derivable(table, shown).Any(set => IsDominated(table, set));
    }

    /// <summary>
    /// Whether anyone who would follow from the rests that are shown in whole percents, were they shown as they are, can
    /// be found out in spite of the rounding.
    /// </summary>
    private bool IsSeenThroughRounding(TableCounts table)
    {
        var rounded = RoundedRests(table);
        return rounded.Count > 0
            && AtStake(table, rounded)
                .Any(few => !_exchanges.Hide(table.Table, few, t => _equations.ShownSides(_byId[t])));
    }

    private List<string> RoundedRests(TableCounts table) =>
        [.. table.Subgroups.Select(s => s.Subgroup).Where(s => _withheld.Sides(table.Table, s).RoundsRest)];

    /// <summary>
    /// Answers that are withheld of both sides for the sake of the subgroup may be shown of the rest in whole percents,
    /// where these still hide what they would give away.
    /// </summary>
    private void ShowMoreOfRest(TableCounts table, string subgroup)
    {
        if (
            _withheld.Sides(table.Table, subgroup) is { Suppressed: true } or { Rest: true }
            || table.Counts.Length > MaximumTriedAnswers
            || _exchanges.Together(table.Table).Count == 0
        )
            return;
        var counts = table.Subgroups.First(s => s.Subgroup == subgroup);
        for (var k = 0; k < table.Counts.Length; k++)
        {
            var sides = _withheld.Sides(table.Table, subgroup);
            if (
                !sides.Hides(k)
                || IsSmall(counts.Outside[k])
                || (table.IsMultiple && IsSmall(counts.OutsideBase - counts.Outside[k]))
            )
                continue;
            var mark = _withheld.Mark;
            var shown = sides.RestShown.Length == 0 ? new bool[table.Counts.Length] : (bool[])sides.RestShown.Clone();
            shown[k] = true;
            _withheld.SetSides(table.Table, subgroup, sides with { RestShown = shown });
            if (
                _exchanges
                    .Touching(table.Table)
                    .Select(t => _byId[t])
                    .Any(t => !_beyondHelp.Contains(t.Table) && IsSeenThroughRounding(t))
            )
                _withheld.TakeBack(mark);
        }
    }

    private bool IsSmall(int count) => count >= 1 && count <= _threshold;

    /// <summary>
    /// What must not be known of a table whose rests are rounded: what would follow were they exact, and small counts of
    /// the subgroups and of those in neither, which do not follow by equations but may by bounds, since no count is
    /// below zero.
    /// </summary>
    private IEnumerable<FewAnswers> AtStake(TableCounts table, List<string> rounded)
    {
        var blanks = _equations.Blanks(table);
        return WereItExact(table, rounded)
            .Concat(
                rounded.SelectMany(s =>
                    TableAudit
                        .Small(table, _atoms.Inside(s), _threshold, blanks)
                        .Select(few => few with { Most = _threshold })
                        .Concat(TableAudit.Small(table, _atoms.Neither(s), _threshold, blanks))
                )
            );
    }

    private List<FewAnswers> WereItExact(TableCounts table, IEnumerable<string> rounded)
    {
        var mark = _withheld.Mark;
        foreach (var subgroup in rounded)
            _withheld.SetSides(
                table.Table,
                subgroup,
                _withheld.Sides(table.Table, subgroup) with
                {
                    RestRounded = false,
                    RestBaseWithheld = false,
                    RestIsExact = true,
                }
            );
        var (equations, audit) = _equations.Of(table);
        List<FewAnswers> found =
        [
            .. Derivable(table, [.. _equations.Shown(table)])
                .Where(set => TableAudit.Sum(table.BaseByAtom, set) is var n && n > 0 && n < _minimum)
                .Select(set => new FewAnswers(set, null)),
            .. audit.Revealed(equations, CountedSets(table), _threshold, _equations.Blanks(table)),
        ];
        _withheld.TakeBack(mark);
        return found;
    }

    private bool HasSmallCount(TableCounts table)
    {
        if (table.Counts.Length == 0 || _threshold == 0)
            return false;
        var (equations, audit) = _equations.Of(table);
        return audit.IsRevealed(equations, CountedSets(table), _threshold, _equations.Blanks(table))
            || Before(table)
                .Any(before =>
                    equations.Fixes(before.Audit.Terms(before.Few.Atoms, answer => answer == before.Few.Answer))
                );
    }

    /// <summary>
    /// Small counts of earlier publications that do not follow from these by themselves: nor may they from the present
    /// one beside them.
    /// </summary>
    private IReadOnlyList<(TableAudit Audit, FewAnswers Few)> Before(TableCounts table)
    {
        if (_before.TryGetValue(table.Table, out var known))
            return known;
        List<(TableAudit, FewAnswers)> found = [];
        if (_equations.Before(table) is var (equations, audits))
            found =
            [
                .. from before in audits
                from set in SetsOf(before.Atoms, before.Atoms.Subgroups)
                from few in TableAudit.Small(before.Audit.Table, set, _threshold, before.Blanks)
                where !equations.Fixes(before.Audit.Terms(few.Atoms, answer => answer == few.Answer))
                select (before.Audit, few),
            ];
        _before.Add(table.Table, found);
        return found;
    }

    /// <summary>
    /// Sets of which no small count of the table may follow: beside those that the present document shows, the reader has
    /// those of earlier ones.
    /// </summary>
    private IReadOnlyList<bool[]> CountedSets(TableCounts table)
    {
        var sets = table.IsMultiple ? Derivable(table, [.. _equations.Shown(table)]) : SetsOf();
        return _equations.HasEarlier ? [.. sets, .. SetsOf(_atoms.Subgroups)] : sets;
    }

    /// <summary>
    /// Everyone, the sides of the subgroups and those of whom it is not known, what any two of them share, and every
    /// atom. More than what can be derived
    /// from sizes alone: that an answer rules an atom out fixes counts in sets of which no size is known.
    /// </summary>
    private IReadOnlyList<bool[]> SetsOf() => SetsOf([.. _atoms.Subgroups.Where(_withheld.ShowsInside)]);

    private IReadOnlyList<bool[]> SetsOf(IReadOnlyList<string> subgroups)
    {
        var key = "all " + string.Join('|', subgroups);
        if (_sets.TryGetValue(key, out var known))
            return known;
        var sets = SetsOf(_atoms, subgroups);
        _sets.Add(key, sets);
        return sets;
    }

    private static List<bool[]> SetsOf(Atoms atoms, IReadOnlyList<string> subgroups)
    {
        List<bool[]> sides =
        [
            atoms.Whole(),
            .. subgroups.SelectMany(s => new[] { atoms.Inside(s), atoms.Outside(s), atoms.Neither(s) }),
        ];
        IEnumerable<bool[]> shared = sides.SelectMany(one =>
            sides.Select(other => one.Zip(other, (x, y) => x && y).ToArray())
        );
        IEnumerable<bool[]> single = Enumerable
            .Range(0, atoms.Count)
            .Select(atom => Enumerable.Range(0, atoms.Count).Select(a => a == atom).ToArray());
        return
        [
            .. shared
                .Concat(single)
                .DistinctBy(set => string.Concat(set.Select(x => x ? '1' : '0')), StringComparer.Ordinal),
        ];
    }

    /// <summary>Sets that follow from those that are shown, among the atoms that anyone in the table's base is in.</summary>
    private IReadOnlyList<bool[]> Derivable(TableCounts table, List<bool[]> shown)
    {
        List<bool[]> published =
        [
            .. shown.Prepend(_atoms.Whole()).Select(set => set.Zip(table.BaseByAtom, (x, n) => x && n > 0).ToArray()),
        ];
        var key = string.Join('|', published.Select(set => string.Concat(set.Select(x => x ? '1' : '0'))));
        if (!_sets.TryGetValue(key, out var sets))
            _sets.Add(key, sets = DerivableSets.Of(published));
        return sets;
    }

    /// <summary>
    /// Withholds the one thing that ends it and costs least; when there is no such thing, one after the other until it
    /// ends. False when nothing ends it.
    /// </summary>
    private bool WithholdMore(TableCounts table)
    {
        var remedies = Remedies(table).ToList();
        foreach (var remedy in remedies)
        {
            var mark = _withheld.Mark;
            remedy();
            if (!IsRevealed(table))
                return true;
            _withheld.TakeBack(mark);
        }

        foreach (var remedy in remedies)
        {
            remedy();
            if (!IsRevealed(table))
                return true;
        }

        return false;
    }

    /// <summary>Cheapest first, by what they cost of other tables.</summary>
    private IEnumerable<Action> Remedies(TableCounts table)
    {
        List<TableCounts> children = [.. table.Exposures.SelectMany(e => e.Tables).Distinct().Select(c => _byId[c])];
        var keys = _equations.RestsOn(table).Where(t => t.Table != table.Table).ToList();
        foreach (
            var changed in keys.Prepend(table)
                .Where(t => _known[t.Table].Any(k => !ReferenceEquals(k.Before, k.Hidden)))
        )
            yield return () => WithholdAsBefore(changed);
        foreach (var remedy in OfSubgroups(table, [table]))
            yield return remedy;
        if (children.Count > 0)
        {
            foreach (var subgroup in ShownSubgroups(table))
                yield return () =>
                {
                    RoundRest([table], subgroup);
                    WithholdRest(children, subgroup);
                };
            foreach (var remedy in OfSubgroups(table, [table, .. children]))
                yield return remedy;
        }

        foreach (var other in children.Concat(keys))
        foreach (var remedy in OfSubgroups(other, [other]))
            yield return remedy;
        foreach (var subgroup in _atoms.Subgroups.Where(_withheld.ShowsInside).Reverse())
        {
            yield return () => WithholdRest(_tables, subgroup);
            yield return () => Suppress(_tables, subgroup);
        }

        foreach (var child in children)
            if (_withheld.Whole(child.Table) is { Suppressed: false, BaseWithheld: false })
                yield return () => WithholdBase(child.Table);
        foreach (var whole in keys.Prepend(table))
            yield return () => SuppressWhole(whole.Table);
    }

    /// <summary>What was withheld in an earlier publication, answers that have other counts now included.</summary>
    private void WithholdAsBefore(TableCounts table)
    {
        foreach (var set in _known[table.Table])
        {
            if (set.Subgroup is null)
                _withheld.SetWhole(table.Table, _withheld.Whole(table.Table).And(set.Before));
            var before = set.Subgroup is null ? set.Before.OfSides() : set.Before;
            foreach (
                var subgroup in table
                    .Subgroups.Select(s => s.Subgroup)
                    .Where(s => set.Subgroup is null || s == set.Subgroup)
            )
                _withheld.SetSides(table.Table, subgroup, _withheld.Sides(table.Table, subgroup).And(before));
        }
    }

    /// <summary>
    /// Subgroups that a table shows, withheld in several: the rest first, since when few are in neither, the subgroup
    /// itself may stay.
    /// </summary>
    private IEnumerable<Action> OfSubgroups(TableCounts table, IReadOnlyList<TableCounts> tables)
    {
        var shown = ShownSubgroups(table);
        if (_exchanges.Together(table.Table) is { Count: > 0 } together)
            foreach (var subgroup in shown)
                yield return () => RoundRest([.. together.Select(t => _byId[t])], subgroup);
        foreach (var subgroup in shown)
            yield return () => WithholdRest(tables, subgroup);
        foreach (var subgroup in shown)
            yield return () => Suppress(tables, subgroup);
    }

    private List<string> ShownSubgroups(TableCounts table) =>
        [
            .. table
                .Subgroups.OrderBy(s => Math.Min(s.InsideBase, s.OutsideBase))
                .Select(s => s.Subgroup)
                .Where(s => !_withheld.Sides(table.Table, s).Suppressed),
        ];

    /// <summary>Questions that are asked by the answers to another of these hide how many of the rest were asked.</summary>
    private void RoundRest(IReadOnlyList<TableCounts> tables, string subgroup)
    {
        var asked = tables.SelectMany(t => t.Exposures).SelectMany(e => e.Tables).ToHashSet();
        foreach (var table in tables)
            SetSides(
                [table],
                subgroup,
                sides =>
                    sides.Suppressed || sides.Rest || sides.RestRounded
                        ? null
                        : sides with
                        {
                            RestRounded = true,
                            RestBaseWithheld = asked.Contains(table.Table),
                        }
            );
    }

    private void WithholdRest(IReadOnlyList<TableCounts> tables, string subgroup) =>
        SetSides(tables, subgroup, sides => sides.Suppressed || sides.Rest ? null : sides with { Rest = true });

    private void Suppress(IReadOnlyList<TableCounts> tables, string subgroup) =>
        SetSides(tables, subgroup, sides => sides.Suppressed ? null : Withholding.Everything);

    private void SetSides(IReadOnlyList<TableCounts> tables, string subgroup, Func<Withholding, Withholding?> change)
    {
        foreach (var table in tables.Where(t => t.Subgroups.Any(s => s.Subgroup == subgroup)))
            if (change(_withheld.Sides(table.Table, subgroup)) is { } withheld)
                _withheld.SetSides(table.Table, subgroup, withheld);
    }

    private void WithholdBase(TableId child)
    {
        var found = new HashSet<TableId>();
        GroupDisclosure.AddWithDescendants(child, _descendants, found);
        foreach (var table in found.Where(_byId.ContainsKey))
        {
            _withheld.SetWhole(table, _withheld.Whole(table) with { BaseWithheld = true });
            SuppressSubgroups(table);
        }
    }

    private void SuppressWhole(TableId table)
    {
        _withheld.SetWhole(table, Withholding.Everything);
        SuppressSubgroups(table);
    }

    private void SuppressSubgroups(TableId table)
    {
        foreach (var subgroup in _byId[table].Subgroups)
            Suppress([_byId[table]], subgroup.Subgroup);
    }
}
