using Microsoft.Playwright;
using Serverless.Functions.Tests.App;
using Serverless.Functions.Tests.Browser;
using Shouldly;
using Xunit;
using static Serverless.Functions.Tests.Desk.DeskPage;

namespace Serverless.Functions.Tests.Desk;

/// <summary>Files on the commissioner's desk, from one with an error to published figures and to erasure.</summary>
public sealed class DeskUploadTests(FunctionAppFixture fixture, BrowserFixture browser)
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
        // Where in a codebook something is wrong is a place in it, not a row and a column.
        await UploadAsync(page, "Codeboek Sleep", "codebook.json", """{ "survey": "x" }""");
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "Plaats" }).WaitForAsync();
        (await page.GetByRole(AriaRole.Columnheader, new() { Name = "Rij" }).CountAsync()).ShouldBe(0);
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
    public async Task Large_file_comes_in_blocks_and_one_that_broke_off_is_sent_again()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        var page = await browser.PageAsync(survey.App.Client.BaseAddress!);
        var complaints = Complaints(page);
        await page.AddInitScriptAsync(
            "let listening = 0; const [add, remove] = [addEventListener, removeEventListener];"
                + "addEventListener = (name, ...more) => { listening += name === 'online'; add(name, ...more); };"
                + "removeEventListener = (name, ...more) => { listening -= name === 'online'; remove(name, ...more); };"
                + "window.waiting = () => listening;"
        );
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
        (await page.EvaluateAsync<int>("waiting()")).ShouldBe(0, "nothing waits for a connection any more");
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
}
