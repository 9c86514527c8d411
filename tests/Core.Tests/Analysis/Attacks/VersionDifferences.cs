using Serverless.Analysis.Results;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// Whoever kept a public document subtracts it from the one after it. The unknowns are by how much the respondents of
/// an answer changed, per atom; what both documents show gives their sums.
/// </summary>
internal sealed class VersionDifferences
{
    private const double Tolerance = 1e-6;
    private readonly RandomIdentifiableSurvey _survey;
    private readonly IReadOnlyList<Dictionary<string, string>> _before;
    private readonly IReadOnlyList<Dictionary<string, string>> _after;
    private readonly string[] _atoms;

    public VersionDifferences(
        RandomIdentifiableSurvey survey,
        IReadOnlyList<Dictionary<string, string>> before,
        IReadOnlyList<Dictionary<string, string>> after
    )
    {
        (_survey, _before, _after) = (survey, before, after);
        _atoms = [.. before.Concat(after).Select(survey.Signature).Distinct()];
    }

    /// <summary>
    /// Answers of fewer than <paramref name="minimum"/> changed respondents that follow exactly, in words; empty when
    /// none does.
    /// </summary>
    /// <param name="first">A public document.</param>
    /// <param name="second">A later one.</param>
    /// <param name="minimum">How many respondents must differ.</param>
    /// <param name="before">Documents before both: what either has in common with one of them was perhaps kept, and then
    /// says nothing of the answers behind it.</param>
    /// <param name="between">Documents between them, which the second may have kept figures of.</param>
    public IEnumerable<string> Found(
        ResultsDocument first,
        ResultsDocument second,
        int minimum,
        IReadOnlyList<ResultsDocument>? before = null,
        IReadOnlyList<ResultsDocument>? between = null
    )
    {
        foreach (var table in first.Tables.Select(t => t.Id.ToString()))
        {
            var shown = Anew(first, table, before ?? [])
                .Join(
                    Anew(second, table, [.. before ?? [], .. between ?? []]),
                    s => s.Name,
                    s => s.Name,
                    (x, y) => (x, y)
                )
                .ToList();
            foreach (var answer in shown.SelectMany(s => s.x.Counts.Keys).Distinct())
            foreach (var found in Follows(table, answer, shown, minimum))
                yield return found;
        }
    }

    private IEnumerable<string> Follows(
        string table,
        string answer,
        List<(
            (string Name, bool[] Atoms, Dictionary<string, int> Counts) Before,
            (string Name, bool[] Atoms, Dictionary<string, int> Counts) After
        )> shown,
        int minimum
    )
    {
        var equations = new ValuedEquations(_atoms.Length);
        foreach (var (before, after) in shown)
            if (
                before.Counts.TryGetValue(answer, out var was)
                && after.Counts.TryGetValue(answer, out var now)
                && !IsKept(before.Counts, after.Counts)
            )
                equations.Add(before.Atoms, now - was);
        foreach (var (name, set) in Sets())
        {
            if (equations.Value(set) is not { } difference || Math.Abs(difference) is < 0.5 or > 4.5)
                continue;
            var changed = Changed(table, set);
            if (changed > 0 && changed < minimum && Math.Abs(difference - True(table, answer, set)) < Tolerance)
                yield return FormattableString.Invariant(
                    $"{table} = {answer} of {name}: {difference:0} of {changed} changed respondents"
                );
        }
    }

    /// <summary>Figures that are all as they were say nothing: they may have been kept.</summary>
    private static bool IsKept(Dictionary<string, int> before, Dictionary<string, int> after) =>
        before.All(count => after.TryGetValue(count.Key, out var now) && now == count.Value);

