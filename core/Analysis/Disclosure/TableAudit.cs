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
    /// <param name="equations">What is known.</param>
    /// <param name="sets">Sets of atoms.</param>
    /// <param name="threshold">Counts from 1 up to here are small.</param>
    /// <param name="blanks">Answers in sets of atoms that do not count, since those who are in them only left another
    /// question blank.</param>
    public bool IsRevealed(
        LinearEquations equations,
        IReadOnlyList<bool[]> sets,
        int threshold,
        IReadOnlyList<ShownSum> blanks
    ) => Revealed(equations, sets, threshold, blanks).Any();

    /// <summary>The small counts that the equations fix.</summary>
    /// <inheritdoc cref="IsRevealed"/>
    public IEnumerable<FewAnswers> Revealed(
        LinearEquations equations,
        IReadOnlyList<bool[]> sets,
        int threshold,
        IReadOnlyList<ShownSum> blanks
    )
    {
        foreach (var set in sets)
        foreach (var few in Small(Table, set, threshold, blanks))
            if (equations.Fixes(Terms(set, answer => answer == few.Answer)))
                yield return few;
    }

    /// <summary>The small counts in a set of atoms, whether or not anything fixes them.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="set">The set of atoms.</param>
    /// <param name="threshold">Counts from 1 up to here are small.</param>
    /// <param name="blanks">Answers in sets of atoms that do not count.</param>
    public static IEnumerable<FewAnswers> Small(
        TableCounts table,
        bool[] set,
        int threshold,
        IReadOnlyList<ShownSum> blanks
    )
    {
        var respondents = table.IsMultiple ? Sum(table.BaseByAtom, set) : 0;
        for (var k = 0; k < table.Counts.Length; k++)
        {
            var count = 0;
            for (var a = 0; a < set.Length; a++)
                count += set[a] ? table.CountsByAtom[a][k] : 0;
            if (
                (IsSmall(count, threshold) || (table.IsMultiple && IsSmall(respondents - count, threshold)))
                && !blanks.Any(b => b.Answers[k] && IsWithin(set, b.Atoms))
            )
                yield return new FewAnswers(set, k);
        }
    }

    private static bool IsWithin(bool[] set, bool[] other) => !set.Zip(other).Any(atom => atom.First && !atom.Second);

    private static bool IsSmall(int count, int threshold) => count >= 1 && count <= threshold;

    /// <summary>Adds what is shown of the table itself.</summary>
    public void AddPublished(LinearEquations equations, IEnumerable<(bool[] Atoms, Withholding Withheld)> published)
    {
        foreach (var (atoms, withheld) in published.Where(p => !p.Withheld.Suppressed))
        {
            for (var k = 0; k < Width; k++)
                if (!withheld.Hides(k))
                    equations.Add(Terms(atoms, answer => answer == k));
            if (!Table.AddsUp)
                continue;
            if (!withheld.BaseWithheld)
                equations.Add(Terms(atoms, _ => true));
            if (Table.Summary is { } summary && !withheld.Summary)
                equations.Add(Terms(atoms, k => summary[k]));
        }
    }

    /// <summary>Adds sums that other tables show.</summary>
    public void AddShown(LinearEquations equations, IEnumerable<ShownSum> sums)
    {
        foreach (var sum in sums)
            equations.Add(Terms(sum.Atoms, k => sum.Answers[k]));
    }

    /// <summary>
    /// Adds that nobody in an atom gave an answer that rules the atom out (or, where there is nobody by chance, that
    /// there is nobody: the attacker is given more than anyone has).
    /// </summary>
    public void AddEmpty(LinearEquations equations, bool[] atoms, Func<int, bool> answers)
    {
        for (var a = 0; a < atoms.Length; a++)
        for (var k = 0; k < Width; k++)
            if (atoms[a] && answers(k) && Table.CountsByAtom[a][k] == 0)
                equations.Add(Terms(Only(a), answer => answer == k));
    }

    /// <summary>Adds, per atom in which nobody left it blank, that all of the atom answered.</summary>
    /// <param name="equations">The equations.</param>
    /// <param name="respondents">Respondents per atom.</param>
    /// <param name="offset">Place of the first unknown number of respondents, behind all tables.</param>
    public void AddEveryone(LinearEquations equations, IReadOnlyList<int> respondents, int offset)
    {
        for (var a = 0; a < respondents.Count; a++)
            if (Table.BaseByAtom[a] == respondents[a])
                equations.Add([.. Terms(Only(a), _ => true), new Term(offset + a, -1)]);
    }

    /// <summary>Adds, per atom in which nobody left it blank, that those who gave the routing answers answered.</summary>
    public void AddRouted(LinearEquations equations, TableAudit parent, bool[] answers)
    {
        for (var a = 0; a < Table.BaseByAtom.Length; a++)
        {
            var routed = parent.Table.CountsByAtom[a].Where((_, k) => answers[k]).Sum();
            if (Table.BaseByAtom[a] == routed)
                equations.Add(
                    Terms(Only(a), _ => true)
                        .Concat(parent.Terms(Only(a), k => answers[k]).Select(term => term with { Coefficient = -1 }))
                        .OrderBy(term => term.Unknown)
                );
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

    /// <summary>The sum of some answers in a set of atoms.</summary>
    public IEnumerable<Term> Terms(bool[] atoms, Func<int, bool> counts)
    {
        for (var a = 0; a < atoms.Length; a++)
        for (var k = 0; k < Width; k++)
            if (atoms[a] && counts(k) && Table.BaseByAtom[a] > 0)
                yield return new Term(Offset + (a * Width) + k);
    }
}
