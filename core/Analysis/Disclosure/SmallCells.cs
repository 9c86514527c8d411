namespace Serverless.Analysis.Disclosure;

/// <summary>
/// Chooses which answers of a table are withheld. Answers with a count from 1 up to the threshold are; then, smallest
/// first, as many others
/// as it takes that no published sum (base, summary, sizes shown elsewhere) covers just one withheld answer or a
/// small withheld sum
/// (Hundepool et al. 2012, Statistical Disclosure Control, chapter 4). A sum that cannot be protected so is withheld
/// itself.
/// </summary>
internal sealed class SmallCells
{
    private readonly int _threshold;
    private readonly int[][] _columns;
    private readonly bool _addsUp;
    private readonly List<bool[]> _sums;
    private readonly bool[] _withheld;

    private SmallCells(int threshold, int[][] columns, bool addsUp, IEnumerable<bool[]> sums, bool[] already)
    {
        (_threshold, _columns, _addsUp) = (threshold, columns, addsUp);
        _sums = [.. sums];
        _withheld = (bool[])already.Clone();
    }

    /// <summary>
    /// What was chosen: answers, the sums (by position) that must be withheld, and whether everything must.
    /// </summary>
    internal sealed record Choice(bool[] Withheld, bool[] SumsWithheld, bool AllWithheld);

    /// <param name="threshold">Counts from 1 up to here are small.</param>
    /// <param name="columns">Counts per answer: one column for a whole group, two for a subgroup and the rest. The same
    /// answers are withheld in all.</param>
    /// <param name="addsUp">Whether each column adds up to a published base.</param>
    /// <param name="sums">Sets of answers whose sums are published.</param>
    /// <param name="already">Answers that are withheld whatever their counts.</param>
    public static Choice Choose(
        int threshold,
        int[][] columns,
        bool addsUp,
        IReadOnlyList<bool[]> sums,
        bool[] already
    ) => new SmallCells(threshold, columns, addsUp, sums, already).Run();

    private Choice Run()
    {
        for (var k = 0; k < _withheld.Length; k++)
            _withheld[k] |= _columns.Any(c => c[k] >= 1 && c[k] <= _threshold);
        var sumWithheld = new bool[_sums.Count];
        if (!_withheld.Contains(true) || !_addsUp)
            return new Choice(_withheld, [.. _sums.Select(s => HasSmallSum(s))], AllWithheld: false);

        var everything = new bool[_withheld.Length];
        Array.Fill(everything, true);
        var all = false;
        for (var changed = true; changed; )
        {
            all = CannotHide(everything);
            changed = !all && Protect(everything);
            for (var s = 0; s < _sums.Count; s++)
                if (!sumWithheld[s])
                {
                    var rest = Array.ConvertAll(_sums[s], x => !x);
                    sumWithheld[s] = CannotHide(_sums[s]) || CannotHide(rest);
                    if (!sumWithheld[s])
                        changed |= Protect(_sums[s]) | Protect(rest);
                }
        }

        Audit(sumWithheld);
        return new Choice(_withheld, sumWithheld, all);
    }

    /// <summary>
    /// Whether what is withheld of a part shows and withholding all of it would not do: then nothing is withheld for its
    /// sake.
    /// </summary>
    private bool CannotHide(bool[] part) => IsExposed(part) && !CanBeProtected(part);

    /// <summary>
    /// Withholds more of <paramref name="part"/> until its withheld answers are two or more and their sum is not small.
    /// </summary>
    private bool Protect(bool[] part)
    {
        var changed = false;
        while (IsExposed(part))
            _withheld[Next(k => part[k])!.Value] = changed = true;
        return changed;
    }

    private bool IsExposed(bool[] part)
    {
        var cells = Enumerable.Range(0, part.Length).Where(k => part[k] && _withheld[k]).ToList();
        return cells.Count > 0 && (cells.Count < 2 || _columns.Any(c => cells.Sum(k => c[k]) <= _threshold));
    }

    /// <summary>Whether withholding all of it would do.</summary>
    private bool CanBeProtected(bool[] part) =>
        part.Count(x => x) >= 2
        && _columns.All(c => Enumerable.Range(0, part.Length).Where(k => part[k]).Sum(k => c[k]) > _threshold);

    private bool HasSmallSum(bool[] part) =>
        _columns.Any(c =>
            Enumerable.Range(0, part.Length).Where(k => part[k]).Sum(k => c[k]) is var sum
            && sum >= 1
            && sum <= _threshold
        );

    /// <summary>
    /// The answer with the smallest count that is not withheld yet; empty answers last, as everyone may know that they
    /// are empty.
    /// </summary>
    private int? Next(Func<int, bool> allowed)
    {
        var candidates = Enumerable.Range(0, _withheld.Length).Where(k => !_withheld[k] && allowed(k)).ToList();
        return candidates.Count == 0
            ? null
            : candidates.MinBy(k => (_columns.Any(c => c[k] == 0) ? 1 : 0, _columns.Sum(c => c[k]), k));
    }

    /// <summary>Published sums that together would still fix an answer are withheld, last first.</summary>
    private void Audit(bool[] sumWithheld)
    {
        int[] unknown = [.. Enumerable.Range(0, _withheld.Length).Where(k => _withheld[k])];
        while (FixesAny(unknown, sumWithheld) && Array.LastIndexOf(sumWithheld, false) is >= 0 and var last)
            sumWithheld[last] = true;
    }

    private bool FixesAny(int[] unknown, bool[] sumWithheld)
    {
        var space = new RowSpace(unknown.Length);
        space.Add(Array.ConvertAll(unknown, _ => 1.0));
        for (var s = 0; s < _sums.Count; s++)
            if (!sumWithheld[s])
                space.Add(Array.ConvertAll(unknown, k => _sums[s][k] ? 1.0 : 0));
        return Enumerable
            .Range(0, unknown.Length)
            .Any(u => space.Fixes([.. Enumerable.Range(0, unknown.Length).Select(x => x == u ? 1.0 : 0)]));
    }
}
