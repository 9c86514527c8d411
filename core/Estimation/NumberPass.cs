namespace Serverless.Estimation;

/// <summary>
/// The pass over numeric answers: Σ w v, Σ w² v and Σ w² v v' with v = (1, x - c, y - c', ...) per group and domain.
/// The constants c are the means of the valid answers, so that large numbers with little spread lose no digits.
/// </summary>
internal static class NumberPass
{
    public static DomainTotals Run(WeightedSample sample, IReadOnlyList<double[]> variables, CodeColumn domain)
    {
        var shift = Means(variables, domain);
        return Run(
            sample,
            domain,
            shift,
            withRanges: true,
            (i, v) =>
            {
                if (!IsComplete(variables, i))
                    return false;
                for (var j = 0; j < shift.Length; j++)
                    v[j + 1] = variables[j][i] - shift[j];
                return true;
            }
        );
    }

    /// <summary>The same for columns of 0 and 1, anything else being no answer.</summary>
    public static DomainTotals RunIndicators(
        WeightedSample sample,
        IReadOnlyList<ushort[]> variables,
        CodeColumn domain
    ) =>
        Run(
            sample,
            domain,
            new double[variables.Count],
            withRanges: false,
            (i, v) =>
            {
                for (var j = 0; j < variables.Count; j++)
                {
                    if (variables[j][i] > 1)
                        return false;
                    v[j + 1] = variables[j][i];
                }

                return true;
            }
        );

    private static DomainTotals Run(
        WeightedSample sample,
        CodeColumn domain,
        double[] shift,
        bool withRanges,
        Func<int, double[], bool> read
    )
    {
        var structure = sample.Structure;
        var (domains, width) = (domain.Categories, shift.Length + 1);
        var size = domains * width;
        var sums = new DomainSums(
            new int[structure.GroupCount * domains],
            new double[structure.GroupCount * size],
            new double[structure.GroupCount * size],
            structure.NeedsSquaresByUnit ? new double[structure.UnitStratum.Length * size * size] : null
        )
        {
            SecondMoments = new double[domains * width * width],
            WeightedMoments = new double[domains * width * width],
            Ranges = withRanges ? new (double, double)[size] : [],
        };
        Array.Fill(sums.Ranges, (double.PositiveInfinity, double.NegativeInfinity));

        var v = new double[width];
        v[0] = 1;
        var present = new int[width];
        for (var i = 0; i < sample.Count; i++)
        {
            var d = domain.Codes[i];
            if (d >= domains || !read(i, v))
                continue;
            Add(structure, sums, sample.Weights[i], structure.GroupOf[i], d, domains, v, present);
            if (withRanges)
                Widen(sums.Ranges.AsSpan(d * width, width), v);
        }

        sums = sums with
        {
            Replicates = ReplicateTotals.Of(
                sample,
                size,
                (i, weight, totals) =>
                {
                    var d = domain.Codes[i];
                    if (d >= domains || !read(i, v))
                        return;
                    for (var j = 0; j < width; j++)
                        totals[d * width + j] += weight * v[j];
                }
            ),
        };
        return new DomainTotals(sample, domains, width, categorical: false, sums) { Shift = shift };
    }

    private static void Widen(Span<(double Low, double High)> ranges, double[] v)
    {
        for (var j = 0; j < v.Length; j++)
            ranges[j] = (Math.Min(ranges[j].Low, v[j]), Math.Max(ranges[j].High, v[j]));
    }

    /// <summary>Adds a respondent; of many columns of 0 and 1 only those that are not 0 take time.</summary>
    private static void Add(
        VarianceStructure structure,
        DomainSums sums,
        double w,
        int group,
        int domain,
        int domains,
        double[] v,
        Span<int> present
    )
    {
        var (width, size, count) = (v.Length, domains * v.Length, 0);
        for (var j = 0; j < width; j++)
            if (v[j] != 0)
                present[count++] = j;

        present = present[..count];
        sums.Counts[group * domains + domain]++;
        var at = group * size + domain * width;
        foreach (var j in present)
        {
            sums.First[at + j] += w * v[j];
            sums.Second[at + j] += w * w * v[j];
            var row = (domain * width + j) * width;
            foreach (var k in present)
            {
                sums.SecondMoments[row + k] += w * w * v[j] * v[k];
                sums.WeightedMoments[row + k] += w * v[j] * v[k];
            }
        }

        if (sums.Crossed is not { } crossed)
            return;
        var matrix = structure.GroupUnit[group] * size * size;
        foreach (var j in present)
        foreach (var k in present)
            crossed[matrix + (domain * width + j) * size + domain * width + k] += w * w * v[j] * v[k];
    }

    private static double[] Means(IReadOnlyList<double[]> variables, CodeColumn domain)
    {
        var means = new double[variables.Count];
        var n = 0;
        for (var i = 0; i < domain.Codes.Length; i++)
        {
            if (domain.Codes[i] >= domain.Categories || !IsComplete(variables, i))
                continue;
            n++;
            for (var j = 0; j < means.Length; j++)
                means[j] += (variables[j][i] - means[j]) / n;
        }

        return means;
    }

    private static bool IsComplete(IReadOnlyList<double[]> variables, int row)
    {
        foreach (var variable in variables)
            if (!double.IsFinite(variable[row]))
                return false;
        return true;
    }
}
