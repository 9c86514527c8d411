namespace Serverless.Estimation;

/// <summary>
/// The rows of stacked samples laid out over strata, sampling units and kinds. A kind is a combination of
/// own stratum (which fixes the finite population correction) and calibration cell.
/// </summary>
internal sealed class StackLayout
{
    public StackLayout(IReadOnlyList<SamplePart> parts, bool linked)
    {
        Clustered = linked || parts.Any(p => p.Design.Psu is not null);
        var rows = parts.Sum(p => p.Design.Count);
        UnitOf = new int[rows];
        KindOf = new int[rows];
        Kinds(parts);

        var strata = linked ? StrataByName(parts) : StrataInTurn(parts);
        StratumSample = new int[strata.Max(s => s.Length == 0 ? 0 : s.Max() + 1)];
        if (!linked)
            for (var p = 0; p < strata.Length; p++)
                foreach (var h in strata[p])
                    StratumSample[h] = p;
        if (!Clustered)
            StrataAsUnits(parts, strata);
        else if (linked)
            LinkedUnits(parts, strata);
        else
            ClusterUnits(parts, strata);
    }

    public bool Clustered { get; }

    public int[] UnitOf { get; }

    public int[] UnitStratum { get; private set; } = [];

    public int[] PsuCount { get; private set; } = [];

    /// <summary>The sample each stratum belongs to; linked waves are one sample, the first.</summary>
    public int[] StratumSample { get; }

    public int[] KindOf { get; }

    public int KindCount => KindCell.Length;

    public int[] KindCell { get; private set; } = [];

    public double[] KindCorrection { get; private set; } = [];

    /// <summary>Sample of each kind.</summary>
    public int[] KindSample { get; private set; } = [];

    /// <summary>Drawing within units, and probabilities of their own; null when units have neither.</summary>
    public UnitStages? Stages { get; private set; }

    /// <summary>Secondary unit of each row within its unit; null when respondents are, or there are none.</summary>
    public int[]? SubunitOf { get; private set; }

    /// <summary>n / Σ w of the sample a kind belongs to.</summary>
    public double[] KindMeanOneScale { get; private set; } = [];

    private void Kinds(IReadOnlyList<SamplePart> parts)
    {
        var (cells, corrections, scales) = (new List<int>(), new List<double>(), new List<double>());
        var samples = new List<int>();
        var (row, firstCell) = (0, 0);
        foreach (var (sample, part) in parts.Index())
        {
            var width = part.Calibration?.Cells.Count ?? 1;
            var firstKind = cells.Count;
            var scale = part.Design.Count == 0 ? 1 : part.Design.Count / part.Weights.Sum();
            for (var h = 0; h < part.Design.Strata.Count; h++)
            for (var c = 0; c < width; c++)
            {
                cells.Add(firstCell + c);
                scales.Add(scale);
                samples.Add(sample);
                corrections.Add(Math.Sqrt(Math.Max(0, 1 - part.SamplingFraction(h))));
            }

            var cellOf = part.Calibration?.Cells.CellOf;
            for (var i = 0; i < part.Design.Count; i++)
                KindOf[row++] = firstKind + part.Design.Stratum[i] * width + (cellOf?[i] ?? 0);
            firstCell += width;
        }

        (KindCell, KindCorrection, KindMeanOneScale) = ([.. cells], [.. corrections], [.. scales]);
        KindSample = [.. samples];
    }

    /// <summary>Every part has strata of its own.</summary>
    private static int[][] StrataInTurn(IReadOnlyList<SamplePart> parts)
    {
        var next = 0;
        return [.. parts.Select(p => p.Design.Strata.Select(_ => next++).ToArray())];
    }

