using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Access;
using Serverless.Flows.Releases;

namespace Serverless.Functions;

/// <summary>
/// Releases of a wave: their permanent addresses, what changed from one to the next, and publishing and withdrawing
/// them. The addresses of the wave itself are those of the latest release.
/// </summary>
public sealed class ReleaseFunctions(ReleaseReader releases, ReleasePublication publication, PreviewReading previews)
{
    private const string Publication = Routes.Release + "/publication";
    private const string WithOpenComments = "withOpenComments";

    /// <summary>The releases of a wave, latest first: public ones, and for the survey's owners drafts as well.</summary>
    [Function(nameof(ListReleases))]
    [Open]
    [Answer(
        StatusCodes.Status200OK,
        "The releases.",
        Json = typeof(ReleasesDescription),
        Examples = ["answers/releases.json"]
    )]
    [Refuses(StatusCodes.Status404NotFound)]
    public async Task<IResult> ListReleases(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Releases)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var found = await releases.ListAsync(request.Survey(), request.Wave(), request.Reader(), cancellationToken);
        return found.Answer(list =>
        {
            request.HttpContext.Response.Headers.CacheControl = "no-cache";
            return TypedResults.Json(ReleasesDescription.Of(list), ApiJson.Answers.ReleasesDescription);
        });
    }

    /// <summary>One release: its state, its files and their fingerprints, and why it was corrected or withdrawn.</summary>
    [Function(nameof(GetRelease))]
    [Open]
    [Answer(
        StatusCodes.Status200OK,
        "The release.",
        Json = typeof(ReleaseDescription),
        Examples = ["answers/release.json"]
    )]
    [Refuses(StatusCodes.Status404NotFound)]
    public async Task<IResult> GetRelease(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Release)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var found = await releases.FindAsync(
            request.Survey(),
            request.Wave(),
            request.Release(),
            await ReaderAsync(request, cancellationToken),
            cancellationToken
        );
        return found.Answer(release => Description(request, release));
    }

    /// <summary>The factsheet of a release; English with <c>?language=en</c>.</summary>
    [Function(nameof(GetReleaseFactsheet))]
    [Open]
    [FactsheetAnswer]
    [Refuses(StatusCodes.Status404NotFound, StatusCodes.Status410Gone)]
    [LanguageQuery("Language of the factsheet; without it the Accept-Language header decides.")]
    public Task<IResult> GetReleaseFactsheet(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Release + "/factsheet")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => ReleaseFiles.SendAsync(request, releases, previews, PublishedFiles.FactsheetFile(request), cancellationToken);

    /// <summary>
    /// The tables of a release as PDF, as workbook or as CSV, by <c>Accept</c> or <c>?format=</c>; English with
    /// <c>?language=en</c>.
    /// </summary>
    [Function(nameof(GetReleaseTables))]
    [Open]
    [TablesAnswer]
    [Refuses(StatusCodes.Status404NotFound, StatusCodes.Status410Gone)]
    [TablesFormatQuery]
    [LanguageQuery("Language of the tables; without it the Accept-Language header decides.")]
    public Task<IResult> GetReleaseTables(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Release + "/tables")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => ReleaseFiles.SendAsync(request, releases, previews, PublishedFiles.TablesFile(request), cancellationToken);

    /// <summary>The public results document of a release.</summary>
    [Function(nameof(GetReleaseResults))]
    [Open]
    [Query("format", "The format, which is always JSON: pages of releases lead here with it.", "json")]
    [Answer(
        StatusCodes.Status200OK,
        "The figures.",
        MediaTypes.Json,
        Schema = JsonSchemas.Results,
        Headers = [HeaderNames.ContentDisposition, HeaderNames.ETag, HeaderNames.LastModified, HeaderNames.Link],
        Examples = ["answers/results.json"]
    )]
    [Refuses(StatusCodes.Status404NotFound, StatusCodes.Status410Gone)]
    public Task<IResult> GetReleaseResults(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Release + "/results")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => ReleaseFiles.SendAsync(request, releases, previews, "results.public.json", cancellationToken);

    /// <summary>
    /// What is different in a release from the one it follows: every figure as it was and as it is, with its causes, and
    /// the passages of the reports that changed.
    /// </summary>
    [Function(nameof(GetReleaseChanges))]
    [Open]
    [Answer(
        StatusCodes.Status200OK,
        "The changes.",
        Json = typeof(Reporting.Releases.ReleaseChanges),
        Examples = ["answers/changes.json"]
    )]
    [Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status410Gone)]
    public async Task<IResult> GetReleaseChanges(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Release + "/changes")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var found = await releases.ChangesAsync(
            request.Survey(),
            request.Wave(),
            request.Release(),
            await ReaderAsync(request, cancellationToken),
            cancellationToken
        );
        return found.Answer(changes =>
        {
            var response = request.HttpContext.Response;
            if (changes.Release.IsPublic)
                response.Headers.CacheControl = "no-cache";
            else
                AnswerHeaders.KeepPrivate(response);
            return TypedResults.Bytes(changes.Content.ToMemory(), MediaTypes.Json);
        });
    }

    /// <summary>
    /// Publishes a release, now or at a moment. A correction of figures in the factsheet needs a reason, which readers
    /// see. Comments that are not resolved are listed and keep it from being published, unless that is asked for.
    /// </summary>
    [Function(nameof(PublishRelease))]
    [Needs(Permission.Publish)]
    [Query(WithOpenComments, "Whether it is published although comments on it are not resolved.", "true", "false")]
    [Body("When, and why figures changed.", MediaTypes.Json, Json = typeof(PublicationRequest))]
    [Answer(
        StatusCodes.Status200OK,
        "The release.",
        Json = typeof(ReleaseDescription),
        Examples = ["answers/published-release.json"]
    )]
    [Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status415UnsupportedMediaType)]
    public async Task<IResult> PublishRelease(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Publication)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var asked = await JsonBody.ReadAsync(
            request,
            ApiJson.Default.PublicationRequest,
            PublicationRequest.Example,
            cancellationToken
        );
        var published = await publication.PublishAsync(
            request.Survey(),
            request.Wave(),
            request.Release(),
            asked.Moment(),
            asked.Reason,
            request.Query[WithOpenComments] == "true",
            cancellationToken
        );
        return published.Answer(release => Description(request, release));
    }

    /// <summary>Takes a release back: its addresses answer 410 with the reason. A scheduled one is a draft again.</summary>
    [Function(nameof(WithdrawRelease))]
    [Needs(Permission.Publish)]
    [Body("Why it is taken back.", MediaTypes.Json, Json = typeof(WithdrawalRequest))]
    [Answer(
        StatusCodes.Status200OK,
        "The release.",
        Json = typeof(ReleaseDescription),
        Examples = ["answers/withdrawn-release.json"]
    )]
    [Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status415UnsupportedMediaType)]
    public async Task<IResult> WithdrawRelease(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Publication)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var asked = await JsonBody.ReadAsync(
            request,
            ApiJson.Default.WithdrawalRequest,
            WithdrawalRequest.Example,
            cancellationToken
        );
        var withdrawn = await publication.WithdrawAsync(
            request.Survey(),
            request.Wave(),
            request.Release(),
            asked.Reason,
            cancellationToken
        );
        return withdrawn.Answer(release => Description(request, release));
    }

    /// <summary>Puts a draft to review.</summary>
    [Function(nameof(ReviewRelease))]
    [Needs(Permission.Publish)]
    [Answer(
        StatusCodes.Status200OK,
        "The release.",
        Json = typeof(ReleaseDescription),
        Examples = ["answers/release-in-review.json"]
    )]
    [Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)]
    public async Task<IResult> ReviewRelease(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Release + "/review")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var put = await publication.ReviewAsync(request.Survey(), request.Wave(), request.Release(), cancellationToken);
        return put.Answer(release => Description(request, release));
    }

    /// <summary>The register of corrections of a survey, latest first.</summary>
    [Function(nameof(ListCorrections))]
    [Open]
    [Answer(
        StatusCodes.Status200OK,
        "The corrections.",
        Json = typeof(CorrectionsDescription),
        Examples = ["answers/corrections.json"]
    )]
    [Refuses(StatusCodes.Status404NotFound)]
    public async Task<IResult> ListCorrections(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Survey + "/corrections")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var found = await releases.CorrectionsAsync(request.Survey(), request.Reader(), cancellationToken);
        return found.Answer(list =>
            TypedResults.Json(CorrectionsDescription.Of(list), ApiJson.Answers.CorrectionsDescription)
        );
    }

    /// <summary>A published file by the SHA-256 of its bytes; caches may keep it for ever.</summary>
    [Function(nameof(GetFileByHash))]
    [Open]
    [Answer(
        StatusCodes.Status200OK,
        "The file.",
        MediaTypes.Pdf,
        MediaTypes.Workbook,
        MediaTypes.Csv,
        MediaTypes.CsvMetadata,
        MediaTypes.Parquet,
        MediaTypes.SdmxCsv,
        MediaTypes.SdmxStructure,
        MediaTypes.Json,
        Headers = [HeaderNames.ContentDisposition, HeaderNames.ETag, HeaderNames.LastModified, HeaderNames.Link],
        Examples = ["answers/results.json", "answers/figures.csv"]
    )]
    [Refuses(StatusCodes.Status404NotFound, StatusCodes.Status410Gone)]
    public Task<IResult> GetFileByHash(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Api + "/files/{sha256}/{file}")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => ReleaseFiles.SendByHashAsync(request, releases, cancellationToken);

    private Task<Flows.Reading.Reader> ReaderAsync(HttpRequest request, CancellationToken cancellationToken) =>
        previews.ReaderAsync(request, request.Survey(), request.Wave(), request.Release(), cancellationToken);

    private static JsonHttpResult<ReleaseDescription> Description(HttpRequest request, Storage.Releases.Release release)
    {
        var response = request.HttpContext.Response;
        if (release.WasPublic)
            response.Headers.CacheControl = "no-cache";
        else
            AnswerHeaders.KeepPrivate(response);
        return TypedResults.Json(ReleaseDescription.Of(release), ApiJson.Answers.ReleaseDescription);
    }
}
