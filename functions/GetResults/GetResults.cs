using Serverless.Flows.Reading;

namespace Serverless.Functions;

/// <summary>
/// GET …/results: the published results document as JSON; its figures as CSV when <c>Accept</c> or <c>?format=csv</c>
/// asks for that.
/// </summary>
internal static class GetResults
{
    public static async Task<IResult> HandleAsync(HttpContext context, Publications publications)
    {
        if (Format(context.Request) == MediaTypes.Csv)
            return await PublishedFiles.SendAsync(context, publications, "figures.csv");
        var (survey, wave) = (context.Request.Survey(), context.Request.Wave());
        var found = await publications.FindAsync(survey, wave, context.RequestAborted);
        return await found.AnswerAsync(async published =>
        {
            PublishedFiles.Describe(context, survey, wave, published);
            if (Preconditions.NotModified(context, published.InputsHash))
                return TypedResults.StatusCode(StatusCodes.Status304NotModified);
            return TypedResults.Stream(
                await publications.OpenResultsAsync(survey, wave, published, context.RequestAborted),
                MediaTypes.Json
            );
        });
    }

    private static string Format(HttpRequest request) =>
        request.Query["format"].ToString() switch
        {
            "" => MediaTypes.Preferred(request, MediaTypes.Json, MediaTypes.Csv),
            "json" => MediaTypes.Json,
            "csv" => MediaTypes.Csv,
            _ => throw Refusals.NotThere("Formats are json and csv."),
        };
}
