using Serverless.Intake;

namespace Serverless.Functions;

/// <summary>A request that is refused; answered as problem details (RFC 9457).</summary>
internal sealed class RefusedRequestException(int status, string title, string detail, IssueList? issues = null)
    : Exception(detail)
{
    public int Status { get; } = status;

    /// <summary>What is wrong, the same for every request of its kind.</summary>
    public string Title { get; } = title;

    /// <summary>What was wrong with this file; null for refusals that are not about content.</summary>
    public IssueList? Issues { get; } = issues;
}

/// <summary>The faults or warnings of a file: the first ones in words, all of them counted.</summary>
/// <param name="Count">All of them.</param>
/// <param name="Listed">The first ones.</param>
/// <param name="Counts">All of them by rule and column; null when that was not counted.</param>
internal sealed record IssueList(long Count, IReadOnlyList<Issue> Listed, IReadOnlyList<IssueCount>? Counts = null);

/// <summary>One fault or warning.</summary>
/// <param name="Rule">Stable code of the rule.</param>
/// <param name="Message">What was found, what was expected.</param>
/// <param name="Path">Place in a JSON file.</param>
/// <param name="Row">Row of a table or line of a text, from 1, the header included.</param>
/// <param name="Column">Column by name, or by number in a template.</param>
/// <param name="Value">The offending value, cut short.</param>
/// <param name="Count">How many rows a warning concerns.</param>
internal sealed record Issue(
    string Rule,
    string Message,
    string? Path = null,
    int? Row = null,
    string? Column = null,
    string? Value = null,
    long? Count = null
);
