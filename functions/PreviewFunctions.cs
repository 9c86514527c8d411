using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Access;
using Serverless.Flows.Releases;
using Serverless.Portal.Pages;

namespace Serverless.Functions;

/// <summary>
/// Previews of releases that are not public yet: addresses for people without a key, which expire and can be revoked.
/// </summary>
public sealed class PreviewFunctions(ReleasePreviews previews, ReleaseReader releases, PreviewReading reading)
{
    /// <summary>The previews of a release that were given out, without their secrets; newest first.</summary>
    [Function(nameof(ListPreviews))]
    [Needs(Permission.ReadDrafts)]
    [Answer(
        StatusCodes.Status200OK,
        "The previews.",
        Json = typeof(PreviewsDescription),
        Examples = ["answers/previews.json"]
    )]
    public async Task<IResult> ListPreviews(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Previews)] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        (await previews.ListAsync(request.Survey(), request.Wave(), request.Release(), cancellationToken)).Answer(
            list => TypedResults.Json(PreviewsDescription.Of(list), ApiJson.Answers.PreviewsDescription)
        );

    /// <summary>
    /// Gives out a preview: an address at which whoever has it sees the pages and files of the release without a key,
    /// until it expires, is revoked, or the release is replaced. From then on the release counts as seen: later
    /// publications are compared with it.
    /// </summary>
    [Function(nameof(GivePreview))]
    [Needs(Permission.Publish)]
    [Body("How long, and whom it is for.", MediaTypes.Json, Json = typeof(PreviewRequest))]
    [Answer(
        StatusCodes.Status201Created,
        "The preview, with its address, shown this once.",
        Json = typeof(GivenPreviewDescription),
        Examples = ["answers/preview.json"]
    )]
    [Refuses(StatusCodes.Status409Conflict, StatusCodes.Status415UnsupportedMediaType)]
    public async Task<IResult> GivePreview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Previews)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var asked = await JsonBody.ReadAsync(
            request,
            ApiJson.Default.PreviewRequest,
            PreviewRequest.Example,
            cancellationToken
        );
        var given = await previews.GiveAsync(
            request.Survey(),
            request.Wave(),
            request.Release(),
            asked.Days,
            asked.Label,
            cancellationToken
        );
        return given.Answer(GivenPreviewDescription.Answer);
    }

    /// <summary>Revokes a preview: from now on it shows nothing.</summary>
    [Function(nameof(RevokePreview))]
    [Needs(Permission.Publish)]
    [Answer(
        StatusCodes.Status200OK,
        "The preview, revoked.",
        Json = typeof(PreviewDescription),
        Examples = ["answers/revoked-preview.json"]
    )]
    public async Task<IResult> RevokePreview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Routes.Previews + "/{preview}")]
            HttpRequest request,
        string preview,
        CancellationToken cancellationToken
    ) =>
        (
            await previews.RevokeAsync(request.Survey(), request.Wave(), request.Release(), preview, cancellationToken)
        ).Answer(revoked => TypedResults.Json(PreviewDescription.Of(revoked), ApiJson.Answers.PreviewDescription));

    /// <summary>Where a preview is opened. The page says nothing of the release.</summary>
    [Function(nameof(GetPreviewPage))]
    [Open]
    public static IResult GetPreviewPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.PreviewPage)] HttpRequest request
    ) =>
        PageAnswers.SendUnlisted(
            request,
            PreviewPage.Write(Negotiation.Language(request), isRefused: false),
            StatusCodes.Status200OK
        );

    /// <summary>Opens a preview: its secret, in a form, for a cookie, and on to the release.</summary>
    [Function(nameof(OpenPreview))]
    [Open]
    public async Task<IResult> OpenPreview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.PreviewPage)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var language = Negotiation.Language(request);
        if (
            await PreviewForm.SecretAsync(request, cancellationToken) is { } secret
            && PageAnswers.TryReadRelease(request, out var release)
            && await reading.OpenAsync(release.Survey, release.Wave, release.Number, secret, cancellationToken)
                is { } preview
            && (await FindAsync(preview, cancellationToken)).Succeeded(out _, out _)
        )
        {
            AnswerHeaders.KeepPrivate(request.HttpContext.Response);
            reading.Remember(request.HttpContext.Response, preview, secret);
            request.HttpContext.Response.Headers.Location = PreviewReading.PageOf(preview, language);
            return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
        }

        return PageAnswers.SendUnlisted(
            request,
            PreviewPage.Write(language, isRefused: true),
            StatusCodes.Status404NotFound
        );
    }

    private Task<Flows.Outcome<Storage.Releases.Release>> FindAsync(
        Flows.Reading.PreviewedRelease preview,
        CancellationToken cancellationToken
    ) =>
        releases.FindAsync(
            preview.Survey,
            preview.Wave,
            preview.Number,
            Flows.Reading.Reader.Anybody with
            {
                Preview = preview,
            },
            cancellationToken
        );
}
