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
                "The key or token is missing or not taken; the detail says why."
            ),
            [StatusCodes.Status403Forbidden] = ("Forbidden", "The caller is known and may not do this."),
            [StatusCodes.Status404NotFound] = (
                "NotFound",
                "There is no such thing; the detail says which, and what to do."
            ),
            [StatusCodes.Status409Conflict] = (
                "Conflict",
                "The current state does not allow it; files or waves in the way are listed."
            ),
            [StatusCodes.Status410Gone] = ("Withdrawn", "It was published and taken back; the detail says why."),
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
            [StatusCodes.Status429TooManyRequests] = (
                "TooManyRequests",
                "A limit of the caller is reached. Retry-After says when to try again."
            ),
            [StatusCodes.Status500InternalServerError] = (
                "InternalError",
                "A fault of this program. The detail has the trace id to report."
            ),
            [StatusCodes.Status503ServiceUnavailable] = (
                "SignInUnavailable",
                "The issuer of tokens could not be reached, so the token could not be checked."
            ),
            [StatusCodes.Status507InsufficientStorage] = (
                "InsufficientStorage",
                "The disk on which uploads are set aside is full. Nothing was stored."
            ),
        };

    /// <summary>Headers of a refusal besides those of every answer.</summary>
    public static IReadOnlyList<string> Headers(int status) =>
        status switch
        {
            StatusCodes.Status401Unauthorized =>
            [
                HeaderNames.ContentLanguage,
                HeaderNames.Vary,
                HeaderNames.Authenticate,
            ],
            StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable =>
            [
                HeaderNames.ContentLanguage,
                HeaderNames.Vary,
                HeaderNames.RetryAfter,
            ],
            _ => [HeaderNames.ContentLanguage, HeaderNames.Vary],
        };

    /// <summary>Whether a problem of this status can list the issues of a file.</summary>
    public static bool ListsIssues(int status) =>
        status is StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity;
}
