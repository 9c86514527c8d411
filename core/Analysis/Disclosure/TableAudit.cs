namespace Serverless.Analysis.Disclosure;

/// <summary>A sum over answers within a set of atoms that is published somewhere outside the table itself.</summary>
internal sealed record ShownSum(bool[] Atoms, bool[] Answers);

/// <summary>The unknowns of one table in a system of equations: the counts per atom and answer, from a place on.</summary>
/// <param name="Table">The counts.</param>
/// <param name="Offset">Place of the first unknown.</param>
internal sealed record TableAudit(TableCounts Table, int Offset)
{
    private int Width => Table.Counts.Length;

    /// <summary>How many unknowns there are.</summary>
    public int Unknowns => Table.BaseByAtom.Length * Width;

    /// <summary>
    /// Whether any set of respondents that can be derived has a base from 1 to under <paramref name="minimum"/>.
    /// </summary>
    public static bool HasSmallBase(TableCounts table, IReadOnlyList<bool[]> derivable, int minimum) =>
        derivable.Any(set => Sum(table.BaseByAtom, set) is var n && n > 0 && n < minimum);

    /// <summary>
    /// Whether the equations fix a small count (1 to <paramref name="threshold"/>) in any of these sets of atoms.
    /// </summary>
    public bool IsRevealed(RowSpace space, IReadOnlyList<bool[]> sets, int threshold)
    {
        foreach (var set in sets)
            for (var k = 0; k < Width; k++)
            {
                var count = Sum(Array.ConvertAll(Table.CountsByAtom, c => c[k]), set);
                if (IsSmall(count, set, threshold) && space.Fixes(Coefficients(space, set, answer => answer == k)))
                    return true;
            }

        return false;
    }

    /// <summary>
    /// Whether so few gave the answer; of an option, also whether so few did not: the size of the base is known of every
    /// set that is looked at.
    /// </summary>
    private bool IsSmall(int count, bool[] set, int threshold)
    {
        if (count >= 1 && count <= threshold)
            return true;
        return Table.IsMultiple
            && Sum(Table.BaseByAtom, set) - count is var others
            && others >= 1
            && others <= threshold;
    }

    /// <summary>Adds what is shown of the table itself.</summary>
    public void AddPublished(RowSpace space, IEnumerable<(bool[] Atoms, Withholding Withheld)> published)
    {
        foreach (var (atoms, withheld) in published.Where(p => !p.Withheld.Suppressed))
        {
            for (var k = 0; k < Width; k++)
                if (!withheld.Hides(k))
                    space.Add(Coefficients(space, atoms, answer => answer == k));
            if (!Table.AddsUp)
                continue;
            if (!withheld.BaseWithheld)
                space.Add(Coefficients(space, atoms, _ => true));
            if (Table.Summary is { } summary && !withheld.Summary)
                space.Add(Coefficients(space, atoms, k => summary[k]));
        }
    }

    /// <summary>Adds sums that other tables show.</summary>
    public void AddShown(RowSpace space, IEnumerable<ShownSum> sums)
    {
        foreach (var sum in sums)
            space.Add(Coefficients(space, sum.Atoms, k => sum.Answers[k]));
    }

    /// <summary>
    /// Adds that nobody in an atom gave an answer that rules the atom out (or, where there is nobody by chance, that
    /// there is nobody: the attacker is given more than anyone has).
    /// </summary>
    public void AddEmpty(RowSpace space, bool[] atoms, Func<int, bool> answers)
    {
        for (var a = 0; a < atoms.Length; a++)
        for (var k = 0; k < Width; k++)
            if (atoms[a] && answers(k) && Table.CountsByAtom[a][k] == 0)
                space.Add(Coefficients(space, Only(a), answer => answer == k));
    }

    /// <summary>Adds, per atom in which nobody left it blank, that all of the atom (unknown number a) answered.</summary>
    public void AddEveryone(RowSpace space, IReadOnlyList<int> respondents)
    {
        for (var a = 0; a < respondents.Count; a++)
            if (Table.BaseByAtom[a] == respondents[a])
            {
                var equation = Coefficients(space, Only(a), _ => true);
                equation[a] = -1;
                space.Add(equation);
            }
    }

    /// <summary>Adds, per atom in which nobody left it blank, that those who gave the routing answers answered.</summary>
    public void AddRouted(RowSpace space, TableAudit parent, bool[] answers)
    {
        for (var a = 0; a < Table.BaseByAtom.Length; a++)
        {
            var routed = parent.Table.CountsByAtom[a].Where((_, k) => answers[k]).Sum();
            if (Table.BaseByAtom[a] != routed)
                continue;
            var equation = Coefficients(space, Only(a), _ => true);
            foreach (
                var (coefficient, unknown) in parent
                    .Coefficients(space, Only(a), k => answers[k])
                    .Select((c, i) => (c, i))
            )
                equation[unknown] -= coefficient;
            space.Add(equation);
        }
    }

    public static int Sum(int[] byAtom, bool[] atoms)
    {
        var sum = 0;
        for (var a = 0; a < atoms.Length; a++)
            sum += atoms[a] ? byAtom[a] : 0;
        return sum;
    }

    private bool[] Only(int atom)
    {
        var only = new bool[Table.BaseByAtom.Length];
        only[atom] = true;
        return only;
    }

    private double[] Coefficients(RowSpace space, bool[] atoms, Func<int, bool> counts)
    {
        var equation = new double[space.Unknowns];
        for (var a = 0; a < atoms.Length; a++)
        for (var k = 0; k < Width; k++)
            if (atoms[a] && counts(k) && Table.BaseByAtom[a] > 0)
                equation[Offset + (a * Width) + k] = 1;
        return equation;
    }
}
