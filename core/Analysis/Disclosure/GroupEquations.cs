using System.Globalization;
using System.Text;
using Serverless.Analysis.Results;

namespace Serverless.Analysis.Disclosure;

/// <summary>
/// What is published of a group's tables as equations. A table hangs together with those that route to it, whose answers
/// its base shows, and with those whose answers define subgroups, which show how many respondents are in which atom;
/// with others only through the sizes of subgroups, which are known. So each table is held against these few, and the
/// cost grows with the number of tables, not with its cube.
/// </summary>
internal sealed partial class GroupEquations
{
    private readonly Atoms _atoms;
    private readonly GroupWithholding _withheld;
    private readonly ILookup<TableId, KnownSet> _known;
    private readonly Dictionary<TableId, TableCounts> _byId;
    private readonly Dictionary<TableId, TableAudit> _audits = [];
    private readonly ILookup<TableId, (TableId Parent, bool[] Answers)> _parents;
    private readonly Dictionary<TableId, IReadOnlyList<TableId>> _ancestors = [];
    private readonly List<TableId> _core;
    private readonly Dictionary<string, int> _defining;
    private readonly int _respondents;
    private (string State, LinearEquations Equations)? _shared;

    /// <param name="tables">Every table of the group.</param>
    /// <param name="atoms">The respondents parted by all subgroups.</param>
    /// <param name="withheld">What is withheld of them by now.</param>
    /// <param name="known">What was shown of the same answers before.</param>
    /// <param name="earlier">What was shown of other answers before.</param>
    public GroupEquations(
        IReadOnlyList<TableCounts> tables,
        Atoms atoms,
        GroupWithholding withheld,
        IReadOnlyList<KnownSet> known,
        IReadOnlyList<EarlierCounts> earlier
    )
        : this(tables, atoms, withheld, known, 0, earlier) { }

