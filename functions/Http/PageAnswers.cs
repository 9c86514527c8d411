using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Serverless.Flows.Reading;
using Serverless.Flows.Releases;
using Serverless.Portal.Pages;
using Serverless.Portal.Site;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>Pages and their assets as answers: compressed as the browser likes, and not sent twice.</summary>
internal static class PageAnswers
{
    private const string Html = "text/html; charset=utf-8";
    public const string NoIndex = "noindex, nofollow";

    /// <summary>Of pages, which are compressed anew for every reader: the best that takes a tenth of a second at most.</summary>
    private const int PageQuality = 7;

    /// <summary>Of files of the program, which are compressed once.</summary>
    private const int BestQuality = 11;

    private static readonly ConcurrentDictionary<(string Version, string Encoding), byte[]> EncodedAssets = [];

    private const int AMinute = 60;
    private const int AnHour = 3600;

    /// <summary>A page that was made for this request.</summary>
    public static IResult Send(HttpRequest request, string page) => Send(request, Encoding.UTF8.GetBytes(page), Html);

    /// <summary>A document that was made for this request.</summary>
    public static IResult Send(HttpRequest request, byte[] content, string contentType) =>
        Send(request, content, contentType, Convert.ToHexStringLower(SHA256.HashData(content)), AMinute);

    /// <summary>A page that was stored with a wave.</summary>
    public static async Task<IResult> SendAsync(
        HttpRequest request,
        Publications publications,
        Func<Language, string> fileName,
        Language language,
        CancellationToken cancellationToken
    )
    {
        if (
            !Name.TryParse(request.RouteValues["survey"] as string, out var survey)
            || !Name.TryParse(request.RouteValues["wave"] as string, out var wave)
        )
            throw Refusals.NoPage();
        var found = await publications.FindFileAsync(survey, wave, fileName(language), cancellationToken);
        if (!found.Succeeded(out var file, out var refusal))
            throw Refusals.Of(refusal);
        request.HttpContext.Response.GetTypedHeaders().LastModified = file.Publication.PublishedAt;
        var fingerprints = await publications.FingerprintsAsync(cancellationToken);
        var version = $"{fingerprints.OfOutputs(file.Publication.OutputsHash)}/{file.Entry.Name}";
        if (IsKnown(request, version, Html, AMinute))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        await using var stored = await publications.OpenAsync(file, cancellationToken);
        using var content = new MemoryStream((int)file.Entry.Length);
        await stored.CopyToAsync(content, cancellationToken);
        return Send(request, content.ToArray(), Html, version, AMinute);
    }

    /// <summary>
    /// A page of one release, at its permanent address: of one that is not public yet, for whoever may see it.
    /// </summary>
    public static async Task<IResult> SendAsync(
        HttpRequest request,
        ReleaseReader releases,
        PreviewReading previews,
        Func<Language, string> fileName,
        Language language,
        CancellationToken cancellationToken
    )
    {
        if (!TryReadRelease(request, out var asked))
            throw Refusals.NoPage();
        var (survey, wave, number) = asked;
        var reader = await previews.ReaderAsync(request, survey, wave, number, cancellationToken);
        var found = await releases.FindFileAsync(survey, wave, number, fileName(language), reader, cancellationToken);
        if (!found.Succeeded(out var file, out var refusal))
            throw Refusals.Of(refusal);
        var response = request.HttpContext.Response;
        response.GetTypedHeaders().LastModified = file.Release.PublishedAt;
        await using var stored = await releases.OpenAsync(file, cancellationToken);
        using var content = new MemoryStream((int)file.Entry.Length);
        await stored.CopyToAsync(content, cancellationToken);
        var bytes = content.ToArray();
        if (!file.Release.IsPublic)
            bytes = Encoding.UTF8.GetBytes(
                PendingPage.WithoutPublicLinks(Encoding.UTF8.GetString(bytes), language, survey.ToString())
            );
        var page = Send(request, bytes, Html, $"{file.Release.Folder}/{file.Entry.Name}", AMinute);
        // Search engines list the page of the wave, which has the latest figures.
        response.Headers[HeaderNames.RobotsTag] = NoIndex;
        if (file.Release.IsPublic)
            response.Headers.Link =
                $"<{PortalAddresses.Of(language, survey.ToString(), wave.ToString())}>; rel=\"latest-version\"";
        else
            AnswerHeaders.KeepPrivate(response);
        return page;
    }

