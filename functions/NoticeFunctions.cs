using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Notices;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>Feeds and calendars of releases: the same for everybody, with what is public alone.</summary>
public sealed class NoticeFunctions(NoticeReader notices, NoticeAddresses addresses)
{
    private const string LanguageOfNotices = "Language of the titles; without it Accept-Language decides.";

    /// <summary>The newest releases of all surveys, corrections and withdrawals as well, as an Atom feed.</summary>
    [Function(nameof(GetFeed))]
    [Open]
    [LanguageQuery(LanguageOfNotices)]
    [NoticesAnswer("The feed.", AtomFeed.MediaType, "answers/feed.atom")]
    public async Task<IResult> GetFeed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Feed)] HttpRequest request,
        CancellationToken cancellationToken
    ) => await FeedAsync(request, await notices.OfAllAsync(cancellationToken), cancellationToken);

    /// <summary>The releases of a survey, corrections and withdrawals as well, as an Atom feed.</summary>
    [Function(nameof(GetSurveyFeed))]
    [Open]
    [LanguageQuery(LanguageOfNotices)]
    [NoticesAnswer("The feed.", AtomFeed.MediaType, "answers/feed-of-survey.atom")]
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
    [NoticesAnswer("The calendar.", ReleaseCalendar.MediaType, "answers/calendar.ics")]
    public async Task<IResult> GetCalendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Calendar)] HttpRequest request,
        CancellationToken cancellationToken
    ) => await CalendarAsync(request, await notices.OfAllAsync(cancellationToken), cancellationToken);

    /// <summary>When figures of a survey appear and appeared, as a calendar to subscribe to.</summary>
    [Function(nameof(GetSurveyCalendar))]
    [Open]
    [LanguageQuery(LanguageOfNotices)]
    [NoticesAnswer("The calendar.", ReleaseCalendar.MediaType, "answers/calendar-of-survey.ics")]
    [Refuses(StatusCodes.Status404NotFound)]
    public async Task<IResult> GetSurveyCalendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.SurveyCalendar)] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        await (await notices.OfSurveyAsync(request.Survey(), cancellationToken)).AnswerAsync(board =>
            CalendarAsync(request, board, cancellationToken)
        );

    private Task<IResult> FeedAsync(HttpRequest request, NoticeBoard board, CancellationToken cancellationToken) =>
        SendAsync(
            request,
            board,
            (language, ids) => AtomFeed.Write(board, language, ids, addresses),
            AtomFeed.MediaType,
            cancellationToken
        );

    private Task<IResult> CalendarAsync(HttpRequest request, NoticeBoard board, CancellationToken cancellationToken) =>
        SendAsync(
            request,
            board,
            (language, ids) => Encoding.UTF8.GetBytes(ReleaseCalendar.Write(board, language, ids, addresses)),
            $"{ReleaseCalendar.MediaType}; charset=utf-8",
            cancellationToken
        );

    private async Task<IResult> SendAsync(
        HttpRequest request,
        NoticeBoard board,
        Func<Language, NoticeIds, byte[]> write,
        string mediaType,
        CancellationToken cancellationToken
    )
    {
        var content = write(Negotiation.Language(request), await notices.IdsAsync(cancellationToken));
        if (board.Newest is { } newest)
            request.HttpContext.Response.GetTypedHeaders().LastModified = newest;
        return Preconditions.NotModified(request.HttpContext, Convert.ToHexStringLower(SHA256.HashData(content)))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(content, mediaType);
    }
}
