using Microsoft.Azure.Functions.Worker;
using Serverless.Analysis.Results;
using Serverless.Surveys.Reading;

namespace Serverless.Functions;

/// <summary>What the API says of itself.</summary>
public sealed class DescriptionFunctions(ApiDescription description)
{
    /// <summary>Where to begin: the addresses that lead on.</summary>
    [Function(nameof(GetStart))]
    [Open]
    [Answer(StatusCodes.Status200OK, "Addresses.", Json = typeof(StartPage), Examples = ["answers/start.json"])]
    public static IResult GetStart(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Api)] HttpRequest request
    ) => TypedResults.Json(StartPage.Current, ApiJson.Answers.StartPage);

    /// <summary>This document.</summary>
    /// <remarks>Pages of any site may read it.</remarks>
    [Function(nameof(GetOpenApi))]
    [Open]
    [Answer(
        StatusCodes.Status200OK,
        "An OpenAPI 3.1 document.",
        MediaTypes.Json,
        Headers = [HeaderNames.AllowOrigin, HeaderNames.ETag]
    )]
    public async Task<IResult> GetOpenApi(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Description)] HttpRequest request
    )
    {
        var (content, version) = await description.ForAsync(request);
        request.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
        return Preconditions.NotModified(request.HttpContext, version)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(content, MediaTypes.Json);
    }

    /// <summary>The JSON Schema of the codebook or of the results document.</summary>
    [Function(nameof(GetSchema))]
    [Open]
    [Answer(StatusCodes.Status200OK, "A JSON Schema (draft 7).", MediaTypes.JsonSchema)]
    [Refuses(StatusCodes.Status404NotFound)]
    public static IResult GetSchema(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Schema)] HttpRequest request,
        string schema
    ) =>
        schema switch
        {
            "codebook" => TypedResults.Stream(CodebookSchema.Open(), MediaTypes.JsonSchema),
            "results" => TypedResults.Stream(ResultsJson.Schema(), MediaTypes.JsonSchema),
            _ => throw Refusals.NotFound("Schemas are codebook and results."),
        };
}
