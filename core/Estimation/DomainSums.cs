namespace Serverless.Estimation;

/// <summary>
/// Sums per group of the design, as collected by a pass over the answers. Arrays can be rented, and so longer than what
/// they hold.
/// </summary>
/// <param name="Counts">Valid answers per group x domain (x category for categorical variables).</param>
/// <param name="First">Σ w v per group and variable.</param>
/// <param name="Second">Σ w² v per group and variable.</param>
/// <param name="Crossed">Σ w² v v' per unit, row-major over all variables; null for categories.</param>
internal sealed record DomainSums(int[] Counts, double[] First, double[] Second, double[]? Crossed)
{
    /// <summary>Σ w² v v' per domain, for numbers.</summary>
    public double[] SecondMoments { get; init; } = [];

    /// <summary>Σ w v v' per domain, for numbers.</summary>
    public double[] WeightedMoments { get; init; } = [];

    /// <summary>Totals of each replicate; null without replicate weights.</summary>
    public ReplicateTotals? Replicates { get; init; }

    /// <summary>Smallest and largest value per domain and variable; empty when not asked for.</summary>
    public (double Low, double High)[] Ranges { get; init; } = [];

    /// <summary>Adds groups up to domains.</summary>
    public (
        double[] Totals,
        double[] SecondMoments,
        int[] Counts,
        int[] GroupCounts,
        double[] Weights,
        double[] Squares
    ) Summarise(int groups, int domains, int width, bool categorical)
    {
        var variables = domains * width;
        var perDomain = categorical ? width : 1;
        var totals = SumOverGroups(First, groups, variables);
        var second = SumOverGroups(Second, groups, variables);
        var counts = new int[domains * perDomain];
        var groupCounts = new int[groups * domains];
        for (var i = 0; i < groups * counts.Length; i++)
        {
            counts[i % counts.Length] += Counts[i];
            groupCounts[i / perDomain] += Counts[i];
        }

        var weights = new double[domains];
        var squares = new double[domains];
        for (var d = 0; d < domains; d++)
        for (var j = 0; j < perDomain; j++)
        {
            weights[d] += totals[d * width + j];
            squares[d] += second[d * width + j];
        }

        return (totals, categorical ? second : SecondMoments, counts, groupCounts, weights, squares);
    }

    /// <summary>Totals with each group's weights scaled by <paramref name="scale"/>.</summary>
    public double[] MeanOneTotals(double[] scale, int variables)
    {
        var sums = new double[variables];
        for (var g = 0; g < scale.Length; g++)
        for (var a = 0; a < variables; a++)
            sums[a] += scale[g] * First[g * variables + a];
        return sums;
    }

    private static double[] SumOverGroups(double[] byGroup, int groups, int variables)
    {
        var sums = new double[variables];
        for (var g = 0; g < groups; g++)
        for (var a = 0; a < variables; a++)
            sums[a] += byGroup[g * variables + a];
        return sums;
    }
}
