namespace Serverless.Estimation;

/// <summary>How a confidence interval was made.</summary>
public enum IntervalMethod
{
    /// <summary>Wilson's score interval on the effective sample size.</summary>
    Wilson,

    /// <summary>
    /// Korn and Graubard (1998): Clopper-Pearson on the effective sample size, adjusted for the degrees of freedom.
    /// </summary>
    KornGraubard,

    /// <summary>The same without a ceiling on the effective sample size (R survey's "beta").</summary>
    Beta,

    /// <summary>Symmetric on the logit scale, with t (SUDAAN, SPSS Complex Samples).</summary>
    Logit,

    /// <summary>Symmetric on the scale of the arcsine of the square root, which has a variance that hardly depends on
    /// the share (R survey's "asin").</summary>
    Arcsine,

    /// <summary>
    /// What a likelihood-ratio test on the effective sample size does not reject (Rao and Scott 1984; R survey's
    /// "likelihood").
    /// </summary>
    Likelihood,

    /// <summary>Estimate ± t x standard error.</summary>
    StudentT,

    /// <summary>
    /// Symmetric on the scale of the logarithm, with t: of a standard deviation, and of 1 less Cronbach's alpha.
    /// </summary>
    Logarithmic,

    /// <summary>
    /// Woodruff (1952): the interval of the share below the quantile, read back on the scale of the variable.
    /// </summary>
    Woodruff,
}

/// <summary>A confidence interval. It cannot be made upside down, or beside its estimate.</summary>
public sealed record Interval
{
    /// <summary>How far, relatively, rounding may put an end on the wrong side of the estimate.</summary>
    private const double Rounding = 1e-9;

    private Interval(double lower, double upper, IntervalMethod method) =>
        (Lower, Upper, Method) = (lower, upper, method);

    public double Lower { get; }

    public double Upper { get; }

    public IntervalMethod Method { get; }

    public double Width => Upper - Lower;

    /// <summary>The interval around an estimate; an end that rounding put past the estimate is brought to it.</summary>
    /// <exception cref="ArgumentException">
    /// An end is not a finite number, or the estimate does not lie between the ends.
    /// </exception>
    public static Interval Around(double estimate, double lower, double upper, IntervalMethod method)
    {
        var slack = Rounding * Math.Max(Math.Abs(estimate), Math.Abs(upper - lower));
        if (!(double.IsFinite(upper - lower) && lower <= estimate + slack && estimate <= upper + slack))
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The {method} interval from {lower} to {upper} does not contain its estimate {estimate}."
                ),
                nameof(estimate)
            );
        return new Interval(Math.Min(lower, estimate), Math.Max(upper, estimate), method);
    }

    /// <summary>
    /// Of a number above zero, the estimate times and over exp(<paramref name="half"/>), which is t x relative standard
    /// error; null where that is beyond all numbers.
    /// </summary>
    public static Interval? Logarithmic(double estimate, double half)
    {
        var factor = Math.Exp(half);
        return double.IsFinite(estimate * factor)
            ? Around(estimate, estimate / factor, estimate * factor, IntervalMethod.Logarithmic)
            : null;
    }

    /// <summary>Estimate ± <paramref name="half"/>, which is t x standard error.</summary>
    public static Interval Symmetric(double estimate, double half) =>
        Around(estimate, estimate - half, estimate + half, IntervalMethod.StudentT);
}

/// <summary>
/// What is special about an estimate; a flagged estimate may lack a standard error, an interval or both.
/// </summary>
[Flags]
public enum EstimateRemarks
{
    None = 0,

    /// <summary>No valid answer in the domain: no estimate.</summary>
    EmptyBase = 1,

    /// <summary>
    /// A share of exactly 0 or 1: the standard error is 0, the interval Korn-Graubard's on Kish's n_eff.
    /// </summary>
    ZeroOrOne = 2,

    /// <summary>Determined by the population margins: no sampling error, so no interval and no test.</summary>
    FixedByWeighting = 4,

    /// <summary>All answers come from one sampling unit: no standard error.</summary>
    SinglePsu = 8,

    /// <summary>
    /// Everyone in the population of the domain's strata was observed and weights depend on no one else: no sampling
    /// error, so no interval and no test.
    /// </summary>
    CompleteEnumeration = 16,

    /// <summary>
    /// As many strata as sampling units: a standard error, but no degrees of freedom for an interval.
    /// </summary>
    NoDegreesOfFreedom = 32,

    /// <summary>The answers do not differ: a mean with a standard error of 0 and no interval.</summary>
    NoSpread = 64,

    /// <summary>
    /// Weights under zero put a share below 0 or above 1, or a mean outside the range of the answers: no estimate.
    /// </summary>
    OutsideRange = 128,
}
