using Serverless.Flows;
using Serverless.Flows.Uploads;

namespace Serverless.Functions;

/// <summary>An upload as it comes in over HTTP, and the answer to it.</summary>
internal static class UploadedBody
{
    /// <summary>The file in the body, with the conditions in the headers.</summary>
    public static OfferedFile Of(HttpRequest request) =>
        new(request.Body, request.ContentLength, Preconditions.Of(request))
        {
            IsDryRun = request.Query[DryRunQueryAttribute.Key] == "true",
        };

    /// <summary>The same of responses, with what is asked of them.</summary>
    public static OfferedFile Responses(HttpRequest request) =>
        Of(request) with
        {
            WithoutErased = request.Query["withoutErased"] == "true",
        };

    /// <summary>The answer to an upload.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext context, Outcome<AcceptedUpload> outcome)
    {
        // The Functions host sends the whole body before it looks at the answer, and takes a connection that closes
        // early for a fault of this program. A caller that waits for permission to send (Expect: 100-continue) has sent
        // nothing, so it is answered at once.
        if (!outcome.Succeeded(out _, out var refusal) && refusal is Refusal.TooLarge)
            await PassOverAsync(context.Request);
        return outcome.Answer(accepted => UploadReceipt.Answer(context, accepted));
    }

    /// <summary>
    /// Reads the rest of a refused request's body, for the same reason; a caller that waits for permission to send has sent
    /// none of it.
    /// </summary>
    public static Task PassOverAsync(HttpRequest request) =>
        request.Headers.Expect.Count == 0
            ? request.Body.CopyToAsync(Stream.Null, request.HttpContext.RequestAborted)
            : Task.CompletedTask;

    /// <summary>Whether the caller would rather have its answer before the rows are stored (RFC 7240).</summary>
    public static bool PrefersToWait(HttpRequest request) =>
        request
            .Headers["Prefer"]
            .SelectMany(value => (value ?? "").Split(','))
            .Any(preference => preference.Trim().Equals("respond-async", StringComparison.OrdinalIgnoreCase));
}
