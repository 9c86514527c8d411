using Serverless.Analysis.Results;
using Serverless.Analysis.Tables;
using Serverless.Surveys;

namespace Serverless.Analysis.Disclosure;

/// <summary>
/// Sides of subgroups where weights differ. A share in whole percents is a sum over strata, each with its own weight; that of
/// a side is another over some of them, so that of everyone and of a few sides together one number per stratum may fit
/// alone, though none follows from the numbers of respondents. A side is shown only where each small count of a stratum may
/// be another while all that is shown stays as it is.
/// </summary>
internal sealed class WeightedSides
{
    /// <summary>By how many the count in another stratum may differ, to make up for the one that is tried.</summary>
    private const int MaximumBeside = 6;

    /// <summary>Parts of one weight and the same subgroups. Of more, sums are too many to be solved.</summary>
    private const int MaximumParts = 24;

    private static readonly Precision Whole = new(Coarse: true);

    private readonly GroupTables _tables;
    private readonly Atoms _atoms;
    private readonly int _threshold;
    private readonly int[] _partOf;
    private readonly List<(double Weight, int Atom)> _parts = [];

    private WeightedSides(GroupTables tables, Atoms atoms, int threshold)
    {
        (_tables, _atoms, _threshold) = (tables, atoms, threshold);
        var places = new Dictionary<(double, int), int>();
        _partOf =
        [
            .. tables.Sample.Weighting.Weights.Select(
                (weight, i) =>
                {
                    var part = (Weight: Precision.Significant(weight, 9), Atom: atoms.ByRespondent[i]);
                    if (!places.TryGetValue(part, out var place))
                    {
                        places.Add(part, place = _parts.Count);
                        _parts.Add(part);
                    }

                    return place;
                }
            ),
        ];
    }

    /// <summary>Null where weights do not differ, or members cannot be recognised.</summary>
    public static WeightedSides? Of(GroupTables tables, Atoms atoms, AnalysisSettings settings)
    {
        if (!tables.Sample.Group.Identifiable || settings.SmallCell == 0 || atoms.Subgroups.Count == 0)
            return null;
        var sides = new WeightedSides(tables, atoms, settings.SmallCell);
        return sides._parts.Count <= MaximumParts && sides._parts.DistinctBy(p => p.Weight).Skip(1).Any()
            ? sides
            : null;
    }

    /// <summary>What is withheld once no small count of a stratum follows from the sides that are shown, last one first.</summary>
    public TableWithholding Protect(TableId table, TableWithholding withheld)
    {
        if (withheld.Whole.Suppressed || _tables.Plans.FirstOrDefault(p => p.Id == table) is not { } plan)
            return withheld;
        var answers = Counted(plan);
        while (
            withheld.Subgroups.LastOrDefault(s => !s.Value.Suppressed).Key is { } last
            && answers.Exists(a => GivesAway(a, [.. Shown(a, withheld)]))
        )
            withheld = withheld with
            {
                Subgroups = withheld.Subgroups.ToDictionary(
                    s => s.Key,
                    s => s.Key == last ? Withholding.Everything : s.Value,
                    StringComparer.Ordinal
                ),
            };
        return withheld;
    }

    /// <summary>Per part how many were asked, and how many of them gave the answer.</summary>
    private sealed record Answer(int Position, int[] Asked, int[] Given);

    private List<Answer> Counted(TablePlan plan)
    {
        var columns = _tables.Answers(plan);
        return
        [
            .. Enumerable
                .Range(0, columns.Numbers is null ? plan.Answers.Count : 0)
                .Select(k =>
                {
                    var answer = new Answer(k, new int[_parts.Count], new int[_parts.Count]);
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

    /// <summary>The sets of parts of which the share is shown, each with the weights that it is made with.</summary>
    private IEnumerable<double[]> Shown(Answer answer, TableWithholding withheld)
    {
        if (!withheld.Whole.Hides(answer.Position))
            yield return Factors(answer, _atoms.Whole());
        foreach (var (subgroup, sides) in withheld.Subgroups.Where(s => !s.Value.Suppressed))
        {
            if (!sides.Hides(answer.Position))
                yield return Factors(answer, _atoms.Inside(subgroup));
            if (!sides.OfRest().Suppressed && !sides.OfRest().Hides(answer.Position))
                yield return Factors(answer, _atoms.Outside(subgroup));
        }
    }

    private double[] Factors(Answer answer, bool[] atoms)
    {
        double[] weights = [.. _parts.Select(part => atoms[part.Atom] ? part.Weight : 0)];
        var all = weights.Zip(answer.Asked, (w, n) => w * n).Sum();
        return [.. weights.Select(w => all > 0 ? w / all : 0)];
    }

    private bool GivesAway(Answer answer, IReadOnlyList<double[]> shown) =>
        _parts
            .Select((part, i) => (part.Weight, Place: i))
            .GroupBy(p => p.Weight)
            .SelectMany(stratum => stratum.Select(p => new[] { p.Place }).Append([.. stratum.Select(p => p.Place)]))
            .Any(set => IsSmall(set.Sum(p => answer.Given[p])) && !MayBeAnother(answer, set, shown));

    private bool IsSmall(int count) => count >= 1 && count <= _threshold;

    /// <summary>
    /// Whether a few more or fewer of the set may have given the answer, made up for by one or two other parts.
    /// </summary>
    private bool MayBeAnother(Answer answer, int[] set, IReadOnlyList<double[]> shown)
    {
        double[] printed = [.. shown.Select(f => Share(f, answer.Given))];
        int[] others = [.. Enumerable.Range(0, _parts.Count).Except(set)];
        var counts = (int[])answer.Given.Clone();
        foreach (var one in set)
        foreach (var step in Steps().Where(step => step != 0 && Moves(one, step)))
        {
            if (
                Fits()
                || others.Any(first =>
                    AnyOf(first, () => Fits() || others.Any(second => second > first && AnyOf(second, Fits)))
                )
            )
                return true;
            counts[one] -= step;
        }

        return false;

        bool AnyOf(int part, Func<bool> fits)
        {
            foreach (var step in Steps().Where(step => step != 0 && Moves(part, step)))
            {
                var found = fits();
                counts[part] -= step;
                if (found)
                    return true;
            }

            return false;
        }

        bool Moves(int part, int step)
        {
            if (counts[part] + step < 0 || counts[part] + step > answer.Asked[part])
                return false;
            counts[part] += step;
            return true;
        }

        bool Fits()
        {
            for (var s = 0; s < printed.Length; s++)
                if (Share(shown[s], counts) != printed[s])
                    return false;
            return true;
        }
    }

    private static IEnumerable<int> Steps() => Enumerable.Range(-MaximumBeside, (2 * MaximumBeside) + 1);

    private static double Share(double[] factors, int[] counts)
    {
        var share = 0.0;
        for (var p = 0; p < factors.Length; p++)
            share += factors[p] * counts[p];
        return Whole.Share(share);
    }
}
