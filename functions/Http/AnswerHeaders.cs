namespace Serverless.Functions;

/// <summary>Headers of every answer: which version of the API it is, and how a browser must treat it.</summary>
internal static class AnswerHeaders
{
    /// <summary>
    /// Nothing of an answer may run, load or be framed in a browser, nor be taken for another type than it says; it may
    /// come over HTTPS only, for a year from now on; nobody keeps a copy unless the function says otherwise.
    /// </summary>
    public static void SetOn(HttpResponse response)
    {
        var headers = response.Headers;
        headers[HeaderNames.ApiVersion] = ApiVersion.Current;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers[HeaderNames.ReferrerPolicy] = "no-referrer";
        headers.StrictTransportSecurity = "max-age=31536000";
        headers[HeaderNames.ContentTypeOptions] = "nosniff";
        headers[HeaderNames.FrameOptions] = "DENY";
    }

    /// <summary>What is not public is for who asked: for no cache on the way, and no other site hears of it.</summary>
    public static void KeepPrivate(HttpResponse response)
    {
        response.Headers.CacheControl = "private, no-store";
        response.Headers[HeaderNames.ReferrerPolicy] = "no-referrer";
    }

    /// <summary>
    /// A PDF is not a page that could load or run anything; the page that Chromium's viewer makes of it is, and shows a
    /// fifth of it, or nothing, when it may not use its own styles and its plugin.
    /// </summary>
    public static void AllowViewer(HttpResponse response) =>
        response.Headers.ContentSecurityPolicy = "frame-ancestors 'none'";
}
