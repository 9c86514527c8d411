namespace Serverless.Weighting;

/// <summary>Trimming of extreme weights (Potter 1990), as R survey's <c>trimWeights(strict = TRUE)</c>.</summary>
internal static class Trimming
{
    private const int MaximumPasses = 10_000;

    /// <summary>
    /// Cuts weights to [lower, upper] and hands the surplus in equal amounts to the weights within bounds, until none
    /// is outside.
    /// Returns false when no weight is left to take the surplus; R then loses the total without a word of it.
    /// </summary>
    public static bool Trim(double[] weights, double lower, double upper)
    {
        for (var pass = 0; pass < MaximumPasses; pass++)
        {
            var (surplus, inside) = (0.0, 0);
            foreach (var w in weights)
                if (w < lower || w > upper)
                    surplus += w - Math.Clamp(w, lower, upper);
                else
                    inside++;
            if (inside == weights.Length)
                return true;
            if (inside == 0)
                return false;
            foreach (ref var w in weights.AsSpan())
                w = w < lower || w > upper ? Math.Clamp(w, lower, upper) : w + surplus / inside;
        }

        return true;
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
