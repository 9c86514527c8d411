namespace Serverless.Comparison;

/// <summary>The tests, by their name in the literature.</summary>
public enum TestMethod
{
    /// <summary>Rao and Scott (1984) second-order corrected Pearson statistic, as F.</summary>
    RaoScottF,

    /// <summary>Rao and Scott (1981) first-order corrected Pearson statistic, as chi-square.</summary>
    RaoScottChiSquare,

    /// <summary>
    /// Pearson's statistic against its asymptotic distribution, by saddlepoint approximation (Kuonen 1999).
    /// </summary>
    RaoScottSaddlepoint,

    /// <summary>The same by numerical inversion of the characteristic function (Davies 1980).</summary>
    RaoScottLinearCombination,

    /// <summary>
    /// Sum of the statistics of the options of a multiple question, with second-order correction, as F (Bilder and
    /// Loughin 2004).
    /// </summary>
    MultipleResponseF,

    /// <summary>The same with first-order correction, as chi-square.</summary>
    MultipleResponseChiSquare,

    /// <summary>Wald test of independence (Koch, Freeman and Freeman 1975), as F.</summary>
    Wald,

    /// <summary>The same with the adjustment for few degrees of freedom (Thomas and Rao 1987).</summary>
    AdjustedWald,

    /// <summary>Difference of two domain means or shares over its design-based standard error.</summary>
    DesignT,

    /// <summary>Mean of everyone's own change over its design-based standard error.</summary>
    PairedT,

    /// <summary>Those who gained an answer against those who lost it (McNemar 1947), unweighted, as chi-square.</summary>
    McNemar,

    /// <summary>Equality of several domain means, Wald test as F.</summary>
    GroupWald,

    /// <summary>Design-based rank test (Lumley and Scott 2013), two groups.</summary>
    RankT,

    /// <summary>Design-based Kruskal-Wallis test (Lumley and Scott 2013).</summary>
    RankF,

    /// <summary>Design-based rank test with normal scores (van der Waerden 1952), two groups.</summary>
    VanDerWaerdenT,

    /// <summary>The same, several groups.</summary>
    VanDerWaerdenF,

    /// <summary>Design-based median test (Mood 1950): who lies above the median of all, two groups.</summary>
    MedianT,

    /// <summary>The same, several groups.</summary>
    MedianF,

    /// <summary>Slope of a weighted linear regression on time.</summary>
    LinearTrend,

    /// <summary>Slope of a weighted logistic regression on time.</summary>
    LogisticTrend,

    /// <summary>Two one-sided tests of equivalence (Schuirmann 1987).</summary>
    Equivalence,

    /// <summary>
    /// Pearson's chi-square on weights of mean 1, as SPSS prints with WEIGHT BY. For comparison only.
    /// </summary>
    SpssPearson,

    /// <summary>
    /// The same on cell counts rounded to whole numbers, SPSS's default for CROSSTABS. For comparison only.
    /// </summary>
    SpssPearsonRounded,

    /// <summary>Student's t on weights of mean 1, as SPSS prints with WEIGHT BY. For comparison only.</summary>
    SpssT,

    /// <summary>Welch's t on weights of mean 1. For comparison only.</summary>
    SpssWelch,
}

/// <summary>Whether a test was done, and if not, why not.</summary>
public enum TestStatus
{
    Performed,

    /// <summary>A group without valid answers.</summary>
    EmptyGroup,

    /// <summary>Fewer than two groups or two answers occur.</summary>
    NothingToCompare,

    /// <summary>What is compared is determined by the population margins, so it has no sampling error.</summary>
    FixedByWeighting,

    /// <summary>
    /// No variance: everyone in every group gave one answer, or everyone of the population was observed.
    /// </summary>
    NoVariance,

    /// <summary>Too few sampling units for the number of strata and groups.</summary>
    NoDegreesOfFreedom,

    /// <summary>Empty cells leave the statistic undefined.</summary>
    TooSparse,

    /// <summary>Weights under zero put a share below 0 or above 1, or a mean outside the range of the answers.</summary>
    NegativeShare,
}

/// <summary>
/// Outcome of a test. Numbers are null unless <see cref="Status"/> is <see cref="TestStatus.Performed"/>.
/// </summary>
public sealed record TestResult(TestMethod Method, TestStatus Status)
{
    /// <summary>F, chi-square or t, see <see cref="Method"/>.</summary>
    public double? Statistic { get; init; }

    /// <summary>Numerator degrees of freedom (F), degrees of freedom (chi-square); null for t.</summary>
    public double? NumeratorDf { get; init; }

    /// <summary>Denominator degrees of freedom (F) or those of t; null for chi-square.</summary>
    public double? DenominatorDf { get; init; }

    /// <summary>Two-sided for t.</summary>
    public double? PValue { get; init; }

    internal static TestResult F(TestMethod method, double f, double numeratorDf, double denominatorDf) =>
        new(method, TestStatus.Performed)
        {
            Statistic = f,
            NumeratorDf = numeratorDf,
            DenominatorDf = denominatorDf,
            PValue = Estimation.TailProbability.F(f, numeratorDf, denominatorDf),
        };

    internal static TestResult ChiSquare(TestMethod method, double x, double df) =>
        new(method, TestStatus.Performed)
        {
            Statistic = x,
            NumeratorDf = df,
            PValue = Estimation.TailProbability.ChiSquare(x, df),
        };

    internal static TestResult T(TestMethod method, double t, double df) =>
        new(method, TestStatus.Performed)
        {
            Statistic = t,
            DenominatorDf = df,
            PValue = Estimation.TailProbability.TwoSided(t, df),
        };
}
