using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Access;
using Serverless.Flows.Uploads;

namespace Serverless.Functions;

/// <summary>How the reports and pages of an organisation look.</summary>
public sealed class HouseStyleFunctions(HouseStyleUpload styles)
{
    /// <summary>
    /// An organisation's house style: colours, logo and type. Drafts are rendered again with it; what is public stays as it
    /// is.
    /// </summary>
    [Function(nameof(UploadHouseStyle))]
    [Needs(Permission.Administer)]
    [DryRunQuery]
    [Body("A house style, 3 MB at most.", MediaTypes.Json, Example = "house-style.json")]
    [Answer(
        StatusCodes.Status201Created,
        "The style is current.",
        Json = typeof(HouseStyleDescription),
        Headers = [HeaderNames.ETag],
        Examples = ["answers/house-style.json"]
    )]
    [Answer(
        StatusCodes.Status200OK,
        "The style was current already, or was only checked.",
        Json = typeof(HouseStyleDescription),
        Headers = [HeaderNames.ETag],
        Examples = ["answers/house-style-again.json"]
    )]
    [Refuses(
        StatusCodes.Status412PreconditionFailed,
        StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status415UnsupportedMediaType,
        StatusCodes.Status422UnprocessableEntity
    )]
    public async Task<IResult> UploadHouseStyle(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.HouseStyle)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        MediaTypes.RequireJson(request);
        var outcome = await styles.AcceptAsync(request.Organisation(), UploadedBody.Of(request), cancellationToken);
        if (!outcome.Succeeded(out _, out var refusal) && refusal is Flows.Refusal.TooLarge)
            await UploadedBody.PassOverAsync(request);
        return outcome.Answer(style => HouseStyleDescription.Answer(request.HttpContext, style));
    }

    /// <summary>The house style, as it was uploaded.</summary>
    [Function(nameof(GetHouseStyle))]
    [Needs(Permission.Administer)]
    [Answer(
        StatusCodes.Status200OK,
        "The file.",
        MediaTypes.Json,
        Headers = [HeaderNames.ETag],
        Examples = ["house-style.json"]
    )]
    public async Task<IResult> GetHouseStyle(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.HouseStyle)] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        (await styles.FindAsync(request.Organisation(), cancellationToken)).Answer(style =>
            Preconditions.NotModified(request.HttpContext, style.Version)
                ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
                : TypedResults.Bytes(style.Content, MediaTypes.Json)
        );

    /// <summary>Removes the house style: what is rendered from now on looks as the product has it.</summary>
    [Function(nameof(RemoveHouseStyle))]
    [Needs(Permission.Administer)]
    [Answer(
        StatusCodes.Status200OK,
        "The style, removed.",
        Json = typeof(HouseStyleDescription),
        Examples = ["answers/removed-house-style.json"]
    )]
    [Refuses(StatusCodes.Status412PreconditionFailed)]
    public async Task<IResult> RemoveHouseStyle(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Routes.HouseStyle)] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        (await styles.RemoveAsync(request.Organisation(), cancellationToken)).Answer(style =>
            TypedResults.Json(HouseStyleDescription.Of(style), ApiJson.Answers.HouseStyleDescription)
        );
}
