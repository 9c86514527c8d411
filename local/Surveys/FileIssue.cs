using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Local.Surveys;

/// <summary>Something wrong in a file, in words for whoever can fix it.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Row">Line number, the header being line 1; null when it concerns the whole file.</param>
/// <param name="Column">The column, or the JSON path in a codebook.</param>
/// <param name="Value">The offending value, cut short.</param>
/// <param name="Rule">The rule that was broken.</param>
/// <param name="Message">What was found, what was expected, what to do.</param>
public sealed record FileIssue(string File, int? Row, string? Column, string? Value, string Rule, string Message)
{
    /// <summary>How many cells of the column have it.</summary>
    public long Count { get; init; } = 1;

    internal static FileIssue Of(string file, CodebookIssue issue) =>
        new(file, null, issue.Path, null, issue.Rule, issue.Message);
}

/// <summary>Files that cannot be used as they are.</summary>
/// <param name="issues">The issues that are listed.</param>
/// <param name="count">All issues, listed or not.</param>
public sealed class FaultyFilesException(IReadOnlyList<FileIssue> issues, long count)
    : Exception(FormattableString.Invariant($"The files have {count} errors."))
{
    public IReadOnlyList<FileIssue> Issues => issues;

    public long Count => count;
}
