using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Serverless.Estimation;

/// <summary>
/// Quantiles for intervals. Each is the root of the logarithm of a tail over the logarithm of the variable, where both
/// are nearly straight, so that a few Newton steps reach it; it is bracketed throughout and its arrival is checked.
/// </summary>
public static class DistributionQuantile
{
    /// <summary>
    /// From here on the expansion in 1/df is exact to the last digits, and the tail's continued fraction slow.
    /// </summary>
    private const double ManyDegrees = 2000;

    /// <summary>
    /// t such that P(T &lt;= t) = <paramref name="p"/>, for 0 &lt; p &lt; 1 and df &gt; 0, which may be infinite.
    /// </summary>
    public static double StudentT(double p, double df)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(p, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(p, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(df, 0);
        if (p == 0.5)
            return 0;
        var t = UpperStudentT(Math.Min(p, 1 - p), df);
        return p > 0.5 ? t : -t;
    }

    /// <summary>
    /// x such that I_x(<paramref name="a"/>, <paramref name="b"/>) = <paramref name="p"/>: the quantile of the beta
    /// distribution. With <paramref name="a"/> = 0 all probability lies at 0, with <paramref name="b"/> = 0 at 1.
    /// </summary>
    public static double Beta(double p, double a, double b)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(a);
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        if (!double.IsFinite(p + a + b))
            throw new ArgumentOutOfRangeException(
                nameof(p),
                FormattableString.Invariant($"{p}, {a} and {b} must all be finite.")
            );
        if (p == 0 || b == 0)
            return p == 0 && b > 0 ? 0 : 1;
        if (p == 1 || a == 0)
            return p == 1 && a > 0 ? 1 : 0;
        // Solved from the end it lies nearest to, so that the distance to that end keeps its digits.
        return p <= 0.5 || SpecialFunctions.BetaRegularized(a, b, 0.5) >= p
            ? BetaFromZero(p, a, b)
            : 1 - BetaFromZero(1 - p, b, a);
    }

    private static double UpperStudentT(double tail, double df)
    {
        var z = -Normal.InvCDF(0, 1, tail);
        if (double.IsPositiveInfinity(df))
            return z;
        if (df > ManyDegrees)
            return Expansion(z, df);

        var log =
            SpecialFunctions.GammaLn((df + 1) / 2) - SpecialFunctions.GammaLn(df / 2) - Math.Log(df * Math.PI) / 2;
        (double, double) Tail(double u)
        {
            var t = Math.Exp(u);
            var beyond = TailProbability.StudentT(t, df);
            var density = Math.Exp(log - (df + 1) / 2 * Math.Log(1 + t * t / df));
            return (Math.Log(beyond), -t * density / beyond);
        }

        var start = Expansion(z, df);
        return Math.Exp(BracketedRoot.Of(Tail, Math.Log(tail), start > 0 ? Math.Log(start) : 0, (-350, 350)));
    }

    private static double BetaFromZero(double p, double a, double b)
    {
        var log = SpecialFunctions.GammaLn(a + b) - SpecialFunctions.GammaLn(a) - SpecialFunctions.GammaLn(b);
        (double, double) LogProbability(double u)
        {
            var x = Math.Exp(u);
            var below = SpecialFunctions.BetaRegularized(a, b, x);
            return (Math.Log(below), Math.Exp(log + a * u + (b - 1) * Math.Log(1 - x)) / below);
        }

        // Near 0 the probability is x^a/(a B(a, b)); a quantile that no double can hold is 0.
        var leading = (Math.Log(p) + Math.Log(a) - log) / a;
        const double MinimumLogarithm = -700;
        return leading < MinimumLogarithm
            ? 0
            : Math.Exp(
                BracketedRoot.Of(LogProbability, Math.Log(p), Math.Log(BetaStart(p, a, b)), (MinimumLogarithm, 0))
            );
    }

    /// <summary>Abramowitz and Stegun (1964), 26.7.5.</summary>
    private static double Expansion(double z, double df)
    {
        var z2 = z * z;
        var g1 = z * (z2 + 1) / 4;
        var g2 = z * ((5 * z2 + 16) * z2 + 3) / 96;
        var g3 = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
        var g4 = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
        return z + (g1 + (g2 + (g3 + g4 / df) / df) / df) / df;
    }

    /// <summary>A point near the quantile (Abramowitz and Stegun 1964, 26.5.22); it need not be good.</summary>
    private static double BetaStart(double p, double a, double b)
    {
        if (a < 1 || b < 1)
            return Math.Clamp(a / (a + b), 1e-12, 0.999);
        var z = Normal.InvCDF(0, 1, 1 - p);
        var al = (z * z - 3) / 6;
        var h = 2 / (1 / (2 * a - 1) + 1 / (2 * b - 1));
        var w = z * Math.Sqrt(al + h) / h - (1 / (2 * b - 1) - 1 / (2 * a - 1)) * (al + 5.0 / 6 - 2 / (3 * h));
        var start = a / (a + b * Math.Exp(2 * w));
        return double.IsFinite(start) ? Math.Clamp(start, 1e-12, 1 - 1e-12) : 0.5;
    }
}
