using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Serverless.Functions.Tests.App;
using Serverless.Functions.Tests.Browser;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Functions.Tests.Desk;

/// <summary>The commissioner's desk in a browser, from signing in to published figures.</summary>
public sealed class DeskTests(FunctionAppFixture fixture, BrowserFixture browser)
{
    [Fact]
    public async Task Survey_goes_from_codebook_over_a_file_with_an_error_to_published_figures()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        var page = await browser.PageAsync(survey.App.Client.BaseAddress!);
        var complaints = Complaints(page);
        await SignInAsync(page);

        await page.GetByLabel("Naam").FillAsync(survey.Survey);
        await page.GetByRole(AriaRole.Button, new() { Name = "Beginnen" }).ClickAsync();
        await HeadingAsync(page, survey.Survey);
        await UploadAsync(page, "Codeboek Sleep", "codebook.json", TrialMonitor.Codebook(survey.Survey));
        await page.GetByText("codebook.json is in orde.").WaitForAsync();
        await Accessible.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "2024", Exact = true }).ClickAsync();
        await HeadingAsync(page, "Proefmonitor 2024");
        await page.GetByText("Wacht op bestanden").WaitForAsync();

        var faulty = TrialMonitor.Responses(40).Replace("r000003;", "r000002;", StringComparison.Ordinal);
        await UploadAsync(page, "Antwoorden van scholen", "antwoorden.csv", faulty);
        await page.GetByText("Rij 4 heeft hetzelfde respondent-id.").WaitForAsync();
        await Accessible.CheckAsync(page);
        // Rules have names for people; what is saved has their codes.
        await page.GetByLabel("Regel").SelectOptionAsync("Dubbele respondent");
        (await page.GetByLabel("Regel").InputValueAsync()).ShouldBe("duplicate-id");
        await page.GetByRole(AriaRole.Cell, new() { Name = "Dubbele respondent" }).WaitForAsync();
        await page.GetByLabel("Zoek in deze lijst").FillAsync("niets van dit alles");
        await page.GetByText("0 van ").WaitForAsync();

        await UploadAsync(page, "Antwoorden van scholen", "antwoorden.csv", TrialMonitor.Responses(40));
        await page.GetByText("antwoorden.csv is in orde.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await page.GetByText("antwoorden.csv is opgeslagen.").WaitForAsync();
        // Whoever stored it goes on at what came of it, and does not begin at the top of the page again.
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe(
            "antwoorden.csv is opgeslagen."
        );
        await UploadAsync(page, "Populatie van scholen", "populatie.csv", SmallSurvey.Population());
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await page.GetByText("populatie.csv is opgeslagen.").WaitForAsync();

        await survey.PublishAsync("2024", fixture.Account);
        await page.GetByRole(AriaRole.Button, new() { Name = "Vernieuwen" }).ClickAsync();
        await page.GetByText("Bijgewerkt").First.WaitForAsync();
        await Accessible.CheckAsync(page);
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Factsheet", Exact = true }).First.ClickAsync()
        );
        using var saved = new StreamReader(await download.CreateReadStreamAsync());
        (await saved.ReadLineAsync())!.ShouldStartWith("%PDF-");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Draft_is_shown_discussed_published_corrected_and_withdrawn_by_keyboard_alone()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        var page = await browser.PageAsync(survey.App.Client.BaseAddress!);
        var complaints = Complaints(page);
        await SignInAsync(page);
        await UploadDraftAsync(page, survey);
        var newest = page.GetByRole(AriaRole.Region, new() { Name = "Uitgaven" }).GetByRole(AriaRole.Row).Nth(1);
        await newest.GetByText("Concept").WaitForAsync();

        await PressAsync(newest, "Inzage");
        await page.GetByLabel("Waarvoor").FillAsync("stuurgroep");
        await PressAsync(page, "Inzage geven");
        var address = await page.Locator("code.secret").InnerTextAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "Blokkeren" }).WaitForAsync();
        await Accessible.CheckAsync(page);
        await ReadsDraftAsync(survey, address);

        await PressAsync(newest, "Opmerkingen");
        await page.GetByText("Er zijn nog geen opmerkingen.").WaitForAsync();
        await Accessible.CheckAsync(page);
        await page.GetByLabel("Waarover").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("Opmerking", new() { Exact = true }).FillAsync("Klopt <dit>?");
        await PressAsync(page, "Toevoegen");
        await page.GetByText("Klopt <dit>?").WaitForAsync();
        await Accessible.CheckAsync(page);
        await PressAsync(newest, "Publiceren");
        await Accessible.CheckAsync(page);
        await PressAsync(page.Locator("form.choice"), "Publiceren");
        await page.GetByRole(AriaRole.Alert).GetByText("Er zijn opmerkingen die niet zijn afgehandeld").WaitForAsync();
        await PressAsync(newest, "Opmerkingen");
        await PressAsync(page, "Afhandelen");
        await page.GetByText("Afgehandeld").WaitForAsync();
        await PressAsync(newest, "Publiceren");
        await PressAsync(page.Locator("form.choice"), "Publiceren");
        await newest.GetByText("Gepland").WaitForAsync();
        (await survey.RenderCurrentAsync("2024", fixture.Account)).EnsureSucceeded();
        await PressAsync(page, "Vernieuwen");
        await newest.GetByText("Gepubliceerd").WaitForAsync();

        await UploadAsync(page, "Antwoorden van scholen", "verbeterd.csv", TrialMonitor.Responses(60, seed: 5));
        await PressAsync(page, "Opslaan");
        await page.GetByText("verbeterd.csv is opgeslagen.").WaitForAsync();
        (await survey.RecomputeAsync("2024")).EnsureSucceeded();
        (await survey.RenderCurrentAsync("2024", fixture.Account)).EnsureSucceeded();
        await PressAsync(page, "Vernieuwen");
        await newest.GetByText("Concept").WaitForAsync();
        await PressAsync(newest, "Publiceren");
        await page.GetByLabel("Reden van de correctie").FillAsync("Twintig scholen ontbraken.");
        await PressAsync(page.Locator("form.choice"), "Publiceren");
        await newest.GetByText("Gepland").WaitForAsync();
        (await survey.RenderCurrentAsync("2024", fixture.Account)).EnsureSucceeded();
        await PressAsync(page, "Vernieuwen");
        await page.GetByText("Vervangen door een correctie").WaitForAsync();
        await Accessible.CheckAsync(page);
        await ReadsCorrectionAsync(survey, "Twintig scholen ontbraken.");

        await PressAsync(newest, "Intrekken");
        await page.GetByLabel("Reden van de intrekking").FillAsync("Toch niet goed.");
        await PressAsync(page.Locator("div.choice"), "Intrekken");
        await Accessible.CheckAsync(page);
        await PressAsync(page.Locator("div.choice"), "Intrekken");
        await newest.GetByText("Ingetrokken").WaitForAsync();
        await Accessible.CheckAsync(page);
        await ReadsWithdrawalAsync(survey, "Toch niet goed.");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Draft_is_scheduled_for_another_moment_taken_off_and_published_without_anything_being_asked_again()
    {
        var year = TimeProvider.System.GetUtcNow().Year + 1;
        var survey = await SurveyClient.NewAsync(fixture);
        var page = await browser.PageAsync(survey.App.Client.BaseAddress!);
        var complaints = Complaints(page);
        await SignInAsync(page);
        await UploadDraftAsync(page, survey);
        var newest = page.GetByRole(AriaRole.Region, new() { Name = "Uitgaven" }).GetByRole(AriaRole.Row).Nth(1);
        await newest.GetByText("Concept").WaitForAsync();

        await PressAsync(newest, "Publiceren");
        await page.GetByLabel("Moment").FillAsync(Invariant($"{year}-05-04T09:30"));
        await PressAsync(page.Locator("form.choice"), "Plannen");
        await newest.GetByText(Invariant($"4 mei {year}, 09:30")).WaitForAsync();
        await Accessible.CheckAsync(page);
        (await survey.RenderCurrentAsync("2024", fixture.Account)).EnsureSucceeded();
        await PressAsync(newest, "Moment wijzigen");
        (await page.GetByLabel("Moment").InputValueAsync()).ShouldBe(Invariant($"{year}-05-04T09:30"));
        await page.GetByLabel("Moment").FillAsync(Invariant($"{year}-06-01T12:00"));
        await PressAsync(page.Locator("form.choice"), "Plannen");
        await newest.GetByText(Invariant($"1 jun {year}, 12:00")).WaitForAsync();

        await PressAsync(newest, "Planning schrappen");
        await Accessible.CheckAsync(page);
        await PressAsync(newest, "Planning schrappen");
        await newest.GetByText("Concept").WaitForAsync();
        (await survey.RenderCurrentAsync("2024", fixture.Account)).EnsureSucceeded();

        await PressAsync(newest, "Publiceren");
        await PressAsync(page.Locator("form.choice"), "Publiceren");
        await newest.GetByText("Gepland").WaitForAsync();
        (await survey.RenderCurrentAsync("2024", fixture.Account)).EnsureSucceeded();
        // The focus is where it was led to; nothing is pressed.
        await newest.GetByText("Gepubliceerd").WaitForAsync();
        complaints.ShouldBeEmpty();
    }

    /// <summary>From nothing to a draft, over a file with an error.</summary>
    private async Task UploadDraftAsync(IPage page, SurveyClient survey)
    {
        await page.GetByLabel("Naam").FillAsync(survey.Survey);
        await page.Keyboard.PressAsync("Enter");
        await HeadingAsync(page, survey.Survey);
        var codebook = JsonNode.Parse(TrialMonitor.Codebook(survey.Survey))!;
        codebook["release"] = new JsonObject { ["mode"] = "review" };
        await UploadAsync(page, "Codeboek Sleep", "codebook.json", codebook.ToJsonString());
        await PressAsync(page, "Opslaan");
        await page.GetByText("codebook.json is opgeslagen.").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "2024", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await HeadingAsync(page, "Proefmonitor 2024");
        var faulty = TrialMonitor.Responses(40).Replace("r000003;", "r000002;", StringComparison.Ordinal);
        await UploadAsync(page, "Antwoorden van scholen", "antwoorden.csv", faulty);
        await page.GetByText("Fouten: ", new() { Exact = false }).First.WaitForAsync();
        await UploadAsync(page, "Antwoorden van scholen", "antwoorden.csv", TrialMonitor.Responses(40));
        await PressAsync(page, "Opslaan");
        await page.GetByText("antwoorden.csv is opgeslagen.").WaitForAsync();
        await UploadAsync(page, "Populatie van scholen", "populatie.csv", SmallSurvey.Population());
        await PressAsync(page, "Opslaan");
        await page.GetByText("populatie.csv is opgeslagen.").WaitForAsync();
        await survey.PublishAsync("2024", fixture.Account);
        await PressAsync(page, "Vernieuwen");
    }

    /// <summary>Somebody with the address alone: no key, another browser.</summary>
    private async Task ReadsDraftAsync(SurveyClient survey, string address)
    {
        var reader = await browser.PageAsync(survey.App.Client.BaseAddress!);
        var asked = new List<string>();
        reader.Request += (_, request) =>
            asked.Add($"{request.Url.Split('#')[0]} {request.Headers.GetValueOrDefault("referer")}");
        await reader.GotoAsync(address);
        await reader.WaitForURLAsync($"**/{survey.Survey}/2024/releases/1");
        await Accessible.CheckAsync(reader);
        var secret = new Uri(address).Fragment[1..];
        asked.ShouldBeSomeThatAll(one => !one.Contains(secret, StringComparison.Ordinal));
        (await reader.EvaluateAsync<string>("document.cookie")).ShouldBeEmpty("scripts cannot read it");
        await reader.Locator("a.language").ClickAsync();
        await reader.WaitForURLAsync($"**/en/{survey.Survey}/2024/releases/1");
        await reader.Locator("nav.take a.button").ClickAsync();
        await reader.WaitForURLAsync($"**/en/{survey.Survey}/2024/releases/1/tables");
        await Accessible.CheckAsync(reader);
        await reader.GoBackAsync();
        await DownloadsAsync(reader, "releases/1/");
        var stranger = await browser.PageAsync(survey.App.Client.BaseAddress!);
        (
            await stranger.GotoAsync(new Uri(address).AbsolutePath.Replace("/preview", "", StringComparison.Ordinal))
        )!.Status.ShouldBe(404);
        await stranger.GotoAsync($"{new Uri(address).AbsolutePath}#swp_{new string('A', 43)}");
        await stranger.GetByRole(AriaRole.Alert).WaitForAsync();
        await Accessible.CheckAsync(stranger);
        stranger.Url.ShouldNotContain("#");
    }

    [Fact]
    public async Task Large_file_comes_in_blocks_and_one_that_broke_off_is_sent_again()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        var page = await browser.PageAsync(survey.App.Client.BaseAddress!);
        var complaints = Complaints(page);
        var blocks = new List<string>();
        var isAway = true;
        await page.RouteAsync(
            "**/blocks/*",
            route =>
            {
                blocks.Add(route.Request.Url.Split('/')[^1]);
                return blocks.Count > 1 && isAway ? route.AbortAsync() : route.ContinueAsync();
            }
        );
        await SignInAsync(page);
        await page.EvaluateAsync($"location.hash = 'survey/{survey.Survey}/2024'");
        await HeadingAsync(page, "Proefmonitor 2024");

        await UploadAsync(page, "Antwoorden van scholen", "groot.csv", TrialMonitor.Responses(300_000));
        await page.GetByText("De verbinding is weg.").WaitForAsync();
        isAway = false;
        await page.GetByText("groot.csv is in orde.").WaitForAsync();
        blocks[..3].ShouldBe(["1", "2", "2"]);
        blocks[3..].ShouldBeSubsetOf(["2"]);
        var sent = blocks.Count;
        var answer = await page.RunAndWaitForResponseAsync(() => PressAsync(page, "Opslaan"), "**/completion");
        answer.Status.ShouldBe(202);
        blocks.Count.ShouldBe(sent);
        var id = (await answer.HeaderValueAsync("location"))!.Split('/')[^1];
        (await survey.StoreAsync(id)).EnsureSucceeded();
        await page.GetByText("groot.csv is opgeslagen.").WaitForAsync();
        complaints.ShouldBeEmpty();
    }

    private async Task ReadsCorrectionAsync(SurveyClient survey, string reason)
    {
        var reader = await browser.PageAsync(survey.App.Client.BaseAddress!);
        await reader.GotoAsync($"/{survey.Survey}/2024");
        await reader.GetByText(reason).First.WaitForAsync();
        await Accessible.CheckAsync(reader);
        await DownloadsAsync(reader, "releases/2/");
    }

    private async Task ReadsWithdrawalAsync(SurveyClient survey, string reason)
    {
        var reader = await browser.PageAsync(survey.App.Client.BaseAddress!);
        (await reader.GotoAsync($"/{survey.Survey}/2024"))!.Status.ShouldBe(410);
        await reader.GetByText(reason).WaitForAsync();
        await Accessible.CheckAsync(reader);
    }

    private static async Task DownloadsAsync(IPage reader, string release)
    {
        var address = (await reader.Locator(".downloads a").First.GetAttributeAsync("href"))!;
        address.ShouldContain(release);
        var file = await reader.APIRequest.GetAsync(address);
        (await file.BodyAsync()).AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
    }

    /// <summary>Presses a button without a mouse.</summary>
    private static async Task PressAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task PressAsync(ILocator place, string button)
    {
        await place.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last.FocusAsync();
        await place.Page.Keyboard.PressAsync("Enter");
    }

    [Fact]
    public async Task Key_is_kept_nowhere_but_in_the_page_and_is_gone_with_it()
    {
        var page = await browser.PageAsync((await fixture.StartedAsync()).Client.BaseAddress!);
        await SignInAsync(page);

        var kept = await page.EvaluateAsync<string>(
            "(async () => JSON.stringify([{...localStorage}, {...sessionStorage}, await indexedDB.databases(), await caches.keys(), document.cookie, location.href, document.documentElement.outerHTML]))()"
        );
        (await page.EvaluateAsync<int>("indexedDB.databases().then(all => all.length)")).ShouldBe(0);

        kept.ShouldNotContain(TestKeys.Key.Text);
        (await page.Context.CookiesAsync()).ShouldBeEmpty();
        (await page.Context.StorageStateAsync()).ShouldNotContain(TestKeys.Key.Text);
        await page.ReloadAsync();
        await page.GetByLabel("Sleutel").WaitForAsync();
    }

    [Fact]
    public async Task Organisation_issues_and_revokes_a_key_and_adds_and_tests_a_webhook()
    {
        var site = (await fixture.StartedAsync()).Client.BaseAddress!;
        var page = await browser.PageAsync(site);
        var complaints = Complaints(page);
        await SignInAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Organisatie proef" }).ClickAsync();
        await HeadingAsync(page, "Organisatie proef");
        var label = $"veldbureau {Guid.NewGuid():n}";

        // Webhooks have a label too, and may be there before keys are.
        var issue = page.GetByRole(AriaRole.Button, new() { Name = "Uitgeven" });
        var form = page.Locator("form").Filter(new() { Has = issue });
        await form.GetByLabel("Waarvoor").FillAsync(label);
        await form.GetByLabel("aanleveraar").CheckAsync();
        await issue.ClickAsync();
        var key = await page.Locator("code.secret").InnerTextAsync();
        key.ShouldStartWith("swk_");
        await Accessible.CheckAsync(page);
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = label });
        await row.GetByRole(AriaRole.Button, new() { Name = "Blokkeren" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Blokkeren" }).ClickAsync();
        await row.GetByText("Geblokkeerd").WaitForAsync();

        var receiver = new Uri(site, $"nobody-{Guid.NewGuid():n}").AbsoluteUri;
        await page.GetByLabel("Adres").FillAsync(receiver);
        await page.GetByRole(AriaRole.Button, new() { Name = "Toevoegen" }).ClickAsync();
        (await page.Locator("code.secret").InnerTextAsync()).ShouldStartWith("whsec_");
        var hook = page.GetByRole(AriaRole.Row).Filter(new() { HasText = receiver });
        await hook.GetByRole(AriaRole.Button, new() { Name = "Proefbericht" }).ClickAsync();
        await page.GetByText("webhook.test").WaitForAsync();
        await Accessible.CheckAsync(page);
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Organisation_has_its_house_style_checked_and_stored_and_removes_it()
    {
        var page = await browser.PageAsync((await fixture.StartedAsync()).Client.BaseAddress!);
        var complaints = Complaints(page);
        await SignInAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Organisatie proef" }).ClickAsync();
        await page.GetByText("Er is geen huisstijl").WaitForAsync();

        await page.GetByLabel("Hoofdkleur").FillAsync("#ffee00");
        await page.GetByLabel("Accentkleur").FillAsync("#a3340c");
        await PressAsync(page, "Controleren");
        await page.GetByText("Fouten: ", new() { Exact = false }).First.WaitForAsync();
        await Accessible.CheckAsync(page);
        await page.GetByLabel("Hoofdkleur").FillAsync("#1f3a7a");
        await page.GetByLabel("Logo (SVG of PNG)")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "logo.svg",
                    MimeType = "image/svg+xml",
                    Buffer = Encoding.UTF8.GetBytes(
                        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#1f3a7a"/></svg>"""
                    ),
                }
            );
        await page.GetByLabel("Wat het logo zegt, Nederlands").FillAsync("Logo van de proef");
        await page.GetByLabel("Wat het logo zegt, Engels").FillAsync("Logo of the trial");
        await PressAsync(page, "Controleren");
        await page.GetByText("De huisstijl is in orde.").WaitForAsync();
        await PressAsync(page, "Opslaan");
        await page.GetByText("Zo zien nieuwe uitgaven eruit").WaitForAsync();
        (await page.GetByLabel("Hoofdkleur").InputValueAsync()).ShouldBe("#1f3a7a");
        await Accessible.CheckAsync(page);

        var form = page.Locator("form", new() { HasText = "Hoofdkleur" });
        await PressAsync(form, "Verwijderen");
        await PressAsync(form, "Verwijderen");
        await page.GetByText("Er is geen huisstijl").WaitForAsync();
        complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/manage", "Werkplek voor opdrachtgevers")]
    [InlineData("/en/manage", "Commissioner's desk")]
    public async Task Desk_can_be_used_by_keyboard_and_on_a_narrow_screen_in_both_languages(
        string address,
        string title
    )
    {
        var page = await browser.PageAsync(
            (await fixture.StartedAsync()).Client.BaseAddress!,
            new() { Width = 320, Height = 640 }
        );
        await page.GotoAsync(address);
        await HeadingAsync(page, title);
        await Accessible.CheckAsync(page);

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(TestKeys.Key.Text);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#desk-bar a").First.WaitForAsync();

        var overflow = await page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        overflow.ShouldBeLessThanOrEqualTo(0);
        await Accessible.CheckAsync(page);
    }

    [Fact]
    public async Task Key_that_is_not_taken_is_answered_with_the_reason()
    {
        var page = await browser.PageAsync((await fixture.StartedAsync()).Client.BaseAddress!);
        await page.GotoAsync("/manage");

        await page.GetByLabel("Sleutel").FillAsync("swk_geen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();

        await page.GetByRole(AriaRole.Alert).GetByText("Deze sleutel wordt niet aangenomen").WaitForAsync();
        await Accessible.CheckAsync(page);
    }

    [Fact]
    public async Task Desk_may_run_and_load_nothing_but_its_own_and_makes_no_markup_of_text()
    {
        var page = await browser.PageAsync((await fixture.StartedAsync()).Client.BaseAddress!);
        var answer = (await page.GotoAsync("/manage"))!;

        var policy = (await answer.AllHeadersAsync())["content-security-policy"].Split("; ");
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self'");
        policy.ShouldContain("connect-src 'self'");
        policy.ShouldContain("form-action 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        var injected = await page.EvaluateAsync<string>(
            "(() => { try { document.body.innerHTML = '<b>x</b>'; return 'written'; } catch { return 'refused'; } })()"
        );
        injected.ShouldBe("refused");
    }

    [Fact]
    public void Script_of_the_desk_is_small_and_takes_every_word_from_the_page()
    {
        var scripts = Directory
            .EnumerateFiles(Repository.PathOf("core", "Portal", "Assets"), "desk*.js")
            .Select(File.ReadAllText)
            .ToList();

        scripts.Count.ShouldBeGreaterThan(5);
        scripts.Sum(Encoding.UTF8.GetByteCount).ShouldBeLessThan(65_000);
        string.Concat(scripts).ShouldNotContain("localStorage");
        string.Concat(scripts).ShouldNotContain("innerHTML");
    }

    [Fact]
    public async Task Erasing_asks_every_time_and_says_in_dutch_what_is_wrong()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(40))).EnsureSuccessStatusCode();
        var page = await browser.PageAsync(survey.App.Client.BaseAddress!);
        var complaints = Complaints(page);
        await SignInAsync(page);
        await page.EvaluateAsync($"location.hash = 'survey/{survey.Survey}'");
        var form = page.Locator("section.choice", new() { HasText = "Iemand wissen" });

        await page.GetByLabel("Respondent", new() { Exact = true }).FillAsync("nergens");
        await PressAsync(form, "Wissen");
        await page.Keyboard.PressAsync("Escape");
        (await form.GetByRole(AriaRole.Alert).CountAsync()).ShouldBe(0);
        await ConfirmAsync();
        await page.GetByRole(AriaRole.Alert).GetByText("Er is niets veranderd").WaitForAsync();
        await page.GetByLabel("Respondent", new() { Exact = true }).FillAsync("r000001");
        await ConfirmAsync();
        await page.GetByText("Rijen gewist: 1").WaitForAsync();
        (await form.GetByRole(AriaRole.Button, new() { Name = "Annuleren" }).CountAsync()).ShouldBe(0);
        await Accessible.CheckAsync(page);
        await page.ReloadAsync();
        await page.GetByLabel("Sleutel").FillAsync(TestKeys.Key.Text);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Respondent gewist").First.WaitForAsync();
        complaints.ShouldBeEmpty();

        async Task ConfirmAsync()
        {
            await PressAsync(form, "Wissen");
            await form.GetByRole(AriaRole.Button, new() { Name = "Annuleren" }).WaitForAsync();
            await form.GetByRole(AriaRole.Button, new() { Name = "Wissen" }).FocusAsync();
            await page.Keyboard.PressAsync("Enter");
        }
    }

    [Fact]
    public async Task Connection_that_fails_is_said_and_what_was_filled_in_is_still_there()
    {
        var page = await browser.PageAsync((await fixture.StartedAsync()).Client.BaseAddress!);
        await page.GotoAsync("/manage");
        await page.RouteAsync("**/api/**", route => route.AbortAsync());

        await page.GetByLabel("Sleutel").FillAsync(TestKeys.Key.Text);
        await page.Keyboard.PressAsync("Enter");

        await page.GetByRole(AriaRole.Alert).GetByText("Geen verbinding").WaitForAsync();
        (await page.GetByLabel("Sleutel").InputValueAsync()).ShouldBe(TestKeys.Key.Text);
        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
        await HeadingAsync(page, "Onderzoeken");
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/manage");
        await page.GetByLabel("Sleutel").FillAsync(TestKeys.Key.Text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
        await HeadingAsync(page, "Onderzoeken");
    }

    private static Task HeadingAsync(IPage page, string text) =>
        page.GetByRole(AriaRole.Heading, new() { Name = text, Level = 1 }).WaitForAsync();

    private static Task UploadAsync(IPage page, string place, string name, string content) =>
        page.Locator("label.drop", new() { HasText = place })
            .Locator("input")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/octet-stream",
                    Buffer = Encoding.UTF8.GetBytes(content),
                }
            );

    /// <summary>What the browser complains of: scripts that fail, and what the policy refuses.</summary>
    private static List<string> Complaints(IPage page)
    {
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            // A refused upload is an answer, not a fault of the page.
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        return complaints;
    }
}
