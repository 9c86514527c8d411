using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>GET …/results: the published results document as JSON; its figures as CSV when <c>Accept</c> asks for that.</summary>
internal static class GetResults
{
    public static async Task<IResult> HandleAsync(HttpContext context, PublishedWaves waves, ResultsStore results)
    {
        if (MediaTypes.Preferred(context.Request, MediaTypes.Json, MediaTypes.Csv) == MediaTypes.Csv)
            return await PublishedFiles.SendAsync(context, waves, "figures.csv");
        var (survey, wave) = (context.Request.Survey(), context.Request.Wave());
        var published = await waves.FindAsync(survey, wave, context.RequestAborted) ?? throw Refusals.NotPublished(wave);
        PublishedFiles.Describe(context, survey, wave, published);
        if (Preconditions.NotModified(context, published.InputsHash))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Stream(await results.OpenAsync(survey, wave, published.InputsHash, context.RequestAborted), MediaTypes.Json);
    }
}
