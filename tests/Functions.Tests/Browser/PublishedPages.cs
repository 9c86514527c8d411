using System.Text;
using Microsoft.Playwright;
using Serverless.Functions.Tests.App;
using Serverless.Pdf;
using Serverless.Portal;
using Serverless.Reporting;
using Serverless.Reporting.Templates;
using Serverless.Samples;
using Serverless.Samples.Reproduction;
using Serverless.Surveys;

namespace Serverless.Functions.Tests.Browser;

/// <summary>
/// Pages to look at: those of a small survey that was uploaded and published through the app, and those of the example,
/// whose files are put in the place of the stored ones. Headers, style sheet, script and fonts are the app's.
/// </summary>
public sealed class PublishedPages(FunctionAppFixture fixture, BrowserFixture browser)
{
    private const string Example = "stand-van-het-land/2019";

    private static readonly Lazy<Task<IReadOnlyDictionary<string, string>>> ExamplePages = new(RenderExampleAsync);

    /// <summary>One survey for the tests of all pages: they only look at it.</summary>
    private static readonly SemaphoreSlim Once = new(1);

    private static string? _survey;
    private static string? _withdrawn;

    /// <summary>Addresses of every kind of page, in both languages.</summary>
    public static IReadOnlyList<string> Addresses { get; } =
    [
        "/",
        "/en?q=zoek",
        "/{survey}",
        "/en/{survey}",
        "/{survey}/2024",
        "/{survey}/2024/tables",
        "/{survey}/2024/releases/1",
        "/{survey}/2024/releases/1/changes",
        "/{survey}/2024/releases/1/charts/tevreden.f1",
        "/en/{survey}/2024/releases/2/charts/tevreden.f1",
        "/{survey}/2024/releases/2/changes",
        "/en/{survey}/2024/releases/2/changes",
        "/{survey}/2024/releases/2/preview",
        "/{withdrawn}/2024",
        "/en/{withdrawn}/2024/releases/1/tables",
        $"/{Example}",
        $"/en/{Example}",
        $"/{Example}/tables",
        "/accessibility",
        "/en/accessibility",
        "/nergens",
        "/en/nergens/2024/tables",
    ];

    /// <summary>Of the small survey, so that it has a chart.</summary>
    private const string Template = """
        # Proefmonitor {{ wave }}

        ## Tevreden

        {{ "tevreden" | chart }}

        {{ method }}
        """;

    /// <summary>Whether a page is put in the place of a stored one.</summary>
    public static bool IsSubstitute(string address) =>
        address is LargePages.Catalogue or LargePages.Tables || address.Contains(Example, StringComparison.Ordinal);

    /// <summary>Those that have charts.</summary>
    public static IReadOnlyList<string> WithCharts { get; } = ["/{survey}/2024", $"/{Example}"];

    /// <summary>Opens a page; what the browser refuses or fails to run is noted.</summary>
    public async Task<OpenedPage> OpenAsync(string address, BrowserNewContextOptions options)
    {
        var chromium = await browser.StartedAsync();
        var started = await fixture.StartedAsync();
        var survey = await SurveyAsync();
        options.BaseURL = started.Client.BaseAddress!.ToString();
        var context = await chromium.NewContextAsync(options);
        var examples = await ExamplePages.Value;
        await context.RouteAsync(
            url => examples.ContainsKey(new Uri(url).AbsolutePath),
            async route =>
            {
                var stored = await route.FetchAsync(
                    new() { Url = new Uri(started.Client.BaseAddress, $"/{survey}/2024").ToString() }
                );
                var headers = stored.Headers.Where(header =>
                    header.Key is not ("content-encoding" or "content-length" or "etag")
                );
                await route.FulfillAsync(
                    new()
                    {
                        Status = stored.Status,
                        Headers = headers.ToDictionary(),
                        Body = examples[new Uri(route.Request.Url).AbsolutePath],
                    }
                );
            }
        );
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            // Pages that say why there is nothing are answered with 404 and 410.
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal))
                faults.Add(message.Text);
        };
        page.PageError += (_, error) => faults.Add(error);
        await page.GotoAsync(
            address
                .Replace("{survey}", survey, StringComparison.Ordinal)
                .Replace("{withdrawn}", _withdrawn, StringComparison.Ordinal)
        );
        return new OpenedPage(context, page, faults, survey);
    }

    private async Task<string> SurveyAsync()
    {
        await Once.WaitAsync();
        try
        {
            _withdrawn ??= await WithdrawnAsync();
            return _survey ??= await CorrectedAsync();
        }
        finally
        {
            Once.Release();
        }
    }

    /// <summary>A survey of which a first release was replaced by a second one with other figures.</summary>
    private async Task<string> CorrectedAsync()
    {
        var survey = await SurveyClient.PublishedAsync(fixture, Template);
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(60, 5))).EnsureSuccessStatusCode();
        await survey.PublishAsync("2024", fixture.Account);
        return survey.Survey;
    }

    /// <summary>A survey of which everything was taken back.</summary>
    private async Task<string> WithdrawnAsync()
    {
        var survey = await SurveyClient.PublishedAsync(fixture, Template);
        await survey.WithdrawAsync("De bestanden waren van een andere meting.");
        return survey.Survey;
    }

    private static async Task<IReadOnlyDictionary<string, string>> RenderExampleAsync()
    {
        var results = (await FolderAnalysis.AnalyseAsync(ExampleSurvey.Folder, "2019")).Public;
        var template = FactsheetTemplate
            .Read(await File.ReadAllTextAsync(Path.Combine(ExampleSurvey.Folder, "factsheet.md")), codebook: null)
            .Template;
        var pages = await LargePages.RenderAsync();
        foreach (var (address, page) in await OddPages.RenderAsync())
            pages.Add(address, page);
        foreach (
            var file in WavePages.Files(
                new WaveReports(results, FactsheetTemplate.OfReaders(template), PdfRenderer.Height)
            )
        )
        {
            var address = (file.Language == Languages.OfReaders ? "/" : "/en/") + Example;
            if (file.Name.StartsWith("tables", StringComparison.Ordinal))
                address += "/tables";
            using var bytes = new MemoryStream();
            file.Write(bytes);
            pages.Add(address, Encoding.UTF8.GetString(bytes.ToArray()));
        }

        return pages;
    }
}

/// <summary>A page in a browser.</summary>
/// <param name="Faults">What its console said was wrong: scripts that failed, what the policy refused.</param>
/// <param name="Survey">The small survey.</param>
public sealed record OpenedPage(IBrowserContext Context, IPage Page, IReadOnlyList<string> Faults, string Survey)
    : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
