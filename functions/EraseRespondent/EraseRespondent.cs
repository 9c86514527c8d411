using Serverless.Flows.Erasure;

namespace Serverless.Functions;

/// <summary>
/// DELETE …/respondents/{respondent}: erases one respondent, as privacy law gives everybody the right to. The wave is
/// computed anew.
/// </summary>
internal static class EraseRespondent
{
    public static async Task<IResult> HandleAsync(HttpContext context, RespondentErasure erasure)
    {
        var (survey, wave, group) = (context.Request.Survey(), context.Request.Wave(), context.Request.Group());
        var erased = await erasure.EraseAsync(
            survey,
            wave,
            group,
            Uri.UnescapeDataString(context.Request.RouteValues["respondent"] as string ?? ""),
            context.RequestAborted
        );
        return erased.Answer(done =>
            TypedResults.Json(
                new ErasureReceipt(survey.ToString(), wave.ToString(), group.ToString(), done.RowsErased, done.Version),
                ApiJson.Answers.ErasureReceipt
            )
        );
    }
}

/// <summary>The answer to an erasure: how many rows went, and the version of the response file without them.</summary>
internal sealed record ErasureReceipt(string Survey, string Wave, string Group, int RowsErased, string Version);
