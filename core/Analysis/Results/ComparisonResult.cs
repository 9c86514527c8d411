using Serverless.Surveys;

namespace Serverless.Analysis.Results;

/// <summary>What is compared with what.</summary>
public enum ComparisonKind
{
    /// <summary>A group with itself in the earlier wave; side A is the earlier one.</summary>
    Waves,

    /// <summary>A subgroup with the rest of the group; side A is the rest, side B the subgroup.</summary>
    Subgroup,

    /// <summary>Two groups in the same wave.</summary>
    Groups,
}

/// <summary>One table compared between two sides. A difference is always B minus A.</summary>
public sealed record ComparisonResult
{
    /// <summary>Unique.</summary>
    public required ComparisonId Id { get; init; }

    public required ComparisonKind Kind { get; init; }

    /// <summary>The table's id.</summary>
    public required TableId Table { get; init; }

    public required ComparisonSide A { get; init; }

    public required ComparisonSide B { get; init; }

    /// <summary>
    /// Codes of the answers that both waves offered, where only these are compared: shares, bases and tests are then of
    /// the respondents who gave one of them. Null elsewhere.
    /// </summary>
    public IReadOnlyList<string>? CommonAnswers { get; init; }

    /// <summary>Why there is no test, in words; null when there is one.</summary>
    public LocalizedText? NotTested { get; init; }

    /// <summary>
    /// Test of the whole distribution (Rao-Scott), of a multiple question of all options together (Bilder and Loughin);
    /// null for means, or when not tested.
    /// </summary>
    public TestResult? Overall { get; init; }

    /// <summary>
    /// Other tests of the same: Rao-Scott's first-order chi-square and saddlepoint approximation, Wald's F and its
    /// adjustment for few degrees of freedom.
    /// </summary>
    public IReadOnlyList<TestResult> Alternatives { get; init; } = [];

    /// <summary>Pearson's chi-square as SPSS makes it of weights with mean 1, beside <see cref="Overall"/>.</summary>
    public TestResult? SpssCompatible { get; init; }

    /// <summary>
    /// The same on cell counts rounded to whole numbers, which is what SPSS does by default.
    /// </summary>
    public TestResult? SpssCompatibleRounded { get; init; }

    /// <summary>Cramer's V of the whole table; null when there is no overall test.</summary>
    public double? CramersV { get; init; }

    /// <summary>The same corrected for its bias in small samples (Bergsma 2013).</summary>
    public double? CramersVBiasCorrected { get; init; }

    /// <summary>
    /// Whether <see cref="Overall"/> and <see cref="SpssCompatible"/> disagree at the survey's alpha; null without
    /// both.
    /// </summary>
    public bool? MethodsDiffer { get; init; }

    /// <summary>Rank test for ordinal answers, every tie at the middle of its weight; null for others.</summary>
    public TestResult? Rank { get; init; }

    /// <summary>
    /// The same as R's svyranktest computes it, with ties averaged in the order of the file; the only figure that the
    /// order of rows changes, when weights differ.
    /// </summary>
    public TestResult? RankInFileOrder { get; init; }

    /// <summary>Per answer, and for summary and mean where the table has them.</summary>
    public required IReadOnlyList<ComparisonRow> Rows { get; init; }
}

/// <summary>
/// One side: a group in a wave, or a subgroup of it (<paramref name="Subgroup"/>; <paramref name="Complement"/> for the
/// rest).
/// </summary>
public sealed record ComparisonSide(
    string Wave,
    string Group,
    string? Subgroup,
    bool Complement,
    LocalizedText Label,
    Base Base
);

/// <summary>One answer compared.</summary>
public sealed record ComparisonRow
{
    /// <summary>The figure: the share of an answer, the summary or the mean.</summary>
    public required FigureKey Answer { get; init; }

    public required Cell A { get; init; }

    public required Cell B { get; init; }

    /// <summary>B minus A: share points as a fraction, or difference of means; null when either is withheld.</summary>
    public double? Difference { get; init; }

