using Serverless.Surveys;

namespace Serverless.Intake.Population;

/// <summary>What came of reading a population file: the margins, or everything wrong with it.</summary>
public sealed record PopulationReading
{
    /// <summary>Null when there are issues.</summary>
    public required PopulationMargins? Margins { get; init; }

    /// <summary>Categories in the file.</summary>
    public required int Rows { get; init; }

    /// <summary>The first <see cref="UploadLimits.MaximumListedIssues"/> issues.</summary>
    public required IReadOnlyList<ValidationIssue> Issues { get; init; }

    /// <summary>All issues, listed or not.</summary>
    public required long IssueCount { get; init; }

    /// <summary>All issues by rule and column.</summary>
    public required IReadOnlyList<IssueCount> IssueCounts { get; init; }

    public required IReadOnlyList<ValidationWarning> Warnings { get; init; }

    public bool IsAccepted => IssueCount == 0;
}