    /// <summary>A page that is nobody's to find or to keep.</summary>
    public static IResult SendUnlisted(HttpRequest request, string page, int status)
    {
        var response = request.HttpContext.Response;
        PageHeaders.SetOn(response);
        AnswerHeaders.KeepPrivate(response);
        response.Headers[HeaderNames.RobotsTag] = NoIndex;
        return TypedResults.Content(page, Html, Encoding.UTF8, status);
    }

    /// <summary>The release in the address of a page; false when there can be none.</summary>
    public static bool TryReadRelease(HttpRequest request, out (Name Survey, Name Wave, int Number) release)
    {
        release = default;
        if (
            !Name.TryParse(request.RouteValues["survey"] as string, out var survey)
            || !Name.TryParse(request.RouteValues["wave"] as string, out var wave)
            || !RouteNames.TryReadRelease(request, out var number)
        )
            return false;
        release = (survey, wave, number);
        return true;
    }

    /// <summary>A style sheet, font or logo of an organisation.</summary>
    public static IResult Send(HttpRequest request, PortalAsset asset) =>
        Send(request, asset.Content, asset.ContentType, asset.Version, AnHour);

    /// <summary>A style sheet, script, font or icon of the program.</summary>
    public static IResult SendOwn(HttpRequest request, PortalAsset asset) =>
        Send(
            request,
            asset.Content,
            asset.ContentType,
            asset.Version,
            AnHour,
            encoding =>
                EncodedAssets.GetOrAdd(
                    (asset.Version, encoding),
                    key => Encoded(asset.Content, key.Encoding, BestQuality)
                )
        );

    /// <param name="encoded">The content in an encoding; null compresses it for this request.</param>
    private static IResult Send(
        HttpRequest request,
        ReadOnlyMemory<byte> content,
        string contentType,
        string version,
        int keptSeconds,
        Func<string, byte[]>? encoded = null
    )
    {
        if (IsKnown(request, version, contentType, keptSeconds))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var encoding = EncodingFor(request, contentType);
        if (encoding.Length > 0)
            request.HttpContext.Response.Headers.ContentEncoding = encoding;
        return TypedResults.Bytes(encoded?.Invoke(encoding) ?? Encoded(content, encoding, PageQuality), contentType);
    }

    /// <summary>Sets what the answer says of its version; true when the caller has that already.</summary>
    private static bool IsKnown(HttpRequest request, string version, string contentType, int keptSeconds)
    {
        var context = request.HttpContext;
        PageHeaders.SetOn(context.Response);
        // Each encoding is a representation of its own, with its own tag (RFC 9110, 8.8.3.3).
        var encoding = EncodingFor(request, contentType);
        var isKnown = Preconditions.NotModified(context, encoding.Length == 0 ? version : $"{version}/{encoding}");
        context.Response.Headers.CacheControl = FormattableString.Invariant($"public, max-age={keptSeconds}");
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        return isKnown;
    }

    /// <summary>Brotli, gzip or nothing, as the browser takes it; web fonts and pictures are compressed already.</summary>
    private static string EncodingFor(HttpRequest request, string contentType)
    {
        if (contentType is "font/woff2" or "image/png")
            return "";
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return Array.Find(
                (string[])["br", "gzip"],
                encoding => accepted.Any(offer => offer.Value == encoding && offer.Quality is null or > 0)
            ) ?? "";
    }

    private static byte[] Encoded(ReadOnlyMemory<byte> content, string encoding, int quality)
    {
        if (encoding.Length == 0)
            return content.ToArray();
        using var target = new MemoryStream();
        using (
            Stream compression =
                encoding == "br"
                    ? new BrotliStream(target, new BrotliCompressionOptions { Quality = quality }, leaveOpen: true)
                    : new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true)
        )
            compression.Write(content.Span);
        return target.ToArray();
    }
}
