using Serverless.Surveys;

namespace Serverless.Analysis.Results;

/// <summary>The development of one table in one group over three waves or more.</summary>
public sealed record TrendResult
{
    /// <summary>Unique.</summary>
    public required ComparisonId Id { get; init; }

    public required TableId Table { get; init; }

    public required string Group { get; init; }

    /// <summary>Wave ids, oldest first; the points of every row are in this order.</summary>
    public required IReadOnlyList<string> Waves { get; init; }

    /// <summary>The base in each wave.</summary>
    public required IReadOnlyList<Base> Bases { get; init; }

    /// <summary>
    /// Codes of the answers that all waves offered, where only these are followed: shares, bases and tests are then of the
    /// respondents who gave one of them. Null elsewhere.
    /// </summary>
    public IReadOnlyList<string>? CommonAnswers { get; init; }

    /// <summary>Why there is no test, in words; null when there is one.</summary>
    public LocalizedText? NotTested { get; init; }

    /// <summary>
    /// Test of any difference in distribution between the waves (Rao-Scott); null for multiple response and means.
    /// </summary>
    public TestResult? Overall { get; init; }

    /// <summary>Per answer, and for summary and mean where the table has them.</summary>
    public required IReadOnlyList<TrendRow> Rows { get; init; }
}

/// <summary>One answer over the waves.</summary>
public sealed record TrendRow
{
    /// <summary>The figure: the share of an answer, the summary or the mean.</summary>
    public required FigureKey Answer { get; init; }

    /// <summary>The figure in each wave.</summary>
    public required IReadOnlyList<Cell> Points { get; init; }

    /// <summary>
    /// Slope of the straight line through the points: share (as a fraction) or mean, per year; null when not tested.
    /// </summary>
    public double? SlopePerYear { get; init; }

    public double? SlopeStandardError { get; init; }

    public ConfidenceInterval? SlopeInterval { get; init; }

    /// <summary>Test that the slope is zero.</summary>
    public TestResult? Linear { get; init; }

    /// <summary>
    /// Change of the log odds per year, from a logistic regression; null for means and when not tested.
    /// </summary>
    public double? LogOddsPerYear { get; init; }

    public double? LogOddsStandardError { get; init; }

    /// <summary>Test that the log odds do not change.</summary>
    public TestResult? Logistic { get; init; }

    /// <summary>
    /// Each wave against the one before, oldest pair first; adjusted together. Null where a pair was not tested.
    /// </summary>
    public IReadOnlyList<TestResult?> Steps { get; init; } = [];
}
