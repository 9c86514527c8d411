using Serverless.Analysis.Disclosure;

namespace Serverless.Analysis.Versions;

/// <summary>What an earlier publication showed, laid out as disclosure control counts the answers as they are now.</summary>
internal sealed class ShownBefore
{
    private readonly ShownCounts _before;
    private readonly ShownCounts _now;
    private readonly List<string> _subgroups;
    private readonly List<string> _atoms;
    private readonly int[] _atomOf;

    private ShownBefore(ShownCounts before, ShownCounts now, IReadOnlySet<string> subgroups)
    {
        (_before, _now) = (before, now);
        _subgroups = [.. before.Subgroups.Intersect(now.Subgroups).Select(s => s.Id).Where(subgroups.Contains)];
        int[] digits = [.. _subgroups.Select(id => before.Subgroups.TakeWhile(s => s.Id != id).Count())];
        List<string> names = [.. before.Atoms.Select(atom => string.Concat(digits.Select(d => atom[d])))];
        _atoms = [.. names.Distinct(StringComparer.Ordinal)];
        _atomOf = [.. names.Select(name => _atoms.IndexOf(name))];
    }

    /// <param name="before">What was shown.</param>
    /// <param name="now">What would be shown.</param>
    /// <param name="subgroups">Subgroups of which anything is shown now.</param>
    public static EarlierCounts Of(ShownCounts before, ShownCounts now, IReadOnlySet<string> subgroups) =>
        new ShownBefore(before, now, subgroups).Counts();

    private EarlierCounts Counts()
    {
        var tables = _before.Tables.ToDictionary(t => t.Id);
        return new EarlierCounts(
            _subgroups,
            _atoms,
            Base(tables[CurrentCounts.Everyone].Columns[0]),
            _now.Tables.Where(t => !t.IsMargin && tables.ContainsKey(t.Id))
                .ToDictionary(t => t.Id, t => Table(tables[t.Id], t))
        );
    }

    private EarlierTable Table(ShownTable before, ShownTable now)
    {
        var renamed = before.Renamed(now);
        var answers = before.Answers;
        var counts = new int[_atoms.Count][];
        for (var a = 0; a < counts.Length; a++)
            counts[a] = new int[answers.Count];
        foreach (var column in before.Columns)
            for (var i = 0; i + 2 < column.Counts.Count; i += 3)
                if (Position(answers, column, column.Values[column.Counts[i + 1]]) is >= 0 and var answer)
                    counts[_atomOf[column.Counts[i]]][answer] += column.Counts[i + 2];
        return new EarlierTable(
            [.. answers.Select(code => Position(now.Answers, renamed.GetValueOrDefault(code, code)))],
            before.Columns.Count == 0 ? new int[_atoms.Count] : Base(before.Columns[0]),
            counts,
            new TableWithholding(
                Shown(before, null),
                _subgroups.ToDictionary(s => s, s => Shown(before, s), StringComparer.Ordinal)
            )
        );
    }

    private static Withholding Shown(ShownTable table, string? subgroup) =>
        table.Sets.FirstOrDefault(s => s.Subgroup == subgroup)?.Withholding(table.Answers) ?? Withholding.Everything;

    /// <summary>Of an option, who ticked it; of numbers none.</summary>
    private static int Position(IReadOnlyList<string> answers, CountedColumn column, string value)
    {
        if (column.Option.Length == 0)
            return Position(answers, value);
        return value == "1" ? Position(answers, column.Option) : -1;
    }

    private static int Position(IReadOnlyList<string> answers, string code)
    {
        for (var k = 0; k < answers.Count; k++)
            if (answers[k] == code)
                return k;
        return -1;
    }

    private int[] Base(CountedColumn column)
    {
        var sizes = new int[_atoms.Count];
        for (var i = 0; i + 2 < column.Counts.Count; i += 3)
            sizes[_atomOf[column.Counts[i]]] += column.Counts[i + 2];
        return sizes;
    }
}
