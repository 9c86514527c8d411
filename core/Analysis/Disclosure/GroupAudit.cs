using Serverless.Analysis.Results;

namespace Serverless.Analysis.Disclosure;

/// <summary>
/// Holds everything that is published of a group in a wave against what could be derived from it, and withholds more
/// until no small count and no small set of respondents follows. Subgroups may overlap or lie within each other, and
/// bases of routed questions show sums of answers: each table looks fine by itself and is not beside the others.
/// </summary>
internal sealed class GroupAudit
{
    private readonly IReadOnlyList<TableCounts> _tables;
    private readonly Atoms _atoms;
    private readonly ILookup<TableId, TableId> _descendants;
    private readonly int _threshold;
    private readonly int _minimum;
    private readonly double _dominance;
    private readonly Dictionary<TableId, Withholding> _whole;
    private readonly Dictionary<(TableId Table, string Subgroup), Withholding> _sides = [];
    private readonly Dictionary<string, IReadOnlyList<bool[]>> _derivable = new(StringComparer.Ordinal);
    private readonly Dictionary<TableId, TableAudit> _keys = [];
    private readonly IReadOnlyList<string> _subgroups;
    private readonly ILookup<TableId, KnownSet> _known;
    private readonly HashSet<TableId> _beyondHelp = [];
    private RowSpace? _keySpace;

    public GroupAudit(
        IReadOnlyList<TableCounts> tables,
        Atoms atoms,
        ILookup<TableId, TableId> descendants,
        IReadOnlyDictionary<TableId, TableWithholding> decisions,
        IReadOnlyList<KnownSet> known,
        int threshold,
        int minimum,
        double dominance
    )
    {
        (_tables, _atoms, _descendants) = (tables, atoms, descendants);
        (_threshold, _minimum, _dominance) = (threshold, minimum, dominance);
        _subgroups = [.. atoms.Subgroups];
        _known = known.ToLookup(k => k.Table);
        _whole = decisions.ToDictionary(d => d.Key, d => d.Value.Whole);
        foreach (var (table, withheld) in decisions)
        foreach (var (subgroup, sides) in withheld.Subgroups)
            _sides[(table, subgroup)] = sides;
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

        return _tables.ToDictionary(
            t => t.Table,
            t => new TableWithholding(
                _whole[t.Table],
                t.Subgroups.ToDictionary(s => s.Subgroup, s => _sides[(t.Table, s.Subgroup)], StringComparer.Ordinal)
            )
        );
    }

    private bool IsDominated(TableCounts table) =>
        table.Contributions.Any(part => Dominance.GivesAway(part.Select(c => c.Amount), _dominance));

    private void WithholdMeans(TableCounts table)
    {
        _whole[table.Table] = _whole[table.Table] with { Mean = true };
        foreach (var subgroup in table.Subgroups)
            _sides[(table.Table, subgroup.Subgroup)] = _sides[(table.Table, subgroup.Subgroup)] with { Mean = true };
    }

    /// <summary>Subgroups of which the table shows anything.</summary>
    private List<string> Shown(TableCounts table) =>
        [.. table.Subgroups.Select(s => s.Subgroup).Where(s => !_sides[(table.Table, s)].Suppressed)];

    private bool IsRevealed(TableCounts table)
    {
        var whole = _whole[table.Table];
        var derivable = Derivable(table, Shown(table));
        if (whole is { Suppressed: false, BaseWithheld: false } && TableAudit.HasSmallBase(table, derivable, _minimum))
            return true;
        if (whole is { Suppressed: false, Mean: false } && derivable.Any(set => IsDominated(table, set)))
            return true;
        if (table.Counts.Length == 0 || _threshold == 0)
            return false;
        if (table.IsMultiple)
        {
            var own = new TableAudit(table, 0);
            var alone = new RowSpace(own.Unknowns);
            own.AddPublished(alone, Published(table));
            return own.IsRevealed(alone, derivable, _threshold);
        }

        var told = SetsOf(_subgroups.Where(IsShownAnywhere).ToList());
        return Keys().TryGetValue(table.Table, out var key)
            ? key.IsRevealed(_keySpace!, told, _threshold)
            : IsRevealedBesideKeys(table, told);
    }

