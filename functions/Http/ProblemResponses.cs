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
);

/// <summary>Turns whatever stops a request into problem details.</summary>
internal static class ProblemResponses
{
    /// <summary>
    /// Answers refusals with their words and everything unforeseen with 500, saying nothing of the inside.
    /// </summary>
    public static void UseProblemResponses(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                    if (
                        context.Response is
                        { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0, ContentType: null }
                    )
                        await WriteAsync(
                            context,
                            context.Response.StatusCode,
                            "Not found here",
                            "No function answers this address and method."
                        );
                }
                catch (RefusedRequestException refused)
                {
                    await WriteAsync(context, refused.Status, refused.Title, refused.Message, refused.Issues);
                }
                catch (BadHttpRequestException bad)
                {
                    await WriteAsync(context, bad.StatusCode, "Unreadable request", bad.Message);
                }
                catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
                {
                    context.Abort();
                }
                catch (IOException full) when (IsDiskFull(full) && !context.Response.HasStarted)
                {
                    app.Logger.LogError("{Path} failed: {Reason}", context.GetEndpoint()?.DisplayName, full.Message);
                    await WriteAsync(
                        context,
                        StatusCodes.Status507InsufficientStorage,
                        "No room",
                        "The disk on which uploads are set aside is full. Nothing was stored. Try again later."
                    );
                }
                catch (Exception unforeseen) when (!context.Response.HasStarted)
                {
                    app.Logger.LogError(
                        unforeseen,
                        "{Method} {Path} failed",
                        context.Request.Method,
                        context.GetEndpoint()?.DisplayName
                    );
                    await WriteAsync(
                        context,
                        StatusCodes.Status500InternalServerError,
                        "Something went wrong on our side",
                        "The request could not be completed. Try again; if it fails again, report the trace id."
                    );
                }
            }
        );

    /// <summary>ENOSPC, and ERROR_DISK_FULL of Windows.</summary>
    private static bool IsDiskFull(IOException e) => (e.HResult & 0xFFFF) is 28 or 112;

    private static async Task WriteAsync(
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
