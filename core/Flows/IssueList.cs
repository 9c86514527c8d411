using System.Text.Json.Serialization;
using Serverless.Intake;
using Serverless.Surveys.Issues;

namespace Serverless.Flows;

/// <summary>The issues or warnings of a file: the first ones in words, all of them counted.</summary>
/// <param name="Count">All of them.</param>
/// <param name="Listed">The first ones.</param>
/// <param name="Counts">All of them by rule and column; null when that was not counted.</param>
public sealed record IssueList(long Count, IReadOnlyList<Issue> Listed, IReadOnlyList<IssueCount>? Counts = null)
{
    /// <summary>Most issues listed; all are counted.</summary>
    public const int MaximumListed = 1000;

    /// <summary>Nothing to say.</summary>
    public static IssueList None { get; } = new(0, []);

    /// <summary>One issue.</summary>
    public static IssueList One(Issue issue) => new(1, [issue]);

    /// <summary>One issue of a table.</summary>
    public static IssueList OfOne(ValidationIssue issue) =>
        Of(1, [issue], [new IssueCount(issue.Rule, issue.Column, 1)]);

    /// <summary>These issues, as many as are listed.</summary>
    public static IssueList Of(IReadOnlyList<Issue> issues) => new(issues.Count, [.. issues.Take(MaximumListed)]);

    /// <summary>Two lists as one, as many as are listed.</summary>
    public static IssueList Together(IssueList first, IssueList second) =>
        new(
            first.Count + second.Count,
            [.. first.Listed.Concat(second.Listed).Take(MaximumListed)],
            second.Counts ?? first.Counts
        );

    /// <summary>The issues of a table.</summary>
    public static IssueList Of(long count, IReadOnlyList<ValidationIssue> listed, IReadOnlyList<IssueCount> counts) =>
        new(
            count,
            [
                .. listed.Select(issue => new Issue(
                    issue.Rule,
                    issue.Text,
                    Row: issue.Row,
                    Column: issue.Column,
                    Value: issue.Value,
                    Count: issue.Count > 1 ? issue.Count : null,
                    More: issue.More.Count > 0 ? issue.More : null
                )),
            ],
            counts
        );

    /// <summary>The warnings of a table.</summary>
    public static IssueList Of(IReadOnlyList<ValidationWarning> warnings) =>
        new(
            warnings.Count,
            [
                .. warnings
                    .Take(MaximumListed)
                    .Select(warning => new Issue(
                        warning.Rule,
                        warning.Text,
                        Column: warning.Column,
                        Count: warning.Count
                    )),
            ]
        );
}

/// <summary>One issue or warning.</summary>
/// <param name="Rule">Stable code of the rule.</param>
/// <param name="Text">What was found, what was expected.</param>
/// <param name="Path">Place in a JSON file.</param>
/// <param name="Row">Row of a table or line of a text, from 1, the header included.</param>
/// <param name="Column">Column by name, or by number in a template.</param>
/// <param name="Value">The offending value, cut short.</param>
/// <param name="Count">How many rows a warning concerns, or how many cells of the column have the issue when several do.</param>
/// <param name="More">The next cells of the column with the same issue, at most 19.</param>
public sealed record Issue(
    string Rule,
    [property: JsonPropertyName("message")] MessageText Text,
    string? Path = null,
    int? Row = null,
    string? Column = null,
    string? Value = null,
    long? Count = null,
    IReadOnlyList<IssuePlace>? More = null
)
{
    /// <summary>The text in English.</summary>
    [JsonIgnore]
    public string Message => Text.ToString();
}
