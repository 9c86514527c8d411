namespace Serverless.Weighting;

/// <summary>Kish (1965, 1992): what unequal weights cost.</summary>
public static class EffectiveSampleSize
{
    /// <summary>deff = n Σw² / (Σw)² = 1 + cv²(w); 1 when there are no respondents.</summary>
    public static double DesignEffect(int count, double sum, double sumOfSquares) =>
        count == 0 || sum == 0 ? 1 : count * sumOfSquares / (sum * sum);

    /// <summary>n_eff = (Σw)² / Σw²; 0 when there are no respondents.</summary>
    public static double Of(double sum, double sumOfSquares) => sumOfSquares == 0 ? 0 : sum * sum / sumOfSquares;
}
