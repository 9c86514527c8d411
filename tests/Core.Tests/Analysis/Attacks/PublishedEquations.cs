using Serverless.Analysis.Results;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// Everything that a reader of public results documents knows of the counts behind them, as linear equations. The
/// unknowns are the respondents per table, answer and atom (who is in the same subgroups). The attacker is given more
/// than anyone has: which atoms exist, who left a question blank, and of several versions of a document which counts
/// they have in common.
/// </summary>
internal sealed class PublishedEquations
{
    private static readonly Dictionary<string, string[]> Answers = new()
    {
        ["fase"] = ["1", "2", "3", "4"],
        ["oordeel"] = ["a", "b", "c", "d", "e"],
        ["samen"] = ["ja", "nee"],
        ["vorm"] = ["k", "l", "m"],
        ["doel.x"] = ["1", "0"],
        ["doel.y"] = ["1", "0"],
        ["bedrag"] = [Number],
        ["rang.p"] = Places,
        ["rang.q"] = Places,
        ["rang.r"] = Places,
    };

    private static string[] Places => ["1", "2", "3", RandomIdentifiableSurvey.NotRanked];

    /// <summary>Stands for any number.</summary>
    private const string Number = "*";

    private const int MinimumBase = 10;

    private readonly RandomIdentifiableSurvey _survey;
    private readonly string _wave;
    private readonly string[] _atoms;
    private readonly bool?[][] _membership;
    private readonly List<Dictionary<string, string>>[][] _rowsOf;
    private readonly Dictionary<(int Version, string Table, string Answer, int Atom), int> _unknowns = [];
    private readonly List<double[]> _rows = [];
    private readonly List<int> _pivots = [];
    private int _count;

    public PublishedEquations(RandomIdentifiableSurvey survey, ResultsDocument published)
        : this(survey, (survey.Rows, published)) { }

    public PublishedEquations(
        RandomIdentifiableSurvey survey,
        params (IReadOnlyList<Dictionary<string, string>> Respondents, ResultsDocument Published)[] versions
    )
        : this(survey, "2024", versions) { }

    /// <param name="survey">The survey.</param>
    /// <param name="wave">The wave whose answers are looked for.</param>
    /// <param name="versions">Public documents that show it, of its own or of a later wave, in the order in which they
    /// were published, with the wave's respondents behind each.</param>
    public PublishedEquations(
        RandomIdentifiableSurvey survey,
        string wave,
        IReadOnlyList<(IReadOnlyList<Dictionary<string, string>> Respondents, ResultsDocument Published)> versions
    )
    {
        (_survey, _wave) = (survey, wave);
        var groups = versions.SelectMany(v => v.Respondents).GroupBy(Signature).ToList();
        _atoms = [.. groups.Select(g => g.Key)];
        _membership = [.. groups.Select(g => survey.Subgroups.Select(s => IsInside(s.All, g.First())).ToArray())];
        _rowsOf =
        [
            .. versions.Select(v =>
                _atoms.Select(atom => v.Respondents.Where(r => Signature(r) == atom).ToList()).ToArray()
            ),
        ];
        for (var version = 0; version < versions.Count; version++)
            AddUnknowns(version);
        for (var version = 0; version < versions.Count; version++)
        {
            Structure(version);
            Learn(version, versions[version].Published, versions.Take(version).Select(v => v.Published));
        }
    }

    /// <summary>
    /// An answer whose counts did not change since an earlier version has the same unknowns, and so have the answers of an
    /// atom in which nobody answered the question otherwise.
    /// </summary>
    private void AddUnknowns(int version)
    {
        foreach (var (table, answers) in Answers.Append(new("", [""])))
        foreach (var answer in answers)
            for (var atom = 0; atom < _atoms.Length; atom++)
            {
                var same = Enumerable
                    .Range(0, version)
                    .FirstOrDefault(
                        v => IsSame(table, answer, v, version) || IsUntouched(table, answers, atom, v, version),
                        version
                    );
                _unknowns.Add(
                    (version, table, answer, atom),
                    same < version ? _unknowns[(same, table, answer, atom)] : _count++
                );
            }
    }

    private bool IsSame(string table, string answer, int one, int other) =>
        Enumerable
            .Range(0, _atoms.Length)
            .All(atom =>
                table.Length == 0
                    ? _rowsOf[one][atom].Count == _rowsOf[other][atom].Count
                    : Count(one, table, answer, [atom]) == Count(other, table, answer, [atom])
            );

    /// <summary>
    /// Not where respondents came or went, though all counts are as they were: they left the question blank, and that they did
    /// is what the atom they were in would tell.
    /// </summary>
    private bool IsUntouched(string table, string[] answers, int atom, int one, int other) =>
        table.Length > 0
        && _rowsOf[one][atom].Count == _rowsOf[other][atom].Count
        && answers.All(answer => Count(one, table, answer, [atom]) == Count(other, table, answer, [atom]));

