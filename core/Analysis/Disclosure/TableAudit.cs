namespace Serverless.Analysis.Disclosure;

/// <summary>A sum over answers within a set of atoms that is published somewhere outside the table itself.</summary>
internal sealed record ShownSum(bool[] Atoms, bool[] Answers);

/// <summary>
/// Looks for what follows from everything that is published of a table in a group: of the whole, of each subgroup and
/// the rest, and what bases of other tables show. The unknowns are the counts per atom and answer.
/// </summary>
internal static class TableAudit
{
    /// <summary>
    /// Whether any set of respondents that can be derived has a base from 1 to under <paramref name="minimum"/>.
    /// </summary>
    public static bool[]? SmallBase(TableCounts table, IReadOnlyList<bool[]> derivable, int minimum) =>
        derivable.FirstOrDefault(set => Sum(table.BaseByAtom, set) is var n && n > 0 && n < minimum);

    /// <summary>
    /// A small count (1 to <paramref name="threshold"/>) that the published figures fix; null when there is none.
    /// </summary>
    /// <param name="table">The counts.</param>
    /// <param name="published">What is shown of each published set of atoms.</param>
    /// <param name="derivable">Sets of atoms whose base follows from the published ones.</param>
    /// <param name="elsewhere">Sums that other tables show.</param>
    /// <param name="threshold">Counts from 1 up to here are small.</param>
    public static bool Reveals(
        TableCounts table,
        IReadOnlyList<(bool[] Atoms, Withholding Withheld)> published,
        IReadOnlyList<bool[]> derivable,
        IReadOnlyList<ShownSum> elsewhere,
        int threshold
    )
    {
        var targets = Targets(table, derivable, threshold).ToList();
        if (targets.Count == 0)
            return false;
        var space = Equations(table, published, elsewhere);
        return targets.Exists(t => space.Fixes(Coefficients(table, t.Atoms, k => k == t.Answer)));
    }

    private static IEnumerable<(bool[] Atoms, int Answer)> Targets(
        TableCounts table,
        IReadOnlyList<bool[]> derivable,
        int threshold
    )
    {
        foreach (var set in derivable)
            for (var k = 0; k < table.Counts.Length; k++)
                if (Count(table, set, k) is var count && count >= 1 && count <= threshold)
                    yield return (set, k);
    }

    private static RowSpace Equations(
        TableCounts table,
        IReadOnlyList<(bool[] Atoms, Withholding Withheld)> published,
        IReadOnlyList<ShownSum> elsewhere
    )
    {
        var space = new RowSpace(table.BaseByAtom.Length * table.Counts.Length);
        foreach (var (atoms, withheld) in published.Where(p => !p.Withheld.Suppressed))
        {
            for (var k = 0; k < table.Counts.Length; k++)
                if (!withheld.Hides(k))
                    space.Add(Coefficients(table, atoms, answer => answer == k));
            if (!table.AddsUp)
                continue;
            if (!withheld.BaseWithheld)
                space.Add(Coefficients(table, atoms, _ => true));
            if (table.Summary is { } summary && !withheld.Summary)
                space.Add(Coefficients(table, atoms, k => summary[k]));
        }

        foreach (var sum in elsewhere)
            space.Add(Coefficients(table, sum.Atoms, k => sum.Answers[k]));
        return space;
    }

    private static double[] Coefficients(TableCounts table, bool[] atoms, Func<int, bool> counts)
    {
        var width = table.Counts.Length;
        var equation = new double[atoms.Length * width];
        for (var a = 0; a < atoms.Length; a++)
        for (var k = 0; k < width; k++)
            if (atoms[a] && counts(k) && table.BaseByAtom[a] > 0)
                equation[(a * width) + k] = 1;
        return equation;
    }

    public static int Sum(int[] byAtom, bool[] atoms)
    {
        var sum = 0;
        for (var a = 0; a < atoms.Length; a++)
            sum += atoms[a] ? byAtom[a] : 0;
        return sum;
    }

    private static int Count(TableCounts table, bool[] atoms, int answer)
    {
        var count = 0;
        for (var a = 0; a < atoms.Length; a++)
            count += atoms[a] ? table.CountsByAtom[a][answer] : 0;
        return count;
    }
}
