using Serverless.Flows.Uploads;

namespace Serverless.Functions;

/// <summary>
/// PUT surveys/{survey}/codebook: a new version of the codebook. Waves are computed with it from then on.
/// </summary>
internal static class UploadCodebook
{
    public static async Task<IResult> HandleAsync(HttpContext context, CodebookUpload upload)
    {
        var survey = context.Request.Survey();
        MediaTypes.RequireJson(context.Request);
        var outcome = await upload.AcceptAsync(survey, UploadedBody.Of(context.Request), context.RequestAborted);
        return await UploadedBody.AnswerAsync(context, outcome);
    }
}