    private int Count(int version, string table, string answer, IEnumerable<int> atoms) =>
        atoms.Sum(atom => _rowsOf[version][atom].Count(r => Gave(r, table, answer)));

    private static bool Gave(Dictionary<string, string> row, string table, string answer) =>
        row.GetValueOrDefault(table, "") is { Length: > 0 } given && (answer == Number || given == answer);

    /// <param name="version">Which version.</param>
    /// <param name="published">Its document.</param>
    /// <param name="earlier">The documents before it: figures that are exactly the same may have been kept from one of
    /// them, and then say nothing of the answers behind this one.</param>
    private void Learn(int version, ResultsDocument published, IEnumerable<ResultsDocument> earlier)
    {
        var known = earlier.SelectMany(Shown).Select(s => s.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var shown in Shown(published).Where(s => !known.Contains(s.Text)))
            Learn(version, shown.Table, shown.Base, shown.Cells, shown.Within);
    }

    private sealed record ShownFigures(
        string Table,
        string Side,
        Base Base,
        IReadOnlyList<Cell> Cells,
        Func<bool?[], bool> Within
    )
    {
        public string Text { get; } =
            FormattableString.Invariant($"{Table} {Side} {Base} ")
            + string.Join(
                ' ',
                Cells.Select(c => FormattableString.Invariant($"{c.Answer} {c.Count} {c.Value} {c.StandardError}"))
            );
    }

    private IEnumerable<ShownFigures> Shown(ResultsDocument published) =>
        (published.Wave.Id == _wave ? OfItself(published) : OfEarlierWave(published)).Concat(OfTrends(published));

    /// <summary>The points of developments, those of earlier waves too.</summary>
    private IEnumerable<ShownFigures> OfTrends(ResultsDocument published) =>
        from trend in published.Trends
        let at = trend.Waves.ToList().IndexOf(_wave)
        where at >= 0
        from shown in Shown(
            trend.Table.ToString(),
            "",
            trend.Bases[at],
            trend.Rows.Select(row => row.Points[at]),
            _ => true
        )
        select shown;

    private IEnumerable<ShownFigures> OfEarlierWave(ResultsDocument published) =>
        from comparison in published.Comparisons
        where comparison.Kind == ComparisonKind.Waves && comparison.A.Wave == _wave
        from shown in Shown(
            comparison.Table.ToString(),
            "",
            comparison.A.Base,
            comparison.Rows.Select(r => r.A),
            _ => true
        )
        select shown;

    private IEnumerable<ShownFigures> OfItself(ResultsDocument published)
    {
        foreach (var table in published.Tables)
        foreach (var shown in Shown(table.Id.ToString(), "", table.Groups[0].Base, Figures(table.Groups[0]), _ => true))
            yield return shown;
        foreach (var comparison in published.Comparisons)
        {
            if (comparison.B.Subgroup is not { } subgroup)
                continue;
            var number = _survey.Subgroups.FindIndex(s => s.Id == subgroup);
            var inside = comparison.Rows.Select(r => r.B);

            // Whole percents are no equations; RoundedRest attacks them.
            var outside = comparison.Rows.Where(r => !RoundedRest.Is(comparison, r)).Select(r => r.A);
            foreach (
                var shown in Shown(
                        comparison.Table.ToString(),
                        subgroup + " in",
                        comparison.B.Base,
                        inside,
                        a => a[number] == true
                    )
                    .Concat(
                        Shown(
                            comparison.Table.ToString(),
                            subgroup + " out",
                            comparison.A.Base,
                            outside,
                            a => a[number] == false
                        )
                    )
            )
                yield return shown;
        }
    }

    /// <summary>
    /// How many in the population give an answer, and which part of the response does, are equations as its share is.
    /// </summary>
    private static IEnumerable<Cell> Figures(GroupTable table) =>
        [
            .. table.Cells,
            .. table.AnswerTotals ?? [],
            .. table.SharesOfResponse ?? [],
            .. new[] { table.Mean }.OfType<Cell>(),
        ];

    /// <summary>Each option of a multiple question is a table of its own; a number is shown when its mean is.</summary>
    private static IEnumerable<ShownFigures> Shown(
        string table,
        string side,
        Base shown,
        IEnumerable<Cell> cells,
        Func<bool?[], bool> within
    )
    {
        var all = cells.ToList();
        if (Answers.ContainsKey(table))
        {
            if (table != "bedrag" || all.Exists(c => c.Answer == FigureKey.Mean && c.Value is not null))
                yield return new(table, side, shown, all, within);
            yield break;
        }

        foreach (var cell in all.Where(c => Answers.ContainsKey($"{table}.{c.Answer.Code}")))
            yield return new(
                $"{table}.{cell.Answer.Code}",
                side,
                shown,
                [cell with { Answer = FigureKey.ShareOf("1") }],
                within
            );
    }

