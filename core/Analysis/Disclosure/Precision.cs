using Serverless.Surveys;

namespace Serverless.Analysis.Disclosure;

/// <summary>
/// How many digits are published. Full doubles name the respondents behind them: a share with its weights has one
/// solution in whole respondents per stratum.
/// </summary>
/// <param name="Coarse">Whole percentages and no counts: for groups whose members can be recognised and whose weights
/// differ, where tenths of a point would still give the strata behind an answer away.</param>
/// <param name="Interval">How the survey makes intervals of shares.</param>
internal sealed record Precision(bool Coarse, ShareInterval Interval = ShareInterval.Automatic)
{
    private const int Decimals = 2;
    private const int Digits = 3;

    /// <summary>Decimals of a share as a fraction.</summary>
    public int ShareDecimals => Coarse ? 2 : 3;

    public double Share(double share) => Round(share, ShareDecimals);

    /// <summary>
    /// Decimals of a mean: those it is printed with, at least two, and more for means that have no three digits then.
    /// </summary>
    public static int MeanDecimals(double mean, int printed) =>
        Math.Max(Math.Max(Decimals, printed), DecimalsFor(mean));

    /// <summary>A population total, in three digits.</summary>
    public static double Total(double total) => Significant(total, Digits);

    /// <summary>
    /// A difference of two totals, to the last digit that either is published in: finer digits would add to those.
    /// </summary>
    public static Func<double, double> DifferenceOfTotals(double a, double b)
    {
        var largest = Math.Max(Math.Abs(a), Math.Abs(b));
        var decimals = largest == 0 ? Digits : Digits - 1 - (int)Math.Floor(Math.Log10(largest));
        if (decimals >= 0)
            return x => Round(x, Math.Min(decimals, 15));
        var unit = Math.Pow(10, -decimals);
        return x => Multiple(x, unit);
    }

    public static double StandardError(double error) => Significant(error, 2);

    public static double DesignEffect(double effect) => Round(effect, 2);

    /// <summary>
    /// A statistic: three digits; in recognisable groups with weights that differ two, and one decimal at most. It is an
    /// equation for the counts per stratum, and three digits of it are as good as the counts, as are two of one that is
    /// nearly zero: t = 0.0064 says what the difference is to a thousandth of a point.
    /// </summary>
    public double Statistic(double statistic) =>
        !Coarse ? Significant(statistic, Digits)
        : Math.Abs(statistic) < 10 ? Round(statistic, 1)
        : Significant(statistic, 2);

    /// <summary>Cramér's V, no finer than the statistic it is made of.</summary>
    public double CramersV(double v) => Coarse ? Round(v, 2) : Significant(v, Digits);

    /// <summary>A p-value, to three digits or one, and on the same side of <paramref name="alpha"/> as before.</summary>
    public double P(double p, double alpha)
    {
        var rounded = Significant(p, Coarse ? 1 : Digits);
        if (rounded < alpha == p < alpha || !Coarse)
            return rounded;
        return Significant(p < alpha ? alpha * 0.98 : alpha * 1.02, 2);
    }

    /// <summary>The standard error of a difference.</summary>
    public double ErrorOfDifference(double error) => Significant(error, Coarse ? 1 : 2);

    /// <summary>An effect size, which is worked out of the shares themselves.</summary>
    public double Effect(double effect) => Coarse ? Round(effect, 1) : Test(effect);

    /// <summary>A figure of a test that has no p-value beside it.</summary>
    public static double Test(double statistic) => Significant(statistic, Digits);

    /// <summary>A number of respondents after weighting.</summary>
    public static double Respondents(double n) => Round(n, 1);

    /// <summary>The value in as many significant digits.</summary>
    public static double Significant(double value, int digits)
    {
        if (value == 0 || !double.IsFinite(value))
            return Unsigned(value);
        var decimals = digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (decimals >= 0)
            return Round(value, Math.Min(decimals, 15));
        var unit = Math.Pow(10, -decimals);
        return Multiple(value, unit);
    }

    /// <summary>
    /// The value in as many decimals, half away from zero, but never up to a final 5: whoever rounds a published 0.285
    /// to whole percents must get what rounding the exact 0.2847 gives. Then the lower neighbour is published.
    /// </summary>
    public static double Round(double value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        var unit = Math.Pow(10, -decimals);
        var last = Math.Round(Math.Abs(rounded) / unit) % 10;
        if (last != 5 || Math.Abs(rounded) <= Math.Abs(value))
            return Unsigned(rounded);
        return Math.Round(rounded - (Math.Sign(rounded) * unit), decimals, MidpointRounding.AwayFromZero);
    }

    private static double Multiple(double value, double unit) =>
        Unsigned(Math.Round(value / unit, MidpointRounding.AwayFromZero) * unit);

    /// <summary>A small negative number rounds to a zero with a sign, which readers would see.</summary>
    private static double Unsigned(double rounded) => rounded == 0 ? 0 : rounded;

    private static int DecimalsFor(double value) =>
        value == 0 ? 0 : Math.Clamp(Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15);
}
