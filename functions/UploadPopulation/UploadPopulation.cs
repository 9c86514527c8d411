using Serverless.Flows.Uploads;

namespace Serverless.Functions;

/// <summary>PUT …/population: a new version of a group's population figures.</summary>
internal static class UploadPopulation
{
    public static async Task<IResult> HandleAsync(HttpContext context, PopulationUpload upload)
    {
        var (survey, wave, group) = (context.Request.Survey(), context.Request.Wave(), context.Request.Group());
        MediaTypes.RequireCsv(context.Request);
        var outcome = await upload.AcceptAsync(
            survey,
            wave,
            group,
            UploadedBody.Of(context.Request),
            context.RequestAborted
        );
        return await UploadedBody.AnswerAsync(context, outcome);
    }
}
