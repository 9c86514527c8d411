using System.Text.Json;
using Microsoft.Playwright;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Browser;

/// <summary>Pages on paper: what is read is there, nothing that can only be clicked, and nothing is cut or torn apart.</summary>
public sealed class PrintTests(FunctionAppFixture fixture, BrowserFixture browser)
{
    /// <summary>Of A4 between the margins of the browser, in pixels.</summary>
    private const int PageHeight = 1_045;

    private const int PageWidth = 718;

    private readonly PublishedPages _pages = new(fixture, browser);

    public static TheoryData<string> Addresses => [.. PublishedPages.Addresses];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_on_paper_has_no_controls_and_nothing_that_a_sheet_cannot_hold(string address)
    {
        await using var opened = await OpenAsync(address);

        var controls = await opened.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('form, input, button, select, summary, .button, .skip, nav, .take')].filter(e => e.getClientRects().length > 0).map(e => e.outerHTML.slice(0, 120))"
        );
        var tooLarge = await opened.Page.EvaluateAsync<string[]>(
            $"[...document.querySelectorAll('svg, img, figure')].filter(e => {{ const at = e.getBoundingClientRect(); return at.height > {PageHeight} || at.right > {PageWidth}; }}).map(e => e.outerHTML.slice(0, 120))"
        );

        controls.ShouldBeEmpty();
        tooLarge.ShouldBeEmpty();
        (await opened.Page.Locator("h1").IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Square_to_scan_is_on_paper_alone_and_small()
    {
        await using var opened = await OpenAsync("/{survey}/2024");
        var square = opened.Page.Locator("svg.qr");

        var box = (await square.BoundingBoxAsync()).ShouldNotBeNull();
        box.Width.ShouldBeInRange(70, 130);
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        (await square.IsVisibleAsync()).ShouldBeFalse();
    }

    /// <summary>What chart, table, question or row says is on one sheet as long as it fits on one.</summary>
    [Theory]
    [InlineData("/stand-van-het-land/2019/tables", ".question")]
    [InlineData("/stand-van-het-land/2019/tables", "tr")]
    [InlineData("/stand-van-het-land/2019", ".figure")]
    public async Task Parts_are_kept_together(string address, string part)
    {
        await using var opened = await OpenAsync(address);

        var found = await opened.Page.EvaluateAsync<JsonElement>(
            $"(() => {{ const all = [...document.querySelectorAll('{part}')].filter(e => e.getClientRects().length > 0); return {{ count: all.length, torn: all.filter(e => getComputedStyle(e).breakInside !== 'avoid').length }}; }})()"
        );

        found.GetProperty("count").GetInt32().ShouldBeGreaterThan(2);
        found.GetProperty("torn").GetInt32().ShouldBe(0);
    }

    private async Task<OpenedPage> OpenAsync(string address)
    {
        var opened = await _pages.OpenAsync(
            address,
            new()
            {
                ViewportSize = new() { Width = PageWidth, Height = PageHeight },
            }
        );
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        return opened;
    }
}
