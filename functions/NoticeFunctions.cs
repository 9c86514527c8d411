using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Notices;

namespace Serverless.Functions;

/// <summary>Feeds and calendars of releases: the same for everybody, with what is public alone.</summary>
public sealed class NoticeFunctions(NoticeReader notices, NoticeAddresses addresses)
{
    private const string LanguageOfNotices = "Language of the titles; without it Accept-Language decides.";

    /// <summary>The newest releases of all surveys, corrections and withdrawals as well, as an Atom feed.</summary>
    [Function(nameof(GetFeed))]
    [Open]
    [LanguageQuery(LanguageOfNotices)]
    [Answer(
        StatusCodes.Status200OK,
        "The feed.",
        AtomFeed.MediaType,
        Headers = [HeaderNames.ETag, HeaderNames.LastModified, HeaderNames.ContentLanguage, HeaderNames.Vary]
    )]
    public async Task<IResult> GetFeed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Feed)] HttpRequest request,
        CancellationToken cancellationToken
    ) => await FeedAsync(request, await notices.OfAllAsync(cancellationToken), cancellationToken);

    /// <summary>The releases of a survey, corrections and withdrawals as well, as an Atom feed.</summary>
    [Function(nameof(GetSurveyFeed))]
    [Open]
    [LanguageQuery(LanguageOfNotices)]
    [Answer(
        StatusCodes.Status200OK,
        "The feed.",
        AtomFeed.MediaType,
        Headers = [HeaderNames.ETag, HeaderNames.LastModified, HeaderNames.ContentLanguage, HeaderNames.Vary]
    )]
    [Refuses(StatusCodes.Status404NotFound)]
    public async Task<IResult> GetSurveyFeed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.SurveyFeed)] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        await (await notices.OfSurveyAsync(request.Survey(), cancellationToken)).AnswerAsync(board =>
            FeedAsync(request, board, cancellationToken)
        );

    /// <summary>When figures of all surveys appear and appeared, as a calendar to subscribe to.</summary>
    [Function(nameof(GetCalendar))]
    [Open]
    [LanguageQuery(LanguageOfNotices)]
    [Answer(
        StatusCodes.Status200OK,
        "The calendar.",
        ReleaseCalendar.MediaType,
        Headers = [HeaderNames.ETag, HeaderNames.LastModified, HeaderNames.ContentLanguage, HeaderNames.Vary]
    )]
    public async Task<IResult> GetCalendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Calendar)] HttpRequest request,
        CancellationToken cancellationToken
    ) => await CalendarAsync(request, await notices.OfAllAsync(cancellationToken), cancellationToken);

    /// <summary>When figures of a survey appear and appeared, as a calendar to subscribe to.</summary>
    [Function(nameof(GetSurveyCalendar))]
    [Open]
    [LanguageQuery(LanguageOfNotices)]
    [Answer(
        StatusCodes.Status200OK,
        "The calendar.",
        ReleaseCalendar.MediaType,
        Headers = [HeaderNames.ETag, HeaderNames.LastModified, HeaderNames.ContentLanguage, HeaderNames.Vary]
    )]
    [Refuses(StatusCodes.Status404NotFound)]
    public async Task<IResult> GetSurveyCalendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.SurveyCalendar)] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        await (await notices.OfSurveyAsync(request.Survey(), cancellationToken)).AnswerAsync(board =>
            CalendarAsync(request, board, cancellationToken)
        );

    private async Task<IResult> FeedAsync(HttpRequest request, NoticeBoard board, CancellationToken cancellationToken)
    {
        var language = Negotiation.Language(request);
        var ids = await notices.IdsAsync(cancellationToken);
        return Send(request, board, AtomFeed.Write(board, language, ids, addresses), AtomFeed.MediaType);
    }

    private async Task<IResult> CalendarAsync(
        HttpRequest request,
        NoticeBoard board,
        CancellationToken cancellationToken
    )
    {
        var language = Negotiation.Language(request);
        var ids = await notices.IdsAsync(cancellationToken);
        var calendar = ReleaseCalendar.Write(board, language, ids, addresses);
        return Send(request, board, Encoding.UTF8.GetBytes(calendar), $"{ReleaseCalendar.MediaType}; charset=utf-8");
    }

    private static IResult Send(HttpRequest request, NoticeBoard board, byte[] content, string mediaType)
    {
        if (board.Newest is { } newest)
            request.HttpContext.Response.GetTypedHeaders().LastModified = newest;
        return Preconditions.NotModified(request.HttpContext, Convert.ToHexStringLower(SHA256.HashData(content)))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(content, mediaType);
    }
}