    /// <summary>
    /// Everyone, the sides of the subgroups and those of whom it is not known, what any two of them share, and every
    /// atom. More than what can be derived
    /// from sizes alone: that an answer rules an atom out fixes counts in sets of which no size is known.
    /// </summary>
    private IReadOnlyList<bool[]> SetsOf(List<string> subgroups)
    {
        var key = "all " + string.Join('|', subgroups);
        if (_derivable.TryGetValue(key, out var known))
            return known;
        List<bool[]> sides =
        [
            _atoms.Whole(),
            .. subgroups.SelectMany(s => new[] { _atoms.Inside(s), _atoms.Outside(s), _atoms.Neither(s) }),
        ];
        IEnumerable<bool[]> shared = sides.SelectMany(one =>
            sides.Select(other => one.Zip(other, (x, y) => x && y).ToArray())
        );
        IEnumerable<bool[]> single = Enumerable
            .Range(0, _atoms.Count)
            .Select(atom => Enumerable.Range(0, _atoms.Count).Select(a => a == atom).ToArray());
        List<bool[]> sets =
        [
            .. shared
                .Concat(single)
                .DistinctBy(set => string.Concat(set.Select(x => x ? '1' : '0')), StringComparer.Ordinal),
        ];
        _derivable.Add(key, sets);
        return sets;
    }

    private bool IsRevealedBesideKeys(TableCounts table, IReadOnlyList<bool[]> told)
    {
        var audit = new TableAudit(table, _keySpace!.Unknowns);
        var space = _keySpace.Widened(audit.Unknowns);
        AddEquations(space, audit);
        return audit.IsRevealed(space, told, _threshold);
    }

    /// <summary>
    /// The tables whose answers define subgroups or route to other tables, all in one system with the number of
    /// respondents per atom: what one of them shows of a subgroup is a sum of another's answers.
    /// </summary>
    private Dictionary<TableId, TableAudit> Keys()
    {
        if (_keySpace is not null)
            return _keys;
        _keys.Clear();
        var unknowns = _atoms.Count;
        foreach (var table in _tables.Where(t => t.Exposures.Count > 0 && t.BaseByAtom.Sum() > 0))
        {
            var audit = new TableAudit(table, unknowns);
            _keys.Add(table.Table, audit);
            unknowns += audit.Unknowns;
        }

        _keySpace = new RowSpace(unknowns);
        foreach (var subgroup in _subgroups.Where(IsShownAnywhere))
        {
            AddRespondents(_atoms.Inside(subgroup));
            AddRespondents(_atoms.Outside(subgroup));
        }

        AddRespondents(_atoms.Whole());
        foreach (var audit in _keys.Values)
            AddEquations(_keySpace, audit);
        return _keys;

        void AddRespondents(bool[] atoms)
        {
            var equation = new double[unknowns];
            for (var a = 0; a < atoms.Length; a++)
                equation[a] = atoms[a] ? 1 : 0;
            _keySpace.Add(equation);
        }
    }

    private void AddEquations(RowSpace space, TableAudit audit)
    {
        audit.AddPublished(space, Published(audit.Table));
        audit.AddShown(space, Elsewhere(audit.Table));
        audit.AddEveryone(space, _atoms.Respondents);
        foreach (var exposure in audit.Table.Exposures)
        foreach (var subgroup in exposure.Subgroups)
        {
            audit.AddEmpty(space, _atoms.Inside(subgroup), k => !exposure.Answers[k]);
            audit.AddEmpty(space, _atoms.Outside(subgroup), k => exposure.Answers[k]);
        }

        foreach (var parent in _keys.Values)
        foreach (var exposure in parent.Table.Exposures)
            if (exposure.Tables.Contains(audit.Table.Table))
                audit.AddRouted(space, parent, exposure.Answers);
    }

    private IEnumerable<(bool[] Atoms, Withholding Withheld)> Published(TableCounts table)
    {
        yield return (_atoms.Whole(), _whole[table.Table]);
        foreach (var subgroup in Shown(table))
        {
            yield return (_atoms.Inside(subgroup), _sides[(table.Table, subgroup)]);
            yield return (_atoms.Outside(subgroup), _sides[(table.Table, subgroup)]);
        }

        foreach (var known in _known[table.Table])
        {
            if (known.Subgroup is null)
                yield return (_atoms.Whole(), known.Withheld);
            else if (_subgroups.Contains(known.Subgroup, StringComparer.Ordinal))
            {
                yield return (_atoms.Inside(known.Subgroup), known.Withheld);
                yield return (_atoms.Outside(known.Subgroup), known.Withheld);
            }
        }
    }

    private bool IsDominated(TableCounts table, bool[] atoms) =>
        table.Contributions.Any(part =>
            Dominance.GivesAway(part.Where(c => atoms[c.Atom]).Select(c => c.Amount), _dominance)
        );

