using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;
using Microsoft.Playwright;
using Serverless.Functions.Tests.App;
using Serverless.Functions.Tests.Browser;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Http;

/// <summary>Whatever goes wrong at the address of a page, a person gets a page and a program gets problem details.</summary>
public sealed class PageProblemTests(FunctionAppFixture fixture, BrowserFixture browser)
{
    /// <summary>As Chromium and Firefox send it when somebody opens an address.</summary>
    private const string OfBrowsers = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private const string AddressHeader = "X-Client-IP";
    private const string OneAddress = "203.0.113.7";
    private const string Withdrawal = "De bestanden waren van een andere meting.";

    [Theory]
    [InlineData("GET", "/monitor/2024/kaas", 404, "nl", "Deze pagina is er niet")]
    [InlineData("GET", "/en/monitor/2024/releases/1/cheese", 404, "en", "This page does not exist")]
    [InlineData("POST", "/monitor/2024", 405, "nl", "Op deze pagina valt niets in te sturen")]
    [InlineData("PUT", "/en", 405, "en", "Nothing can be sent to this page")]
    [InlineData("GET", "/?key=geheim", 400, "nl", "Dit adres kan zo niet worden geopend")]
    [InlineData("GET", "/en/monitor?code=secret", 400, "en", "This address cannot be opened like this")]
    [InlineData("GET", "/api/v1/surveys/nergens/waves/2024/factsheet", 404, "nl", "Deze pagina is er niet")]
    [InlineData("GET", "/api/v2", 404, "nl", "Deze pagina is er niet")]
    public async Task Person_gets_a_page_in_the_language_of_the_address(
        string method,
        string address,
        int status,
        string language,
        string title
    )
    {
        using var response = await SendAsync(await AppAsync(), method, address);

        await ShouldBePageAsync(response, status, language, title);
    }

    [Theory]
    [InlineData("GET", "/monitor/2024/kaas", "application/json", 404)]
    [InlineData("POST", "/monitor/2024", "application/json, text/html;q=0.5", 405)]
    [InlineData("GET", "/?key=geheim", "application/problem+json, application/json", 400)]
    [InlineData("GET", "/api/v1/surveys/nergens/waves/2024/factsheet", "*/*", 404)]
    [InlineData("GET", "/api/v1/surveys/nergens?smaak=zoet", OfBrowsers, 400)]
    [InlineData("POST", "/api/v1/surveys", OfBrowsers, 405)]
    public async Task Program_gets_problem_details(string method, string address, string accepted, int status)
    {
        using var response = await SendAsync(await AppAsync(), method, address, accepted);

        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        ((int)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["status"]!).ShouldBe(status);
    }

    [Theory]
    [InlineData("/monitor/2024", "GET, HEAD")]
    [InlineData("/monitor/2024/releases/1/preview", "GET, HEAD, POST")]
    public async Task Wrong_method_is_answered_with_those_there_are(string address, string methods)
    {
        using var response = await SendAsync(await AppAsync(), "DELETE", address);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(methods.Split(", "));
    }

    [Fact]
    public async Task Person_who_asks_for_too_much_is_told_how_long_to_wait()
    {
        await fixture.StartedAsync();
        await using var app = await FunctionAppProcess.StartAsync(
            fixture.ConnectionString,
            ("Access__AnonymousRequestsPerMinute", "1"),
            ("Access__AddressHeader", AddressHeader)
        );
        (await SendAsync(app, "GET", "/")).Dispose();
        using var second = await SendAsync(app, "GET", "/");
        using var third = await SendAsync(app, "GET", "/");

        // The minute can turn once: two of three are in the same.
        var response = second.StatusCode == HttpStatusCode.OK ? third : second;

        var page = await ShouldBePageAsync(response, 429, "nl", "Even wachten");
        var seconds = response.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
        seconds.ShouldBeInRange(1, 60);
        page.ShouldContain("Wacht ");
    }

