using System.Globalization;
using Microsoft.Playwright;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Functions.Tests.Browser;

/// <summary>What readers do on the pages: find, choose, compare, take along; with and without script or mouse.</summary>
public sealed class ReaderTests(FunctionAppFixture fixture, BrowserFixture browser)
{
    private const string Tables = "/stand-van-het-land/2019/tables";

    private readonly PublishedPages _pages = new(fixture, browser);

    [Fact]
    public async Task Reader_finds_a_survey_its_wave_and_its_factsheet_from_the_root_without_a_script()
    {
        await using var opened = await _pages.OpenAsync("/", new() { JavaScriptEnabled = false });
        var page = opened.Page;

        await page.FillAsync("input[name=q]", "monitor");
        await page.ClickAsync("form.search button");
        page.Url.ShouldContain("q=monitor");
        await page.Locator($".cards a[href='/{opened.Survey}']").First.ClickAsync();
        await page.Locator(".wave h3 + p + p a").First.ClickAsync();

        (await page.Locator("h1").CountAsync()).ShouldBe(1);
        (await page.Locator("table, svg.chart, .numbers").CountAsync()).ShouldBeGreaterThan(0);
        var file = await page.Locator(".downloads a").First.GetAttributeAsync("href");
        var download = await page.APIRequest.GetAsync(file!);
        download.Headers["content-type"].ShouldBe("application/pdf");
    }

