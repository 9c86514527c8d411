namespace Serverless.Functions;

/// <summary>What the headers of answers mean, for the OpenAPI document.</summary>
internal static class AnswerHeaderTexts
{
    /// <summary>The headers of every answer.</summary>
    public static IReadOnlyList<string> OfEvery { get; } =
    [
        HeaderNames.ApiVersion,
        HeaderNames.CacheControl,
        HeaderNames.ContentSecurityPolicy,
        HeaderNames.ReferrerPolicy,
        HeaderNames.TransportSecurity,
        HeaderNames.ContentTypeOptions,
        HeaderNames.FrameOptions,
    ];

    public static IReadOnlyDictionary<string, string> All { get; } =
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [HeaderNames.ApiVersion] = "The version of the API, in full (Semantic Versioning).",
            [HeaderNames.AllowOrigin] = "Pages of any site may read this answer.",
            [HeaderNames.CacheControl] = "Whether the answer may be kept, and whether to ask again before using it.",
            [HeaderNames.ContentDisposition] = "The name under which to save it.",
            [HeaderNames.ContentLanguage] = "The language it is written in.",
            [HeaderNames.ContentSecurityPolicy] = "A browser runs, loads and frames nothing of it.",
            [HeaderNames.ContentTypeOptions] = "A browser takes it for the type it says, and no other.",
            [HeaderNames.ETag] = "The version of what is sent, for If-Match and If-None-Match.",
            [HeaderNames.FrameOptions] = "No page shows it in a frame.",
            [HeaderNames.LastModified] = "When that version came about.",
            [HeaderNames.Link] =
                "Addresses that belong to it: of the wave, which says what figures are made from, or of the next page.",
            [HeaderNames.Location] = "Where to follow what was accepted.",
            [HeaderNames.ReferrerPolicy] = "A browser does not pass this address on.",
            [HeaderNames.RetryAfter] = "Seconds after which to ask again.",
            [HeaderNames.TransportSecurity] = "From now on this host is asked over HTTPS only.",
            [HeaderNames.Authenticate] = "How to show who calls.",
            [HeaderNames.Vary] = "The headers of the request on which it depended what is sent.",
        };
}
