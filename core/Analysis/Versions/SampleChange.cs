using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;

namespace Serverless.Analysis.Versions;

/// <summary>
/// What an earlier publication and the answers as they are now, both in hand, show of the respondents in whom they
/// differ. Of a table it is the number that must have changed at least: those gained or those lost, whichever is more.
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
        Differing = _columns.Values.SelectMany(c => c).Select(c => c.Size(Whole())).DefaultIfEmpty(0).Max();
        var margins = now.Tables.Where(t => t.IsMargin && _columns.ContainsKey(t.Id)).Select(t => Of(t.Id, Whole()));
        IsFew = minimum > 0 && (Differing > 0 && Differing < minimum || margins.Any(IsSmall));
        foreach (var table in now.Tables.Where(t => _columns.ContainsKey(t.Id)))
            _held[table.Id] = IsFew ? [] : Held(table);
    }

    /// <summary>How many respondents must differ at least, in the table that shows most of them.</summary>
    public int Differing { get; }

    /// <summary>
    /// Whether so few differ that nothing of the group may be shown anew: weights too move with every respondent.
    /// </summary>
    public bool IsFew { get; }

    /// <summary>Whether the table, for everyone or the sides of a subgroup, must stay as it was published.</summary>
    public bool IsHeld(TableId table, string? subgroup) =>
        IsFew || (_held.TryGetValue(table, out var held) && (held.Contains("") || held.Contains(subgroup ?? "")));

    /// <summary>Whether the table was shown before, and of exactly these counts.</summary>
    public bool IsSame(TableId table, string? subgroup) =>
        _columns.ContainsKey(table)
        && (subgroup is null || _subgroups.Contains(subgroup, StringComparer.Ordinal))
        && Sides(subgroup).All(side => Of(table, side).All(size => size == 0));

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
        var renamed = Renamed(before.Answers, now.Answers);
        return from earlier in before.Columns
            from later in now.Columns
            where renamed.GetValueOrDefault(earlier.Option, earlier.Option) == later.Option
            select new ColumnChange(earlier, atomsBefore, renamed, later, atomsNow, _atoms.Count);
    }

    /// <summary>
    /// Codes that only the earlier codebook has, paired with those that only the present one has: answers that are
    /// called something else do not make other people of the respondents.
    /// </summary>
    private static Dictionary<string, string> Renamed(IReadOnlyList<string> before, IReadOnlyList<string> now) =>
        before
            .Except(now, StringComparer.Ordinal)
            .Zip(now.Except(before, StringComparer.Ordinal))
            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    private bool[] Whole() => [.. _atoms.Select(_ => true)];

    private bool[] Side(string subgroup, char digit)
    {
        var place = _subgroups.IndexOf(subgroup);
        return [.. _atoms.Select(a => place >= 0 && a[place] == digit)];
    }

    private IEnumerable<bool[]> Sides(string? subgroup) =>
        subgroup is null ? [Whole()] : [Side(subgroup, '1'), Side(subgroup, '0')];

    private IEnumerable<int> Of(TableId table, bool[] atoms) => _columns[table].Select(c => c.Size(atoms));

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
        var filled = _columns[table].Count == 0 ? Whole() : _columns[table][0].Filled;
        List<string> subgroups = [.. kept.Where(s => s.Length > 0).Order(StringComparer.Ordinal)];
        var key = string.Join('|', subgroups) + "/" + string.Concat(filled.Select(x => x ? '1' : '0'));
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