    private IEnumerable<(string Name, bool[] Atoms)> Sets()
    {
        var sets = new List<(string Name, bool[] Atoms)> { ("everyone", [.. _atoms.Select(_ => true)]) };
        for (var s = 0; s < _survey.Subgroups.Count; s++)
            foreach (var side in "10?")
                sets.Add(($"{_survey.Subgroups[s].Id} {side}", Side(s, side)));
        var differences = sets.SelectMany(one =>
            sets.Select(other =>
                ($"{one.Name} without {other.Name}", one.Atoms.Zip(other.Atoms, (x, y) => x && !y).ToArray())
            )
        );
        var single = _atoms.Select((atom, a) => ($"atom {atom}", _atoms.Select((_, other) => other == a).ToArray()));
        return [.. sets.Concat(differences).Concat(single).Where(s => s.Item2.Contains(true))];
    }

    private bool[] Side(int subgroup, char side) => [.. _atoms.Select(a => a[subgroup] == side)];

    /// <summary>What is shown that no document before it had so.</summary>
    private IEnumerable<(string Name, bool[] Atoms, Dictionary<string, int> Counts)> Anew(
        ResultsDocument document,
        string table,
        IReadOnlyList<ResultsDocument> earlier
    )
    {
        var kept = earlier.SelectMany(e => Shown(e, table)).ToList();
        return Shown(document, table).Where(s => !kept.Exists(k => k.Name == s.Name && IsKept(k.Counts, s.Counts)));
    }

    /// <summary>Counts by answer, and of the base under an empty name, of everyone and of the sides of subgroups.</summary>
    private IEnumerable<(string Name, bool[] Atoms, Dictionary<string, int> Counts)> Shown(
        ResultsDocument document,
        string table
    )
    {
        var whole = document.Tables.First(t => t.Id == TableId.Parse(table)).Groups[0];
        yield return ("everyone", [.. _atoms.Select(_ => true)], Counts(whole.Base, whole.Cells));
        foreach (
            var comparison in document.Comparisons.Where(c =>
                c.Table == TableId.Parse(table) && c.B.Subgroup is not null
            )
        )
        {
            var number = _survey.Subgroups.FindIndex(s => s.Id == comparison.B.Subgroup);
            yield return (
                comparison.B.Subgroup + " in",
                Side(number, '1'),
                Counts(comparison.B.Base, comparison.Rows.Select(r => r.B))
            );
            yield return (
                comparison.B.Subgroup + " out",
                Side(number, '0'),
                Counts(comparison.A.Base, comparison.Rows.Select(r => r.A))
            );
        }
    }

    private static Dictionary<string, int> Counts(Base shown, IEnumerable<Cell> cells)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        if (shown.N is not { } n)
            return counts;
        counts[""] = n;
        foreach (var cell in cells.Where(c => c is { Answer.Measure: Measure.Share, Count: not null }))
            counts[cell.Answer.Code!] = cell.Count!.Value;
        return counts;
    }

    /// <summary>Respondents who really came, went or answered otherwise.</summary>
    private int Changed(string table, bool[] set)
    {
        if (table == "doel")
            return new[] { "x", "y" }.Max(option => Changed(set, r => r[$"doel.{option}"]));
        return Changed(set, r => r.GetValueOrDefault(table, ""));
    }

    private int Changed(bool[] set, Func<Dictionary<string, string>, string> answer)
    {
        var (before, after) = (Of(_before), Of(_after));
        return before
            .Keys.Union(after.Keys)
            .Count(id => before.GetValueOrDefault(id, "") != after.GetValueOrDefault(id, ""));

        Dictionary<string, string> Of(IEnumerable<Dictionary<string, string>> rows) =>
            rows.Where(r => set[Array.IndexOf(_atoms, _survey.Signature(r))])
                .ToDictionary(r => r[RandomIdentifiableSurvey.Id], answer, StringComparer.Ordinal);
    }

    private int True(string table, string answer, bool[] set)
    {
        bool Counts(Dictionary<string, string> row) =>
            set[Array.IndexOf(_atoms, _survey.Signature(row))]
            && (
                table == "doel"
                    ? answer.Length == 0 || row[$"doel.{answer}"] == "1"
                    : row.GetValueOrDefault(table, "") is { Length: > 0 } given
                        && (answer.Length == 0 || given == answer)
            );
        return _after.Count(Counts) - _before.Count(Counts);
    }
}
