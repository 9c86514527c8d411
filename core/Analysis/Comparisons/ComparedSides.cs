using Serverless.Analysis.Results;
using Serverless.Analysis.Tables;
using Serverless.Surveys;

namespace Serverless.Analysis.Comparisons;

/// <summary>A table on both sides of a comparison: what is compared with what.</summary>
internal sealed record ComparedSides
{
    public required ComparisonId Id { get; init; }

    public required ComparisonKind Kind { get; init; }

    public required TablePlan Plan { get; init; }

    public required ComparisonSide A { get; init; }

    public required GroupTable TableA { get; init; }

    public required ComparisonSide B { get; init; }

    public required GroupTable TableB { get; init; }

    /// <summary>Codes of the answers that both waves offered, where only these are compared; null elsewhere.</summary>
    public IReadOnlyList<string>? CommonAnswers { get; init; }

    /// <summary>Why nothing is tested whatever the figures are; null when it may be.</summary>
    public LocalizedText? NotTested { get; init; }

    /// <summary>Whether even the difference means nothing.</summary>
    public bool Break { get; init; }
}