    [Fact]
    public async Task Page_that_says_to_wait_comes_with_its_style()
    {
        await fixture.StartedAsync();
        await using var app = await FunctionAppProcess.StartAsync(
            fixture.ConnectionString,
            ("Access__AnonymousRequestsPerMinute", "1"),
            ("Access__AddressHeader", AddressHeader)
        );
        // The minute can turn once between the two.
        var page = await OpenedAfterAnotherAsync(app) ?? await OpenedAfterAnotherAsync(app);

        page.ShouldNotBeNull();
        (await page.EvaluateAsync<int>("document.styleSheets[0].cssRules.length")).ShouldBeGreaterThan(100);
        (await Axe.ViolationsAsync(page)).ShouldBeEmpty();
        ScreenReaderTests.Faults(await AccessibilityTree.OfAsync(page), isAlone: false).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    /// <summary>
    /// The page that a browser gets that comes second, with nothing kept of earlier ones; null when it is let through.
    /// </summary>
    private async Task<IPage?> OpenedAfterAnotherAsync(FunctionAppProcess app)
    {
        (await SendAsync(app, "GET", "/")).Dispose();
        var page = await browser.PageAsync(app.Client.BaseAddress!, new() { Width = 320, Height = 700 });
        await page.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { [AddressHeader] = OneAddress });
        var refused = new List<string>();
        page.Response += (_, loaded) =>
        {
            if (loaded.Status >= 400 && loaded.Url.Contains("/assets/", StringComparison.Ordinal))
                refused.Add(loaded.Url);
        };
        if ((await page.GotoAsync("/"))!.Status != 429)
        {
            await page.Context.CloseAsync();
            return null;
        }

        refused.ShouldBeEmpty();
        return page;
    }

    [Fact]
    public async Task Person_whose_sign_in_cannot_be_checked_is_told_to_come_back()
    {
        await fixture.StartedAsync();
        await using var app = await FunctionAppProcess.StartAsync(
            fixture.ConnectionString,
            ("Access__Authority", "http://127.0.0.1:9/nobody"),
            ("Access__Audience", "api://portal")
        );

        using var response = await SendAsync(app, "GET", "/en", bearer: "ey.no.token");

        await ShouldBePageAsync(response, 503, "en", "This page cannot be reached at the moment");
        response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Failure_says_nothing_from_inside()
    {
        var survey = await SurveyClient.PublishedAsync(fixture);
        await LoseFilesOfAsync(survey.Survey);

        using var response = await SendAsync(survey.App, "GET", $"/{survey.Survey}/2024");

        var page = await ShouldBePageAsync(response, 500, "nl", "Er is iets misgegaan");
        page.ShouldNotContain("Azure");
        page.ShouldNotContain("BlobNotFound");
        page.ShouldNotContain("Exception");
    }

    [Fact]
    public async Task Person_led_to_a_file_that_was_withdrawn_reads_why()
    {
        var survey = await SurveyClient.PublishedAsync(fixture);
        await survey.WithdrawAsync(Withdrawal);

        using var response = await SendAsync(survey.App, "GET", $"{survey.Address}/waves/2024/factsheet");

        (await ShouldBePageAsync(response, 410, "nl", "Deze cijfers zijn ingetrokken")).ShouldContain(Withdrawal);
    }

    [Fact]
    public async Task No_page_of_a_problem_has_anything_that_axe_finds()
    {
        var survey = await SurveyClient.PublishedAsync(fixture);
        await LoseFilesOfAsync(survey.Survey);
        foreach (var address in (string[])["/?key=geheim", $"/{survey.Survey}/2024", $"/en/{survey.Survey}/2024/a/b"])
        {
            var page = await browser.PageAsync(survey.Client.BaseAddress!, new() { Width = 320, Height = 700 });
            var answer = await page.GotoAsync(address);

            answer!.Status.ShouldBeGreaterThanOrEqualTo(400);
            (await page.EvaluateAsync<int>("document.styleSheets.length")).ShouldBeGreaterThan(0, address);
            (await Axe.ViolationsAsync(page)).ShouldBeEmpty(address);
            await page.Context.CloseAsync();
        }
    }

    private async Task<FunctionAppProcess> AppAsync() => (await fixture.StartedAsync()).App;

    /// <summary>The files of what is published are gone, as they never are.</summary>
    private async Task LoseFilesOfAsync(string survey)
    {
        var container = fixture.Account.Container(StorageNames.Factsheets);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{survey}/", default))
            if (blob.Name.EndsWith(".html", StringComparison.Ordinal))
                await container.DeleteBlobAsync(blob.Name);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        FunctionAppProcess app,
        string method,
        string address,
        string accepted = OfBrowsers,
        string? bearer = null
    )
    {
        // No client of the tests: they hold what is said to programs against the description of the API.
        using var client = new HttpClient { BaseAddress = app.Client.BaseAddress };
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept", accepted);
        request.Headers.Add(AddressHeader, OneAddress);
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return await client.SendAsync(request);
    }

    private static async Task<string> ShouldBePageAsync(
        HttpResponseMessage response,
        int status,
        string language,
        string title
    )
    {
        var page = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, page);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html", page);
        response.Content.Headers.ContentLanguage.ShouldBe([language]);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self'");
        page.ShouldContain($"<html lang=\"{language}\"");
        page.ShouldContain($"<h1>{title}</h1>");
        return page;
    }
}
