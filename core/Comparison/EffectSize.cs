namespace Serverless.Comparison;

/// <summary>How large a difference is, apart from whether it is significant.</summary>
public static class EffectSize
{
    /// <summary>Cramér's V = √(φ²/(min(r, c) - 1)), φ² = X²/n.</summary>
    public static double CramersV(double phiSquared, int rows, int columns) =>
        Math.Sqrt(phiSquared / (Math.Min(rows, columns) - 1));

    /// <summary>
    /// V corrected for its bias in small samples (Bergsma 2013); null when the base is too small for it.
    /// </summary>
    public static double? BiasCorrectedV(double phiSquared, int count, int rows, int columns)
    {
        if (count < 2)
            return null;
        var phi = Math.Max(0, phiSquared - (rows - 1.0) * (columns - 1) / (count - 1));
        var r = rows - (rows - 1.0) * (rows - 1) / (count - 1);
        var c = columns - (columns - 1.0) * (columns - 1) / (count - 1);
        var smallest = Math.Min(r, c) - 1;
        return smallest > 0 ? Math.Min(1, Math.Sqrt(phi / smallest)) : null;
    }

    /// <summary>Cohen's h = 2 asin √p₂ - 2 asin √p₁ (.2 small, .5 medium, .8 large; Cohen 1988).</summary>
    public static double CohensH(double first, double second) =>
        2 * Math.Asin(Math.Sqrt(Math.Clamp(second, 0, 1))) - 2 * Math.Asin(Math.Sqrt(Math.Clamp(first, 0, 1)));

    /// <summary>
    /// Hedges' g = J (m₂ - m₁)/s with the pooled weighted standard deviation and J = 1 - 3/(4(n₁+n₂) - 9) (Hedges
    /// 1981);
    /// null without spread or with fewer than three answers.
    /// </summary>
    public static double? HedgesG(
        (double Mean, double StandardDeviation, int Count) first,
        (double Mean, double StandardDeviation, int Count) second
    )
    {
        var df = first.Count + second.Count - 2;
        if (df < 1)
            return null;
        var pooled =
            (
                (first.Count - 1) * first.StandardDeviation * first.StandardDeviation
                + (second.Count - 1) * second.StandardDeviation * second.StandardDeviation
            ) / df;
        return pooled > 0 ? (1 - 3.0 / (4 * df - 1)) * (second.Mean - first.Mean) / Math.Sqrt(pooled) : null;
    }
}
