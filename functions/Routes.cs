using Serverless.Portal.Pages;

namespace Serverless.Functions;

/// <summary>
/// Addresses of things. <c>host.json</c> sets no prefix, so that pages for readers can be outside the API; what belongs to
/// the API begins with <see cref="Api"/>.
/// </summary>
internal static class Routes
{
    /// <summary>Where the API begins, with the major number of <see cref="ApiVersion"/>.</summary>
    public const string Api = "api/v1";

    /// <summary>What people try who know that there is an API.</summary>
    public const string ApiWithoutVersion = "api";

    public const string Caller = Api + "/caller";
    public const string Description = Api + "/openapi.json";
    public const string Schema = Api + "/schemas/{schema}";
    public const string Backup = Api + "/backups/{day}";
    public const string Organisations = Api + "/organisations";
    public const string Organisation = Organisations + "/{organisation}";
    public const string Keys = Organisation + "/keys";
    public const string Key = Keys + "/{key}";
    public const string HouseStyle = Organisation + "/style";
    public const string Webhooks = Organisation + "/webhooks";
    public const string Webhook = Webhooks + "/{webhook}";
    public const string WebhookDelivery = Webhook + "/deliveries/{delivery}";

    /// <summary>Every address below the first part of the API's that no other route has.</summary>
    public const string AnyOther = ApiWithoutVersion + "/{*address}";

    /// <summary>
    /// Every address at all that no other route has, but for those of the Functions host: it looks at its own, to which
    /// Event Grid delivers among others, after those of functions.
    /// </summary>
    public const string AnyOtherPage = @"{*address:regex(^(?!admin\b)(?!runtime\b).*$)}";

    public const string Feed = Api + "/feeds/atom";
    public const string Calendar = Api + "/calendar";
    public const string CodebookDrafts = Api + "/codebook-drafts";
    public const string Surveys = Api + "/surveys";
    public const string Survey = Surveys + "/{survey}";
    public const string SurveyFeed = Survey + "/feeds/atom";
    public const string SurveyCalendar = Survey + "/calendar";
    public const string Wave = Survey + "/waves/{wave}";
    public const string Releases = Wave + "/releases";
    public const string Release = Releases + "/{release}";
    public const string Previews = Release + "/previews";
    public const string Comments = Release + "/comments";
    public const string Comment = Comments + "/{comment}";
    public const string Group = Wave + "/groups/{group}";
    public const string BlockUploads = Group + "/block-uploads";
    public const string BlockUpload = BlockUploads + "/{upload}";

    /// <summary>
    /// The root: a parameter that can only be empty, because a trigger without a route would take the function's name.
    /// </summary>
    public const string Catalogue = "{nothing:maxlength(0)?}";

    public const string DataCatalogue = "catalog";
    public const string SurveyPage = "{survey}";
    public const string WavePage = "{survey}/{wave}";
    public const string TablesPage = WavePage + "/tables";
    public const string ReleasePage = WavePage + "/releases/{release}";
    public const string ReleaseTablesPage = ReleasePage + "/tables";
    public const string ReleaseChangesPage = ReleasePage + "/changes";
    public const string ReleaseStyleSheet = ReleasePage + "/" + ReplacementNotice.StyleSheet;
    public const string ReleaseChart = ReleasePage + "/charts/{chart}";
    public const string PreviewPage = ReleasePage + "/preview";
    public const string English = "en";
    public const string Desk = "manage";
    public const string SignedIn = DeskPage.SignedInAddress;
    public const string Accessibility = AccessibilityPage.Address;
    public const string Asset = "assets/{file}";
    public const string StyleAsset = "assets/styles/{version}/{file}";

    /// <summary>Whether a route is part of the API; the others are pages for readers.</summary>
    public static bool IsOfApi(string route) => route == Api || route.StartsWith($"{Api}/", StringComparison.Ordinal);
}
