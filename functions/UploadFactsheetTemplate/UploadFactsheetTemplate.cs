using Serverless.Flows.Uploads;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>
/// PUT surveys/{survey}/factsheet-template: the survey's own factsheet text; the English one with <c>?language=en</c>.
/// </summary>
internal static class UploadFactsheetTemplate
{
    public static async Task<IResult> HandleAsync(HttpContext context, FactsheetTemplateUpload upload)
    {
        var survey = context.Request.Survey();
        MediaTypes.RequireMarkdown(context.Request);
        var language = PublishedFiles.LanguageInfix(context.Request).Length == 0 ? Language.Dutch : Language.English;
        var outcome = await upload.AcceptAsync(
            survey,
            language,
            UploadedBody.Of(context.Request),
            context.RequestAborted
        );
        return await UploadedBody.AnswerAsync(context, outcome);
    }
}
