using Serverless.Estimation;

namespace Serverless.Analysis.Disclosure;

/// <summary>
/// The respondents of a group parted by all subgroups at once: two are in the same atom when every subgroup holds both,
/// neither, or is unknown. Whatever is published of the group, of a subgroup or of the rest is a sum over
/// atoms.
/// </summary>
internal sealed class Atoms
{
    private readonly Dictionary<string, (bool[] Inside, bool[] Outside)> _sides;

    private Atoms(int[] of, int count, Dictionary<string, (bool[] Inside, bool[] Outside)> sides)
    {
        (ByRespondent, Count, _sides) = (of, count, sides);
        Subgroups = [.. sides.Keys];
        var respondents = new int[count];
        foreach (var atom in of)
            respondents[atom]++;
        Respondents = respondents;
    }

    /// <summary>The atom of each respondent.</summary>
    public int[] ByRespondent { get; }

    public int Count { get; }

    /// <summary>Respondents per atom.</summary>
    public IReadOnlyList<int> Respondents { get; }

    /// <summary>Ids of the subgroups, in their order.</summary>
    public IReadOnlyList<string> Subgroups { get; }

    /// <summary>Per atom, whether the subgroup holds it.</summary>
    public bool[] Inside(string subgroup) => _sides[subgroup].Inside;

    /// <summary>Per atom, whether it is in the rest; those of whom it is not known are in neither.</summary>
    public bool[] Outside(string subgroup) => _sides[subgroup].Outside;

    /// <summary>Per atom, whether the subgroup is unknown of it.</summary>
    public bool[] Neither(string subgroup) =>
        [.. Inside(subgroup).Zip(Outside(subgroup), (inside, outside) => !inside && !outside)];

    /// <summary>Every atom.</summary>
    public bool[] Whole()
    {
        var all = new bool[Count];
        Array.Fill(all, true);
        return all;
    }

    /// <param name="respondents">How many respondents there are.</param>
    /// <param name="subgroups">By id: 1 inside, 0 outside, anything else neither; in a fixed order.</param>
    public static Atoms Of(int respondents, IReadOnlyList<(string Id, CodeColumn Membership)> subgroups)
    {
        var of = new int[respondents];
        var count = respondents > 0 ? 1 : 0;
        foreach (var (_, membership) in subgroups)
            (of, count) = Split(of, membership.Codes);
        var sides = new Dictionary<string, (bool[], bool[])>(StringComparer.Ordinal);
        var example = Examples(of, count);
        foreach (var (id, membership) in subgroups)
            sides[id] = (
                Array.ConvertAll(example, i => membership.Codes[i] == 1),
                Array.ConvertAll(example, i => membership.Codes[i] == 0)
            );
        return new Atoms(of, count, sides);
    }

    private static (int[] Of, int Count) Split(int[] of, ushort[] codes)
    {
        var number = new Dictionary<(int, ushort), int>();
        var split = new int[of.Length];
        for (var i = 0; i < of.Length; i++)
        {
            var key = (of[i], Math.Min(codes[i], (ushort)2));
            if (!number.TryGetValue(key, out var atom))
                number.Add(key, atom = number.Count);
            split[i] = atom;
        }

        return (split, number.Count);
    }

    /// <summary>A respondent of each atom.</summary>
    private static int[] Examples(int[] of, int count)
    {
        var example = new int[count];
        for (var i = of.Length - 1; i >= 0; i--)
            example[of[i]] = i;
        return example;
    }
}
