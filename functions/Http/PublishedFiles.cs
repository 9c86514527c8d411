using Serverless.Flows.Reading;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Serves the published files of a wave.</summary>
internal static class PublishedFiles
{
    /// <summary>Media type of spreadsheets (Office Open XML).</summary>
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>
    /// Sends one published file; 304 when the caller has it, 404 when the wave or the file is not published.
    /// </summary>
    public static async Task<IResult> SendAsync(HttpContext context, Publications publications, string fileName)
    {
        var (survey, wave) = (context.Request.Survey(), context.Request.Wave());
        var found = await publications.FindFileAsync(survey, wave, fileName, context.RequestAborted);
        return await found.AnswerAsync(async file =>
        {
            Describe(context, survey, wave, file.Publication);
            if (Preconditions.NotModified(context, $"{file.Publication.OutputsHash}/{fileName}"))
                return TypedResults.StatusCode(StatusCodes.Status304NotModified);
            var content = await publications.OpenAsync(file, context.RequestAborted);
            context.Response.Headers.ContentDisposition = $"inline; filename=\"{survey}-{wave}-{fileName}\"";
            context.Response.ContentLength = file.Entry.Length;
            return TypedResults.Stream(content, file.Entry.ContentType);
        });
    }

    /// <summary>Says when it was published and where its lineage is told.</summary>
    public static void Describe(HttpContext context, Name survey, Name wave, PublishedWave published)
    {
        context.Response.GetTypedHeaders().LastModified = published.PublishedAt;
        context.Response.Headers.Link = $"</api/surveys/{survey}/waves/{wave}>; rel=\"describedby\"";
    }

    /// <summary>The name's ending for the language asked for with <c>?language=en</c>; Dutch without.</summary>
    public static string LanguageInfix(HttpRequest request) =>
        request.Query["language"].ToString() switch
        {
            "" or "nl" => "",
            "en" => ".en",
            _ => throw Refusals.NotThere("Languages are nl and en."),
        };
}
