using MathNet.Numerics;

namespace Serverless.Estimation;

/// <summary>
/// Upper tail probabilities computed as tails, not as 1 - CDF, so that small p-values keep their digits
/// (Abramowitz and Stegun 1964, 26.5.2, 26.6.2, 26.7.1, 26.4.19). Infinite denominator degrees of freedom are allowed.
/// </summary>
public static class TailProbability
{
    /// <summary>P(F &gt; f) with the given degrees of freedom, which need not be whole.</summary>
    public static double F(double f, double numeratorDf, double denominatorDf)
    {
        if (f <= 0)
            return 1;
        return double.IsPositiveInfinity(denominatorDf)
            ? ChiSquare(f * numeratorDf, numeratorDf)
            : SpecialFunctions.BetaRegularized(
                denominatorDf / 2,
                numeratorDf / 2,
                denominatorDf / (denominatorDf + numeratorDf * f)
            );
    }

    /// <summary>P(X² &gt; x).</summary>
    public static double ChiSquare(double x, double df) =>
        x <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(df / 2, x / 2);

    /// <summary>P(T &gt; t).</summary>
    public static double StudentT(double t, double df)
    {
        var beyond = double.IsPositiveInfinity(df)
            ? SpecialFunctions.Erfc(Math.Abs(t) / Math.Sqrt(2)) / 2
            : SpecialFunctions.BetaRegularized(df / 2, 0.5, df / (df + t * t)) / 2;
        return t >= 0 ? beyond : 1 - beyond;
    }

    /// <summary>P(|T| &gt; |t|).</summary>
    public static double TwoSided(double t, double df) => Math.Min(1, 2 * StudentT(Math.Abs(t), df));
}
