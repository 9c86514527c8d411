using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Erasure;

namespace Serverless.Functions;

/// <summary>Erasing respondents, as privacy law gives everybody the right to.</summary>
public sealed class ErasureFunctions(RespondentErasure erasure)
{
    /// <summary>Erases one respondent. The wave is computed anew.</summary>
    /// <remarks>
    /// The id is in the body, because addresses end up in logs and telemetry, of the Functions host among others.
    /// </remarks>
    [Function(nameof(EraseRespondent))]
    public async Task<IResult> EraseRespondent(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Routes.Group + "/erasures")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var (survey, wave, group) = (request.Survey(), request.Wave(), request.Group());
        var respondent = await ErasureRequest.ReadAsync(request, cancellationToken);
        var outcome = await erasure.EraseAsync(survey, wave, group, respondent, cancellationToken);
        return outcome.Answer(erased =>
            TypedResults.Json(
                new ErasureReceipt(
                    survey.ToString(),
                    wave.ToString(),
                    group.ToString(),
                    erased.RowsErased,
                    erased.Version
                ),
                ApiJson.Answers.ErasureReceipt
            )
        );
    }
}
