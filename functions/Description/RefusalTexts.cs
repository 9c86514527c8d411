namespace Serverless.Functions;

/// <summary>What the statuses of refusals mean, for the OpenAPI document.</summary>
internal static class RefusalTexts
{
    /// <summary>Per status the name of the answer in the document and what it means.</summary>
    public static IReadOnlyDictionary<int, (string Name, string Description)> All { get; } =
        new SortedDictionary<int, (string, string)>
        {
            [StatusCodes.Status400BadRequest] = (
                "BadRequest",
                "A name, a query parameter, a condition or a body that cannot be understood."
            ),
            [StatusCodes.Status401Unauthorized] = (
                "Unauthorized",
                "The key is missing or wrong. On Azure the platform answers so before the API is reached, without a body and without the headers of its answers."
            ),
            [StatusCodes.Status403Forbidden] = ("Forbidden", "The caller is known and may not do this."),
            [StatusCodes.Status404NotFound] = (
                "NotFound",
                "There is no such thing; the detail says which, and what to do."
            ),
            [StatusCodes.Status409Conflict] = (
                "Conflict",
                "What is there does not allow it; where that is files or waves, they are listed."
            ),
            [StatusCodes.Status412PreconditionFailed] = (
                "PreconditionFailed",
                "If-Match or If-None-Match rules it out, or another upload was faster. Nothing was stored."
            ),
            [StatusCodes.Status413PayloadTooLarge] = ("ContentTooLarge", "The file is too large. Nothing was stored."),
            [StatusCodes.Status415UnsupportedMediaType] = (
                "UnsupportedMediaType",
                "The body has a type or an encoding that is not read here. Nothing was stored."
            ),
            [StatusCodes.Status422UnprocessableEntity] = (
                "FileHasErrors",
                "The file has errors: the first thousand are listed, all are counted. Nothing was stored."
            ),
            [StatusCodes.Status500InternalServerError] = (
                "InternalError",
                "A fault of this program. The detail has the trace id to report."
            ),
            [StatusCodes.Status507InsufficientStorage] = (
                "InsufficientStorage",
                "The disk on which uploads are set aside is full. Nothing was stored."
            ),
        };

    /// <summary>Whether a problem of this status can list the issues of a file.</summary>
    public static bool ListsIssues(int status) =>
        status is StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity;
}