    /// <summary>Small counts (1 to 4) that follow, in words; empty when none does.</summary>
    public IEnumerable<string> Found()
    {
        for (var version = 0; version < _rowsOf.Length; version++)
            foreach (var (name, set) in Sets())
            foreach (var (table, answers) in Answers)
            foreach (var answer in answers.Where(a => a != Number))
            {
                var count = Count(version, table, answer, set);
                if (
                    count is >= 1 and <= 4
                    && Follows([.. set.Select(atom => _unknowns[(version, table, answer, atom)])])
                )
                    yield return FormattableString.Invariant(
                        $"{table} = {answer} of {name} in version {version + 1}: {count}"
                    );
            }
    }

    /// <summary>
    /// Sets of 1 to 9 respondents whose size follows from the bases of a number that is shown with its mean: their mean
    /// follows too.
    /// </summary>
    public IEnumerable<string> SmallBases()
    {
        for (var version = 0; version < _rowsOf.Length; version++)
            foreach (var (name, set) in Sets())
            {
                var count = Count(version, "bedrag", Number, set);
                if (
                    count is >= 1 and < MinimumBase
                    && Follows([.. set.Select(atom => _unknowns[(version, "bedrag", Number, atom)])])
                )
                    yield return FormattableString.Invariant($"mean of {count} numbers of {name}");
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
    private void Structure(int version)
    {
        var rows = _rowsOf[version];
        for (var atom = 0; atom < _atoms.Length; atom++)
        {
            foreach (var table in new[] { "fase", "oordeel", "samen" })
                if (rows[atom].TrueForAll(r => r[table].Length > 0))
                    Know([
                        .. Answers[table].Select(k => (_unknowns[(version, table, k, atom)], 1.0)),
                        (_unknowns[(version, "", "", atom)], -1),
                    ]);
            Know([
                .. Answers["vorm"].Select(k => (_unknowns[(version, "vorm", k, atom)], 1.0)),
                (_unknowns[(version, "samen", "ja", atom)], -1.0),
            ]);
            Know(First(version, atom));
            foreach (var option in new[] { "rang.q", "rang.r" })
                Know([
                    .. Places.Select(k => (_unknowns[(version, option, k, atom)], 1.0)),
                    .. Places.Select(k => (_unknowns[(version, "rang.p", k, atom)], -1.0)),
                ]);
            for (var s = 0; s < _survey.Subgroups.Count; s++)
                if (_membership[atom][s] == true)
                    foreach (var (table, codes) in _survey.Subgroups[s].All)
                    foreach (var answer in Answers[table].Except(codes))
                        Know([(_unknowns[(version, table, answer, atom)], 1.0)]);
                else if (_membership[atom][s] == false && _survey.Subgroups[s].All.Count == 1)
                    foreach (var (table, codes) in _survey.Subgroups[s].All)
                    foreach (var answer in codes)
                        Know([(_unknowns[(version, table, answer, atom)], 1.0)]);
        }
    }

    /// <summary>Whoever put anything in order gave a first place, once.</summary>
    private (int Unknown, double Coefficient)[] First(int version, int atom) =>
        [
            .. new[] { "rang.p", "rang.q", "rang.r" }.Select(option => (_unknowns[(version, option, "1", atom)], 1.0)),
            .. Places.Select(k => (_unknowns[(version, "rang.p", k, atom)], -1.0)),
        ];

    private void Learn(int version, string table, Base shown, IEnumerable<Cell> cells, Func<bool?[], bool> within)
    {
        int[] atoms = [.. Enumerable.Range(0, _atoms.Length).Where(a => within(_membership[a]))];
        // Figures that are kept from an earlier version are equations of that one, and are learned there.
        if (shown.N != Answers[table].Sum(k => Count(version, table, k, atoms)))
            return;
        if (shown.N is not null)
        {
            Know([.. Answers[table].SelectMany(k => atoms.Select(a => (_unknowns[(version, table, k, a)], 1.0)))]);
            if (table != "vorm" && atoms.All(a => _rowsOf[version][a].TrueForAll(r => r[table].Length > 0)))
                Know([.. atoms.Select(a => (_unknowns[(version, "", "", a)], 1.0))]);
        }

        foreach (
            var cell in cells.Where(c =>
                c.Value is not null
                && Answers[table].Contains(c.Answer.Code)
                && (c.Count ?? Count(version, table, c.Answer.Code!, atoms))
                    == Count(version, table, c.Answer.Code!, atoms)
            )
        )
            Know([.. atoms.Select(a => (_unknowns[(version, table, cell.Answer.Code!, a)], 1.0))]);
    }

    /// <summary>Adds an equation to the reduced system; only what is fixed matters, not to which value.</summary>
    private void Know((int Unknown, double Coefficient)[] terms)
    {
        var row = new double[_count];
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
        var row = new double[_count];
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

    private string Signature(Dictionary<string, string> row) => _survey.Signature(row);

    private static bool? IsInside(Dictionary<string, string[]> all, Dictionary<string, string> row) =>
        RandomIdentifiableSurvey.IsInside(all, row);
}
