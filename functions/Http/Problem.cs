using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using Serverless.Flows;
using Serverless.Intake;

namespace Serverless.Functions;

/// <summary>Problem details (RFC 9457): what went wrong, and what to do.</summary>
/// <param name="Type">Always `about:blank`: the title says what kind of problem it is.</param>
/// <param name="Title">What kind of problem it is, the same for every request of its kind.</param>
/// <param name="Status">The status of the answer, once more.</param>
/// <param name="Detail">What was wrong with this request, and what to do.</param>
internal record Problem(string Type, string Title, int Status, string Detail)
{
    private const string Blank = "about:blank";

    /// <summary>Answers a request with a problem; one that is ours carries the id of its trace.</summary>
    public static Task AnswerAsync(HttpContext context, RefusedRequestException refused)
    {
        var (status, detail) = (refused.Status, refused.Message);
        // What a function said of an answer that it could not give is not said of this one.
        context.Response.Clear();
        AnswerHeaders.SetOn(context.Response);
        context.Response.StatusCode = status;
        context.Response.Headers.ContentLanguage = "en";
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        if (refused.AllowedMethods is { } methods)
            context.Response.Headers.Allow = string.Join(", ", methods);
        if (refused.RetryAfter is { } time)
            context.Response.Headers.RetryAfter = Math.Ceiling(time.TotalSeconds)
                .ToString(CultureInfo.InvariantCulture);
        if (status >= 500 && Activity.Current is { } activity)
            detail = $"{detail} Trace id: {activity.TraceId}.";
        return refused.Issues is not { } issues
            ? context.Response.WriteAsJsonAsync(
                new(Blank, refused.Title, status, detail),
                ApiJson.Answers.Problem,
                MediaTypes.Problem
            )
            : context.Response.WriteAsJsonAsync(
                new(Blank, refused.Title, status, detail, issues.Count, issues.Listed, issues.Counts),
                ApiJson.Answers.ProblemWithIssues,
                MediaTypes.Problem
            );
    }
}

/// <summary>A problem with what is in a file, or with what a file would do: it lists the issues.</summary>
/// <param name="IssueCount">How many issues there are.</param>
/// <param name="Issues">The first of them.</param>
/// <param name="IssueCounts">All of them, by rule and column.</param>
internal sealed record ProblemWithIssues(
    string Type,
    string Title,
    int Status,
    string Detail,
    [property: JsonPropertyOrder(1)] long? IssueCount,
    [property: JsonPropertyOrder(2)] IReadOnlyList<Issue>? Issues,
    [property: JsonPropertyOrder(3)] IReadOnlyList<IssueCount>? IssueCounts
) : Problem(Type, Title, Status, Detail);
