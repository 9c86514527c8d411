using System.Diagnostics;
using Serverless.Flows;
using Serverless.Intake;

namespace Serverless.Functions;

/// <summary>RFC 9457 problem details.</summary>
internal sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string? TraceId = null,
    long? IssueCount = null,
    IReadOnlyList<Issue>? Issues = null,
    IReadOnlyList<IssueCount>? IssueCounts = null
)
{
    /// <summary>Answers a request with a problem; one that is ours carries the id of its trace.</summary>
    public static async Task AnswerAsync(
        HttpContext context,
        int status,
        string title,
        string detail,
        IssueList? issues = null
    )
    {
        var trace = status >= 500 ? Activity.Current?.TraceId.ToString() : null;
        var problem = new Problem(
            "about:blank",
            title,
            status,
            detail,
            trace,
            issues?.Count,
            issues?.Listed,
            issues?.Counts
        );
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(
            problem,
            ApiJson.Answers.Problem,
            "application/problem+json; charset=utf-8"
        );
    }
}
