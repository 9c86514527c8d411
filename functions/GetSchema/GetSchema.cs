using Serverless.Analysis.Results;
using Serverless.Surveys;
using Serverless.Surveys.Reading;

namespace Serverless.Functions;

/// <summary>GET schemas/{schema}: the JSON Schema of the codebook or of the results document.</summary>
internal static class GetSchema
{
    public static IResult Handle(HttpContext context) =>
        (context.Request.RouteValues["schema"] as string) switch
        {
            "codebook" => TypedResults.Stream(CodebookSchema.Open(), "application/schema+json"),
            "results" => TypedResults.Stream(ResultsJson.Schema(), "application/schema+json"),
            _ => throw Refusals.NotThere("Schemas are codebook and results."),
        };
}
