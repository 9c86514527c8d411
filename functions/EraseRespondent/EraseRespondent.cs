namespace Serverless.Functions;

/// <summary>
/// DELETE …/respondents/{respondent}: erases one respondent, as privacy law gives everybody the right to. The wave is
/// computed anew.
/// </summary>
internal static class EraseRespondent
{
    /// <summary>Longest id looked for, in characters.</summary>
    private const int MaximumLength = 200;

    public static async Task<IResult> HandleAsync(HttpContext context, RespondentErasure erasure)
    {
        var respondent = Uri.UnescapeDataString(context.Request.RouteValues["respondent"] as string ?? "");
        if (respondent.Length is 0 or > MaximumLength)
            throw Refusals.NotThere("There is no such respondent.");
        var receipt = await erasure.EraseAsync(
            context.Request.Survey(),
            context.Request.Wave(),
            context.Request.Group(),
            respondent,
            context.RequestAborted
        );
        return TypedResults.Json(receipt, ApiJson.Answers.ErasureReceipt);
    }
}

/// <summary>The answer to an erasure: how many rows went, and the version of the response file without them.</summary>
internal sealed record ErasureReceipt(string Survey, string Wave, string Group, int RowsErased, string Version);
