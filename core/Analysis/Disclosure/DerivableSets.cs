namespace Serverless.Analysis.Disclosure;

/// <summary>
/// Sets of respondents whose figures follow from published ones by adding and subtracting: the rest of a subgroup within
/// another, those of whom a subgroup is not known, what is left when several are taken off the whole.
/// </summary>
internal static class DerivableSets
{
    /// <summary>More sets than this are not looked at; they come from surveys with dozens of subgroups.</summary>
    private const int Maximum = 400;

    /// <summary>The sets, as flags per atom, that follow from <paramref name="published"/>; those among them.</summary>
    public static IReadOnlyList<bool[]> Of(IReadOnlyList<bool[]> published)
    {
        if (published.Count == 0)
            return [];
        var atoms = published[0].Length;
        var space = new RowSpace(atoms);
        foreach (var set in published)
            space.Add(Coefficients(set));
        var found = new Dictionary<string, bool[]>(StringComparer.Ordinal);
        foreach (var set in published)
            Keep(set);
        for (var a = 0; a < atoms; a++)
            KeepWhenFixed(Enumerable.Range(0, atoms).Select(x => x == a).ToArray());
        foreach (var row in space.Rows)
            if (Array.TrueForAll(row, x => Math.Abs(x) < 1e-9 || Math.Abs(x - 1) < 1e-9))
                Keep(Array.ConvertAll(row, x => x > 0.5));
        for (var from = 0; from < 2; from++)
        {
            var sets = found.Values.ToList();
            foreach (var one in sets)
            foreach (var other in sets)
            {
                if (found.Count >= Maximum)
                    return [.. found.Values];
                KeepWhenFixed([.. one.Zip(other, (x, y) => x && !y)]);
                KeepWhenFixed([.. one.Zip(other, (x, y) => x && y)]);
            }
        }

        return [.. found.Values];

        void KeepWhenFixed(bool[] set)
        {
            if (!found.ContainsKey(Name(set)) && space.Fixes(Coefficients(set)))
                Keep(set);
        }

        void Keep(bool[] set)
        {
            if (set.Contains(true))
                found.TryAdd(Name(set), set);
        }

        static string Name(bool[] set) => string.Concat(set.Select(x => x ? '1' : '0'));
    }

    private static double[] Coefficients(bool[] set) => Array.ConvertAll(set, x => x ? 1.0 : 0);
}
