using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;

namespace Serverless.Analysis.Versions;

/// <summary>
/// What an earlier publication and the answers as they are now, both in hand, show of the respondents in whom they
/// differ. Of a table it is the number that must have changed at least: those gained or those lost, or the blocks of
/// respondents in which something changed, whichever is most.
/// </summary>
internal sealed class SampleChange
{
    private readonly int _minimum;
    private readonly List<string> _subgroups;
    private readonly List<string> _atoms = [];
    private readonly Dictionary<TableId, List<ColumnChange>> _columns = [];
    private readonly Dictionary<string, IReadOnlyList<bool[]>> _derivable = new(StringComparer.Ordinal);
    private readonly Dictionary<TableId, ShownTable> _before;
    private readonly Dictionary<TableId, HashSet<string>> _held = [];
    private readonly BlockChanges? _blocks;
    private readonly Dictionary<string, IReadOnlyList<SignedSet>> _signed = new(StringComparer.Ordinal);

    /// <param name="before">What was shown.</param>
    /// <param name="now">What would be shown.</param>
    /// <param name="minimum">Respondents by which they must differ, if they do.</param>
    public SampleChange(ShownCounts before, ShownCounts now, int minimum)
    {
        _minimum = minimum;
        _subgroups = [.. before.Subgroups.Intersect(now.Subgroups).Select(s => s.Id)];
        var (projectedBefore, projectedNow) = (Projected(before), Projected(now));
        _before = before.Tables.ToDictionary(t => t.Id);
        foreach (var table in now.Tables)
            if (_before.TryGetValue(table.Id, out var earlier))
                _columns[table.Id] = [.. Columns(earlier, projectedBefore, table, projectedNow)];
        _blocks = BlockChanges.Of(before, now, _columns.Values.SelectMany(c => c));
        Differing = _columns.Keys.SelectMany(t => Of(t, Whole())).DefaultIfEmpty(0).Max();
        var margins = now
            .Tables.Where(t => t.IsMargin && _columns.ContainsKey(t.Id) && IsShown(_before[t.Id], null))
            .ToLookup(t => t.Id == CurrentCounts.Everyone, t => Of(t.Id, Whole()));
        IsFew = minimum > 0 && (Differing > 0 && Differing < minimum || margins[false].Any(IsSmall));
        KeepsGroup = IsFew || margins[true].Any(IsSmall);
        foreach (var table in now.Tables.Where(t => _columns.ContainsKey(t.Id)))
            _held[table.Id] = IsFew ? [] : Held(table);
    }

    /// <summary>How many respondents must differ at least, in the table that shows most of them.</summary>
    public int Differing { get; }

    /// <summary>Whether any count is another.</summary>
    public bool IsMoved => _columns.Values.Any(columns => columns.Exists(c => c.IsMoved));

    /// <summary>
    /// Whether so few differ that nothing of the group may be shown anew: weights too move with every respondent.
    /// </summary>
    public bool IsFew { get; }

    /// <summary>
    /// Whether what is said of the group as a whole must stay as it was: few respondents came or went, though others
    /// answered otherwise.
    /// </summary>
    public bool KeepsGroup { get; }

    /// <summary>Whether the table, for everyone or the sides of a subgroup, must stay as it was published.</summary>
    public bool IsHeld(TableId table, string? subgroup) =>
        IsFew || (_held.TryGetValue(table, out var held) && (held.Contains("") || held.Contains(subgroup ?? "")));

    /// <summary>
    /// What of a table that was shown before has other counts now, in everyone or in either side of a subgroup; null when
    /// the subgroup or the table was not there.
    /// </summary>
    public MovedCounts? Moved(TableId table, string? subgroup)
    {
        if (!_columns.TryGetValue(table, out var columns) || (subgroup is not null && !_subgroups.Contains(subgroup)))
            return null;
        List<bool[]> sides = [.. Sides(subgroup)];
        return new MovedCounts(
            sides
                .SelectMany(side =>
                    columns.SelectMany(c => c.Moved(side).Select(value => c.Option.Length > 0 ? c.Option : value))
                )
                .ToHashSet(StringComparer.Ordinal),
            sides.Exists(side => columns.Exists(c => c.Base(side) != 0))
        );
    }

    private int[] Projected(ShownCounts counts)
    {
        int[] digits = [.. _subgroups.Select(id => counts.Subgroups.TakeWhile(s => s.Id != id).Count())];
        return
        [
            .. counts.Atoms.Select(atom =>
            {
                var name = string.Concat(digits.Select(d => atom[d]));
                if (_atoms.IndexOf(name) is >= 0 and var known)
                    return known;
                _atoms.Add(name);
                return _atoms.Count - 1;
            }),
        ];
    }

    private IEnumerable<ColumnChange> Columns(ShownTable before, int[] atomsBefore, ShownTable now, int[] atomsNow)
    {
        var renamed = before.Renamed(now);
        return from earlier in before.Columns
            from later in now.Columns
            where renamed.GetValueOrDefault(earlier.Option, earlier.Option) == later.Option
            select new ColumnChange(earlier, atomsBefore, renamed, later, atomsNow, _atoms.Count);
    }

    private bool[] Whole() => [.. _atoms.Select(_ => true)];

    private bool[] Side(string subgroup, char digit)
    {
        var place = _subgroups.IndexOf(subgroup);
        return [.. _atoms.Select(a => place >= 0 && a[place] == digit)];
    }

    private IEnumerable<bool[]> Sides(string? subgroup) =>
        subgroup is null ? [Whole()] : [Side(subgroup, '1'), Side(subgroup, '0')];

