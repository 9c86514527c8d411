using Serverless.Intake.Answers;

namespace Serverless.Intake.Responses;

/// <summary>What checking a response file against the codebook found.</summary>
public sealed record ValidationReport
{
    public required string Wave { get; init; }

    public required string Group { get; init; }

    /// <summary>Respondents in the file.</summary>
    public required int Rows { get; init; }

    /// <summary>How the file was read: <c>utf-8</c> or <c>windows-1252</c>.</summary>
    public required string Encoding { get; init; }

    /// <summary>comma, semicolon or tab.</summary>
    public required string Delimiter { get; init; }

    /// <summary>The first <see cref="UploadLimits.MaximumListedIssues"/> issues, in the order they were met.</summary>
    public required IReadOnlyList<ValidationIssue> Issues { get; init; }

    /// <summary>All issues, listed or not.</summary>
    public required long IssueCount { get; init; }

    /// <summary>All issues by rule and column.</summary>
    public required IReadOnlyList<IssueCount> IssueCounts { get; init; }

    public required IReadOnlyList<ValidationWarning> Warnings { get; init; }

    /// <summary>
    /// Per question and grid item how many were asked and left it blank; of no use while there are issues.
    /// </summary>
    public required IReadOnlyList<QuestionCompleteness> Completeness { get; init; }

    /// <summary>How many respondents were routed to each question, by id; of a grid to any of its items.</summary>
    public IReadOnlyDictionary<string, long> Asked =>
        Completeness
            .GroupBy(question => question.Question, StringComparer.Ordinal)
            .ToDictionary(items => items.Key, items => items.Max(item => item.Asked), StringComparer.Ordinal);

    /// <summary>Whether the file may be stored.</summary>
    public bool IsAccepted => IssueCount == 0;
}
