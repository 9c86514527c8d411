using System.Text.Json;
using Microsoft.Playwright;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Browser;

/// <summary>
/// The way of a reader who has a keyboard and nothing else: from the catalogue to a file, to the address of one figure, and
/// through the choices of the tables. At every stop it can be seen where one is, and every stop comes once.
/// </summary>
public sealed class KeyboardJourneyTests(FunctionAppFixture fixture, BrowserFixture browser)
{
    private const int MostStops = 250;

    /// <summary>
    /// What has the focus: whether that can be seen, in full view and not under something else, as soon as what comes into
    /// view with it is laid out.
    /// </summary>
    private const string Focus = """
        (async () => {
          let focus = look();
          for (let frame = 0; frame < 60 && !focus.isPage && (!focus.inView || focus.covered); frame++) {
            await new Promise(requestAnimationFrame);
            focus = look();
          }
          return focus;

          function look() {
            const e = document.activeElement, style = getComputedStyle(e), at = e.getClientRects()[0] ?? e.getBoundingClientRect();
            const isTall = at.height > innerHeight / 2;
            const middle = isTall ? Math.max(at.top, 0) + 20 : at.top + at.height / 2;
            const over = document.elementFromPoint(at.left + Math.min(at.width / 2, 12), middle);
            document.stops ??= new Map();
            if (!document.stops.has(e)) document.stops.set(e, document.stops.size);
            return {
              stop: document.stops.get(e), isPage: e === document.body, html: e.outerHTML.slice(0, 160),
              outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
              inView: (isTall ? at.bottom > 20 && at.top < innerHeight - 20 : at.top >= -1 && at.bottom <= innerHeight + 1) && at.left >= -1 && at.right <= innerWidth + 1,
              covered: !over || !(e === over || e.contains(over) || over.contains(e)),
            };
          }
        })()
        """;

    private readonly PublishedPages _pages = new(fixture, browser);

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Reader_goes_from_the_catalogue_to_a_file_and_to_the_address_of_one_figure(int width)
    {
        await using var opened = await OpenAsync("/", width);
        var page = opened.Page;

        await GoToAsync(page, $"a[href='/{opened.Survey}']");
        await FollowAsync(page, $"/{opened.Survey}");
        await GoToAsync(page, $"a[href='/{opened.Survey}/2024']");
        await FollowAsync(page, $"/{opened.Survey}/2024");
        await GoToAsync(page, ".downloads a[href*='csv']");
        var file = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));
        (await File.ReadAllTextAsync(await file.PathAsync())).Split('\n').Length.ShouldBeGreaterThan(5);

        await GoToAsync(page, "figure summary");
        await page.Keyboard.PressAsync("Enter");
        await GoToAsync(page, "figure td a.value");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/releases/2#*");

        var id = new Uri(page.Url).Fragment[1..];
        (await page.EvaluateAsync<string>("document.querySelector(':target').id")).ShouldBe(id);
        await Microsoft.Playwright.Assertions.Expect(page.Locator(":target")).ToBeInViewportAsync();
        opened.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Reader_chooses_among_the_tables_and_gets_all_of_them_back(int width)
    {
        await using var opened = await OpenAsync("/stand-van-het-land/2019/tables", width);
        var page = opened.Page;
        var questions = page.Locator(".question:visible");
        var all = await questions.CountAsync();

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        page.Url.ShouldEndWith("#content");
        await GoToAsync(page, "select[name=chapter]");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        var inChapter = await questions.CountAsync();
        await GoToAsync(page, "input[value=schoolbesturen]");
        await page.Keyboard.PressAsync("Space");
        await GoToAsync(page, "input[name=differences]");
        await page.Keyboard.PressAsync("Space");

        inChapter.ShouldBeInRange(1, all - 1);
        (await questions.CountAsync()).ShouldBeInRange(1, inChapter - 1);
        page.Url.ShouldContain("group=");
        await GoToAsync(page, "button[type=reset]");
        await page.Keyboard.PressAsync("Enter");
        await Microsoft.Playwright.Assertions.Expect(questions).ToHaveCountAsync(all);
        opened.Faults.ShouldBeEmpty();
    }

    /// <summary>From the top of a page through every stop and out at its end.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/{survey}")]
    [InlineData("/{survey}/2024")]
    [InlineData("/{survey}/2024/releases/2/changes")]
    [InlineData("/stand-van-het-land/2019/tables")]
    [InlineData("/accessibility")]
    [InlineData("/nergens")]
    public async Task Every_stop_can_be_seen_and_left(string address)
    {
        await using var opened = await OpenAsync(address, 320);
        var page = opened.Page;
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        // Whether tables are stops is known once the browser had time to look at them all.
        await Microsoft.Playwright.Assertions.Expect(page.Locator(".scroll[tabindex]:not(.moves)")).ToHaveCountAsync(0);

        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await HoldAsync(page, stops))
            {
                stops.ShouldBeGreaterThan(2);
                return;
            }
        }

        throw new ShouldAssertException($"The end of {address} was not reached.");
    }

    private Task<OpenedPage> OpenAsync(string address, int width) =>
        _pages.OpenAsync(
            address,
            new()
            {
                ViewportSize = new() { Width = width, Height = 800 },
                ReducedMotion = ReducedMotion.Reduce,
                AcceptDownloads = true,
            }
        );

    private static async Task GoToAsync(IPage page, string selector)
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            (await HoldAsync(page, null)).ShouldBeFalse($"The page ended before {selector}.");
            if (await page.EvaluateAsync<bool>($"document.activeElement.matches(\"{selector}\")"))
                return;
        }

        throw new ShouldAssertException($"{selector} was not reached.");
    }

    private static async Task FollowAsync(IPage page, string address)
    {
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**{address}");
    }

    /// <summary>Holds a stop to what it must be; true at the end of the page.</summary>
    /// <param name="number">Which one of the page it must be; null when the way did not begin at its top.</param>
    private static async Task<bool> HoldAsync(IPage page, int? number)
    {
        var focus = await page.EvaluateAsync<JsonElement>(Focus);
        if (focus.GetProperty("isPage").GetBoolean())
            return true;
        var html = focus.GetProperty("html").GetString();
        if (number is { } expected)
            focus.GetProperty("stop").GetInt32().ShouldBe(expected, html);
        focus.GetProperty("outlined").GetBoolean().ShouldBeTrue(html);
        focus.GetProperty("inView").GetBoolean().ShouldBeTrue(html);
        focus.GetProperty("covered").GetBoolean().ShouldBeFalse(html);
        return false;
    }
}
