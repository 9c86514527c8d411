using Serverless.Flows.Releases;
using Serverless.Storage.Releases;

namespace Serverless.Functions;

/// <summary>Serves files of releases.</summary>
internal static class ReleaseFiles
{
    /// <summary>How long a file may be kept that never changes: a year, as long as caches take seriously.</summary>
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>A file of a release; 304 when the caller has it, 410 with the reason when it was taken back.</summary>
    public static async Task<IResult> SendAsync(
        HttpRequest request,
        ReleaseReader releases,
        PreviewReading previews,
        string fileName,
        CancellationToken cancellationToken
    )
    {
        var found = await releases.FindFileAsync(
            request.Survey(),
            request.Wave(),
            request.Release(),
            fileName,
            await previews.ReaderAsync(request, request.Survey(), request.Wave(), request.Release(), cancellationToken),
            cancellationToken
        );
        return await found.AnswerAsync(file => SendAsync(request, releases, file, null, cancellationToken));
    }

    /// <summary>A published file by its fingerprint, to be cached for ever.</summary>
    public static async Task<IResult> SendByHashAsync(
        HttpRequest request,
        ReleaseReader releases,
        CancellationToken cancellationToken
    )
    {
        var sha256 = request.Sha256();
        var file = request.RouteValues["file"] as string ?? "";
        var found = await releases.FindByHashAsync(sha256, file, cancellationToken);
        return await found.AnswerAsync(released => SendAsync(request, releases, released, ForEver, cancellationToken));
    }

    private static async Task<IResult> SendAsync(
        HttpRequest request,
        ReleaseReader releases,
        ReleaseFile file,
        string? caching,
        CancellationToken cancellationToken
    )
    {
        var (release, response) = (file.Release, request.HttpContext.Response);
        response.GetTypedHeaders().LastModified = release.PublishedAt;
        response.Headers.Link =
            $"<{Addresses.Release(release.Survey, release.Wave, release.Number)}>; rel=\"describedby\"";
        var isKnown = file.Entry.Sha256 is { } sha256 && Preconditions.NotModified(request.HttpContext, sha256);
        if (release.IsPublic)
            response.Headers.CacheControl = caching ?? "no-cache";
        else
            AnswerHeaders.KeepPrivate(response);
        if (isKnown)
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var content = await releases.OpenAsync(file, cancellationToken);
        return FileAnswer.Send(
            response,
            content,
            file.Entry,
            FormattableString.Invariant($"{release.Survey}-{release.Wave}-{release.Number}-{file.Entry.Name}")
        );
    }
}
