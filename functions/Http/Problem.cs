using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using Serverless.Flows;
using Serverless.Intake;
using Serverless.Surveys.Issues;

namespace Serverless.Functions;

/// <summary>Problem details (RFC 9457): what went wrong, and what to do.</summary>
/// <param name="Type">Always `about:blank`: the title says what kind of problem it is.</param>
/// <param name="Title">What kind of problem it is, the same for every request of its kind.</param>
/// <param name="Status">The status of the answer, once more.</param>
/// <param name="Detail">What was wrong with this request, and what to do.</param>
internal record Problem(string Type, MessageText Title, int Status, MessageText Detail)
{
    /// <summary>
    /// Of a token that does not say for whom it acts: the organisations it has roles in, of which a header has to name one.
    /// Empty for a token without a role.
    /// </summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<string>? Organisations { get; init; }

    private const string Blank = "about:blank";

    /// <summary>Begins the answer to a request that is refused: its status, and the headers that go with it.</summary>
    public static void Begin(HttpResponse response, RefusedRequestException refused)
    {
        // What a function said of an answer that it could not give is not said of this one.
        response.Clear();
        AnswerHeaders.SetOn(response);
        response.StatusCode = refused.Status;
        if (refused.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        if (refused.AllowedMethods is { } methods)
            response.Headers.Allow = string.Join(", ", methods);
        if (refused.RetryAfter is { } time)
            response.Headers.RetryAfter = Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Answers a request with a problem; one that is ours carries the id of its trace.</summary>
    public static Task AnswerAsync(HttpContext context, RefusedRequestException refused)
    {
        var (status, detail) = (refused.Status, refused.Detail);
        Begin(context.Response, refused);
        var json = ApiJson.For(context);
        if (status >= 500 && Activity.Current is { } activity)
            detail = $"{detail} Trace id: {activity.TraceId}.";
        return refused.Issues is not { } issues
            ? context.Response.WriteAsJsonAsync(
                new(Blank, refused.Title, status, detail) { Organisations = refused.Organisations },
                json.Problem,
                MediaTypes.Problem
            )
            : context.Response.WriteAsJsonAsync(
                new(Blank, refused.Title, status, detail, issues.Count, issues.Listed, issues.Counts),
                json.ProblemWithIssues,
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
    MessageText Title,
    int Status,
    MessageText Detail,
    [property: JsonPropertyOrder(1)] long? IssueCount,
    [property: JsonPropertyOrder(2)] IReadOnlyList<Issue>? Issues,
    [property: JsonPropertyOrder(3)] IReadOnlyList<IssueCount>? IssueCounts
) : Problem(Type, Title, Status, Detail);
