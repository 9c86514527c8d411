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

    /// <summary>Symmetric on the logit scale, with t (SUDAAN, SPSS Complex Samples).</summary>
    Logit,

    /// <summary>Estimate ± t x standard error.</summary>
    StudentT,

    /// <summary>
    /// Woodruff (1952): the interval of the share below the quantile, read back on the scale of the variable.
    /// </summary>
    Woodruff,
}

/// <summary>A confidence interval.</summary>
public sealed record Interval(double Lower, double Upper, IntervalMethod Method)
{
    public double Width => Upper - Lower;
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
    /// Everyone in the population of the domain's strata answered: no sampling error, so no interval and no test.
    /// </summary>
    CompleteEnumeration = 16,

    /// <summary>
    /// As many strata as sampling units: a standard error, but no degrees of freedom for an interval.
    /// </summary>
    NoDegreesOfFreedom = 32,

    /// <summary>The answers do not differ: a mean with a standard error of 0 and no interval.</summary>
    NoSpread = 64,
}