    private GroupEquations(
        IReadOnlyList<TableCounts> tables,
        Atoms atoms,
        GroupWithholding withheld,
        IReadOnlyList<KnownSet> known,
        int first,
        IReadOnlyList<EarlierCounts> earlier
    )
    {
        foreach (var counts in earlier)
        {
            var shown = new GroupWithholding(counts.Tables.ToDictionary(t => t.Key, t => t.Value.Shown));
            var equations = new GroupEquations(counts.Of(tables), counts.Parted(), shown, [], first, []);
            _earlier.Add(new(equations, counts.Tables));
            first = equations._respondents + equations._atoms.Count;
        }

        _respondents = first;
        (_atoms, _withheld) = (atoms, withheld);
        _known = known.ToLookup(k => k.Table);
        _byId = tables.ToDictionary(t => t.Table);
        var keys = tables.Where(IsKey).ToList();
        _defining = keys.SelectMany(k => k.Exposures.SelectMany(e => e.Subgroups).Distinct(StringComparer.Ordinal))
            .CountBy(s => s, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        _parents = keys.SelectMany(key =>
                key.Exposures.SelectMany(e => e.Tables.Select(child => (Child: child, Parent: key.Table, e.Answers)))
            )
            .Where(p => p.Child != p.Parent)
            .ToLookup(p => p.Child, p => (p.Parent, p.Answers));
        foreach (var table in tables)
            _ancestors[table.Table] = Ancestors(table.Table);
        _core =
        [
            .. keys.Where(k => k.Exposures.Any(e => e.Subgroups.Count > 0))
                .SelectMany(k => _ancestors[k.Table].Append(k.Table))
                .Distinct(),
        ];

        // Unknowns are eliminated from the lowest on: tables before those that they hang on.
        foreach (var table in tables.OrderByDescending(t => _ancestors[t.Table].Count))
        {
            var audit = new TableAudit(table, _respondents);
            _audits.Add(table.Table, audit);
            _respondents += audit.Unknowns;
        }
    }

    /// <summary>The tables whose figures may say something of this one: it, those that route to it, those of subgroups.</summary>
    public IEnumerable<TableCounts> RestsOn(TableCounts table) =>
        table.IsMultiple ? [table] : Needed(table).Concat(_core).Distinct().Select(t => _byId[t]);

    /// <summary>What is published of all that the table rests on, as text: equal texts, equal equations.</summary>
    public string State(TableCounts table)
    {
        var state = new StringBuilder();
        foreach (var rests in RestsOn(table))
        {
            state.Append(CultureInfo.InvariantCulture, $"{_withheld.Version(rests.Table)} ");
            foreach (var exposure in rests.Exposures)
            foreach (var (_, isShown) in Sums(exposure))
                state.Append(isShown ? '1' : '0');
        }

        return state.Append(SizesShown()).ToString();
    }

    /// <summary>Everything that says something of the table, with the place of its counts in it.</summary>
    public (LinearEquations Equations, TableAudit Audit) Of(TableCounts table)
    {
        var audit = _audits[table.Table];
        if (table.IsMultiple)
        {
            var alone = new LinearEquations();
            audit.AddPublished(alone, Published(table));
            AddEarlier(alone, [table.Table], Changed(table));
            return (alone, audit);
        }

        var shared = Shared();
        List<TableId> own = [.. Own(table.Table)];
        var changed = Changed(table);
        if (own.Count == 0 && changed.Count == 0)
            return (shared, audit);
        var equations = new LinearEquations(shared);
        foreach (var id in own)
            Add(equations, _audits[id]);
        AddEarlier(equations, [.. own.Union(changed.SelectMany(v => v.Equations.Own(table.Table)))], changed);
        return (equations, audit);
    }

    /// <summary>The sides of subgroups of which the table shows figures that equations follow from.</summary>
    public IEnumerable<bool[]> Shown(TableCounts table)
    {
        foreach (var subgroup in table.Subgroups.Select(s => s.Subgroup))
        {
            var sides = _withheld.Sides(table.Table, subgroup);
            if (sides.Suppressed)
                continue;
            yield return _atoms.Inside(subgroup);
            if (sides is { Rest: false, RestRounded: false })
                yield return _atoms.Outside(subgroup);
        }
    }

    /// <summary>All that the table shows or showed, of everyone and of the sides of subgroups.</summary>
    public IReadOnlyList<ShownSide> ShownSides(TableCounts table)
    {
        var sides = new List<ShownSide> { new(_atoms.Whole(), _withheld.Whole(table.Table), IsRest: false) };
        foreach (var subgroup in table.Subgroups.Select(s => s.Subgroup))
            Add(subgroup, _withheld.Sides(table.Table, subgroup));
        foreach (var known in _known[table.Table])
        {
            if (known.Subgroup is null)
                sides.Add(new(_atoms.Whole(), known.Withheld, IsRest: false));
            else if (_atoms.Subgroups.Contains(known.Subgroup, StringComparer.Ordinal))
                Add(known.Subgroup, known.Withheld);
        }

        return sides;

        void Add(string subgroup, Withholding withheld)
        {
            sides.Add(new(_atoms.Inside(subgroup), withheld, IsRest: false));
            if (!withheld.Rest)
                sides.Add(new(_atoms.Outside(subgroup), withheld.OfRest(), IsRest: true));
        }
    }

    /// <summary>
    /// Those of whom a subgroup is not known among those who gave the answers that route to its question: they left that
    /// question blank. Its base shows how many, as every base does; what they answered elsewhere is protected.
    /// </summary>
    public IReadOnlyList<ShownSum> Blanks(TableCounts table)
    {
        if (table.IsMultiple)
            return [];
        return
        [
            .. from exposure in table.Exposures
            from child in exposure.Tables
            from defined in _byId[child].Exposures
            from subgroup in defined.Subgroups
            where _defining.GetValueOrDefault(subgroup) == 1
            select new ShownSum(_atoms.Neither(subgroup), exposure.Answers),
        ];
    }

    private static bool IsKey(TableCounts table) =>
        table is { IsMultiple: false, Exposures.Count: > 0 } && Array.Exists(table.BaseByAtom, n => n > 0);

    /// <summary>The tables that route to it, and those that route to these.</summary>
    private List<TableId> Ancestors(TableId table)
    {
        var found = new List<TableId>();
        var open = new Stack<TableId>(_parents[table].Select(p => p.Parent));
        while (open.TryPop(out var next))
        {
            if (next == table || found.Contains(next))
                continue;
            found.Add(next);
            foreach (var (parent, _) in _parents[next])
                open.Push(parent);
        }

        return found;
    }

    private IEnumerable<TableId> Needed(TableCounts table) => _ancestors[table.Table].Append(table.Table);

    private IEnumerable<TableId> Own(TableId table) =>
        _byId.TryGetValue(table, out var counts) && !counts.IsMultiple
            ? Needed(counts).Where(t => !_core.Contains(t))
            : [table];

    /// <summary>The tables of subgroups with the numbers of respondents: what all other tables are held against.</summary>
    private LinearEquations Shared()
    {
        var state = string.Concat(_core.Select(t => State(_byId[t]))) + SizesShown();
        if (_shared is { } known && known.State == state)
            return known.Equations;
        var equations = new LinearEquations();
        AddSizes(equations);
        foreach (var id in _core)
            Add(equations, _audits[id]);
        if (_earlier.Count > 0)
            AddEarlierCore(equations);
        _shared = (state, equations);
        return equations;
    }

    private void AddSizes(LinearEquations equations)
    {
        foreach (var subgroup in _atoms.Subgroups)
        {
            var before = _known.Any(sets => sets.Any(k => k.Subgroup == subgroup && !k.Withheld.Suppressed));
            if (before || _withheld.ShowsInside(subgroup))
                equations.Add(Respondents(_atoms.Inside(subgroup)));
            if (before || _withheld.ShowsOutside(subgroup))
                equations.Add(Respondents(_atoms.Outside(subgroup)));
        }

        equations.Add(Respondents(_atoms.Whole()));
    }

    private string SizesShown() =>
        string.Concat(
            _atoms.Subgroups.Select(s =>
                (_withheld.ShowsInside(s) ? "1" : "0") + (_withheld.ShowsOutside(s) ? "1" : "0")
            )
        );

    private IEnumerable<Term> Respondents(bool[] atoms) =>
        Enumerable.Range(0, atoms.Length).Where(a => atoms[a]).Select(a => new Term(_respondents + a));

    private void Add(LinearEquations equations, TableAudit audit)
    {
        var table = audit.Table;
        audit.AddPublished(equations, Published(table));
        audit.AddShown(equations, table.Exposures.SelectMany(ShownSums));
        audit.AddEveryone(equations, _atoms.Respondents, _respondents);
        foreach (var exposure in table.Exposures)
        foreach (var subgroup in exposure.Subgroups)
        {
            audit.AddEmpty(equations, _atoms.Inside(subgroup), k => !exposure.Answers[k]);
            audit.AddEmpty(equations, _atoms.Outside(subgroup), k => exposure.Answers[k]);
        }

        foreach (var (parent, answers) in _parents[table.Table])
            audit.AddRouted(equations, _audits[parent], answers);
    }

    private IEnumerable<(bool[] Atoms, Withholding Withheld)> Published(TableCounts table)
    {
        yield return (_atoms.Whole(), _withheld.Whole(table.Table));
        foreach (var subgroup in table.Subgroups.Select(s => s.Subgroup))
        foreach (var side in Sides(subgroup, _withheld.Sides(table.Table, subgroup), table.Counts.Length))
            yield return side;
        foreach (var known in _known[table.Table])
        {
            if (known.Subgroup is null)
                yield return (_atoms.Whole(), known.Withheld);
            else if (_atoms.Subgroups.Contains(known.Subgroup, StringComparer.Ordinal))
                foreach (var side in Sides(known.Subgroup, known.Withheld, table.Counts.Length))
                    yield return side;
        }
    }

    private IEnumerable<(bool[] Atoms, Withholding Withheld)> Sides(string subgroup, Withholding withheld, int answers)
    {
        yield return (_atoms.Inside(subgroup), withheld);
        if (!withheld.Rest)
            yield return (_atoms.Outside(subgroup), Exactly(withheld, answers));
    }

    /// <summary>What of the rest is not shown so exactly that an equation follows.</summary>
    private static Withholding Exactly(Withholding withheld, int answers)
    {
        if (withheld.RestIsExact)
            return withheld.OfRest();
        return withheld.RestRounded ? BaseAlone(withheld, answers) : withheld;
    }

    /// <summary>Of whole percents no equation follows, but their base may be shown.</summary>
    private static Withholding BaseAlone(Withholding withheld, int answers) =>
        withheld with
        {
            Answers = [.. Enumerable.Repeat(true, answers)],
            Summary = true,
            BaseWithheld = withheld.BaseWithheld || withheld.RestBaseWithheld,
        };

    /// <summary>
    /// Sums over the table's answers that other tables show: bases of the questions routed by them, of everyone and of
    /// subgroups.
    /// </summary>
    private IEnumerable<ShownSum> ShownSums(Exposure exposure) =>
        Sums(exposure).Where(sum => sum.IsShown).Select(sum => new ShownSum(sum.Atoms, exposure.Answers));

    /// <summary>Of everyone and of the sides of each subgroup, whether any routed table shows its base.</summary>
    private IEnumerable<(bool[] Atoms, bool IsShown)> Sums(Exposure exposure)
    {
        List<TableCounts> shown =
        [
            .. exposure
                .Tables.Where(t => _withheld.Whole(t) is { Suppressed: false, BaseWithheld: false })
                .Select(t => _byId[t]),
        ];
        yield return (_atoms.Whole(), shown.Count > 0);
        foreach (var subgroup in _atoms.Subgroups)
        {
            var sides = shown
                .Where(t => t.Subgroups.Any(s => s.Subgroup == subgroup))
                .Select(t => _withheld.Sides(t.Table, subgroup))
                .Where(s => !s.Suppressed)
                .ToList();
            yield return (_atoms.Inside(subgroup), sides.Count > 0);
            yield return (_atoms.Outside(subgroup), sides.Exists(s => s is { Rest: false, RestBaseWithheld: false }));
        }
    }
}
