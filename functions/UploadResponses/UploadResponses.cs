namespace Serverless.Functions;

/// <summary>
/// PUT …/responses: a new version of a group's response file. Large ones are answered once checked and stored by the
/// queue.
/// </summary>
internal static class UploadResponses
{
    public static Task<IResult> HandleAsync(HttpContext context, ResponsesUpload upload)
    {
        MediaTypes.RequireCsv(context.Request);
        return upload.AcceptAsync(context, context.Request.Survey(), context.Request.Wave(), context.Request.Group());
    }
}
