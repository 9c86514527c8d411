using Microsoft.Azure.Functions.Worker;
using Serverless.Analysis.Results;
using Serverless.Flows.Reading;
using Serverless.Surveys.Reading;

namespace Serverless.Functions;

/// <summary>What anyone may read: surveys, waves, and what is published of them.</summary>
public sealed class ReadingFunctions(SurveyReading surveys, Publications publications)
{
    /// <summary>Where to begin.</summary>
    [Function(nameof(GetStart))]
    public static IResult GetStart(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{nothing:maxlength(0)?}")]
            HttpRequest request
    ) => TypedResults.Json(StartPage.At(request.PathBase + request.Path), ApiJson.Answers.StartPage);

    /// <summary>Surveys with their waves, a hundred on a page; the next one with <c>?after=</c>.</summary>
    [Function(nameof(ListSurveys))]
    [Query("after", "Begins the page after the survey of this name; without it the first page.")]
    public async Task<IResult> ListSurveys(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Surveys)] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Json(
            SurveyList.Of(await surveys.ListAsync(request.After(), cancellationToken)),
            ApiJson.Answers.SurveyList
        );

    /// <summary>A survey's waves and their states.</summary>
    [Function(nameof(GetSurvey))]
    public async Task<IResult> GetSurvey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Survey)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var survey = request.Survey();
        var found = await surveys.FindAsync(survey, cancellationToken);
        return found.Answer(overview =>
            TypedResults.Json(SurveyDescription.Of(survey, overview), ApiJson.Answers.SurveyDescription)
        );
    }

    /// <summary>The current codebook, byte for byte as it was uploaded.</summary>
    [Function(nameof(GetCodebook))]
    public async Task<IResult> GetCodebook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Survey + "/codebook")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var survey = request.Survey();
        var found = await surveys.FindCodebookAsync(survey, cancellationToken);
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
    public async Task<IResult> GetWave(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Wave)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var found = await surveys.FindWaveAsync(request.Survey(), request.Wave(), cancellationToken);
        return found.Answer(progress =>
        {
            request.HttpContext.Response.Headers.CacheControl = "no-cache";
            return TypedResults.Json(WaveOverview.Of(progress), ApiJson.Answers.WaveOverview);
        });
    }

    /// <summary>
    /// The published results document as JSON; its figures as CSV when <c>Accept</c> or <c>?format=csv</c> asks for
    /// that.
    /// </summary>
    [Function(nameof(GetResults))]
    [FormatQuery("json", "csv")]
    public Task<IResult> GetResults(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Wave + "/results")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        PublishedFiles.ResultsFormat(request) == MediaTypes.Csv
            ? PublishedFiles.SendAsync(request, publications, "figures.csv", cancellationToken)
            : PublishedFiles.SendResultsAsync(request, publications, cancellationToken);

    /// <summary>The published factsheet; English with <c>?language=en</c>.</summary>
    [Function(nameof(GetFactsheet))]
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
    [FormatQuery("pdf", "xlsx", "csv")]
    [LanguageQuery("Language of the tables; without it the Accept-Language header decides.")]
    public Task<IResult> GetTables(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Wave + "/tables")] HttpRequest request,
        CancellationToken cancellationToken
    ) => PublishedFiles.SendAsync(request, publications, PublishedFiles.TablesFile(request), cancellationToken);

    /// <summary>The JSON Schema of the codebook or of the results document.</summary>
    [Function(nameof(GetSchema))]
    public static IResult GetSchema(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "schemas/{schema}")] HttpRequest request,
        string schema
    ) =>
        schema switch
        {
            "codebook" => TypedResults.Stream(CodebookSchema.Open(), MediaTypes.JsonSchema),
            "results" => TypedResults.Stream(ResultsJson.Schema(), MediaTypes.JsonSchema),
            _ => throw Refusals.NotFound("Schemas are codebook and results."),
        };
}
