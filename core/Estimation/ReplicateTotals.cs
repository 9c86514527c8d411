using Serverless.Weighting;

namespace Serverless.Estimation;

/// <summary>
/// Totals as each replicate of each sample of a stack has them. Dividing each replicate's totals by its own denominator
/// makes figures that are ratios exact: with influence u of a ratio, Σ u T_r D/D_r is its deviation in replicate r.
/// </summary>
internal sealed class ReplicateTotals
{
    private readonly IReadOnlyList<(Replication Replication, double[][] Change)> _samples;

    private ReplicateTotals(IReadOnlyList<(Replication, double[][])> samples) => _samples = samples;

    /// <summary>Null when no sample of the stack has replicate weights.</summary>
    /// <param name="sample">The respondents.</param>
    /// <param name="size">Number of totals, of all domains.</param>
    /// <param name="add">Adds a respondent, with a weight, to such totals.</param>
    public static ReplicateTotals? Of(WeightedSample sample, int size, Action<int, double, double[]> add)
    {
        if (!sample.HasReplicates)
            return null;
        var samples = new List<(Replication, double[][])>();
        foreach (var (first, part) in sample.PartsWithReplicates)
        {
            var replication = part.Design.Replication!;
            var changes = new double[replication.Weights.Count][];
            for (var r = 0; r < changes.Length; r++)
            {
                changes[r] = new double[size];
                var weights = replication.Weights[r];
                for (var i = 0; i < weights.Length; i++)
                    add(first + i, weights[i] * part.Scale - part.Weights[i], changes[r]);
            }

            samples.Add((replication, changes));
        }

        return new ReplicateTotals(samples);
    }

    /// <summary>Adds the covariance of the totals, each replicate's divided by its own denominator.</summary>
    /// <param name="totals">The totals from the whole samples.</param>
    /// <param name="denominators">Per total, coefficients of the totals that it is divided by; null for none.</param>
    /// <param name="covariance">Row-major.</param>
    public void AddCovariance(double[] totals, Func<double[], double[]>? denominators, double[] covariance)
    {
        var size = totals.Length;
        var whole = denominators?.Invoke(totals);
        foreach (var (replication, changes) in _samples)
        {
            var deviations = Array.ConvertAll(changes, change => Deviation(totals, change, whole, denominators));
            var centre = replication.AroundEstimate ? new double[size] : Mean(deviations, replication.Scales);
            for (var r = 0; r < deviations.Length; r++)
            {
                var factor = replication.Scale * replication.Scales[r];
                for (var a = 0; a < size; a++)
                {
                    var x = factor * (deviations[r][a] - centre[a]);
                    if (x == 0)
                        continue;
                    for (var b = 0; b < size; b++)
                        covariance[a * size + b] += x * (deviations[r][b] - centre[b]);
                }
            }
        }
    }

    /// <summary>
    /// T_r D/D_r - T. A replicate in which nobody is left that a total is divided by says nothing of it.
    /// </summary>
    private static double[] Deviation(
        double[] totals,
        double[] change,
        double[]? whole,
        Func<double[], double[]>? denominators
    )
    {
        if (denominators is null || whole is null)
            return change;
        var replicate = new double[totals.Length];
        for (var a = 0; a < replicate.Length; a++)
            replicate[a] = totals[a] + change[a];
        var own = denominators(replicate);
        for (var a = 0; a < replicate.Length; a++)
            replicate[a] =
                Math.Abs(own[a]) > 1e-9 * Math.Abs(whole[a]) ? replicate[a] * whole[a] / own[a] - totals[a] : 0;
        return replicate;
    }

    /// <summary>Over the replicates that count at all.</summary>
    private static double[] Mean(double[][] deviations, IReadOnlyList<double> scales)
    {
        var mean = new double[deviations[0].Length];
        var count = scales.Count(s => s > 0);
        for (var r = 0; r < deviations.Length; r++)
            if (scales[r] > 0)
                for (var a = 0; a < mean.Length; a++)
                    mean[a] += deviations[r][a] / count;
        return mean;
    }
}
