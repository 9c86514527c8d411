namespace Serverless.Local.Host;

/// <summary>
/// What the host answers by itself, before or without the program, in words (RFC 9457). On Azure these answers are
/// empty.
/// </summary>
internal static class HostRefusals
{
    /// <summary>Answers with a status and what to do about it.</summary>
    public static Task WriteAsync(HttpContext context, int status) =>
        TypedResults.Problem(Detail(context, status), statusCode: status).ExecuteAsync(context);

    private static string Detail(HttpContext context, int status) =>
        status switch
        {
            StatusCodes.Status404NotFound => "No function has this address. docs/functions.md lists those there are.",
            StatusCodes.Status405MethodNotAllowed =>
                $"The function at this address answers {context.Response.Headers.Allow} only.",
            StatusCodes.Status502BadGateway
            or StatusCodes.Status503ServiceUnavailable
            or StatusCodes.Status504GatewayTimeout =>
                "The function app gave no answer; it may be starting again. Try again in some seconds; host.log in the data folder says more.",
            StatusCodes.Status413PayloadTooLarge =>
                "The body is larger than this host passes on (setting FUNCTIONS_REQUEST_BODY_SIZE_LIMIT, in bytes).",
            _ => "The request cannot be passed on to a function.",
        };
}
