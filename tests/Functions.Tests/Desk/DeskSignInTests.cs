using System.Net;
using System.Text;
using Microsoft.Playwright;
using Serverless.Functions.Tests.Access;
using Serverless.Functions.Tests.App;
using Serverless.Functions.Tests.Browser;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Desk;

/// <summary>Signing in on the desk in a browser, at an issuer on this machine that signs its tokens.</summary>
public sealed class DeskSignInTests(FunctionAppFixture fixture, BrowserFixture browser, DeskSignInFixture desk)
    : IClassFixture<DeskSignInFixture>,
        IAsyncLifetime
{
    private readonly List<IRequest> _asked = [];

    public async ValueTask InitializeAsync() => await desk.BeginAsync(fixture);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Somebody_signs_in_uploads_and_signs_out_and_nothing_of_it_is_kept()
    {
        desk.People.Roles = ["ministerie.uploader", "ministerie.publisher"];
        var page = await OpenAsync();
        await page.GetByText("Met een sleutel").WaitForAsync();
        await Accessible.CheckAsync(page);
        var window = await SignInAsync(page);
        await HeadingAsync(page, "Onderzoeken");
        await page.GetByText("ministerie (aanleveraar, uitgever)").WaitForAsync();
        await ClosedAsync(window);

        var survey = $"t-{Guid.NewGuid():n}"[..20];
        await BeginSurveyAsync(page, survey);
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await page.GetByText("codebook.json is opgeslagen.").WaitForAsync();

        var token = (await TokenAsync()).ShouldNotBeNull();
        (await KeptAsync(page)).ShouldNotContain(token);
        (await page.Context.StorageStateAsync()).ShouldNotContain(token);
        (await page.Context.CookiesAsync([desk.Site.AbsoluteUri])).ShouldBeEmpty();
        var own = _asked.Where(request => request.Url.StartsWith(desk.Site.AbsoluteUri, StringComparison.Ordinal));
        own.Select(request => request.Url)
            .ShouldBeSomeThatAll(address => !address.Contains("code=", StringComparison.Ordinal));

        await page.GetByRole(AriaRole.Button, new() { Name = "Afmelden" }).ClickAsync();
        await page.GetByText("U bent afgemeld van de werkplek").WaitForAsync();
        await Accessible.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ook bij Microsoft afmelden" }).ClickAsync();
        await page.GetByText("afgemeld", new() { Exact = true }).WaitForAsync();
    }

    [Fact]
    public async Task Somebody_without_a_role_is_told_who_can_give_one()
    {
        desk.People.Roles = ["iets.anders"];
        var page = await OpenAsync();

        await SignInAsync(page);

        await page.GetByRole(AriaRole.Alert).GetByText("u hebt hier nog geen rol").WaitForAsync();
        await Accessible.CheckAsync(page);
    }

    [Fact]
    public async Task Somebody_with_roles_in_several_organisations_chooses_one()
    {
        desk.People.Roles = ["fonds.reader", "ministerie.uploader"];
        var page = await OpenAsync();

        await SignInAsync(page);
        await page.GetByText("Voor welke organisatie werkt u nu?").WaitForAsync();
        await Accessible.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "fonds" }).ClickAsync();

        await page.GetByText("fonds (lezer)").WaitForAsync();
    }

    [Theory]
    [InlineData("access_denied", "U hebt het aanmelden afgebroken")]
    [InlineData("temporarily_unavailable", "Microsoft meldt een fout: temporarily_unavailable.")]
    public async Task Error_of_the_authority_is_said_in_dutch(string error, string words)
    {
        desk.People.Error = error;
        var page = await OpenAsync();

        await SignInAsync(page);

        await page.GetByRole(AriaRole.Alert).GetByText(words).WaitForAsync();
    }

    [Fact]
    public async Task Answer_with_another_state_is_not_taken()
    {
        desk.People.Roles = ["ministerie.uploader"];
        desk.People.State = _ => "another";
        var page = await OpenAsync();

        var window = await SignInAsync(page);

        await window.GetByText("Er is geen werkplek meer die op deze aanmelding wacht").WaitForAsync();
        window.Url.ShouldBe($"{desk.Site}manage/signed-in");
        await Accessible.CheckAsync(window);
        await page.GetByText("Meld u aan in het venster dat is geopend.").WaitForAsync();
        (await TokenAsync()).ShouldBeNull("no code was sent for a token");
        desk.People.State = state => state;
        await SignInAsync(page);
        await HeadingAsync(page, "Onderzoeken");
    }

    [Fact]
    public async Task Code_of_somebody_else_gives_no_token()
    {
        desk.People.Roles = ["ministerie.uploader"];
        desk.People.Code = _ => desk.People.CodeOfSomebodyElse();
        var page = await OpenAsync();

        await SignInAsync(page);

        await page.GetByRole(AriaRole.Alert)
            .GetByText("Microsoft meldt een fout: invalid_grant, AADSTS70008.")
            .WaitForAsync();
    }

    [Fact]
    public async Task Expired_sign_in_is_renewed_and_what_was_begun_goes_on()
    {
        desk.People.Roles = ["ministerie.uploader"];
        var page = await OpenAsync();
        await SignInAsync(page);
        await HeadingAsync(page, "Onderzoeken");
        await BeginSurveyAsync(page, $"t-{Guid.NewGuid():n}"[..20]);
        await page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddHours(2));

        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("Uw aanmelding is verlopen").WaitForAsync();
        await Accessible.CheckAsync(page);
        desk.People.Identity = "1f0a6a0e-7a39-4a2b-9c1e-2f6f6d1b0002";
        await RenewAsync(page);
        await dialog.GetByText("U meldde zich aan als iemand anders.").WaitForAsync();
        desk.People.Identity = "1f0a6a0e-7a39-4a2b-9c1e-2f6f6d1b0001";
        await RenewAsync(page);

        await page.GetByText("codebook.json is opgeslagen.").WaitForAsync();
        (await dialog.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Sign_in_that_the_api_takes_for_expired_is_asked_for_again_or_left()
    {
        desk.People.Roles = ["ministerie.uploader"];
        var page = await OpenAsync();
        await SignInAsync(page);
        await HeadingAsync(page, "Onderzoeken");
        var refused = 0;
        await page.RouteAsync(
            "**/codebook?dryRun=true",
            route =>
                refused++ < 2
                    ? route.FulfillAsync(new() { Status = (int)HttpStatusCode.Unauthorized, Body = "{}" })
                    : route.ContinueAsync()
        );
        var name = $"t-{Guid.NewGuid():n}"[..20];
        await page.GetByLabel("Naam").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Beginnen" }).ClickAsync();
        await HeadingAsync(page, name);

        await UploadAsync(page, name);
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Alert).GetByText("Uw aanmelding is verlopen").WaitForAsync();
        (await page.GetByRole(AriaRole.Dialog).CountAsync()).ShouldBe(0);
        await UploadAsync(page, name);
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await RenewAsync(page);

        // Until it is refused again, the dialog is still the first one.
        await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref refused) == 2), TimeSpan.FromSeconds(30));
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await RenewAsync(page);
        await page.GetByText("codebook.json is in orde.").WaitForAsync();
    }

    [Fact]
    public async Task Desk_calls_the_authority_only_where_there_is_one()
    {
        using var client = new HttpClient();
        using var with = await client.GetAsync(new Uri(desk.Site, "manage"));
        using var back = await client.GetAsync(new Uri(desk.Site, "manage/signed-in"));
        var app = await fixture.StartedAsync();
        using var without = await app.Client.GetAsync(new Uri("/manage", UriKind.Relative));
        using var nowhere = await app.Client.GetAsync(new Uri("/manage/signed-in", UriKind.Relative));

        Connections(with).ShouldBe($"connect-src 'self' {desk.Authority}");
        Connections(back).ShouldBe("connect-src 'self'");
        Connections(without).ShouldBe("connect-src 'self'");
        nowhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        back.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        (await without.Content.ReadAsStringAsync()).ShouldNotContain("data-sign-in");

        static string Connections(HttpResponseMessage answer) =>
            answer
                .Headers.GetValues("Content-Security-Policy")
                .Single()
                .Split("; ")
                .Single(part => part.StartsWith("connect-src", StringComparison.Ordinal));
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await browser.PageAsync(desk.Site);
        page.Context.Request += (_, request) => _asked.Add(request);
        page.SetDefaultTimeout(30_000);
        await page.GotoAsync("/manage");
        return page;
    }

    private static Task<IPage> SignInAsync(IPage page) => AtAuthorityAsync(page, "Aanmelden met Microsoft");

    private static Task<IPage> RenewAsync(IPage page) => AtAuthorityAsync(page, "Opnieuw aanmelden");

    private static async Task<IPage> AtAuthorityAsync(IPage page, string button)
    {
        var window = await page.RunAndWaitForPopupAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync()
        );
        await window.GetByRole(AriaRole.Link, new() { Name = "Dat ben ik" }).ClickAsync();
        return window;
    }

    private static async Task ClosedAsync(IPage window)
    {
        var closed = new TaskCompletionSource();
        window.Close += (_, _) => closed.TrySetResult();
        if (!window.IsClosed)
            await closed.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>What the desk sent as its token last; null when it sent none.</summary>
    private async Task<string?> TokenAsync()
    {
        foreach (var request in _asked.ToArray().Reverse())
            if (await request.HeaderValueAsync("authorization") is { } bearer)
                return bearer["Bearer ".Length..];
        return null;
    }

    private static Task<string> KeptAsync(IPage page) =>
        page.EvaluateAsync<string>(
            "(async () => JSON.stringify([{...localStorage}, {...sessionStorage}, await indexedDB.databases(), await caches.keys(), document.cookie, location.href, document.documentElement.outerHTML]))()"
        );

    private static async Task BeginSurveyAsync(IPage page, string survey)
    {
        await page.GetByLabel("Naam").FillAsync(survey);
        await page.GetByRole(AriaRole.Button, new() { Name = "Beginnen" }).ClickAsync();
        await HeadingAsync(page, survey);
        await UploadAsync(page, survey);
        await page.GetByText("codebook.json is in orde.").WaitForAsync();
    }

    private static Task UploadAsync(IPage page, string survey) =>
        page.Locator("label.drop input")
            .First.SetInputFilesAsync(
                new FilePayload
                {
                    Name = "codebook.json",
                    MimeType = "application/json",
                    Buffer = Encoding.UTF8.GetBytes(TrialMonitor.Codebook(survey)),
                }
            );

    private static Task HeadingAsync(IPage page, string text) =>
        page.GetByRole(AriaRole.Heading, new() { Name = text, Level = 1 }).WaitForAsync();
}

