using System.Diagnostics;
using Serverless.Flows;
using Serverless.Intake;

namespace Serverless.Functions;

/// <summary>RFC 9457 problem details.</summary>
/// <param name="Type">Always <c>about:blank</c>: the title says what kind of problem it is.</param>
/// <param name="Title">What kind of problem it is, the same for every request of its kind.</param>
/// <param name="Status">The status of the answer, once more.</param>
/// <param name="Detail">What was wrong with this request, and what to do.</param>
/// <param name="IssueCount">How many issues the file has.</param>
/// <param name="Issues">The first issues of the file.</param>
/// <param name="IssueCounts">All issues of the file, by rule and column.</param>
internal sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
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
            trace is null ? detail : $"{detail} Trace id: {trace}.",
            issues?.Count,
            issues?.Listed,
            issues?.Counts
        );
        // What a function said of an answer that it could not give is not said of this one.
        context.Response.Clear();
        AnswerHeaders.SetOn(context.Response);
        context.Response.StatusCode = status;
        context.Response.Headers.ContentLanguage = "en";
        await context.Response.WriteAsJsonAsync(problem, ApiJson.Answers.Problem, MediaTypes.Problem);
    }
}
