using Serverless.Analysis.Results;
using Serverless.Analysis.Tables;
using Serverless.Surveys;

namespace Serverless.Analysis.Disclosure;

/// <summary>
/// Sides of subgroups where weights differ. A share in whole percents is a sum over strata, each with its own weight; that of
/// a side is another over some of them, so that of everyone and of a few sides together one number per stratum may fit
/// alone, though none follows from the numbers of respondents. A side is shown only where each small count of a stratum may
/// be another while all that is shown, or was in an earlier publication, stays as it is.
/// </summary>
internal sealed class WeightedSides
{
    /// <summary>
    /// Changes that are thought of for one small count, after which it is taken that nothing hides it: enough for all of 24
    /// parts. Of more parts another number is nearly always found among the first.
    /// </summary>
    private const long MaximumSteps = 500_000;

    /// <summary>Of all tables of a group together, so that no codebook makes it last for minutes.</summary>
    private const long MaximumStepsOfGroup = 100_000_000;

    /// <summary>Strata of which it is tried whether they alone changed since an earlier publication.</summary>
    private const int MaximumTriedStrata = 12;

    private readonly GroupTables _tables;
    private readonly Atoms _atoms;
    private readonly ILookup<TableId, KnownSet> _unmoved;
    private readonly IReadOnlyList<EarlierParts> _earlier;
    private readonly int _threshold;
    private readonly int[] _partOf;
    private readonly List<WeightedPart> _parts = [];
    private readonly List<int[]> _counted;
    private long _steps = MaximumStepsOfGroup;

    private WeightedSides(
        GroupTables tables,
        Atoms atoms,
        IReadOnlyList<KnownSet> known,
        IReadOnlyList<EarlierCounts> earlier,
        int threshold
    )
    {
        (_tables, _atoms, _threshold) = (tables, atoms, threshold);
        _unmoved = known.Where(k => ReferenceEquals(k.Before, k.Hidden)).ToLookup(k => k.Table);
        var places = new Dictionary<WeightedPart, int>();
        _partOf =
        [
            .. tables.Sample.Weighting.Weights.Select(
                (weight, i) =>
                {
                    var part = new WeightedPart(Precision.Significant(weight, 9), atoms.ByRespondent[i]);
                    if (!places.TryGetValue(part, out var place))
                    {
                        places.Add(part, place = _parts.Count);
                        _parts.Add(part);
                    }

                    return place;
                }
            ),
        ];
        _counted =
        [
            .. Enumerable
                .Range(0, _parts.Count)
                .GroupBy(p => _parts[p].Weight)
                .SelectMany(stratum => stratum.Select(p => new[] { p }).Append([.. stratum]))
                .DistinctBy(set => string.Join(' ', set), StringComparer.Ordinal),
        ];
        _earlier = [.. earlier.Select(counts => new EarlierParts(counts, atoms, _parts, _partOf))];
    }

    /// <summary>Null where weights do not differ, or members cannot be recognised.</summary>
    /// <param name="tables">The group.</param>
    /// <param name="atoms">Its respondents parted by all subgroups.</param>
    /// <param name="known">What was shown before and is still so.</param>
    /// <param name="earlier">What was shown of other answers before.</param>
    /// <param name="settings">Which counts are small.</param>
    public static WeightedSides? Of(
        GroupTables tables,
        Atoms atoms,
        IReadOnlyList<KnownSet> known,
        IReadOnlyList<EarlierCounts> earlier,
        AnalysisSettings settings
    )
    {
        if (!tables.Sample.Group.Identifiable || settings.SmallCell == 0 || atoms.Subgroups.Count == 0)
            return null;
        var sides = new WeightedSides(tables, atoms, known, earlier, settings.SmallCell);
        return sides._parts.DistinctBy(p => p.Weight).Skip(1).Any() ? sides : null;
    }

    /// <summary>
    /// What is withheld once no small count of a stratum follows from the sides that are shown: those of the one subgroup that
    /// ends it, or else one subgroup after the other, the last one first. Where shares of everyone give one away beside
    /// those of an earlier publication, the table is.
    /// </summary>
    public TableWithholding Protect(TableId table, TableWithholding withheld)
    {
        if (
            withheld.Whole.Suppressed
            || (_earlier.Count == 0 && withheld.Subgroups.All(s => s.Value.Suppressed))
            || _tables.Plans.FirstOrDefault(p => p.Id == table) is not { } plan
        )
            return withheld;
        var answers = Counted(plan);
        while (GivesAway(withheld))
        {
            List<string> shown = [.. withheld.Subgroups.Where(s => !s.Value.Suppressed).Select(s => s.Key).Reverse()];
            if (shown.Count == 0)
                return FollowsFromBoth() ? withheld with { Whole = Withholding.Everything } : withheld;
            withheld = Without(withheld, shown.Find(s => !GivesAway(Without(withheld, s))) ?? shown[0]);
        }

        return withheld;

        bool GivesAway(TableWithholding tried) =>
            answers.Exists(a => Together(table, a, [.. Shown(table, a.Position, tried)]).Any(GivesAnyAway));

        // What follows from one publication by itself is not hidden by withholding the other.
        bool FollowsFromBoth() => _earlier.Count > 0 && answers.Exists(FollowsOnlyTogether);

        bool FollowsOnlyTogether(AnswerOfParts answer)
        {
            List<double[]> shown = [.. Shown(table, answer.Position, withheld)];
            List<double[]> kept = [.. Shown(table, answer.Position, withheld with { Whole = Withholding.Everything })];
            var alone = GivenAway(Now(answer, shown)).ToHashSet(StringComparer.Ordinal);
            return Together(table, answer, shown)
                .Zip(Together(table, answer, kept))
                .Any(both => GivenAway(both.First).Except(GivenAway(both.Second), StringComparer.Ordinal).Any(IsNew));

            bool IsNew(string set) => !alone.Contains(set);
        }
    }