/// <summary>A function app on which people sign in, and the issuer at which they do.</summary>
public sealed class DeskSignInFixture : IAsyncDisposable
{
    private const string Client = "5b0c6a6e-1d2f-4c57-9a3e-7a1e8f0c0001";
    private const string Audience = "5b0c6a6e-1d2f-4c57-9a3e-7a1e8f0c0002";

    private TokenIssuer? _issuer;
    private FunctionAppProcess? _app;

    internal AuthorizationServer People { get; } = new(Client, Audience);

    /// <summary>Where the app is.</summary>
    public Uri Site => _app!.Client.BaseAddress!;

    /// <summary>The origin of the issuer.</summary>
    public string Authority => _issuer!.Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Starts both before the first test, and has the issuer as it was before each.</summary>
    public async Task BeginAsync(FunctionAppFixture fixture)
    {
        await fixture.StartedAsync();
        _issuer ??= await TokenIssuer.StartAsync(People);
        _app ??= await FunctionAppProcess.StartAsync(
            fixture.ConnectionString,
            ("Access__Authority", _issuer.Address.AbsoluteUri),
            ("Access__Audience", Audience),
            ("Access__DeskClient", Client)
        );
        People.Redirect = new Uri(Site, "manage/signed-in");
        People.Identity = "1f0a6a0e-7a39-4a2b-9c1e-2f6f6d1b0001";
        People.Roles = [];
        People.Error = null;
        People.State = state => state;
        People.Code = code => code;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        if (_issuer is not null)
            await _issuer.DisposeAsync();
    }
}
