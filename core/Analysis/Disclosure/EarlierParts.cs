using Serverless.Analysis.Results;

namespace Serverless.Analysis.Disclosure;

/// <summary>Parts of a group with how many of each gave an answer, beside the shares that are shown.</summary>
/// <param name="Parts">The parts.</param>
/// <param name="Asked">Per part, how many were asked.</param>
/// <param name="Given">Per part, how many of them gave the answer.</param>
/// <param name="Shown">Per share, what each respondent of a part counts for in it.</param>
internal sealed record ShownParts(
    IReadOnlyList<WeightedPart> Parts,
    IReadOnlyList<int> Asked,
    IReadOnlyList<int> Given,
    IReadOnlyList<double[]> Shown
);

/// <summary>
/// What an earlier publication showed of the parts of a group while some answered otherwise. How many of each part did is
/// not kept, and a correction is often said to be of certain respondents alone: so it is taken that all are known to be of
/// one stratum, whichever it is, or of the largest part where none of it can be. Weights that move with the number of respondents in a
/// stratum are those of that time.
/// </summary>
internal sealed class EarlierParts
{
    private readonly EarlierCounts _counts;
    private readonly Atoms _before;
    private readonly Atoms _now;
    private readonly IReadOnlyList<CommonPart> _common;
    private readonly IReadOnlyList<WeightedPart> _parts;
    private readonly int[] _respondents;

    /// <param name="counts">What was shown, and counted then.</param>
    /// <param name="now">The respondents as they are.</param>
    /// <param name="parts">The parts that they are in.</param>
    /// <param name="partOf">The part of each respondent.</param>
    public EarlierParts(EarlierCounts counts, Atoms now, IReadOnlyList<WeightedPart> parts, int[] partOf)
    {
        (_counts, _now, _parts, _before) = (counts, now, parts, counts.Parted());
        _common = CommonPart.Of(_before, now);
        _respondents = new int[parts.Count];
        foreach (var part in partOf)
            _respondents[part]++;
    }

    /// <summary>The same with what was shown then of an answer.</summary>
    /// <param name="now">Of the answers as they are, perhaps with what other publications showed behind it.</param>
    /// <param name="table">The table.</param>
    /// <param name="answer">Position of the answer.</param>
    /// <param name="weight">Which stratum is taken to have changed, by its weight.</param>
    public ShownParts AddedTo(ShownParts now, TableId table, int answer, double weight)
    {
        if (!_counts.Tables.TryGetValue(table, out var earlier) || PlaceOf(earlier, answer) is not { } k)
            return now;
        int[] gave = [.. earlier.CountsByAtom.Select(counts => counts[k])];
        var (parts, asked, given) = (now.Parts.ToList(), now.Asked.ToList(), now.Given.ToList());
        var (places, weights) = (Enumerable.Range(0, _parts.Count).ToArray(), Weights(weight));
        foreach (var common in _common)
        {
            var moreAsked = Sum(now.Asked, common) - TableAudit.Sum(earlier.BaseByAtom, common.Earlier);
            var moreGave = Sum(now.Given, common) - TableAudit.Sum(gave, common.Earlier);
            if ((moreAsked == 0 && moreGave == 0) || Changed(common, weight) is not { } changed)
                continue;
            places[changed] = parts.Count;
            parts.Add(parts[changed]);
            asked.Add(Math.Max(0, asked[changed] - moreAsked));
            given.Add(Math.Clamp(given[changed] - moreGave, 0, asked[^1]));
        }

        return new(
            parts,
            asked,
            given,
            [
                .. now.Shown.Select(share => share.Concat(new double[parts.Count - share.Length]).ToArray()),
                .. Sets(earlier.Shown, k).Select(Then),
            ]
        );

        double[] Then(Func<int, bool> isIn)
        {
            var share = new double[parts.Count];
            for (var p = 0; p < places.Length; p++)
                share[places[p]] = isIn(p) ? weights[p] : 0;
            return share;
        }
    }

    private static int? PlaceOf(EarlierTable earlier, int answer)
    {
        for (var k = 0; k < earlier.Places.Count; k++)
            if (earlier.Places[k] == answer)
                return k;
        return null;
    }

    private int Sum(IReadOnlyList<int> byPart, CommonPart common) => In(common).Sum(p => byPart[p]);

    private IEnumerable<int> In(CommonPart common) =>
        Enumerable.Range(0, _parts.Count).Where(p => common.Later[_parts[p].Atom]);

    /// <summary>The part that is taken to have changed; null where there is nobody any more.</summary>
    private int? Changed(CommonPart common, double weight)
    {
        List<int> parts = [.. In(common).OrderByDescending(p => (_parts[p].Weight == weight, _respondents[p]))];
        return parts.Count == 0 ? null : parts[0];
    }

    /// <summary>Weights of that time: those of a stratum add up to the same, however many are in it.</summary>
    private double[] Weights(double weight)
    {
        var more = new Dictionary<double, int>();
        foreach (var common in _common)
        {
            var difference =
                _now.Respondents.Where((_, a) => common.Later[a]).Sum()
                - _before.Respondents.Where((_, a) => common.Earlier[a]).Sum();
            if (difference != 0 && Changed(common, weight) is { } changed)
                more[_parts[changed].Weight] = more.GetValueOrDefault(_parts[changed].Weight) + difference;
        }

        return
        [
            .. _parts.Select(part =>
            {
                double respondents = _parts.Select((p, i) => p.Weight == part.Weight ? _respondents[i] : 0).Sum();
                return part.Weight * respondents / Math.Max(1, respondents - more.GetValueOrDefault(part.Weight));
            }),
        ];
    }

    /// <summary>Of the sets that were shown, which of the present parts are in them.</summary>
    private IEnumerable<Func<int, bool>> Sets(TableWithholding shown, int answer)
    {
        if (!shown.Whole.Hides(answer))
            yield return _ => true;
        foreach (var (subgroup, sides) in shown.Subgroups.Where(s => !s.Value.Suppressed))
        {
            if (!sides.Hides(answer))
                yield return Among(_before.Inside(subgroup));
            if (!sides.OfRest().Hides(answer))
                yield return Among(_before.Outside(subgroup));
        }
    }

    private Func<int, bool> Among(bool[] before)
    {
        List<CommonPart> common = [.. _common.Where(c => c.Earlier.Zip(before).Any(atom => atom.First && atom.Second))];
        return p => common.Exists(c => c.Later[_parts[p].Atom]);
    }
}
