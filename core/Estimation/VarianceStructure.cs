using Serverless.Surveys;
using Serverless.Weighting;

namespace Serverless.Estimation;

/// <summary>
/// The design as variances see it. Respondents fall into groups that share sampling unit (or stratum, when elements
/// were drawn),
/// calibration cell and finite population correction; sums per group are all that is ever collected from the answers.
/// Groups are ordered by unit and units by stratum.
/// </summary>
internal sealed class VarianceStructure
{
    /// <summary>Up to this many combinations are numbered by an array, more by sorting.</summary>
    private const int DenseKeys = 1 << 22;

    private VarianceStructure(int strata) => StratumScale = new double[strata];

    /// <summary>Group of each respondent.</summary>
    public required int[] GroupOf { get; init; }

    public required int GroupCount { get; init; }

    /// <summary>
    /// Whether units are PSUs with sums of their own; otherwise units are strata and every respondent is a PSU.
    /// </summary>
    public required bool Clustered { get; init; }

    /// <summary>PSU (clustered) or stratum of each group, ascending.</summary>
    public required int[] GroupUnit { get; init; }

    /// <summary>
    /// Secondary unit of each group, ascending; null when no design has any.
    /// </summary>
    public required int[]? GroupSubunit { get; init; }

    /// <summary>Sample of each group in the stack.</summary>
    public required int[] GroupSample { get; init; }

    /// <summary>Drawing within units, and corrections of their own; null when units have neither.</summary>
    public required UnitStages? Stages { get; init; }

    /// <summary>
    /// Whether sums of squares per unit are needed: of strata whose elements were drawn, or of clusters within which
    /// they were.
    /// </summary>
    public bool NeedsSquaresByUnit => !Clustered || Stages is { HaveElementsWithin: true };

    /// <summary>Stratum of each unit, ascending.</summary>
    public required int[] UnitStratum { get; init; }

    /// <summary>sqrt(1 - f_h) of each group.</summary>
    public required double[] GroupCorrection { get; init; }

    /// <summary>Calibration cell of each group.</summary>
    public required int[] GroupCell { get; init; }

    /// <summary>Σ w per group, all respondents.</summary>
    public required double[] GroupWeight { get; init; }

    /// <summary>What brings the weights of the group's sample to mean 1.</summary>
    public required double[] GroupMeanOneScale { get; init; }

    /// <summary>Respondents per group, whatever they answered.</summary>
    public required int[] GroupSize { get; init; }

    /// <summary>Σ w² per group, all respondents.</summary>
    public required double[] GroupSquare { get; init; }

    /// <summary>n_h, PSUs per stratum.</summary>
    public required int[] PsuCount { get; init; }

    /// <summary>
    /// What each stratum's sum of squares is multiplied by: n_h/(n_h-1), or what the rule for lonely PSUs says.
    /// </summary>
    public double[] StratumScale { get; }

    /// <summary>
    /// Whether the stratum's deviations are taken from its mean; false for lonely PSUs under <see
    /// cref="LonelyPsu.Adjust"/>.
    /// </summary>
    public required bool[] StratumCentred { get; init; }

    public required CalibrationProjection Projection { get; init; }

    public int StratumCount => StratumScale.Length;

    /// <summary>Degrees of freedom of each sample with replicate weights; null for others.</summary>
    public required int?[] ReplicateDegreesOfFreedom { get; init; }

    /// <summary>
    /// Per sample whether its units and strata count as degrees of freedom of every figure that it takes part in, also
    /// those in which nobody gave a valid answer.
    /// </summary>
    public required bool[] CountsWholeDesign { get; init; }

    public static VarianceStructure Build(IReadOnlyList<SamplePart> parts, bool linked)
    {
        var layout = new StackLayout(parts, linked);
        var unitOfSubunit = NumberSubunits(layout);
        var (groupOf, subunits, kinds) = Group(
            layout.UnitOf,
            unitOfSubunit?.Length ?? layout.UnitStratum.Length,
            layout.KindOf,
            layout.KindCount
        );
        var units = unitOfSubunit is null ? subunits : Array.ConvertAll(subunits, s => unitOfSubunit[s]);
        var weight = new double[units.Length];
        var square = new double[units.Length];
        var size = new int[units.Length];
        var row = 0;
        foreach (var part in parts)
        foreach (var w in part.Weights)
        {
            weight[groupOf[row]] += w;
            size[groupOf[row]]++;
            square[groupOf[row++]] += w * w;
        }

        var cells = Array.ConvertAll(kinds, k => layout.KindCell[k]);
        var structure = new VarianceStructure(layout.PsuCount.Length)
        {
            GroupOf = groupOf,
            GroupCount = units.Length,
            Clustered = layout.Clustered,
            GroupUnit = units,
            GroupSubunit = unitOfSubunit is null ? null : subunits,
            GroupSample = Array.ConvertAll(kinds, k => layout.KindSample[k]),
            Stages = layout.Stages,
            ReplicateDegreesOfFreedom = [.. parts.Select(p => p.Design.Replication?.DegreesOfFreedom)],
            CountsWholeDesign = [.. parts.Select(p => p.DegreesOfFreedom == DegreesOfFreedomRule.Design)],
            UnitStratum = layout.UnitStratum,
            GroupCorrection = Array.ConvertAll(kinds, k => layout.KindCorrection[k]),
            GroupCell = cells,
            GroupMeanOneScale = Array.ConvertAll(kinds, k => layout.KindMeanOneScale[k]),
            GroupWeight = weight,
            GroupSquare = square,
            GroupSize = size,
            PsuCount = layout.PsuCount,
            StratumCentred = new bool[layout.PsuCount.Length],
            Projection = new CalibrationProjection(parts, cells, weight),
        };
        var complete = structure.CompleteStrata();
        foreach (var strata in Enumerable.Range(0, structure.StratumCount).GroupBy(h => layout.StratumSample[h]))
            if (parts[strata.Key].Design.Replication is null)
                structure.SetScales([.. strata], complete, parts[strata.Key].Design.LonelyPsu);
        return structure;
    }

