using System.Text;
using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Files;
using Serverless.Flows.Pages;
using Serverless.Flows.Reading;
using Serverless.Flows.Releases;
using Serverless.Portal;
using Serverless.Portal.OpenData;
using Serverless.Portal.Pages;
using Serverless.Portal.Site;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>Pages for readers: the catalogue, surveys, and what is published of their waves; Dutch, and English below /en.</summary>
public sealed class PortalFunctions(
    CatalogueReader catalogue,
    DataCatalogueReader datasets,
    SurveyPageReader surveys,
    Publications publications,
    ReleaseReader releases,
    PreviewReading previews,
    HouseStyleFiles styles,
    PortalOptions options
)
{
    /// <summary>The catalogue of surveys, with a search.</summary>
    [Function(nameof(GetCataloguePage))]
    [Open]
    public Task<IResult> GetCataloguePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Catalogue)] HttpRequest request,
        CancellationToken cancellationToken
    ) => CatalogueAsync(request, Language.Dutch, cancellationToken);

    /// <summary>The catalogue in English.</summary>
    [Function(nameof(GetEnglishCataloguePage))]
    [Open]
    public Task<IResult> GetEnglishCataloguePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.English)] HttpRequest request,
        CancellationToken cancellationToken
    ) => CatalogueAsync(request, Language.English, cancellationToken);

    /// <summary>What is published, for catalogues of open data: DCAT-AP-NL in JSON-LD, a hundred surveys a page.</summary>
    [Function(nameof(GetDataCatalogue))]
    [Open]
    public async Task<IResult> GetDataCatalogue(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.DataCatalogue)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        Name? after = null;
        if (request.Query[DataCatalogue.AfterParameter].ToString() is { Length: > 0 } asked)
        {
            if (!Name.TryParse(asked, out var survey))
                throw Refusals.NoPage();
            after = survey;
        }

        return await datasets.ReadAsync(options.Publisher, after, cancellationToken) is { } page
            ? PageAnswers.Send(request, page, DataCatalogue.MediaType)
            : throw Refusals.NoPage();
    }

    /// <summary>A survey: its waves, files, releases and corrections.</summary>
    [Function(nameof(GetSurveyPage))]
    [Open]
    public Task<IResult> GetSurveyPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.SurveyPage)] HttpRequest request,
        CancellationToken cancellationToken
    ) => SurveyAsync(request, Language.Dutch, cancellationToken);

    /// <summary>A survey in English.</summary>
    [Function(nameof(GetEnglishSurveyPage))]
    [Open]
    public Task<IResult> GetEnglishSurveyPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.English + "/" + Routes.SurveyPage)]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => SurveyAsync(request, Language.English, cancellationToken);

    /// <summary>The factsheet of a wave as a page.</summary>
    [Function(nameof(GetWavePage))]
    [Open]
    public Task<IResult> GetWavePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.WavePage)] HttpRequest request,
        CancellationToken cancellationToken
    ) => StoredAsync(request, WavePages.FactsheetFile, Language.Dutch, cancellationToken);

    /// <summary>The factsheet of a wave as a page in English.</summary>
    [Function(nameof(GetEnglishWavePage))]
    [Open]
    public Task<IResult> GetEnglishWavePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.English + "/" + Routes.WavePage)]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => StoredAsync(request, WavePages.FactsheetFile, Language.English, cancellationToken);

    /// <summary>Every question of a wave.</summary>
    [Function(nameof(GetTablesPage))]
    [Open]
    public Task<IResult> GetTablesPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.TablesPage)] HttpRequest request,
        CancellationToken cancellationToken
    ) => StoredAsync(request, WavePages.TablesFile, Language.Dutch, cancellationToken);

    /// <summary>Every question of a wave in English.</summary>
    [Function(nameof(GetEnglishTablesPage))]
    [Open]
    public Task<IResult> GetEnglishTablesPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.English + "/" + Routes.TablesPage)]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => StoredAsync(request, WavePages.TablesFile, Language.English, cancellationToken);

    /// <summary>The factsheet of one release as a page, whose bytes never change once it is public.</summary>
    [Function(nameof(GetReleasePage))]
    [Open]
    public Task<IResult> GetReleasePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.ReleasePage)] HttpRequest request,
        CancellationToken cancellationToken
    ) => PageAnswers.SendAsync(request, releases, previews, WavePages.FactsheetFile, Language.Dutch, cancellationToken);

    /// <summary>The factsheet of one release as a page in English.</summary>
    [Function(nameof(GetEnglishReleasePage))]
    [Open]
    public Task<IResult> GetEnglishReleasePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.English + "/" + Routes.ReleasePage)]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        PageAnswers.SendAsync(
            request,
            releases,
            previews,
            WavePages.FactsheetFile,
            Language.English,
            cancellationToken
        );

    /// <summary>Every question of one release.</summary>
    [Function(nameof(GetReleaseTablesPage))]
    [Open]
    public Task<IResult> GetReleaseTablesPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.ReleaseTablesPage)]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => PageAnswers.SendAsync(request, releases, previews, WavePages.TablesFile, Language.Dutch, cancellationToken);

    /// <summary>Every question of one release in English.</summary>
    [Function(nameof(GetEnglishReleaseTablesPage))]
    [Open]
    public Task<IResult> GetEnglishReleaseTablesPage(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = Routes.English + "/" + Routes.ReleaseTablesPage
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => PageAnswers.SendAsync(request, releases, previews, WavePages.TablesFile, Language.English, cancellationToken);

    /// <summary>What is different in a release from the one before, as a page.</summary>
    [Function(nameof(GetReleaseChangesPage))]
    [Open]
    public Task<IResult> GetReleaseChangesPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.ReleaseChangesPage)]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => PageAnswers.SendAsync(request, releases, previews, WavePages.ChangesFile, Language.Dutch, cancellationToken);

    /// <summary>What is different in a release from the one before, as a page in English.</summary>
    [Function(nameof(GetEnglishReleaseChangesPage))]
    [Open]
    public Task<IResult> GetEnglishReleaseChangesPage(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = Routes.English + "/" + Routes.ReleaseChangesPage
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => PageAnswers.SendAsync(request, releases, previews, WavePages.ChangesFile, Language.English, cancellationToken);

    /// <summary>
    /// The style sheet that shows on the pages of a release that a later one took its place. They never change themselves.
    /// </summary>
    [Function(nameof(GetReleaseStyleSheet))]
    [Open]
    public async Task<IResult> GetReleaseStyleSheet(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.ReleaseStyleSheet)]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!PageAnswers.TryReadRelease(request, out var asked))
            throw Refusals.NoPage();
        var (survey, wave, number) = asked;
        var found = await releases.FindAsync(survey, wave, number, Reader.Anybody, cancellationToken);
        if (!found.Succeeded(out var release, out var refusal))
            throw Refusals.Of(refusal);
        var rules = ReplacementNotice.Rules(release.State == ReleaseState.Corrected);
        return PageAnswers.Send(request, Encoding.UTF8.GetBytes(rules), ReplacementNotice.ContentType);
    }

    /// <summary>
    /// A chart of a release by itself, which other sites may show; with <c>.svg</c> after its id, as a drawing.
    /// </summary>
    [Function(nameof(GetReleaseChart))]
    [Open]
    public Task<IResult> GetReleaseChart(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.ReleaseChart)] HttpRequest request,
        string chart,
        CancellationToken cancellationToken
    ) => ChartAnswers.SendAsync(request, releases, previews, chart, Language.Dutch, cancellationToken);

    /// <summary>A chart of a release by itself in English.</summary>
    [Function(nameof(GetEnglishReleaseChart))]
    [Open]
    public Task<IResult> GetEnglishReleaseChart(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.English + "/" + Routes.ReleaseChart)]
            HttpRequest request,
        string chart,
        CancellationToken cancellationToken
    ) => ChartAnswers.SendAsync(request, releases, previews, chart, Language.English, cancellationToken);

    /// <summary>The style sheet, script, fonts and icon of the pages.</summary>
    [Function(nameof(GetPortalAsset))]
    [Open(CountsRequests = false)]
    public static IResult GetPortalAsset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Asset)] HttpRequest request,
        string file
    ) => PortalAssets.Find(file) is { } asset ? PageAnswers.SendOwn(request, asset) : throw Refusals.NoPage();

    /// <summary>The style sheet, logo and fonts of pages in a house style.</summary>
    [Function(nameof(GetStyleAsset))]
    [Open]
    public async Task<IResult> GetStyleAsset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.StyleAsset)] HttpRequest request,
        string version,
        string file,
        CancellationToken cancellationToken
    ) =>
        await styles.FindAsync(version, cancellationToken) is { } style && StyleAssets.Find(style, file) is { } asset
            ? PageAnswers.Send(request, asset)
            : throw Refusals.NoPage();

    /// <summary>How accessible the pages are, and where to report what is not.</summary>
    [Function(nameof(GetAccessibilityPage))]
    [Open]
    public IResult GetAccessibilityPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Accessibility)] HttpRequest request
    ) => PageAnswers.Send(request, AccessibilityPage.Write(Language.Dutch, options.AccessibilityContact));

    /// <summary>The same in English.</summary>
    [Function(nameof(GetEnglishAccessibilityPage))]
    [Open]
    public IResult GetEnglishAccessibilityPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.English + "/" + Routes.Accessibility)]
            HttpRequest request
    ) => PageAnswers.Send(request, AccessibilityPage.Write(Language.English, options.AccessibilityContact));

    private async Task<IResult> CatalogueAsync(
        HttpRequest request,
        Language language,
        CancellationToken cancellationToken
    )
    {
        var sought = request.Query[CataloguePage.SoughtParameter].ToString();
        var content = await catalogue.ReadAsync(sought, cancellationToken);
        return PageAnswers.Send(request, CataloguePage.Write(content, language));
    }

    private async Task<IResult> SurveyAsync(HttpRequest request, Language language, CancellationToken cancellationToken)
    {
        if (!Name.TryParse(request.RouteValues["survey"] as string, out var survey))
            throw Refusals.NoPage();
        var found = await surveys.ReadAsync(survey, cancellationToken);
        return found.Succeeded(out var content, out _)
            ? PageAnswers.Send(request, SurveyPage.Write(content, language))
            : throw Refusals.NoPage();
    }

    private Task<IResult> StoredAsync(
        HttpRequest request,
        Func<Language, string> fileName,
        Language language,
        CancellationToken cancellationToken
    ) => PageAnswers.SendAsync(request, publications, fileName, language, cancellationToken);
}
