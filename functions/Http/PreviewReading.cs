using Serverless.Flows.Access;
using Serverless.Flows.Reading;
using Serverless.Flows.Releases;
using Serverless.Portal.Site;
using Serverless.Storage;
using Serverless.Surveys;
using static System.FormattableString;

namespace Serverless.Functions;

/// <summary>
/// Previews as browsers have them: the secret is exchanged for a cookie that goes to the addresses of one release and
/// nowhere else, that no script can read, and that is gone when the browser is closed.
/// </summary>
public sealed class PreviewReading(ReleasePreviews previews, UsageLimits limits, PublicAddress address)
{
    private const string Cookie = "preview";

    /// <summary>
    /// Who reads a release: a caller with a key as that, anybody else as the holder of the preview in the cookie. A
    /// preview is counted as a caller is.
    /// </summary>
    public async Task<Reader> ReaderAsync(
        HttpRequest request,
        Name survey,
        Name wave,
        int number,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var reader = request.Reader();
        if (CurrentCaller.Of(request) is not null || !request.Cookies.TryGetValue(Cookie, out var secret))
            return reader;
        return reader with { Preview = await OpenAsync(survey, wave, number, secret, cancellationToken) };
    }

    /// <summary>The preview with this secret; null when it opens nothing.</summary>
    public async Task<PreviewedRelease?> OpenAsync(
        Name survey,
        Name wave,
        int number,
        string? secret,
        CancellationToken cancellationToken
    )
    {
        var opened = await previews.OpenAsync(survey, wave, number, secret, cancellationToken);
        if (
            opened is not null
            && await limits.CountRequestAsync($"preview-{opened.Id}", cancellationToken) is { } tooMany
        )
            throw Refusals.Of(tooMany);
        return opened;
    }

    /// <summary>Gives the browser the secret for the pages of the release, in both languages, and its files.</summary>
    public void Remember(HttpResponse response, PreviewedRelease preview, string secret)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(preview);
        var release = Addresses.Release(preview.Survey, preview.Wave, preview.Number);
        foreach (var path in Languages.All.Select(language => PageOf(preview, language)).Append(release))
            response.Cookies.Append(
                Cookie,
                secret,
                new CookieOptions
                {
                    Path = path,
                    HttpOnly = true,
                    SameSite = SameSiteMode.Strict,
                    Secure = address.Base?.Scheme == Uri.UriSchemeHttps,
                    IsEssential = true,
                }
            );
    }

    /// <summary>The page of the release.</summary>
    public static string PageOf(PreviewedRelease preview, Language language)
    {
        ArgumentNullException.ThrowIfNull(preview);
        return PortalAddresses.Of(
            language,
            preview.Survey.ToString(),
            preview.Wave.ToString(),
            "releases",
            Invariant($"{preview.Number}")
        );
    }
}
