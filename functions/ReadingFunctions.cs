using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Reading;
using Serverless.Reporting.Exports;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>What anyone may read: surveys, waves, and what is published of them.</summary>
public sealed class ReadingFunctions(SurveyReader surveys, Publications publications)
{
    /// <summary>Surveys with their waves, a hundred on a page; the next one with <c>?after=</c>.</summary>
    [Function(nameof(ListSurveys))]
    [Open]
    [Answer(
        StatusCodes.Status200OK,
        "A page of surveys.",
        Json = typeof(SurveyList),
        Examples = ["answers/surveys.json"]
    )]
    [Query("after", "Begins the page after the survey of this name; without it the first page.")]
    public async Task<IResult> ListSurveys(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Surveys)] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Json(
            SurveyList.Of(await surveys.ListAsync(request.After(), request.Reader(), cancellationToken)),
            ApiJson.Answers.SurveyList
        );

    /// <summary>A survey's waves and their states.</summary>
    [Function(nameof(GetSurvey))]
    [Open]
    [Answer(
        StatusCodes.Status200OK,
        "The survey.",
        Json = typeof(SurveyDescription),
        Examples = ["answers/survey.json"]
    )]
    [Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)]
    public async Task<IResult> GetSurvey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Survey)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var survey = request.Survey();
        var found = await surveys.FindAsync(survey, request.Reader(), cancellationToken);
        return found.Answer(overview =>
            TypedResults.Json(SurveyDescription.Of(survey, overview), ApiJson.Answers.SurveyDescription)
        );
    }

    /// <summary>The current codebook, byte for byte as it was uploaded.</summary>
    [Function(nameof(GetCodebook))]
    [Open]
    [Answer(
        StatusCodes.Status200OK,
        "The codebook.",
        MediaTypes.Json,
        Schema = JsonSchemas.Codebook,
        Headers = [HeaderNames.ETag, HeaderNames.LastModified],
        Examples = ["codebook.json"]
    )]
    [Refuses(StatusCodes.Status404NotFound)]
    public async Task<IResult> GetCodebook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Survey + "/codebook")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var survey = request.Survey();
        var found = await surveys.FindCodebookAsync(survey, request.Reader(), cancellationToken);
        return await found.AnswerAsync(async pointer =>
        {
            request.HttpContext.Response.GetTypedHeaders().LastModified = pointer.UploadedAt;
            if (Preconditions.NotModified(request.HttpContext, pointer.Version))
                return TypedResults.StatusCode(StatusCodes.Status304NotModified);
            var content = await surveys.OpenCodebookAsync(survey, pointer.Version, cancellationToken);
            return TypedResults.Stream(content, MediaTypes.Json);
        });
    }

    /// <summary>
    /// What a wave is made from, whether what is published is up to date, and what went wrong if anything did.
    /// </summary>
    [Function(nameof(GetWave))]
    [Open]
    [Answer(StatusCodes.Status200OK, "The wave.", Json = typeof(WaveOverview), Examples = ["answers/wave.json"])]
    [Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)]
    public async Task<IResult> GetWave(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Wave)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var found = await surveys.FindWaveAsync(request.Survey(), request.Wave(), request.Reader(), cancellationToken);
        return await found.AnswerAsync(async progress =>
        {
            request.HttpContext.Response.Headers.CacheControl = "no-cache";
            var fingerprints = await publications.FingerprintsAsync(cancellationToken);
            return TypedResults.Json(
                WaveOverview.Of(progress, fingerprints),
                ApiJson.For(request.HttpContext).WaveOverview
            );
        });
    }

    /// <summary>
    /// The published results document as JSON; its figures as CSV when <c>Accept</c> or <c>?format=csv</c> asks for
    /// that.
    /// </summary>
    [Function(nameof(GetResults))]
    [Open]
    [Answer(
        StatusCodes.Status200OK,
        "The figures.",
        MediaTypes.Json,
        MediaTypes.Csv,
        Schema = JsonSchemas.Results,
        Headers = [
            HeaderNames.ContentDisposition,
            HeaderNames.ETag,
            HeaderNames.LastModified,
            HeaderNames.Link,
            HeaderNames.Vary,
        ],
        Examples = ["answers/results.json", "answers/figures.csv"]
    )]
    [Refuses(StatusCodes.Status404NotFound, StatusCodes.Status410Gone)]
    [FormatQuery("json", "csv")]
    public Task<IResult> GetResults(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Wave + "/results")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        PublishedFiles.ResultsFormat(request) == MediaTypes.Csv
            ? PublishedFiles.SendAsync(
                request,
                publications,
                CsvExport.FileName(Languages.OfPrograms),
                cancellationToken
            )
            : PublishedFiles.SendResultsAsync(request, publications, cancellationToken);

    /// <summary>The published factsheet; English with <c>?language=en</c>.</summary>
    [Function(nameof(GetFactsheet))]
    [Open]
    [FactsheetAnswer]
    [Refuses(StatusCodes.Status404NotFound, StatusCodes.Status410Gone)]
    [LanguageQuery("Language of the factsheet; without it the Accept-Language header decides.")]
    public Task<IResult> GetFactsheet(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Wave + "/factsheet")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => PublishedFiles.SendAsync(request, publications, PublishedFiles.FactsheetFile(request), cancellationToken);

    /// <summary>
    /// The published tables as PDF, as workbook or as CSV, by <c>Accept</c> or <c>?format=</c>; English with
    /// <c>?language=en</c>.
    /// </summary>
    [Function(nameof(GetTables))]
    [Open]
    [TablesAnswer]
    [Refuses(StatusCodes.Status404NotFound, StatusCodes.Status410Gone)]
    [TablesFormatQuery]
    [LanguageQuery("Language of the tables; without it the Accept-Language header decides.")]
    public Task<IResult> GetTables(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Wave + "/tables")] HttpRequest request,
        CancellationToken cancellationToken
    ) => PublishedFiles.SendAsync(request, publications, PublishedFiles.TablesFile(request), cancellationToken);
}
