using System.Runtime.InteropServices;

namespace Serverless.Analysis.Versions;

/// <summary>How the counts of one column differ between an earlier publication and now, by atom and value.</summary>
internal sealed class ColumnChange
{
    private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);
    private readonly List<(int Atom, int Value, int Difference)> _differences;
    private readonly Dictionary<(string Subgroup, bool Inside), uint[]> _blocks = [];

    /// <param name="before">The column as it was shown.</param>
    /// <param name="atomsBefore">For each of its atoms, which of the atoms that both share it is in.</param>
    /// <param name="renamed">Earlier values that are called something else now.</param>
    /// <param name="now">The column now.</param>
    /// <param name="atomsNow">The same for its atoms.</param>
    /// <param name="atoms">How many atoms both share.</param>
    public ColumnChange(
        CountedColumn before,
        int[] atomsBefore,
        IReadOnlyDictionary<string, string> renamed,
        CountedColumn now,
        int[] atomsNow,
        int atoms
    )
    {
        Option = now.Option;
        Filled = new bool[atoms];
        var differences = new Dictionary<(int Atom, int Value), int>();
        Add(now, atomsNow, value => value, 1);
        Add(before, atomsBefore, value => renamed.GetValueOrDefault(value, value), -1);
        _differences = [.. differences.Where(d => d.Value != 0).Select(d => (d.Key.Atom, d.Key.Value, d.Value))];
        foreach (var sums in now.Blocks ?? [])
            if (before.Blocks?.FirstOrDefault(b => b.Subgroup == sums.Subgroup && b.Inside == sums.Inside) is { } were)
                _blocks.Add((sums.Subgroup ?? "", sums.Inside), Differences(were.Sums, sums.Sums));

        void Add(CountedColumn column, int[] places, Func<string, string> name, int sign)
        {
            int[] positions = [.. column.Values.Select(value => Position(name(value)))];
            for (var i = 0; i + 2 < column.Counts.Count; i += 3)
            {
                var atom = places[column.Counts[i]];
                Filled[atom] = true;
                CollectionsMarshal.GetValueRefOrAddDefault(
                    differences,
                    (atom, positions[column.Counts[i + 1]]),
                    out _
                ) += sign * column.Counts[i + 2];
            }
        }
    }

    /// <summary>The option of a multiple question; empty for anything else.</summary>
    public string Option { get; }

    /// <summary>Whether any count is another.</summary>
    public bool IsMoved => _differences.Count > 0;

    /// <summary>Per atom, whether anyone in the base is or was in it.</summary>
    public bool[] Filled { get; }

    /// <summary>
    /// Per block of everyone, or of a side of a subgroup, by how much its sum differs: 0 when nobody in it answered
    /// otherwise. Null when it is not known.
    /// </summary>
    public uint[]? Blocks(string? subgroup, bool inside) => _blocks.GetValueOrDefault((subgroup ?? "", inside));

    /// <summary>
    /// How many respondents must have changed at least in a set of atoms: those gained or those lost, whichever is more.
    /// </summary>
    public int Size(bool[] set)
    {
        if (_differences.Count == 0)
            return 0;
        var byValue = ByValue(set);
        var gained = byValue.Sum(difference => Math.Max(0, difference));
        return Math.Max(gained, gained - byValue.Sum());
    }

    /// <summary>What more, or fewer, of a set of atoms answered than before.</summary>
    public IReadOnlySet<string> Moved(bool[] set)
    {
        var byValue = ByValue(set);
        return _values
            .Where(value => byValue[value.Value] != 0)
            .Select(value => value.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>How many more of a set of atoms are in the base.</summary>
    public int Base(bool[] set) => ByValue(set).Sum();

    private int[] ByValue(bool[] set)
    {
        var byValue = new int[_values.Count];
        foreach (var (atom, value, difference) in _differences)
            byValue[value] += set[atom] ? difference : 0;
        return byValue;
    }

    private static uint[] Differences(byte[] before, byte[] now)
    {
        var (was, becomes) = (BlockChanges.Numbers(before), BlockChanges.Numbers(now));
        var blocks = Math.Min(was.Length, becomes.Length);
        return
        [
            .. RespondentBlocks
                .Coarser(becomes, blocks)
                .Zip(RespondentBlocks.Coarser(was, blocks), (later, earlier) => unchecked(later - earlier)),
        ];
    }

    private int Position(string value)
    {
        ref var position = ref CollectionsMarshal.GetValueRefOrAddDefault(_values, value, out var known);
        if (!known)
            position = _values.Count - 1;
        return position;
    }
}
