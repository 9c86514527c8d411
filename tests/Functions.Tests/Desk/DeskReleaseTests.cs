using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Serverless.Functions.Tests.App;
using Serverless.Functions.Tests.Browser;
using Shouldly;
using Xunit;
using static System.FormattableString;
using static Serverless.Functions.Tests.Desk.DeskPage;

namespace Serverless.Functions.Tests.Desk;

/// <summary>Releases on the commissioner's desk, from draft to withdrawn.</summary>
public sealed class DeskReleaseTests(FunctionAppFixture fixture, BrowserFixture browser)
{
    [Fact]
    public async Task Draft_is_shown_discussed_published_corrected_and_withdrawn_by_keyboard_alone()
    {
        var (survey, page, complaints) = await DraftAsync();
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

        // What was taken back by mistake is public again, at the same address.
        await PressAsync(newest, "Opnieuw publiceren");
        await Accessible.CheckAsync(page);
        await PressAsync(newest, "Opnieuw publiceren");
        await newest.GetByText("Gepubliceerd").WaitForAsync();
        (await page.GetByRole(AriaRole.Button, new() { Name = "Opnieuw publiceren" }).CountAsync()).ShouldBe(0);
        await ReadsCorrectionAsync(survey, "Twintig scholen ontbraken.");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Draft_is_scheduled_for_another_moment_taken_off_and_published_without_anything_being_asked_again()
    {
        var year = TimeProvider.System.GetUtcNow().Year + 1;
        var (survey, page, complaints) = await DraftAsync();
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

    /// <summary>
    /// From signing in to a draft, over a file with an error; with the complaints of the page as they come.
    /// </summary>
    private async Task<(SurveyClient Survey, IPage Page, List<string> Complaints)> DraftAsync()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        var page = await browser.PageAsync(survey.App.Client.BaseAddress!);
        var complaints = Complaints(page);
        await SignInAsync(page);
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
        return (survey, page, complaints);
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
}
