namespace Serverless.Weighting;

/// <summary>Trimming of extreme weights (Potter 1990), as R survey's <c>trimWeights(strict = TRUE)</c>.</summary>
internal static class Trimming
{
    /// <summary>
    /// Cuts weights to [lower, upper] and hands the surplus in equal amounts to the weights within bounds, until none
    /// is outside. Every pass after the first hands out a surplus of the same sign, so that the passes end where all
    /// weights are moved by one amount and stop at the bound they run into; that amount is found by sorting.
    /// Returns false when no weight is left to take the surplus; R then loses the total without a word of it.
    /// The bounds must be able to hold the total.
    /// </summary>
    public static bool Trim(double[] weights, double lower, double upper)
    {
        var (total, surplus, inside) = (0.0, 0.0, 0);
        foreach (var w in weights)
        {
            total += w;
            if (w < lower || w > upper)
                surplus += w - Math.Clamp(w, lower, upper);
            else
                inside++;
        }

        if (inside == weights.Length)
            return true;
        if (inside == 0)
            return false;
        foreach (ref var w in weights.AsSpan())
            w = w < lower || w > upper ? Math.Clamp(w, lower, upper) : w + surplus / inside;
        // A surplus raises weights, so that only the upper bound can be passed; a deficit mirrors that.
        if (surplus > 0)
            MoveUpTo(weights, upper, total);
        else
        {
            Negate(weights);
            MoveUpTo(weights, -lower, -total);
            Negate(weights);
        }

        return true;
    }

    /// <summary>Sets every weight to min(bound, w + c), with c such that they add up to the total.</summary>
    private static void MoveUpTo(double[] weights, double bound, double total)
    {
        if (!Array.Exists(weights, w => w > bound))
            return;
        var sorted = (double[])weights.Clone();
        Array.Sort(sorted);
        var below = 0.0;
        for (var count = 1; count <= sorted.Length; count++)
        {
            // With the smallest so many under the bound, all moved by c, and the rest at it.
            below += sorted[count - 1];
            var c = (total - below - (sorted.Length - count) * bound) / count;
            var next = count < sorted.Length ? sorted[count] : double.PositiveInfinity;
            if (sorted[count - 1] + c > bound || next + c < bound)
                continue;
            foreach (ref var w in weights.AsSpan())
                w = Math.Min(bound, w + c);
            return;
        }

        Array.Fill(weights, bound); // the bounds hold the total only just
    }

    private static void Negate(double[] weights)
    {
        foreach (ref var w in weights.AsSpan())
            w = -w;
    }

    /// <summary>Middle weight, the mean of the two middle ones for an even number.</summary>
    public static double Median(double[] weights)
    {
        var sorted = (double[])weights.Clone();
        Array.Sort(sorted);
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
