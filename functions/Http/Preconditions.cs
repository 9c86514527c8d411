using Microsoft.Net.Http.Headers;
using Serverless.Flows.Uploads;

namespace Serverless.Functions;

/// <summary>If-Match and If-None-Match (RFC 9110, 13.1).</summary>
internal static class Preconditions
{
    /// <summary>The conditions of an upload; refuses with 400 when they cannot be read.</summary>
    public static Precondition Of(HttpRequest request) =>
        new(Read(request, HeaderNames.IfMatch), Read(request, HeaderNames.IfNoneMatch));

    /// <summary>
    /// Sets the entity tag of an answer; true when the caller has that version already and 304 is the answer.
    /// </summary>
    public static bool NotModified(HttpContext context, string version)
    {
        context.Response.Headers.ETag = Tag(version);
        context.Response.Headers.CacheControl = "no-cache";
        return Listed(context.Request.GetTypedHeaders().IfNoneMatch)?.Holds(version) == true;
    }

    /// <summary>The entity tag of a version.</summary>
    public static string Tag(string version) => $"\"{version}\"";

    /// <summary>
    /// An unreadable condition must not be ignored: the caller meant to protect the current version.
    /// </summary>
    private static VersionList? Read(HttpRequest request, string header)
    {
        if (request.Headers[header] is not { Count: > 0 } values)
            return null;
        return EntityTagHeaderValue.TryParseStrictList([.. values.Select(value => value ?? "")], out var tags)
            ? Listed(tags)
            : throw Refusals.UnreadableCondition(header);
    }

    private static VersionList? Listed(IList<EntityTagHeaderValue> tags) =>
        tags.Count == 0
            ? null
            : new(
                [.. tags.Select(tag => tag.Tag.AsSpan().Trim('"').ToString())],
                tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any))
            );
}
