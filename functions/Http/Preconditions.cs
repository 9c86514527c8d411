using Microsoft.Net.Http.Headers;

namespace Serverless.Functions;

/// <summary>If-Match and If-None-Match (RFC 9110, 13.1) against the version of what is there.</summary>
internal static class Preconditions
{
    /// <summary>
    /// Refuses with 400 when the request's conditions cannot be read, and with 412 when they rule out overwriting
    /// <paramref name="currentVersion"/> (null: nothing there).
    /// </summary>
    public static void Require(HttpRequest request, string? currentVersion)
    {
        RequireTags(request, HeaderNames.IfMatch);
        RequireTags(request, HeaderNames.IfNoneMatch);
        var headers = request.GetTypedHeaders();
        var mayMatch = headers.IfMatch.Count == 0 || Matches(headers.IfMatch, currentVersion);
        var mustNotMatch = headers.IfNoneMatch.Count > 0 && Matches(headers.IfNoneMatch, currentVersion);
        if (!mayMatch || mustNotMatch)
            throw Refusals.PreconditionFailed(currentVersion);
    }

    /// <summary>
    /// Sets the entity tag of an answer; true when the caller has that version already and 304 is the answer.
    /// </summary>
    public static bool NotModified(HttpContext context, string version)
    {
        context.Response.Headers.ETag = Tag(version);
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = "Accept";
        return Matches(context.Request.GetTypedHeaders().IfNoneMatch, version);
    }

    /// <summary>The entity tag of a version.</summary>
    public static string Tag(string version) => $"\"{version}\"";

    /// <summary>
    /// A condition that cannot be read must not be taken for none: the caller meant to protect what is there.
    /// </summary>
    private static void RequireTags(HttpRequest request, string header)
    {
        if (
            request.Headers[header] is { Count: > 0 } values
            && !EntityTagHeaderValue.TryParseStrictList([.. values.Select(value => value ?? "")], out _)
        )
            throw Refusals.UnreadableCondition(header);
    }

    private static bool Matches(IList<EntityTagHeaderValue> tags, string? version) =>
        version is not null
        && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag.AsSpan().Trim('"').SequenceEqual(version));
}
