namespace Serverless.Functions;

/// <summary>Headers of pages for readers: nothing runs or loads but the portal's own script, style sheet and fonts.</summary>
internal static class PageHeaders
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Set on a page, in place of those of the API. Copies may be kept for a minute.</summary>
    public static void SetOn(HttpResponse response)
    {
        response.Headers.Remove(HeaderNames.ApiVersion);
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers[HeaderNames.ReferrerPolicy] = "strict-origin-when-cross-origin";
    }
}
