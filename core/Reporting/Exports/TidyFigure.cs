using Serverless.Analysis.Results;

namespace Serverless.Reporting.Exports;

/// <summary>Of whom and when a row of the exports is.</summary>
internal enum TidyKind
{
    /// <summary>A group in this wave, with its change since the wave it is compared with.</summary>
    Figure,

    /// <summary>A group in an earlier wave.</summary>
    Earlier,

    /// <summary>A group in this wave, among the answers that it has in common with the wave it is compared with.</summary>
    Common,

    /// <summary>A group in a wave of a development, among the answers that all its waves offered.</summary>
    CommonOfTrend,

    /// <summary>A subgroup, or the rest of its group.</summary>
    Subgroup,

    /// <summary>A group beside another one.</summary>
    GroupPair,

    /// <summary>Those of a group who gave an answer to the question that is crossed with.</summary>
    Crossed,
}

/// <summary>
/// One figure with everything that says of whom it is, and at most one comparison: a row of the exports.
/// </summary>
internal sealed record TidyFigure(TidyKind Kind, string Wave, TableResult Table, string Group, Base Base, Cell Cell)
{
    /// <summary>The subgroup, or the words for the rest, as readers know them.</summary>
    public string? Subgroup { get; init; }

    /// <summary>The question that is crossed with, in words.</summary>
    public string? CrossedBy { get; init; }

    /// <summary>The answer to it, with its letter.</summary>
    public string? Column { get; init; }

    /// <summary>The groups, or columns, whose figure is significantly lower.</summary>
    public IReadOnlyList<string> HigherThan { get; init; } = [];

    /// <summary>What it is compared with; null for nothing.</summary>
    public TidyComparison? Comparison { get; init; }
}

/// <summary>The other side of a comparison, in words, and what came of it; no row where it lacks the figure.</summary>
internal sealed record TidyComparison(string With, ComparisonResult Result, ComparisonRow? Row);
