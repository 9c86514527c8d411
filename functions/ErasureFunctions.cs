using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Access;
using Serverless.Flows.Erasure;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Erasing respondents, as privacy law gives everybody the right to.</summary>
public sealed class ErasureFunctions(RespondentErasure erasure, PublicVersions versions)
{
    /// <summary>Erases one respondent from a group in a wave. The wave is computed anew.</summary>
    /// <remarks>
    /// The id is in the body, because addresses end up in logs and telemetry, of the Functions host among others.
    /// </remarks>
    [Function(nameof(EraseRespondent))]
    [Needs(Permission.Erase)]
    [Body("Whom to erase.", MediaTypes.Json, Json = typeof(ErasureRequest), Example = "erasure.json")]
    [Answer(
        StatusCodes.Status200OK,
        "The respondent is erased.",
        Json = typeof(ErasureReceipt),
        Examples = ["answers/erasure.json"]
    )]
    [Refuses(
        StatusCodes.Status404NotFound,
        StatusCodes.Status409Conflict,
        StatusCodes.Status412PreconditionFailed,
        StatusCodes.Status415UnsupportedMediaType
    )]
    public async Task<IResult> EraseRespondent(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Group + "/erasures")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var scope = new ErasureScope(request.Survey(), request.Wave(), request.Group());
        var asked = await ErasureRequest.ReadAsync(request, cancellationToken);
        var outcome = await erasure.EraseAsync(scope, asked.Respondent!, cancellationToken);
        var fingerprints = await versions.FingerprintsAsync(cancellationToken);
        return outcome.Answer(erased =>
            TypedResults.Json(
                ErasureReceipt.Of(scope.Survey, erased.Groups.Single(), fingerprints),
                ApiJson.Answers.ErasureReceipt
            )
        );
    }

    /// <summary>
    /// Erases one respondent from every wave of a survey, or from the wave that the body names. The answer says which
    /// groups held them.
    /// </summary>
    [Function(nameof(EraseRespondentFromSurvey))]
    [Needs(Permission.Erase)]
    [Body("Whom to erase, and from which wave if not from all.", MediaTypes.Json, Json = typeof(ErasureRequest))]
    [Answer(
        StatusCodes.Status200OK,
        "The respondent is erased.",
        Json = typeof(SurveyErasureReceipt),
        Examples = ["answers/erasure-from-survey.json"]
    )]
    [Refuses(
        StatusCodes.Status404NotFound,
        StatusCodes.Status409Conflict,
        StatusCodes.Status412PreconditionFailed,
        StatusCodes.Status415UnsupportedMediaType
    )]
    public async Task<IResult> EraseRespondentFromSurvey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Survey + "/erasures")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var survey = request.Survey();
        var asked = await ErasureRequest.ReadAsync(request, cancellationToken);
        var scope = new ErasureScope(survey, RouteNames.WaveOfBody(asked.Wave), Group: null);
        var outcome = await erasure.EraseAsync(scope, asked.Respondent!, cancellationToken);
        var fingerprints = await versions.FingerprintsAsync(cancellationToken);
        return outcome.Answer(erased =>
            TypedResults.Json(
                new SurveyErasureReceipt(
                    survey.ToString(),
                    erased.RowsErased,
                    [.. erased.Groups.Select(group => ErasureReceipt.Of(survey, group, fingerprints))]
                ),
                ApiJson.Answers.SurveyErasureReceipt
            )
        );
    }
}
