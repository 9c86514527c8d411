namespace Serverless.Analysis.Disclosure;

/// <summary>The counts of a table in one of several publications, as unknowns.</summary>
/// <param name="Atoms">The respondents.</param>
/// <param name="Audit">The unknowns.</param>
/// <param name="Places">Per answer, which of the present ones it is; -1 for none. Null for the present ones.</param>
internal sealed record VersionOfTable(Atoms Atoms, TableAudit Audit, IReadOnlyList<int>? Places)
{
    private TableCounts Table => Audit.Table;

    /// <summary>
    /// Adds that what did not change has the same count in both. That is taken to be known of an answer, or of a sum that
    /// is shown somewhere, that changed nowhere, and of the respondents of an atom of whom none answered otherwise: a
    /// correction is often said to be of certain answers, or of certain respondents, alone.
    /// </summary>
    public void AddSame(LinearEquations equations, VersionOfTable later)
    {
        var parts = CommonPart.Of(Atoms, later.Atoms);
        List<(bool[] Was, bool[] Is)> answers = [.. Answers(later)];
        foreach (var (was, becomes) in answers.Concat(Sums(later)))
            if (
                parts.TrueForAll(part => IsSame(later, part, was, becomes))
                || parts.TrueForAll(part => IsSameOfOthers(later, part, was, becomes))
            )
                foreach (var part in parts)
                    Add(equations, later, part, was, becomes);
        // Each answer of such a table is a question of its own, which others can leave as it was.
        var questions = Table.IsMultiple ? answers.ConvertAll<List<(bool[] Was, bool[] Is)>>(a => [a]) : [answers];
        foreach (var question in questions)
        foreach (var part in parts.Where(part => IsUntouched(later, part, question)))
        foreach (var (was, becomes) in question)
            Add(equations, later, part, was, becomes);
    }

    /// <summary>
    /// Adds that as many gave the answers that route to a question, in atoms of whom nobody answered that question
    /// otherwise.
    /// </summary>
    /// <param name="equations">The equations.</param>
    /// <param name="later">The later version.</param>
    /// <param name="exposure">Position of these answers among those that are shown elsewhere.</param>
    /// <param name="asked">The question that they route to.</param>
    /// <param name="askedLater">The same in the later version.</param>
    public void AddSameRouted(
        LinearEquations equations,
        VersionOfTable later,
        int exposure,
        VersionOfTable asked,
        VersionOfTable askedLater
    )
    {
        List<(bool[] Was, bool[] Is)> answers = [.. asked.Answers(askedLater)];
        foreach (var part in CommonPart.Of(Atoms, later.Atoms).Where(p => asked.IsUntouched(askedLater, p, answers)))
            Add(equations, later, part, Table.Exposures[exposure].Answers, later.Table.Exposures[exposure].Answers);
    }

    /// <summary>Whether all counts are as they were.</summary>
    public bool IsAsItWas(VersionOfTable later) =>
        Table.Counts.Length == later.Table.Counts.Length
        && Answers(later).ToList() is var answers
        && answers.Count == Table.Counts.Length
        && CommonPart.Of(Atoms, later.Atoms).TrueForAll(part => IsUntouched(later, part, answers));

    private IEnumerable<(bool[] Was, bool[] Is)> Answers(VersionOfTable later)
    {
        for (var k = 0; k < Table.Counts.Length; k++)
            if (Place(k) is >= 0 and var place && later.At(place) is >= 0 and var other)
                yield return (Only(k, Table.Counts.Length), Only(other, later.Table.Counts.Length));
    }

    private IEnumerable<(bool[] Was, bool[] Is)> Sums(VersionOfTable later)
    {
        if (!Table.AddsUp || !later.Table.AddsUp)
            yield break;
        yield return ([.. Table.Counts.Select(_ => true)], [.. later.Table.Counts.Select(_ => true)]);
        foreach (var (was, becomes) in Table.Exposures.Zip(later.Table.Exposures))
            yield return (was.Answers, becomes.Answers);
        if (Table.Summary is { } summary && later.Table.Summary is { } summaryNow)
            yield return (summary, summaryNow);
    }

    private static bool[] Only(int answer, int answers) => [.. Enumerable.Range(0, answers).Select(k => k == answer)];

    private int Place(int answer) => Places is null ? answer : Places[answer];

    private int At(int place) => Places is null ? place : Places.ToList().IndexOf(place);

    private bool IsSame(VersionOfTable later, CommonPart part, bool[] was, bool[] becomes) =>
        Count(part.Earlier, was) == later.Count(part.Later, becomes);

    /// <summary>
    /// Whether as many as before did not tick an answer of a table in which each is a question of its own. That is an answer
    /// too; with the bases, how many ticked it follows from it.
    /// </summary>
    private bool IsSameOfOthers(VersionOfTable later, CommonPart part, bool[] was, bool[] becomes) =>
        Table.IsMultiple
        && later.Table.IsMultiple
        && TableAudit.Sum(Table.BaseByAtom, part.Earlier) - Count(part.Earlier, was)
            == TableAudit.Sum(later.Table.BaseByAtom, part.Later) - later.Count(part.Later, becomes);

    private bool IsUntouched(VersionOfTable later, CommonPart part, List<(bool[] Was, bool[] Is)> answers) =>
        TableAudit.Sum(Table.BaseByAtom, part.Earlier) == TableAudit.Sum(later.Table.BaseByAtom, part.Later)
        && answers.TrueForAll(answer => IsSame(later, part, answer.Was, answer.Is));

    private int Count(bool[] atoms, bool[] answers) =>
        Table.CountsByAtom.Where((_, a) => atoms[a]).Sum(counts => counts.Where((_, k) => answers[k]).Sum());

    private void Add(LinearEquations equations, VersionOfTable later, CommonPart part, bool[] was, bool[] becomes) =>
        equations.Add([
            .. Audit.Terms(part.Earlier, k => was[k]),
            .. later.Audit.Terms(part.Later, k => becomes[k]).Select(term => term with { Coefficient = -1 }),
        ]);
}

/// <summary>Atoms of two publications that are in the same of the subgroups that both have.</summary>
internal sealed record CommonPart(bool[] Earlier, bool[] Later)
{
    public static List<CommonPart> Of(Atoms earlier, Atoms later)
    {
        List<string> subgroups = [.. earlier.Subgroups.Intersect(later.Subgroups, StringComparer.Ordinal)];
        var (names, laterNames) = (Names(earlier, subgroups), Names(later, subgroups));
        return
        [
            .. names
                .Union(laterNames, StringComparer.Ordinal)
                .Select(name => new CommonPart(
                    [.. names.Select(n => n == name)],
                    [.. laterNames.Select(n => n == name)]
                )),
        ];
    }

    private static string[] Names(Atoms atoms, List<string> subgroups)
    {
        var sides = subgroups.ConvertAll(s => (Inside: atoms.Inside(s), Outside: atoms.Outside(s)));
        return
        [
            .. Enumerable
                .Range(0, atoms.Count)
                .Select(a =>
                    string.Concat(sides.Select(s => (s.Inside[a] ? "1" : "") + (s.Outside[a] ? "0" : "") + ";"))
                ),
        ];
    }
}