    private static int[][] StrataByName(IReadOnlyList<SamplePart> parts)
    {
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. parts.Select(p =>
                p.Design.Strata.Select(s =>
                    {
                        byName.TryAdd(s.Name, byName.Count);
                        return byName[s.Name];
                    })
                    .ToArray()
            ),
        ];
    }

    private void StrataAsUnits(IReadOnlyList<SamplePart> parts, int[][] strata)
    {
        UnitStratum = [.. Enumerable.Range(0, strata.Sum(s => s.Length))];
        PsuCount = new int[UnitStratum.Length];
        var row = 0;
        for (var p = 0; p < parts.Count; p++)
            foreach (var h in parts[p].Design.Stratum)
            {
                UnitOf[row++] = strata[p][h];
                PsuCount[strata[p][h]]++;
            }
    }

    private void ClusterUnits(IReadOnlyList<SamplePart> parts, int[][] strata)
    {
        var stratumOfUnit = new List<int>();
        var stages = new List<UnitStage>();
        var row = 0;
        for (var p = 0; p < parts.Count; p++)
        {
            var design = parts[p].Design;
            var first = stratumOfUnit.Count;
            if (design.Psu is { } psu)
            {
                if (parts[p].Subunits is { } subunits)
                    Array.Copy(subunits, 0, SubunitOf ??= new int[UnitOf.Length], row, subunits.Length);
                stratumOfUnit.AddRange(design.PsuStratum.Select(h => strata[p][h]));
                stages.AddRange(Enumerable.Range(0, design.PsuStratum.Length).Select(parts[p].Stage));
                foreach (var unit in psu)
                    UnitOf[row++] = first + unit;
            }
            else
            {
                foreach (var h in design.Stratum)
                {
                    UnitOf[row++] = stratumOfUnit.Count;
                    stratumOfUnit.Add(strata[p][h]);
                    stages.Add(UnitStage.Whole);
                }
            }
        }

        var order = OrderByStratum(stratumOfUnit);
        Stages = UnitStages.Of([.. order.Select(unit => stages[unit])]);
    }

    /// <summary>
    /// Units are what hangs together: respondents of one organisation, in whichever wave, and of one cluster of a
    /// wave's design.
    /// A panel of members of clusters therefore never has smaller units than the clusters that were drawn.
    /// </summary>
    private void LinkedUnits(IReadOnlyList<SamplePart> parts, int[][] strata)
    {
        var unitOfLink = new Dictionary<int, int>();
        var together = new List<int>();
        var row = 0;
        foreach (var part in parts)
        {
            var unitOfCluster = new Dictionary<int, int>();
            for (var i = 0; i < part.Design.Count; i++)
            {
                var unit = together.Count;
                together.Add(unit);
                if (part.Link![i] is >= 0 and var link)
                    Join(together, unit, unitOfLink, link);
                if (part.Design.Psu is { } psu)
                    Join(together, unit, unitOfCluster, psu[i]);
                UnitOf[row++] = unit;
            }
        }

        var number = new Dictionary<int, int>();
        var stratumOfUnit = new List<int>();
        row = 0;
        for (var p = 0; p < parts.Count; p++)
            foreach (var h in parts[p].Design.Stratum)
            {
                var root = Root(together, UnitOf[row]);
                if (!number.TryGetValue(root, out var unit))
                {
                    number.Add(root, unit = stratumOfUnit.Count);
                    stratumOfUnit.Add(strata[p][h]);
                }

                stratumOfUnit[unit] = strata[p][h]; // who moved counts in the latest stratum
                UnitOf[row++] = unit;
            }

        OrderByStratum(stratumOfUnit);
    }

    /// <summary>Puts a unit with the one that had this key before, if any.</summary>
    private static void Join(List<int> together, int unit, Dictionary<int, int> first, int key)
    {
        if (first.TryGetValue(key, out var earlier))
            together[Root(together, unit)] = Root(together, earlier);
        else
            first.Add(key, unit);
    }

    private static int Root(List<int> together, int unit)
    {
        while (together[unit] != unit)
            unit = together[unit] = together[together[unit]];
        return unit;
    }

    /// <returns>For each unit the number it had.</returns>
    private int[] OrderByStratum(List<int> stratumOfUnit)
    {
        var order = Enumerable.Range(0, stratumOfUnit.Count).OrderBy(u => stratumOfUnit[u]).ToArray();
        var rank = new int[order.Length];
        for (var u = 0; u < order.Length; u++)
            rank[order[u]] = u;
        foreach (ref var unit in UnitOf.AsSpan())
            unit = rank[unit];
        UnitStratum = Array.ConvertAll(order, u => stratumOfUnit[u]);
        PsuCount = new int[StratumSample.Length];
        foreach (var h in UnitStratum)
            PsuCount[h]++;
        return order;
    }
}
