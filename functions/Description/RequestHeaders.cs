namespace Serverless.Functions;

/// <summary>What the headers of requests mean, for the OpenAPI document.</summary>
internal static class RequestHeaders
{
    public static IReadOnlyDictionary<string, string> Texts { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [HeaderNames.AcceptLanguage] =
                "Languages in order of preference: of an output where the query names none, and of messages (without it English).",
            [HeaderNames.ContentDigest] =
                "SHA-256 of the body in base64 (RFC 9530): `sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:`.",
            [HeaderNames.IfMatch] = "Does it only while the version with this entity tag is the current one.",
            [HeaderNames.IfNoneMatch] =
                "Of a read: answers 304 while the version with this entity tag is the current one. Of an upload: `*` stores only what is not there yet.",
            [HeaderNames.Prefer] = "`respond-async` answers once the file is checked, and stores the rows afterwards.",
        };

    /// <summary>The headers an operation looks at, besides those that only say what the body is.</summary>
    public static IEnumerable<string> Of(Operation operation)
    {
        yield return HeaderNames.AcceptLanguage;
        var isUpload = operation.Access is NeedsAttribute { IsUpload: true };
        if (isUpload)
            yield return HeaderNames.IfMatch;
        if (isUpload || operation.HasVersion)
            yield return HeaderNames.IfNoneMatch;
        if (operation.Access is NeedsAttribute { IsOfParts: true } && operation.HttpMethod == HttpMethod.Put)
            yield return HeaderNames.ContentDigest;
        if (
            operation.Answers.Any(answer => answer.Status == StatusCodes.Status202Accepted)
            && (operation.Body is not null || isUpload)
        )
            yield return HeaderNames.Prefer;
    }
}
