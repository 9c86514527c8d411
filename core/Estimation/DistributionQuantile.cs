using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Serverless.Estimation;

/// <summary>
/// Quantiles for intervals. MathNet's bracket the root from the widest interval; these start close and take a few
/// Newton steps.
/// </summary>
public static class DistributionQuantile
{
    private const int MaximumSteps = 100;

    /// <summary>
    /// From here on the expansion in 1/df is exact to the last digits, and the tail's continued fraction slow.
    /// </summary>
    private const double ManyDegrees = 2000;

    /// <summary>t such that P(T &lt;= t) = <paramref name="p"/>, for 0 &lt; p &lt; 1 and df &gt; 0.</summary>
    public static double StudentT(double p, double df)
    {
        if (p == 0.5)
            return 0;
        var tail = Math.Min(p, 1 - p);
        var z = -Normal.InvCDF(0, 1, tail);
        if (double.IsPositiveInfinity(df))
            return p > 0.5 ? z : -z;
        if (df > ManyDegrees)
            return p > 0.5 ? Expansion(z, df) : -Expansion(z, df);
        if (df < 3)
            return MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, df, p);

        var t = Expansion(z, df);
        var log =
            SpecialFunctions.GammaLn((df + 1) / 2) - SpecialFunctions.GammaLn(df / 2) - Math.Log(df * Math.PI) / 2;
        for (var step = 0; step < MaximumSteps; step++)
        {
            var density = Math.Exp(log - (df + 1) / 2 * Math.Log(1 + t * t / df));
            var change = (TailProbability.StudentT(t, df) - tail) / density;
            t += change;
            if (Math.Abs(change) <= 1e-8 * t) // what is left is of the order of its square
                break;
        }

        return p > 0.5 ? t : -t;
    }

    /// <summary>
    /// x such that I_x(a, b) = <paramref name="p"/> (Press et al. 2007, section 6.14.14, with the root kept in a
    /// bracket).
    /// </summary>
    public static double Beta(double p, double a, double b)
    {
        if (p <= 0 || b <= 0)
            return p <= 0 && b > 0 ? 0 : 1;
        if (p >= 1 || a <= 0)
            return p >= 1 && a > 0 ? 1 : 0;

        var (low, high) = (0.0, 1.0);
        var x = BetaStart(p, a, b);
        var log = SpecialFunctions.GammaLn(a + b) - SpecialFunctions.GammaLn(a) - SpecialFunctions.GammaLn(b);
        for (var step = 0; step < MaximumSteps; step++)
        {
            var error = SpecialFunctions.BetaRegularized(a, b, x) - p;
            if (error > 0)
                high = x;
            else
                low = x;
            var density = Math.Exp(log + (a - 1) * Math.Log(x) + (b - 1) * Math.Log(1 - x));
            var newton = error / density;
            var halley = newton / (1 - 0.5 * Math.Min(1, newton * ((a - 1) / x - (b - 1) / (1 - x))));
            var next = x - halley;
            var bisected = !(next > low && next < high);
            if (bisected)
                next = (low + high) / 2;
            var change = bisected && high - low > 1e-14 ? 1 : Math.Abs(next - x);
            x = next;
            if (change <= 1e-6 * Math.Min(x, 1 - x)) // what is left is of the order of its third power
                break;
        }

        return x;
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

    private static double BetaStart(double p, double a, double b)
    {
        if (a >= 1 && b >= 1)
        {
            var z = Normal.InvCDF(0, 1, 1 - p);
            var al = (z * z - 3) / 6;
            var h = 2 / (1 / (2 * a - 1) + 1 / (2 * b - 1));
            var w = z * Math.Sqrt(al + h) / h - (1 / (2 * b - 1) - 1 / (2 * a - 1)) * (al + 5.0 / 6 - 2 / (3 * h));
            var start = a / (a + b * Math.Exp(2 * w));
            return double.IsFinite(start) ? Math.Clamp(start, 1e-12, 1 - 1e-12) : 0.5;
        }

        var lna = Math.Log(a / (a + b));
        var lnb = Math.Log(b / (a + b));
        var t = Math.Exp(a * lna) / a;
        var u = Math.Exp(b * lnb) / b;
        var x = p < t / (t + u) ? Math.Pow(a * (t + u) * p, 1 / a) : 1 - Math.Pow(b * (t + u) * (1 - p), 1 / b);
        return Math.Clamp(x, 1e-12, 1 - 1e-12);
    }
}
