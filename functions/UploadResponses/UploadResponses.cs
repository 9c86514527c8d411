using Serverless.Flows.Uploads;

namespace Serverless.Functions;

/// <summary>
/// PUT …/responses: a new version of a group's response file. Large ones are answered once checked and stored by the
/// queue.
/// </summary>
internal static class UploadResponses
{
    public static async Task<IResult> HandleAsync(HttpContext context, ResponsesUpload upload)
    {
        MediaTypes.RequireCsv(context.Request);
        var outcome = await upload.AcceptAsync(
            context.Request.Survey(),
            context.Request.Wave(),
            context.Request.Group(),
            UploadedBody.Of(context.Request),
            PrefersToWait(context.Request),
            context.RequestAborted
        );
        return await UploadedBody.AnswerAsync(context, outcome);
    }

    /// <summary>Whether the caller would rather have its answer before the rows are stored (RFC 7240).</summary>
    private static bool PrefersToWait(HttpRequest request) =>
        request
            .Headers["Prefer"]
            .SelectMany(value => (value ?? "").Split(','))
            .Any(preference => preference.Trim().Equals("respond-async", StringComparison.OrdinalIgnoreCase));
}
