namespace Serverless.Analysis.Disclosure;

/// <summary>Respondents of one weight who are in the same subgroups.</summary>
/// <param name="Weight">The weight of each.</param>
/// <param name="Atom">The subgroups they are in.</param>
internal sealed record WeightedPart(double Weight, int Atom);

/// <summary>
/// How many in each part gave an answer, beside the whole percents that are shown of sets of parts. Tells whether a number
/// may be another while all of these stay as they are.
/// </summary>
internal sealed class AnswerInParts
{
    /// <summary>By how many the count in a part may differ, to make up for the one that is tried.</summary>
    private const int MaximumBeside = 6;

    /// <summary>Parts that are changed together.</summary>
    private const int MaximumChanged = 3;

    private const double Tolerance = 1e-9;

    private static readonly Precision Whole = new(Coarse: true);

    /// <summary>One more, one fewer, two more and so on.</summary>
    private static readonly int[] Changes = [.. Enumerable.Range(1, MaximumBeside).SelectMany(n => new[] { n, -n })];

    private readonly IReadOnlyList<WeightedPart> _parts;
    private readonly int[] _asked;
    private readonly int[] _given;
    private readonly double[][] _perRespondent;

    /// <summary>Per number of parts that are changed, the share of each set.</summary>
    private readonly double[][] _shares;

    private readonly double[] _printed;
    private int _changed;
    private long _last;

    public AnswerInParts(ShownParts shown)
    {
        (_parts, _asked, _given) = (shown.Parts, [.. shown.Asked], [.. shown.Given]);
        double[] bases = [.. shown.Shown.Select(share => Sum(share, shown.Asked))];
        _perRespondent =
        [
            .. _parts.Select(
                (_, p) => shown.Shown.Select((share, s) => bases[s] > 0 ? share[p] / bases[s] : 0).ToArray()
            ),
        ];
        _shares = [.. Enumerable.Range(0, MaximumChanged + 1).Select(_ => new double[bases.Length])];
        for (var s = 0; s < bases.Length; s++)
            _shares[0][s] = bases[s] > 0 ? Sum(shown.Shown[s], shown.Given) / bases[s] : 0;
        _printed = [.. _shares[0].Select(Printed)];

        static double Sum(double[] share, IReadOnlyList<int> counts) => share.Zip(counts, (w, n) => w * n).Sum();
    }

    /// <summary>What was thought of so far: each change of a part, and each part that is compared with others.</summary>
    public long Steps { get; private set; }

    /// <summary>
    /// Whether a few more or fewer of these parts may have given the answer, made up for by one or two other parts: those
    /// in the same subgroups and of nearly the same weight first.
    /// </summary>
    /// <param name="set">Places of the parts.</param>
    /// <param name="mostSteps">How much is thought of, after which it is taken that there is no other number.</param>
    public bool MayBeAnother(IReadOnlyList<int> set, long mostSteps)
    {
        _last = Steps + mostSteps;
        return set.Any(one => IsFoundWith(one, Fits))
            || set.Any(one =>
                Beside(one, set) is var others && IsFoundWith(one, () => IsFoundAmong(others, 0, _ => Fits()))
            )
            || set.Any(one =>
                Beside(one, set) is var others
                && IsFoundWith(one, () => IsFoundAmong(others, 0, next => IsFoundAmong(others, next, _ => Fits())))
            );
    }

    private List<int> Beside(int one, IReadOnlyList<int> set)
    {
        Steps += _parts.Count;
        return
        [
            .. Enumerable
                .Range(0, _parts.Count)
                .Where(p => _asked[p] > 0 && !set.Contains(p))
                .OrderBy(p => _parts[p].Atom == _parts[one].Atom ? 0 : 1)
                .ThenBy(p => Math.Abs(_parts[p].Weight - _parts[one].Weight)),
        ];
    }

    private bool IsFoundAmong(List<int> others, int first, Func<int, bool> isFound)
    {
        for (var i = first; i < others.Count && Steps < _last; i++)
            if (IsFoundWith(others[i], () => isFound(i + 1)))
                return true;
        return false;
    }

    /// <summary>Whether it is found with another number of the part.</summary>
    private bool IsFoundWith(int part, Func<bool> isFound)
    {
        foreach (var change in Changes)
        {
            var count = _given[part] + change;
            if (count < 0 || count > _asked[part])
                continue;
            if (Steps >= _last)
                return false;
            Steps++;
            Change(part, change);
            _changed++;
            var found = isFound();
            _changed--;
            if (found)
                return true;
        }

        return false;
    }

    private void Change(int part, int change)
    {
        var (before, after, perRespondent) = (_shares[_changed], _shares[_changed + 1], _perRespondent[part]);
        for (var s = 0; s < after.Length; s++)
            after[s] = before[s] + (change * perRespondent[s]);
    }

    private bool Fits()
    {
        var shares = _shares[_changed];
        for (var s = 0; s < shares.Length; s++)
            if (Printed(shares[s]) != _printed[s])
                return false;
        return true;
    }

    /// <summary>A share in whole percents; that of nobody or everybody differs from that of hardly anybody by its uncertainty.</summary>
    private static double Printed(double share) =>
        share < Tolerance ? -1
        : share > 1 - Tolerance ? 2
        : Whole.Share(share);
}