    /// <summary>Among the atoms that anyone in the table's base is in.</summary>
    private IReadOnlyList<bool[]> Derivable(TableCounts table, List<string> subgroups)
    {
        var filled = Array.ConvertAll(table.BaseByAtom, n => n > 0);
        var key = string.Join('|', subgroups) + "/" + string.Concat(filled.Select(x => x ? '1' : '0'));
        if (!_derivable.TryGetValue(key, out var sets))
        {
            IEnumerable<bool[]> published =
            [
                _atoms.Whole(),
                .. subgroups.SelectMany(s => new[] { _atoms.Inside(s), _atoms.Outside(s) }),
            ];
            _derivable.Add(
                key,
                sets = DerivableSets.Of([.. published.Select(p => p.Zip(filled, (x, y) => x && y).ToArray())])
            );
        }

        return sets;
    }

    /// <summary>
    /// Sums over the table's answers that other tables show: bases of the questions routed by them, of everyone and of
    /// subgroups.
    /// </summary>
    private IEnumerable<ShownSum> Elsewhere(TableCounts table)
    {
        foreach (var exposure in table.Exposures)
        foreach (var child in exposure.Tables.Where(c => _whole[c] is { Suppressed: false, BaseWithheld: false }))
        {
            yield return new ShownSum(_atoms.Whole(), exposure.Answers);
            foreach (var subgroup in Shown(Find(child)))
            {
                yield return new ShownSum(_atoms.Inside(subgroup), exposure.Answers);
                yield return new ShownSum(_atoms.Outside(subgroup), exposure.Answers);
            }
        }
    }

    private bool IsShownAnywhere(string subgroup) =>
        _tables.Any(t => _sides.TryGetValue((t.Table, subgroup), out var sides) && !sides.Suppressed);

    private TableCounts Find(TableId table) => _tables.First(t => t.Table == table);

    /// <summary>
    /// Withholds the one thing that ends it and costs least; when there is no such thing, one after the other until it
    /// ends. False when nothing ends it.
    /// </summary>
    private bool WithholdMore(TableCounts table)
    {
        var remedies = Remedies(table).ToList();
        foreach (var remedy in remedies)
        {
            var (whole, sides) = (new Dictionary<TableId, Withholding>(_whole), _sides.ToList());
            Apply(remedy);
            if (!IsRevealed(table))
                return true;
            foreach (var (key, value) in whole)
                _whole[key] = value;
            foreach (var (key, value) in sides)
                _sides[key] = value;
            _keySpace = null;
        }

        foreach (var remedy in remedies)
        {
            Apply(remedy);
            if (!IsRevealed(table))
                return true;
        }

        return false;
    }

    private void Apply(Action remedy)
    {
        remedy();
        _keySpace = null;
    }

    private IEnumerable<Action> Remedies(TableCounts table)
    {
        var children = table.Exposures.SelectMany(e => e.Tables).Distinct().ToList();
        var own = table
            .Subgroups.Where(s => !_sides[(table.Table, s.Subgroup)].Suppressed)
            .OrderBy(s => Math.Min(s.InsideBase, s.OutsideBase));
        foreach (var subgroup in own)
            yield return () => Suppress(table.Table, subgroup.Subgroup);
        foreach (var child in children)
        foreach (var subgroup in Shown(Find(child)))
            yield return () => Suppress(child, subgroup);
        foreach (var key in _tables.Where(t => t.Exposures.Count > 0 && t.Table != table.Table))
        foreach (var subgroup in Shown(key))
            yield return () => Suppress(key.Table, subgroup);
        foreach (var subgroup in _subgroups.Where(IsShownAnywhere).Reverse())
            yield return () => SuppressEverywhere(subgroup);
        foreach (var child in children.Where(c => _whole[c] is { Suppressed: false, BaseWithheld: false }))
            yield return () => WithholdBase(child);
        yield return () => SuppressWhole(table.Table);
        foreach (var key in _tables.Where(t => t.Exposures.Count > 0 && t.Table != table.Table))
            yield return () => SuppressWhole(key.Table);
    }

    private void Suppress(TableId table, string subgroup) => _sides[(table, subgroup)] = Withholding.Everything;

    private void SuppressEverywhere(string subgroup)
    {
        foreach (var key in _sides.Keys.Where(k => k.Subgroup == subgroup).ToList())
            _sides[key] = Withholding.Everything;
    }

    private void WithholdBase(TableId child)
    {
        var found = new HashSet<TableId>();
        GroupDisclosure.AddWithDescendants(child, _descendants, found);
        foreach (var table in found.Where(_whole.ContainsKey))
        {
            _whole[table] = _whole[table] with { BaseWithheld = true };
            foreach (var subgroup in Find(table).Subgroups)
                Suppress(table, subgroup.Subgroup);
        }
    }

    private void SuppressWhole(TableId table)
    {
        _whole[table] = Withholding.Everything;
        foreach (var subgroup in Find(table).Subgroups)
            Suppress(table, subgroup.Subgroup);
    }
}
