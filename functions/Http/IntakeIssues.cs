using Serverless.Intake;

namespace Serverless.Functions;

/// <summary>Faults and warnings of tables, as they are answered.</summary>
internal static class IntakeIssues
{
    public static IssueList Of(long count, IReadOnlyList<ValidationIssue> listed, IReadOnlyList<IssueCount> counts) =>
        new(
            count,
            [
                .. listed.Select(issue => new Issue(
                    issue.Rule,
                    issue.Message,
                    Row: issue.Row,
                    Column: issue.Column,
                    Value: issue.Value
                )),
            ],
            counts
        );

    public static IssueList Warnings(IReadOnlyList<ValidationWarning> warnings) =>
        new(
            warnings.Count,
            [
                .. warnings
                    .Take(Refusals.MostIssuesListed)
                    .Select(warning => new Issue(
                        warning.Rule,
                        warning.Message,
                        Column: warning.Column,
                        Count: warning.Count
                    )),
            ]
        );
}
