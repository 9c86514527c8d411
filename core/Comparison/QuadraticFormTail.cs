using MathNet.Numerics.Distributions;

namespace Serverless.Comparison;

/// <summary>
/// P(Σ λᵢ χ²₁ &gt; x χ²_ν/ν), all chi-squares independent: the tail of a corrected statistic whose denominator has ν
/// degrees of freedom.
/// </summary>
internal static class QuadraticFormTail
{
    private const int MaximumSteps = 200;
    private const int MaximumTerms = 200_000;

    /// <summary>
    /// Exponent of the bound on the tails that the step of <see cref="Davies"/> leaves out, e⁻²⁷ = 2e-12.
    /// </summary>
    private const double TailExponent = 27;

    /// <summary>Closer to the mean than this the approximation is 0/0, as R survey has it.</summary>
    private const double NearMean = 1e-4;

    /// <summary>
    /// Kuonen (1999), Biometrika 86. Null at the mean of the distribution, where the approximation is undefined.
    /// </summary>
    public static double? Saddlepoint(IReadOnlyList<double> weights, double x, double df)
    {
        var positive = weights.Where(w => w > 0).ToArray();
        if (positive.Length == 0 || !(x > 0))
            return null;

        // The quadratic form Σ λᵢ χ²₁ - (x/ν) χ²_ν, on the scale of its largest positive weight, exceeds 0.
        var scale = positive.Max();
        var lambda = Array.ConvertAll(positive, w => w / scale);
        var negative = -x / df / scale;
        var (low, high) = (0.5 / negative * 0.99999, 0.5 * 0.99999);
        var zeta = 0.0;
        for (var step = 0; step < MaximumSteps && high - low > 1e-15; step++)
        {
            zeta = (low + high) / 2;
            if (Derivative(zeta) < 0)
                low = zeta;
            else
                high = zeta;
        }

        if (Math.Abs(zeta) < NearMean)
            return null;
        var cumulant = -(lambda.Sum(l => Math.Log(1 - 2 * zeta * l)) + df * Math.Log(1 - 2 * zeta * negative)) / 2;
        var second =
            2 * (lambda.Sum(l => Square(l / (1 - 2 * zeta * l))) + df * Square(negative / (1 - 2 * zeta * negative)));
        var w = Math.Sign(zeta) * Math.Sqrt(Math.Max(0, -2 * cumulant));
        var v = zeta * Math.Sqrt(second);
        return Normal.CDF(0, 1, -(w + Math.Log(v / w) / w));

        double Derivative(double z) => lambda.Sum(l => l / (1 - 2 * z * l)) + df * negative / (1 - 2 * z * negative);
    }

    /// <summary>
    /// Davies (1980), Applied Statistics 29: the trapezoid rule on Imhof's integral, with a step so small that what it
    /// leaves out is under
    /// 1e-11 (Laurent and Massart 2000, lemma 1) and as many terms as count. Null when there are too many of them.
    /// </summary>
    public static double? Davies(IReadOnlyList<double> weights, double x, double df)
    {
        var lambda = weights.Where(w => w > 0).ToArray();
        if (lambda.Length == 0 || !(x > 0))
            return null;
        var negative = x / df;
        var reach =
            lambda.Sum()
            + 2 * Math.Sqrt(TailExponent * lambda.Sum(l => l * l))
            + 2 * TailExponent * lambda.Max()
            + x
            + 2 * Math.Sqrt(TailExponent * x * negative)
            + 2 * TailExponent * negative;
        var step = 2 * Math.PI / reach;
        var sum = 0.0;
        for (var k = 0; k < MaximumTerms; k++)
        {
            var u = (k + 0.5) * step;
            var (angle, logModulus) = (
                -df / 2 * Math.Atan(2 * u * negative),
                -df / 4 * Math.Log(1 + Square(2 * u * negative))
            );
            foreach (var l in lambda)
            {
                angle += Math.Atan(2 * u * l) / 2;
                logModulus -= Math.Log(1 + Square(2 * u * l)) / 4;
            }

            var size = Math.Exp(logModulus) / (Math.PI * (k + 0.5));
            sum += size * Math.Sin(angle);
            if (size < 1e-14)
                return Math.Clamp(0.5 + sum, 0, 1);
        }

        return null;
    }

    private static double Square(double x) => x * x;
}
