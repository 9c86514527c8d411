using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>GET surveys/{survey}/codebook: the current codebook, byte for byte as it was uploaded.</summary>
internal static class GetCodebook
{
    public static async Task<IResult> HandleAsync(HttpContext context, InputPointers pointers, RawFiles files)
    {
        var survey = context.Request.Survey();
        var key = InputKey.Codebook(survey);
        var pointer = await pointers.FindAsync(key, context.RequestAborted) ?? throw Refusals.UnknownSurvey(survey);
        context.Response.GetTypedHeaders().LastModified = pointer.UploadedAt;
        if (Preconditions.NotModified(context, pointer.Version))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Stream(
            await files.OpenAsync(key, pointer.Version, context.RequestAborted),
            MediaTypes.Json
        );
    }
}
