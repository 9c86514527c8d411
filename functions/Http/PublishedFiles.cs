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
    public static async Task<IResult> SendAsync(HttpContext context, PublishedWaves waves, string fileName)
    {
        var (survey, wave) = (context.Request.Survey(), context.Request.Wave());
        var published =
            await waves.FindAsync(survey, wave, context.RequestAborted) ?? throw Refusals.NotPublished(survey, wave);
        var file =
            published.Files.FirstOrDefault(known => known.Name == fileName)
            ?? throw Refusals.NotThere($"Wave '{wave}' has no {fileName}.");
        Describe(context, survey, wave, published);
        if (Preconditions.NotModified(context, $"{published.OutputsHash}/{file.Name}"))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var content = await waves.OpenAsync(survey, wave, published.OutputsHash, file.Name, context.RequestAborted);
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{survey}-{wave}-{file.Name}\"";
        context.Response.ContentLength = file.Length;
        return TypedResults.Stream(content, file.ContentType);
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
