using System.Text;
using Microsoft.Playwright;
using Serverless.Functions.Tests.App;
using Serverless.Functions.Tests.Browser;
using Shouldly;
using Xunit;
using static Serverless.Functions.Tests.Desk.DeskPage;

namespace Serverless.Functions.Tests.Desk;

/// <summary>The commissioner's desk in a browser: who gets in, the organisation, and what the page is for everybody.</summary>
public sealed class DeskTests(FunctionAppFixture fixture, BrowserFixture browser)
{
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
        await issue.ClickAsync();
        await page.GetByText("Kies minstens één rol.").WaitForAsync();
        await form.GetByLabel("aanleveraar: codeboeken, populaties").CheckAsync();
        await issue.ClickAsync();
        var key = await page.Locator("code.secret").InnerTextAsync();
        key.ShouldStartWith("swk_");
        await Accessible.CheckAsync(page);
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = label });
        await row.GetByRole(AriaRole.Button, new() { Name = "Blokkeren" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Blokkeren" }).ClickAsync();
        await row.GetByText("Geblokkeerd").WaitForAsync();
        // What was done is in the log at once, in words.
        await page.GetByRole(AriaRole.Cell, new() { Name = "Sleutel geblokkeerd" }).First.WaitForAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = ", aanleveraar" }).First.WaitForAsync();
        // Nobody shuts themselves out without being told.
        var own = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "(de sleutel die u nu gebruikt)" });
        await own.GetByRole(AriaRole.Button, new() { Name = "Blokkeren" }).ClickAsync();
        await own.GetByText("U werkt nu zelf met deze sleutel").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");

        var receiver = new Uri(site, $"nobody-{Guid.NewGuid():n}").AbsoluteUri;
        await page.GetByLabel("Adres").FillAsync(receiver);
        await page.GetByLabel("uitgave gecorrigeerd").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Toevoegen" }).ClickAsync();
        (await page.Locator("code.secret").InnerTextAsync()).ShouldStartWith("whsec_");
        var hook = page.GetByRole(AriaRole.Row).Filter(new() { HasText = receiver });
        await hook.GetByText("uitgave gecorrigeerd").WaitForAsync();
        await hook.GetByRole(AriaRole.Button, new() { Name = "Proefbericht" }).ClickAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "proef", Exact = true }).WaitForAsync();
        await PressAsync(page, "Huisstijl");
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Huisstijl");
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
        scripts.Sum(Encoding.UTF8.GetByteCount).ShouldBeLessThan(75_000);
        string.Concat(scripts).ShouldNotContain("localStorage");
        string.Concat(scripts).ShouldNotContain("innerHTML");
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
}