    private static TableWithholding Without(TableWithholding withheld, string subgroup) =>
        withheld with
        {
            Subgroups = withheld.Subgroups.ToDictionary(
                s => s.Key,
                s => s.Key == subgroup ? Withholding.Everything : s.Value,
                StringComparer.Ordinal
            ),
        };

    /// <summary>Per part how many were asked, and how many of them gave the answer.</summary>
    private sealed record AnswerOfParts(int Position, int[] Asked, int[] Given);

    private List<AnswerOfParts> Counted(TablePlan plan)
    {
        var columns = _tables.Answers(plan);
        return
        [
            .. Enumerable
                .Range(0, columns.Numbers is null ? plan.Answers.Count : 0)
                .Select(k =>
                {
                    var answer = new AnswerOfParts(k, new int[_parts.Count], new int[_parts.Count]);
                    var codes = columns.Answers ?? columns.Options?[k];
                    var (most, given) = columns.Answers is null ? (2, 1) : (plan.Answers.Count, k);
                    for (var i = 0; codes is not null && i < codes.Length; i++)
                    {
                        answer.Asked[_partOf[i]] += codes[i] < most ? 1 : 0;
                        answer.Given[_partOf[i]] += codes[i] == given ? 1 : 0;
                    }

                    return answer;
                }),
        ];
    }

    /// <summary>The sets of parts of which the share is shown, or was of the same answers.</summary>
    private IEnumerable<double[]> Shown(TableId table, int answer, TableWithholding withheld)
    {
        if (!withheld.Whole.Hides(answer) || _unmoved[table].Any(k => k.Subgroup is null && !k.Withheld.Hides(answer)))
            yield return Parts(_atoms.Whole());
        foreach (var subgroup in _atoms.Subgroups)
        {
            List<Withholding> sides =
            [
                withheld.Subgroups.GetValueOrDefault(subgroup, Withholding.Everything),
                .. _unmoved[table].Where(k => k.Subgroup == subgroup).Select(k => k.Withheld),
            ];
            if (sides.Exists(s => !s.Hides(answer)))
                yield return Parts(_atoms.Inside(subgroup));
            if (sides.Exists(s => !s.Suppressed && !s.OfRest().Hides(answer)))
                yield return Parts(_atoms.Outside(subgroup));
        }
    }

    private double[] Parts(bool[] atoms) => [.. _parts.Select(part => atoms[part.Atom] ? part.Weight : 0)];

    /// <summary>What is shown now beside what was: per stratum that may have changed, or once where nothing did.</summary>
    private IEnumerable<ShownParts> Together(TableId table, AnswerOfParts answer, IReadOnlyList<double[]> shown)
    {
        var now = Now(answer, shown);
        return _earlier.Count == 0
            ? [now]
            : _parts
                .Select(part => part.Weight)
                .Distinct()
                .Take(MaximumTriedStrata)
                .Select(weight =>
                    _earlier.Aggregate(now, (all, earlier) => earlier.AddedTo(all, table, answer.Position, weight))
                );
    }

    private ShownParts Now(AnswerOfParts answer, IReadOnlyList<double[]> shown) =>
        new(_parts, answer.Asked, answer.Given, shown);

    private bool GivesAnyAway(ShownParts shown) => GivenAway(shown).Any();

    /// <summary>The sets of parts, by their places, whose small count can be no other number.</summary>
    private IEnumerable<string> GivenAway(ShownParts shown)
    {
        var counts = new AnswerInParts(shown);
        return _counted
            .Concat(Enumerable.Range(_parts.Count, shown.Parts.Count - _parts.Count).Select(then => new[] { then }))
            .Where(set => IsSmall(set.Sum(p => shown.Given[p])) && !MayBeAnother(counts, set))
            .Select(set => string.Join(' ', set));
    }

    private bool IsSmall(int count) => count >= 1 && count <= _threshold;

    private bool MayBeAnother(AnswerInParts counts, int[] set)
    {
        var before = counts.Steps;
        var may = counts.MayBeAnother(set, Math.Min(MaximumSteps, _steps));
        _steps = Math.Max(0, _steps - (counts.Steps - before));
        return may;
    }
}
