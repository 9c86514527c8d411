using Serverless.Analysis.Results;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// Everything that a reader of a public results document knows of the counts behind it, as linear equations. The
/// unknowns are the respondents per table, answer and atom (who is in the same subgroups). The attacker is given more
/// than anyone has: which atoms exist, who left a question blank, and means in full.
/// </summary>
internal sealed class PublishedEquations
{
    private static readonly Dictionary<string, string[]> Answers = new()
    {
        ["fase"] = ["1", "2", "3", "4"],
        ["oordeel"] = ["a", "b", "c", "d", "e"],
        ["samen"] = ["ja", "nee"],
        ["vorm"] = ["k", "l", "m"],
    };

    private readonly RandomIdentifiableSurvey _survey;
    private readonly List<Dictionary<string, string>>[] _atoms;
    private readonly bool?[][] _membership;
    private readonly Dictionary<(string Table, string Answer, int Atom), int> _unknowns = [];
    private readonly List<double[]> _rows = [];
    private readonly List<int> _pivots = [];

    public PublishedEquations(RandomIdentifiableSurvey survey, ResultsDocument published)
    {
        _survey = survey;
        var groups = survey.Rows.GroupBy(Signature).ToList();
        _atoms = [.. groups.Select(g => g.ToList())];
        _membership = [.. groups.Select(g => survey.Subgroups.Select(s => IsInside(s.All, g.First())).ToArray())];
        foreach (var (table, answers) in Answers)
        foreach (var answer in answers)
            for (var atom = 0; atom < _atoms.Length; atom++)
                _unknowns.Add((table, answer, atom), _unknowns.Count);
        for (var atom = 0; atom < _atoms.Length; atom++)
            _unknowns.Add(("", "", atom), _unknowns.Count);
        Structure();
        foreach (var table in published.Tables.Where(t => Answers.ContainsKey(t.Id)))
            Learn(table.Id, table.Groups[0].Base, table.Groups[0].Cells, _ => true);
        foreach (var comparison in published.Comparisons.Where(c => Answers.ContainsKey(c.Table)))
        {
            var number = survey.Subgroups.FindIndex(s => s.Id == comparison.B.Subgroup);
            Learn(comparison.Table, comparison.B.Base, comparison.Rows.Select(r => r.B), a => a[number] == true);
            Learn(comparison.Table, comparison.A.Base, comparison.Rows.Select(r => r.A), a => a[number] == false);
        }
    }

    /// <summary>Small counts (1 to 4) that follow, in words; empty when none does.</summary>
    public IEnumerable<string> Found()
    {
        foreach (var (name, set) in Sets())
        foreach (var (table, answers) in Answers)
        foreach (var answer in answers)
        {
            var count = set.Sum(atom => _atoms[atom].Count(r => r.GetValueOrDefault(table) == answer));
            if (count is >= 1 and <= 4 && Follows([.. set.Select(atom => _unknowns[(table, answer, atom)])]))
                yield return FormattableString.Invariant($"{table} = {answer} of {name}: {count}");
        }
    }

    private List<(string Name, List<int> Atoms)> Sets()
    {
        var sets = new List<(string Name, List<int> Atoms)> { ("everyone", [.. Enumerable.Range(0, _atoms.Length)]) };
        for (var s = 0; s < _survey.Subgroups.Count; s++)
            foreach (bool? side in new bool?[] { true, false, null })
                sets.Add(
                    ($"{_survey.Subgroups[s].Id} {side}", [.. sets[0].Atoms.Where(a => _membership[a][s] == side)])
                );
        var pairs = sets.SelectMany(one =>
            sets.Select(other => ($"{one.Name} and {other.Name}", one.Atoms.Intersect(other.Atoms).ToList()))
        );
        var atoms = sets[0].Atoms.Select(a => (FormattableString.Invariant($"atom {a}"), new List<int> { a }));
        return [.. sets.Concat(pairs).Concat(atoms).Where(s => s.Item2.Count > 0)];
    }