    private IEnumerable<int> Of(TableId table, bool[] atoms)
    {
        var sets = _blocks is null ? [] : Signed(atoms, Filled(table));
        return _columns[table].Select(c => Math.Max(c.Size(atoms), _blocks?.Size(c, sets) ?? 0));
    }

    /// <summary>
    /// The atoms as everyone or sides of subgroups with signs: one of them, one without another, or those of whom a
    /// subgroup is not known. None for any other set.
    /// </summary>
    private IReadOnlyList<SignedSet> Signed(bool[] atoms, bool[] filled)
    {
        var key = Name(atoms) + Name(filled);
        if (_signed.TryGetValue(key, out var known))
            return known;
        var wanted = Name(Within(atoms));
        var sides = _subgroups
            .SelectMany(s => new[] { (s, Inside: true), (s, Inside: false) })
            .Select(side =>
                (Subgroup: (string?)side.s, side.Inside, Atoms: Within(Side(side.s, side.Inside ? '1' : '0')))
            )
            .Prepend((Subgroup: null, Inside: true, Atoms: Within(Whole())))
            .ToList();
        IEnumerable<IReadOnlyList<SignedSet>> ones =
            from side in sides
            where Name(side.Atoms) == wanted
            select new[] { Plus(side) };
        IEnumerable<IReadOnlyList<SignedSet>> differences =
            from side in sides
            from other in sides
            where Lies(other.Atoms, side.Atoms) && Name(Without(side.Atoms, other.Atoms)) == wanted
            select new[] { Plus(side), Minus(other) };
        IEnumerable<IReadOnlyList<SignedSet>> unknown =
            from inside in sides
            from outside in sides
            where
                inside.Subgroup is not null
                && inside.Subgroup == outside.Subgroup
                && inside.Inside
                && !outside.Inside
                && Name(Without(Without(sides[0].Atoms, inside.Atoms), outside.Atoms)) == wanted
            select new[] { Plus(sides[0]), Minus(inside), Minus(outside) };
        var found = ones.Concat(differences).Concat(unknown).FirstOrDefault([]);
        _signed.Add(key, found);
        return found;

        bool[] Within(bool[] set) => [.. set.Zip(filled, (x, y) => x && y)];
        static bool[] Without(bool[] set, bool[] other) => [.. set.Zip(other, (x, y) => x && !y)];
        static bool Lies(bool[] set, bool[] inside) => set.Zip(inside).All(pair => !pair.First || pair.Second);
        static SignedSet Plus((string? Subgroup, bool Inside, bool[]) set) =>
            new(set.Subgroup, set.Inside, IsAdded: true);
        static SignedSet Minus((string? Subgroup, bool Inside, bool[]) set) =>
            new(set.Subgroup, set.Inside, IsAdded: false);
    }

    private static string Name(bool[] set) => string.Concat(set.Select(x => x ? '1' : '0'));

    /// <summary>The atoms that anyone in the table's base is or was in.</summary>
    private bool[] Filled(TableId table) => _columns[table].Count == 0 ? Whole() : _columns[table][0].Filled;

    private bool IsSmall(IEnumerable<int> sizes) => sizes.Any(size => size > 0 && size < _minimum);

    private static bool IsShown(ShownTable table, string? subgroup) => table.Sets.Any(s => s.Subgroup == subgroup);

    /// <summary>
    /// The subgroups, or "" for everyone, that may not be shown anew, so that no set that follows from the others by
    /// adding and subtracting holds a few changed respondents only.
    /// </summary>
    private HashSet<string> Held(ShownTable now)
    {
        var before = _before[now.Id];
        var held = new HashSet<string>(StringComparer.Ordinal);
        if (!IsShown(before, null) || !IsShown(now, null))
            return held;
        if (before.Routed is { } asked && now.Routed is { } asks && IsSmall([Math.Abs(asks - asked)]))
            return [""];
        var kept = _subgroups
            .Where(s => IsShown(before, s) && IsShown(now, s))
            .Append("")
            .ToHashSet(StringComparer.Ordinal);
        while (kept.Count > 0 && Derivable(now.Id, kept).Any(set => IsSmall(Of(now.Id, set))))
        {
            var next = kept.Count == 1 ? "" : First(now.Id, kept);
            kept.Remove(next);
            held.Add(next);
        }

        return held;
    }

    /// <summary>The subgroup to hold: one that ends it, or else the one in which fewest changed.</summary>
    private string First(TableId table, HashSet<string> kept)
    {
        var subgroups = kept.Where(s => s.Length > 0).Order(StringComparer.Ordinal).ToList();
        var ending = subgroups.Find(s =>
            !Derivable(table, kept.Where(k => k != s)).Any(set => IsSmall(Of(table, set)))
        );
        return ending ?? subgroups.MinBy(s => Sides(s).Min(side => Of(table, side).Max()))!;
    }

    private IReadOnlyList<bool[]> Derivable(TableId table, IEnumerable<string> kept)
    {
        var filled = Filled(table);
        List<string> subgroups = [.. kept.Where(s => s.Length > 0).Order(StringComparer.Ordinal)];
        var key = string.Join('|', subgroups) + "/" + Name(filled);
        if (!_derivable.TryGetValue(key, out var sets))
            _derivable.Add(
                key,
                sets = DerivableSets.Of([
                    .. new[] { Whole() }
                        .Concat(subgroups.SelectMany(Sides))
                        .Select(set => set.Zip(filled, (x, y) => x && y).ToArray()),
                ])
            );
        return sets;
    }
}

/// <summary>Counts that are not what they were.</summary>
/// <param name="Answers">Codes of the answers that more, or fewer, gave.</param>
/// <param name="Base">Whether more, or fewer, are in the base.</param>
internal sealed record MovedCounts(IReadOnlySet<string> Answers, bool Base)
{
    public bool Any => Base || Answers.Count > 0;
}