    [Fact]
    public async Task Without_a_script_every_table_is_there_and_nothing_that_does_not_work()
    {
        await using var opened = await _pages.OpenAsync(Tables, new() { JavaScriptEnabled = false });

        (await opened.Page.Locator("#choice").IsVisibleAsync()).ShouldBeFalse();
        (await opened.Page.Locator(".question table").CountAsync()).ShouldBeGreaterThan(40);
        (await opened.Page.Locator(".question table").Last.IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Reader_compares_two_groups_and_can_send_the_comparison_to_somebody()
    {
        await using var opened = await _pages.OpenAsync(Tables, new());
        var page = opened.Page;
        var all = await page.Locator("th[data-group]:visible").CountAsync();

        await page.UncheckAsync("input[value=schoolbesturen]");
        await page.UncheckAsync("input[value=kov-besturen]");

        (await page.Locator("th[data-group=schoolbesturen]:visible").CountAsync()).ShouldBe(0);
        var left = await page.Locator("th[data-group]:visible").CountAsync();
        left.ShouldBeInRange(1, all - 1);
        await EveryRowIsAsWideAsItsHeaderAsync(page);
        await page.ReloadAsync();
        (await page.Locator("th[data-group]:visible").CountAsync()).ShouldBe(left);
        (await page.IsCheckedAsync("input[value=schoolbesturen]")).ShouldBeFalse();
        await page.ClickAsync("button[type=reset]");

        // The page follows once the form has its first values again.
        await Microsoft.Playwright.Assertions.Expect(page.Locator("th[data-group]:visible")).ToHaveCountAsync(all);
        opened.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reader_leaves_out_a_wave()
    {
        await using var opened = await _pages.OpenAsync(Tables, new());

        await opened.Page.UncheckAsync("input[name=wave][value='2016']");

        (await opened.Page.Locator("th[data-wave='2016']:visible").CountAsync()).ShouldBe(0);
        (await opened.Page.Locator("th[data-group]:visible").CountAsync()).ShouldBeGreaterThan(20);
        await EveryRowIsAsWideAsItsHeaderAsync(opened.Page);
    }

    [Fact]
    public async Task Reader_sees_one_chapter_or_only_questions_with_a_difference()
    {
        await using var opened = await _pages.OpenAsync(Tables, new());
        var page = opened.Page;
        var questions = page.Locator(".question:visible");
        var all = await questions.CountAsync();

        await page.CheckAsync("input[name=differences]");
        var differing = await questions.CountAsync();
        await page.SelectOptionAsync("select[name=chapter]", new SelectOptionValue { Index = 2 });
        var inChapter = await questions.CountAsync();

        differing.ShouldBeInRange(1, all - 1);
        inChapter.ShouldBeInRange(0, differing - 1);
        (await page.Locator("[data-chapter]:visible").CountAsync()).ShouldBe(1);
        (await page.Locator("output").InnerTextAsync()).ShouldContain(Invariant($"{inChapter} "));
    }

    [Fact]
    public async Task Everything_can_be_reached_and_used_with_the_keyboard_alone()
    {
        await using var opened = await _pages.OpenAsync("/stand-van-het-land/2019", new());
        var page = opened.Page;

        await page.Keyboard.PressAsync("Tab");
        (await FocusedAsync(page)).ShouldBe("skip");
        await page.Keyboard.PressAsync("Enter");
        page.Url.ShouldEndWith("#content");
        for (
            var i = 0;
            i < 60 && !await page.EvaluateAsync<bool>("document.activeElement.matches('figure summary')");
            i++
        )
            await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        (await page.Locator("details[open] table").First.IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Figure_can_be_taken_along_as_drawing_and_as_table()
    {
        await using var opened = await _pages.OpenAsync("/stand-van-het-land/2019", new() { AcceptDownloads = true });
        var page = opened.Page;
        await page.Locator("figure summary").First.ClickAsync();

        var drawing = await page.RunAndWaitForDownloadAsync(() => page.Locator(".tools button").Nth(0).ClickAsync());
        var table = await page.RunAndWaitForDownloadAsync(() => page.Locator(".tools button").Nth(1).ClickAsync());

        (await TextAsync(drawing)).ShouldStartWith("<svg");
        (await TextAsync(table)).Split("\r\n").Length.ShouldBeGreaterThan(2);
        opened.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Address_of_a_figure_leads_to_it()
    {
        await using var opened = await _pages.OpenAsync(Tables, new());
        var id = await opened.Page.Locator(".question td[id]").Nth(30).GetAttributeAsync("id");

        await opened.Page.GotoAsync($"{Tables}#{id}");

        (await opened.Page.EvaluateAsync<string>("document.querySelector(':target').id")).ShouldBe(id);
    }

    /// <summary>On the longest pages the addresses of figures are kept before their tables.</summary>
    [Fact]
    public async Task Address_of_a_figure_on_a_very_long_page_leads_to_the_figure_and_without_a_script_to_its_table()
    {
        await using var opened = await _pages.OpenAsync(LargePages.Tables, new());
        var page = opened.Page;
        var places = page.Locator(".places > a");
        (await places.CountAsync()).ShouldBeGreaterThan(10_000);
        var ids = await places.EvaluateAllAsync<string[]>("all => all.map(one => one.id)");
        var figures = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('div.table:has(> .places)')].flatMap(t => [...t.querySelectorAll('tbody > tr')].flatMap((row, r) => { let at = 0; return [...row.cells].map(cell => { const c = at; at += cell.colSpan; return cell.matches('td') && cell.textContent ? `${t.id}.${r + 1}.${c}` : null; }); })).filter(Boolean)"
        );
        ids.ShouldBe(figures);
        var (one, other, third) = (ids[9_000], ids[200], ids[5_000]);

        await page.GotoAsync($"{LargePages.Tables}?group=groep-a#{one}");
        await HoldAsync(one);
        await page.GotoAsync($"{LargePages.Tables}#{other}");
        await HoldAsync(other);
        await page.EvaluateAsync($"location.hash = '{third}'");
        await HoldAsync(third);
        opened.Faults.ShouldBeEmpty();

        await using var plain = await _pages.OpenAsync(
            $"{LargePages.Tables}#{one}",
            new() { JavaScriptEnabled = false }
        );
        var table = plain.Page.Locator($"[id='{one[..one.LastIndexOf(".t", StringComparison.Ordinal)]}.t1']");
        await Microsoft.Playwright.Assertions.Expect(table).ToBeInViewportAsync();

        async Task HoldAsync(string id)
        {
            var figure = page.Locator("td:target");
            await Microsoft.Playwright.Assertions.Expect(figure).ToHaveAttributeAsync("id", id);
            await Microsoft.Playwright.Assertions.Expect(figure).ToBeInViewportAsync();
            var at = id.Split('.');
            (
                await figure.EvaluateAsync<int[]>(
                    "c => [c.parentElement.rowIndex - c.closest('table').tHead.rows.length + 1, c.cellIndex]"
                )
            ).ShouldBe([
                int.Parse(at[^2], CultureInfo.InvariantCulture),
                int.Parse(at[^1], CultureInfo.InvariantCulture),
            ]);
        }
    }

    [Theory]
    [InlineData("/{survey}/2024/releases/1", "/2024")]
    [InlineData("/{survey}/2024/releases/1/tables", "/2024/tables")]
    [InlineData("/en/{survey}/2024/releases/1", "/2024")]
    public async Task Reader_of_a_release_that_was_replaced_is_led_to_the_latest_without_a_script(
        string old,
        string latest
    )
    {
        await using var opened = await _pages.OpenAsync(old, new() { JavaScriptEnabled = false });
        var page = opened.Page;
        var notice = page.Locator("main > .replaced");
        (await notice.IsVisibleAsync()).ShouldBeTrue();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await notice.IsVisibleAsync()).ShouldBeTrue("on paper");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });

        await notice.Locator("a").ClickAsync();

        page.Url.ShouldEndWith($"/{opened.Survey}{latest}");
        (await page.Locator("article").IsVisibleAsync()).ShouldBeTrue();
        (await notice.IsVisibleAsync()).ShouldBeFalse();
        opened.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_is_shown_soon_on_a_slow_machine()
    {
        await using var opened = await _pages.OpenAsync("/nergens", new());
        var session = await opened.Context.NewCDPSessionAsync(opened.Page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = 4 });

        await opened.Page.GotoAsync("/stand-van-het-land/2019");

        var transferred = await opened.Page.EvaluateAsync<double>(
            "performance.getEntriesByType('resource').reduce((sum, entry) => sum + entry.transferSize, 0)"
        );
        transferred.ShouldBeInRange(10_000, 60_000);
        (await opened.Page.EvaluateAsync<int>("document.querySelectorAll('svg.large').length")).ShouldBeGreaterThan(2);
    }

    private static async Task EveryRowIsAsWideAsItsHeaderAsync(IPage page)
    {
        var widths = await page.EvaluateAsync<bool[]>(
            "[...document.querySelectorAll('.question table')].filter(t => t.offsetParent).map(t => new Set([...t.rows].map(r => [...r.cells].filter(c => !c.hidden).reduce((n, c) => n + c.colSpan, 0))).size === 1)"
        );
        widths.ShouldBeSomeThatAll(isEven => isEven);
    }

    private static Task<string> FocusedAsync(IPage page) =>
        page.EvaluateAsync<string>("document.activeElement.className");

    private static async Task<string> TextAsync(IDownload download) =>
        await File.ReadAllTextAsync(await download.PathAsync());
}
