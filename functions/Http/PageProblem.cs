using System.Diagnostics;
using System.Text;
using Microsoft.Net.Http.Headers;
using Serverless.Portal.Pages;
using Serverless.Portal.Site;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>Requests that are refused, or that failed, as pages for people: callers of the API get problem details.</summary>
internal static class PageProblem
{
    /// <summary>
    /// Whether a person asked. Outside the API that is whoever does not ask for JSON; in the API a browser that was led
    /// to a file, when there is nothing in what was refused that only a program could put right.
    /// </summary>
    public static bool IsFor(HttpRequest request, int status) =>
        Addresses.IsInApi(request.Path)
            ? HttpMethods.IsGet(request.Method)
                && status is 404 or 410 or 429 or >= 500
                && QualityOf(request, MediaTypes.Html) > QualityOf(request, MediaTypes.Json)
            : QualityOf(request, MediaTypes.Html) >= QualityOf(request, MediaTypes.Json);

    /// <summary>
    /// Answers with the page that says what happened, in the language of the address. Where another site shows a chart in
    /// a frame, it shows the page there.
    /// </summary>
    public static Task AnswerAsync(HttpContext context, RefusedRequestException refused)
    {
        var (request, response) = (context.Request, context.Response);
        Problem.Begin(response, refused);
        PageHeaders.SetOn(response);
        if (request.RouteValues.ContainsKey("chart"))
            PageHeaders.SetOnFramed(response);
        var language = LanguageOf(request);
        response.Headers.ContentLanguage = language.Code();
        response.ContentType = $"{MediaTypes.Html}; charset=utf-8";
        return response.WriteAsync(Page(language, refused), Encoding.UTF8, request.HttpContext.RequestAborted);
    }

    /// <summary>The language of a page's address; in the API, of whoever asks.</summary>
    public static Language LanguageOf(HttpRequest request)
    {
        if (Addresses.IsInApi(request.Path))
            return Negotiation.Language(request);
        return Languages.All.FirstOrDefault(
            language =>
                language != Languages.OfReaders
                && request.Path.StartsWithSegments(PortalAddresses.Catalogue(language), StringComparison.Ordinal),
            Languages.OfReaders
        );
    }

    /// <summary>How much a type is wanted; of the ranges it is in, the narrowest says so (RFC 9110, 12.5.1).</summary>
    private static double QualityOf(HttpRequest request, string mediaType)
    {
        var type = new MediaTypeHeaderValue(mediaType);
        return
            request
                .GetTypedHeaders()
                .Accept.Where(range => type.IsSubsetOf(range))
                .OrderBy(range => range.MatchesAllTypes)
                .ThenBy(range => range.MatchesAllSubTypes)
                .FirstOrDefault()
                is { } narrowest
            ? narrowest.Quality ?? 1
            : 0;
    }

    private static string Page(Language language, RefusedRequestException refused) =>
        refused switch
        {
            { Status: StatusCodes.Status404NotFound } => NotFoundPage.Write(language),
            { WithdrawalReason: { } reason } => WithdrawnPage.Write(language, reason),
            _ => ProblemPage.Write(language, refused.Status, refused.RetryAfter, CodeOf(refused)),
        };

    private static string? CodeOf(RefusedRequestException refused) =>
        refused.Status >= 500 ? Activity.Current?.TraceId.ToString() : null;
}
