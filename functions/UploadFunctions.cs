using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Access;
using Serverless.Flows.Reading;
using Serverless.Flows.Uploads;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>What a survey's owner uploads: one file a function, each a new version of what was there.</summary>
public sealed class UploadFunctions(
    CodebookUpload codebooks,
    FactsheetTemplateUpload templates,
    PopulationUpload populations,
    ResponsesUpload responses,
    ResponsesStorage storage,
    SurveyReader surveys
)
{
    /// <summary>
    /// A survey's codebook, as JSON. One that would make published waves or stored answers unreachable needs
    /// <c>?confirm=true</c>.
    /// </summary>
    [Function(nameof(UploadCodebook))]
    [Needs(Permission.Upload, BeginsSurvey = true)]
    [DryRunQuery]
    [Body("A codebook, 5 MB at most.", MediaTypes.Json, Schema = JsonSchemas.Codebook, Example = "codebook.json")]
    [StoredAnswer("answers/codebook.json")]
    [AlreadyThereAnswer("answers/codebook-again.json")]
    [Refuses(
        StatusCodes.Status409Conflict,
        StatusCodes.Status412PreconditionFailed,
        StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status415UnsupportedMediaType,
        StatusCodes.Status422UnprocessableEntity,
        StatusCodes.Status507InsufficientStorage
    )]
    [Query("confirm", "Whether what the codebook makes unreachable may be lost.", "true", "false")]
    public async Task<IResult> UploadCodebook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Survey + "/codebook")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        MediaTypes.RequireJson(request);
        var outcome = await codebooks.AcceptAsync(
            request.Survey(),
            UploadedBody.Of(request),
            isConfirmed: request.Query["confirm"] == "true",
            cancellationToken
        );
        return await UploadedBody.AnswerAsync(request.HttpContext, outcome);
    }

    /// <summary>A survey's own factsheet text, in Markdown; the English one with <c>?language=en</c>.</summary>
    [Function(nameof(UploadFactsheetTemplate))]
    [Needs(Permission.Upload)]
    [DryRunQuery]
    [Body("A template in Markdown, 5 MB at most.", MediaTypes.Markdown, Example = "factsheet-template.md")]
    [StoredAnswer("answers/factsheet-template.json")]
    [AlreadyThereAnswer("answers/factsheet-template-again.json")]
    [RefusesUpload]
    [LanguageQuery("Language of the template; Dutch without it.")]
    public async Task<IResult> UploadFactsheetTemplate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Survey + "/factsheet-template")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        MediaTypes.RequireMarkdown(request);
        var outcome = await templates.AcceptAsync(
            request.Survey(),
            Negotiation.QueriedLanguage(request) ?? Languages.OfReaders,
            UploadedBody.Of(request),
            cancellationToken
        );
        return await UploadedBody.AnswerAsync(request.HttpContext, outcome);
    }

    /// <summary>A group's population figures, as CSV.</summary>
    [Function(nameof(UploadPopulation))]
    [Needs(Permission.Upload)]
    [DryRunQuery]
    [Body("Population figures, 5 MB at most.", MediaTypes.Csv, Example = "population.csv")]
    [StoredAnswer("answers/population.json")]
    [AlreadyThereAnswer("answers/population-again.json")]
    [RefusesUpload]
    public async Task<IResult> UploadPopulation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Group + "/population")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        MediaTypes.RequireCsv(request);
        var outcome = await populations.AcceptAsync(
            request.Survey(),
            request.Wave(),
            request.Group(),
            UploadedBody.Of(request),
            cancellationToken
        );
        return await UploadedBody.AnswerAsync(request.HttpContext, outcome);
    }

    /// <summary>
    /// A group's response file, in any format that is recognised by its content. Large ones are answered once checked and
    /// stored by the queue.
    /// </summary>
    [Function(nameof(UploadResponses))]
    [Needs(Permission.Upload)]
    [Query("withoutErased", "Whether rows of respondents who were erased are left out.", "true", "false")]
    [DryRunQuery]
    [Body(
        "Responses, 100 MiB and 1,000,000 respondents at most. The format is recognised by the content.",
        MediaTypes.Csv,
        MediaTypes.SystemFile,
        MediaTypes.StataFile,
        MediaTypes.Workbook,
        MediaTypes.Zip,
        Example = "responses.csv"
    )]
    [StoredAnswer("answers/responses.json")]
    [AlreadyThereAnswer("answers/responses-again.json")]
    [Answer(
        StatusCodes.Status202Accepted,
        "The file is checked and kept; its rows are being stored.",
        Json = typeof(UploadReceipt),
        Headers = [HeaderNames.Location, HeaderNames.RetryAfter],
        Examples = ["answers/responses-being-stored.json"]
    )]
    [RefusesUpload]
    public async Task<IResult> UploadResponses(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Group + "/responses")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        MediaTypes.RequireResponses(request);
        var outcome = await responses.AcceptAsync(
            request.Survey(),
            request.Wave(),
            request.Group(),
            UploadedBody.Responses(request),
            UploadedBody.PrefersToWait(request),
            cancellationToken
        );
        return await UploadedBody.AnswerAsync(request.HttpContext, outcome);
    }

    /// <summary>How far a large upload has come.</summary>
    [Function(nameof(GetUploadStatus))]
    [Needs(Permission.ReadIssues)]
    [Answer(
        StatusCodes.Status200OK,
        "The upload.",
        Json = typeof(UploadOverview),
        Headers = [HeaderNames.RetryAfter],
        Examples = ["answers/upload.json"]
    )]
    [Refuses(StatusCodes.Status404NotFound)]
    public async Task<IResult> GetUploadStatus(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Survey + "/uploads/{upload}")]
            HttpRequest request,
        string upload,
        CancellationToken cancellationToken
    )
    {
        var found = await surveys.FindUploadAsync(request.Survey(), upload, cancellationToken);
        return found.Answer(job => UploadOverview.Answer(request.HttpContext, job));
    }

    /// <summary>
    /// What does not fit the codebook of a wave's files, as an upload of them would be answered. It quotes answers.
    /// </summary>
    [Function(nameof(GetWaveIssues))]
    [Needs(Permission.ReadIssues)]
    [Answer(
        StatusCodes.Status200OK,
        "The files that do not fit.",
        Json = typeof(WaveIssues),
        Examples = ["answers/issues.json"]
    )]
    [Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)]
    public async Task<IResult> GetWaveIssues(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Wave + "/issues")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var found = await surveys.FindIssuesAsync(request.Survey(), request.Wave(), cancellationToken);
        return found.Answer(progress => WaveIssues.Answer(request.HttpContext, progress));
    }

    /// <summary>Stores the next chunk of a large upload.</summary>
    [Function(nameof(StoreResponses))]
    public Task StoreResponses(
        [QueueTrigger(StorageNames.StoreResponses, Connection = StorageConnection.Setting)]
            StoreResponsesMessage message,
        CancellationToken cancellationToken
    ) => storage.ContinueAsync(message, cancellationToken);

    /// <summary>A large upload failed after all retries. Its status says so.</summary>
    [Function(nameof(StoreResponsesFailed))]
    public async Task StoreResponsesFailed(
        [QueueTrigger(StorageNames.StoreResponses + StorageNames.PoisonSuffix, Connection = StorageConnection.Setting)]
            string message,
        CancellationToken cancellationToken
    )
    {
        if (PoisonMessage.Read(message, MessageJson.Default.StoreResponsesMessage) is { } known)
            await storage.GiveUpAsync(known, cancellationToken);
    }
}
