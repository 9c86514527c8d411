using Serverless.Analysis.Results;

namespace Serverless.Analysis.Disclosure;

/// <summary>What is withheld of the tables of a group while they are audited; what was tried can be taken back.</summary>
internal sealed class GroupWithholding
{
    private readonly Dictionary<TableId, Withholding> _whole = [];
    private readonly Dictionary<(TableId Table, string Subgroup), Withholding> _sides = [];
    private readonly Dictionary<string, (int Inside, int Outside)> _shown = new(StringComparer.Ordinal);
    private readonly Dictionary<TableId, int> _changes = [];
    private readonly Stack<Action> _undo = [];
    private int _clock;

    public GroupWithholding(IReadOnlyDictionary<TableId, TableWithholding> decisions)
    {
        foreach (var (table, withheld) in decisions)
        {
            _whole.Add(table, withheld.Whole);
            foreach (var (subgroup, sides) in withheld.Subgroups)
            {
                _sides.Add((table, subgroup), sides);
                Count(subgroup, sides, 1);
            }
        }
    }

    /// <summary>How much was done so far, for <see cref="TakeBack"/>.</summary>
    public int Mark => _undo.Count;

    public Withholding Whole(TableId table) => _whole[table];

    public Withholding Sides(TableId table, string subgroup) => _sides[(table, subgroup)];

    /// <summary>Rises with every change of the table, and falls back when the change is taken back.</summary>
    public int Version(TableId table) => _changes.GetValueOrDefault(table);

    /// <summary>Whether any table shows the subgroup.</summary>
    public bool ShowsInside(string subgroup) => _shown.GetValueOrDefault(subgroup).Inside > 0;

    /// <summary>Whether any table shows the rest of the group.</summary>
    public bool ShowsOutside(string subgroup) => _shown.GetValueOrDefault(subgroup).Outside > 0;

    public void SetWhole(TableId table, Withholding withheld)
    {
        var before = _whole[table];
        _whole[table] = withheld;
        Changed(table, () => _whole[table] = before);
    }

    public void SetSides(TableId table, string subgroup, Withholding withheld)
    {
        var before = _sides[(table, subgroup)];
        Replace(before, withheld);
        Changed(table, () => Replace(withheld, before));

        void Replace(Withholding old, Withholding other)
        {
            Count(subgroup, old, -1);
            Count(subgroup, other, 1);
            _sides[(table, subgroup)] = other;
        }
    }

    /// <summary>Takes back everything that was done since.</summary>
    public void TakeBack(int mark)
    {
        while (_undo.Count > mark)
            _undo.Pop()();
    }

    private void Changed(TableId table, Action undo)
    {
        var version = Version(table);
        _changes[table] = ++_clock;
        _undo.Push(() =>
        {
            undo();
            _changes[table] = version;
        });
    }

    private void Count(string subgroup, Withholding sides, int step)
    {
        if (sides.Suppressed)
            return;
        var (inside, outside) = _shown.GetValueOrDefault(subgroup);
        _shown[subgroup] = (inside + step, outside + (sides.Rest ? 0 : step));
    }
}