    /// <summary>
    /// What follows from the codebook: who is in an atom answered the questions that define it so; who was routed to a
    /// question gave the answer that routes to it.
    /// </summary>
    private void Structure()
    {
        for (var atom = 0; atom < _atoms.Length; atom++)
        {
            foreach (var table in new[] { "fase", "oordeel", "samen" })
                if (_atoms[atom].TrueForAll(r => r[table].Length > 0))
                    Know([
                        .. Answers[table].Select(k => (_unknowns[(table, k, atom)], 1.0)),
                        (_unknowns[("", "", atom)], -1),
                    ]);
            Know([
                .. Answers["vorm"].Select(k => (_unknowns[("vorm", k, atom)], 1.0)),
                (_unknowns[("samen", "ja", atom)], -1.0),
            ]);
            for (var s = 0; s < _survey.Subgroups.Count; s++)
                if (_membership[atom][s] == true)
                    foreach (var (table, codes) in _survey.Subgroups[s].All)
                    foreach (var answer in Answers[table].Except(codes))
                        Know([(_unknowns[(table, answer, atom)], 1.0)]);
                else if (_membership[atom][s] == false && _survey.Subgroups[s].All.Count == 1)
                    foreach (var (table, codes) in _survey.Subgroups[s].All)
                    foreach (var answer in codes)
                        Know([(_unknowns[(table, answer, atom)], 1.0)]);
        }
    }

    private void Learn(string table, Base shown, IEnumerable<Cell> cells, Func<bool?[], bool> within)
    {
        int[] atoms = [.. Enumerable.Range(0, _atoms.Length).Where(a => within(_membership[a]))];
        if (shown.N is not null)
        {
            Know([.. Answers[table].SelectMany(k => atoms.Select(a => (_unknowns[(table, k, a)], 1.0)))]);
            if (table != "vorm" && atoms.All(a => _atoms[a].TrueForAll(r => r[table].Length > 0)))
                Know([.. atoms.Select(a => (_unknowns[("", "", a)], 1.0))]);
        }

        foreach (
            var cell in cells.Where(c =>
                shown.N is not null && c.Value is not null && Answers[table].Contains(c.Answer.Code)
            )
        )
            Know([.. atoms.Select(a => (_unknowns[(table, cell.Answer.Code!, a)], 1.0))]);
    }

    /// <summary>Adds an equation to the reduced system; only what is fixed matters, not to which value.</summary>
    private void Know((int Unknown, double Coefficient)[] terms)
    {
        var row = new double[_unknowns.Count];
        foreach (var (unknown, coefficient) in terms)
            row[unknown] += coefficient;
        Reduce(row);
        var pivot = Array.FindIndex(row, x => Math.Abs(x) > 1e-7);
        if (pivot < 0)
            return;
        var divisor = row[pivot];
        for (var c = pivot; c < row.Length; c++)
            row[c] /= divisor;
        _rows.Add(row);
        _pivots.Add(pivot);
    }

    private bool Follows(int[] unknowns)
    {
        var row = new double[_unknowns.Count];
        foreach (var unknown in unknowns)
            row[unknown] = 1;
        Reduce(row);
        return Array.TrueForAll(row, x => Math.Abs(x) <= 1e-7);
    }

    private void Reduce(double[] row)
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            var factor = row[_pivots[i]];
            if (Math.Abs(factor) <= 1e-9)
                continue;
            for (var c = _pivots[i]; c < row.Length; c++)
                row[c] -= factor * _rows[i][c];
        }
    }

    private string Signature(Dictionary<string, string> row) =>
        string.Concat(
            _survey.Subgroups.Select(s =>
                IsInside(s.All, row) switch
                {
                    true => '1',
                    false => '0',
                    null => '?',
                }
            )
        );

    /// <summary>Null when a question it rests on was left blank and no other rules it out.</summary>
    private static bool? IsInside(Dictionary<string, string[]> all, Dictionary<string, string> row)
    {
        if (all.Any(p => row[p.Key].Length > 0 && !p.Value.Contains(row[p.Key])))
            return false;
        return all.All(p => row[p.Key].Length > 0) ? true : null;
    }
}