    /// <summary>
    /// Numbers secondary units over all units, in their order, and puts the numbers in the place of each row's unit.
    /// </summary>
    /// <returns>The unit of each; null where there are none.</returns>
    private static int[]? NumberSubunits(StackLayout layout)
    {
        if (layout.SubunitOf is not { } subunitOf)
            return null;
        var count = new int[layout.UnitStratum.Length];
        for (var i = 0; i < subunitOf.Length; i++)
            count[layout.UnitOf[i]] = Math.Max(count[layout.UnitOf[i]], subunitOf[i] + 1);
        var first = new int[count.Length];
        for (var u = 1; u < count.Length; u++)
            first[u] = first[u - 1] + count[u - 1];
        for (var i = 0; i < subunitOf.Length; i++)
            layout.UnitOf[i] = first[layout.UnitOf[i]] + subunitOf[i];
        return [.. count.SelectMany((n, unit) => Enumerable.Repeat(unit, n))];
    }

    /// <summary>Whether everyone in a stratum was observed, so that it adds nothing to a variance.</summary>
    private bool[] CompleteStrata()
    {
        var complete = new bool[StratumCount];
        Array.Fill(complete, true);
        for (var g = 0; g < GroupCount; g++)
            complete[UnitStratum[GroupUnit[g]]] &= GroupCorrection[g] == 0;
        return complete;
    }

    /// <summary>
    /// The strata of one sample, by that sample's own rule. A design refuses strata of one unit when it has no rule for
    /// them; where one comes about all the same, because waves are stacked, its deviation is taken from zero, which is
    /// on the safe side.
    /// </summary>
    private void SetScales(int[] strata, bool[] complete, LonelyPsu rule)
    {
        var (present, usable) = (0, 0);
        var fromZero = rule is LonelyPsu.Adjust or LonelyPsu.Error;
        foreach (var h in strata)
        {
            var n = PsuCount[h];
            var lonely = n == 1 && !complete[h];
            present += n > 0 ? 1 : 0;
            usable += n > 0 && !lonely ? 1 : 0;
            StratumCentred[h] = n != 1 || !fromZero;
            StratumScale[h] =
                n > 1 ? n / (n - 1.0)
                : lonely && fromZero ? 1
                : 0;
        }

        if (rule != LonelyPsu.Average || usable == 0)
            return;
        foreach (var h in strata)
            StratumScale[h] *= (double)present / usable;
    }

    /// <summary>
    /// Numbers the combinations of unit and kind that occur, in order of unit and then kind. The numbers take the place
    /// of the units, to save an array.
    /// </summary>
    private static (int[] GroupOf, int[] Unit, int[] Kind) Group(int[] unitOf, int units, int[] kindOf, int kinds)
    {
        var groupOf = unitOf;
        long[] keys;
        if ((long)units * kinds <= DenseKeys)
        {
            var number = new int[units * kinds];
            for (var i = 0; i < groupOf.Length; i++)
                number[unitOf[i] * kinds + kindOf[i]] = 1;
            keys = [.. Enumerable.Range(0, number.Length).Where(key => number[key] == 1).Select(key => (long)key)];
            for (var g = 0; g < keys.Length; g++)
                number[keys[g]] = g;
            for (var i = 0; i < groupOf.Length; i++)
                groupOf[i] = number[unitOf[i] * kinds + kindOf[i]];
        }
        else
        {
            var rows = new long[unitOf.Length];
            for (var i = 0; i < rows.Length; i++)
                rows[i] = (long)unitOf[i] * kinds + kindOf[i];
            keys = [.. rows.Distinct().Order()];
            for (var i = 0; i < groupOf.Length; i++)
                groupOf[i] = Array.BinarySearch(keys, rows[i]);
        }

        return (groupOf, Array.ConvertAll(keys, k => (int)(k / kinds)), Array.ConvertAll(keys, k => (int)(k % kinds)));
    }
}
