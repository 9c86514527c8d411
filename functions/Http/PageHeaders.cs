namespace Serverless.Functions;

/// <summary>Headers of pages for readers: nothing runs or loads but the portal's own script, style sheet and fonts.</summary>
internal static class PageHeaders
{
    /// <summary>Pictures of a factsheet are in its page.</summary>
    private const string Policy = Content + "frame-ancestors 'none'";

    /// <summary>The same of a page that other sites may show.</summary>
    private const string FramedPolicy = Content + "frame-ancestors *";

    private const string Content =
        "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; "
        + "form-action 'self'; base-uri 'none'; ";

    /// <summary>
    /// The desk calls the API of its own host, and never turns text into markup: browsers that support trusted types
    /// prevent it.
    /// </summary>
    private const string DeskPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; "
        + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; "
        + "connect-src 'self'";

    /// <summary>A chart that other sites may show: it runs nothing and sends nothing.</summary>
    private const string ChartPolicy =
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
        + "form-action 'none'; base-uri 'none'; frame-ancestors *";

    /// <summary>Set on a page, in place of those of the API. Copies may be kept for a minute.</summary>
    public static void SetOn(HttpResponse response)
    {
        response.Headers.Remove(HeaderNames.ApiVersion);
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers[HeaderNames.ReferrerPolicy] = "strict-origin-when-cross-origin";
    }

    /// <summary>Set on a chart by itself, in place of those of a page.</summary>
    public static void SetOnChart(HttpResponse response) => SetOnFrame(response, ChartPolicy);

    /// <summary>Set on a page that stands in for a chart, in place of those of a page.</summary>
    public static void SetOnFramed(HttpResponse response) => SetOnFrame(response, FramedPolicy);

    /// <summary>Set on the desk, in place of those of a page.</summary>
    /// <param name="response">Sent with the page.</param>
    /// <param name="authority">Origin where tokens are asked for; null for none.</param>
    public static void SetOnDesk(HttpResponse response, string? authority = null)
    {
        response.Headers.ContentSecurityPolicy = authority is null ? DeskPolicy : $"{DeskPolicy} {authority}";
        response.Headers[HeaderNames.ReferrerPolicy] = "no-referrer";
    }

    private static void SetOnFrame(HttpResponse response, string policy)
    {
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers.Remove(HeaderNames.FrameOptions);
    }
}
