using Serverless.Flows.Reading;

namespace Serverless.Functions;

/// <summary>GET surveys/{survey}/codebook: the current codebook, byte for byte as it was uploaded.</summary>
internal static class GetCodebook
{
    public static async Task<IResult> HandleAsync(HttpContext context, SurveyReading surveys)
    {
        var survey = context.Request.Survey();
        var found = await surveys.FindCodebookAsync(survey, context.RequestAborted);
        return await found.AnswerAsync(async pointer =>
        {
            context.Response.GetTypedHeaders().LastModified = pointer.UploadedAt;
            if (Preconditions.NotModified(context, pointer.Version))
                return TypedResults.StatusCode(StatusCodes.Status304NotModified);
            return TypedResults.Stream(
                await surveys.OpenCodebookAsync(survey, pointer.Version, context.RequestAborted),
                MediaTypes.Json
            );
        });
    }
}
