using Serverless.Surveys.Issues;

namespace Serverless.Intake;

/// <summary>One thing wrong with an uploaded table.</summary>
/// <param name="Row">Row of the file, the header being row 1; null when it concerns the file as a whole.</param>
/// <param name="Column">Name of the column; null when it concerns the row or file as a whole.</param>
/// <param name="Value">The value found, cut to 60 characters; null when there is none.</param>
/// <param name="Rule">The rule that was broken, from <see cref="IntakeRule"/>; stable, for programs.</param>
/// <param name="Text">What was expected and how to fix it, for whoever uploads.</param>
public sealed record ValidationIssue(int? Row, string? Column, string? Value, string Rule, MessageText Text)
{
    /// <summary>The text in English.</summary>
    public string Message => Text.ToString();

    /// <summary>How many cells of the column have it, this one included.</summary>
    public long Count { get; init; } = 1;

    /// <summary>The next of them, as far as they are named.</summary>
    public IReadOnlyList<IssuePlace> More { get; init; } = [];
}

/// <summary>Another cell with the same fault.</summary>
/// <param name="Row">Row of the file, the header being row 1.</param>
/// <param name="Value">The value found, cut to 60 characters; null when there is none.</param>
public sealed record IssuePlace(int Row, string? Value);

/// <summary>How often a rule was broken in a column (null: in the file or row as a whole).</summary>
public sealed record IssueCount(string Rule, string? Column, long Count);

/// <summary>Something the uploader should know about a file that is accepted none the less.</summary>
/// <param name="Rule">What it is about, from <see cref="IntakeRule"/>; stable, for programs.</param>
/// <param name="Column">Name of the column or question; null when it concerns the file as a whole.</param>
/// <param name="Count">How many rows it concerns; null when it does not concern rows.</param>
/// <param name="Text">What was found and what was done with it.</param>
public sealed record ValidationWarning(string Rule, string? Column, long? Count, MessageText Text)
{
    /// <summary>The text in English.</summary>
    public string Message => Text.ToString();
}