    public double? StandardError { get; init; }

    /// <summary>The interval of this row by itself, at the survey's confidence level.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>
    /// The interval at the level that the correction for the other answers implies (the row's step in Holm's procedure),
    /// which leaves zero out exactly when the t test is significant; null where nothing is corrected.
    /// </summary>
    public ConfidenceInterval? SimultaneousInterval { get; init; }

    public TestResult? Test { get; init; }

    /// <summary>
    /// p-value adjusted over all rows of all comparisons of the document (<see cref="ResultsDocument.Screening"/>);
    /// null without a test.
    /// </summary>
    public double? ScreenedP { get; init; }

    /// <summary>Whether the adjusted p-value is below the survey's alpha; false when there is no test.</summary>
    public required bool Significant { get; init; }

    /// <summary>
    /// True where the interval (the simultaneous one, if there is one) and <see cref="Significant"/> contradict each
    /// other, which the test of an option, not being the t test behind its interval, can do at the very edge; else null.
    /// </summary>
    public bool? IntervalDisagrees =>
        Test is not null
        && (SimultaneousInterval ?? Interval) is { } interval
        && (interval.Lower > 0 || interval.Upper < 0) != Significant
            ? true
            : null;

    /// <summary>
    /// Between waves, the change among those who answered in both; null where the codebook does not ask for it, without a
    /// link key, or with too few.
    /// </summary>
    public PairedChange? Paired { get; init; }

    /// <summary>Cohen's h for shares, Hedges' g for means; null without a test.</summary>
    public EffectSize? Effect { get; init; }

    /// <summary>
    /// Whether the difference was shown to lie within 5 points (two one-sided tests); null when not tested.
    /// </summary>
    public bool? Equivalent { get; init; }

    /// <summary>The two one-sided tests behind <see cref="Equivalent"/>; null when not tested.</summary>
    public EquivalenceResult? Equivalence { get; init; }

    /// <summary>
    /// The test SPSS makes of the same data on mean-1 weights, for readers who compare; null without a test.
    /// </summary>
    public TestResult? SpssCompatible { get; init; }

    /// <summary>
    /// Whether the design-based and the SPSS-compatible test disagree at the survey's alpha, both unadjusted.
    /// </summary>
    public bool MethodsDiffer { get; init; }
}

/// <summary>
/// A test. <paramref name="Method"/> is a method id; <paramref name="Df1"/> the numerator degrees of freedom of F, or
/// those of t or chi-square;
/// <paramref name="Df2"/> the denominator's of F; <paramref name="P"/> is two-sided; <paramref name="Family"/> says
/// which tests were adjusted together.
/// </summary>
public sealed record TestResult(
    string Method,
    double Statistic,
    double Df1,
    double? Df2,
    double P,
    double? AdjustedP,
    string? Adjustment,
    string? Family
);

/// <summary>Two one-sided tests of whether a difference lies within a margin.</summary>
/// <param name="Method">Method id.</param>
/// <param name="Margin">The largest difference that counts as none, on either side, as a fraction.</param>
/// <param name="DegreesOfFreedom">Of t.</param>
/// <param name="LowerP">p of the test against a difference of minus the margin or less.</param>
/// <param name="UpperP">p of the test against a difference of the margin or more.</param>
/// <param name="P">The larger of the two.</param>
public sealed record EquivalenceResult(
    string Method,
    double Margin,
    double DegreesOfFreedom,
    double LowerP,
    double UpperP,
    double P
);

/// <summary>The correction over all differences tested in a wave.</summary>
/// <param name="Method">Method id.</param>
/// <param name="Family">Which tests were adjusted together.</param>
/// <param name="Size">How many.</param>
/// <param name="Significant">How many of them have an adjusted p-value below the survey's alpha.</param>
public sealed record Screening(string Method, string Family, int Size, int Significant);

/// <summary><paramref name="Kind"/> is <c>h</c>, <c>g</c> or <c>V</c>.</summary>
public sealed record EffectSize(string Kind, double Value);
