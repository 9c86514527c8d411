using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Functions.Tests.Browser;

/// <summary>Every page, in every state a reader can bring it in, without anything that axe finds fault with.</summary>
public sealed class AccessibilityTests(FunctionAppFixture fixture, BrowserFixture browser)
{
    private readonly PublishedPages _pages = new(fixture, browser);

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    public async Task No_page_has_anything_that_axe_finds(int width, ColorScheme colours)
    {
        var found = new List<string>();
        foreach (var address in PublishedPages.Addresses)
        {
            await using var opened = await OpenAsync(address, width, colours);
            await opened.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            var result = await opened.Page.RunAxe();
            result.Passes.Length.ShouldBeGreaterThan(10, address);
            found.AddRange(
                result.Violations.Select(violation =>
                    $"{address}: {violation.Id} ({violation.Help}) at {violation.Nodes[0].Html}"
                )
            );
            found.AddRange(opened.Faults.Select(fault => $"{address}: {fault}"));
        }

        found.ShouldBeEmpty(string.Join('\n', found));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(640)]
    [InlineData(1280)]
    public async Task No_page_has_to_be_moved_sideways(int width)
    {
        foreach (var address in PublishedPages.Addresses)
        {
            await using var opened = await OpenAsync(address, width, ColorScheme.Light);

            (await WidthAsync(opened.Page)).ShouldBeLessThanOrEqualTo(width, address);
            // Text of twice the size (WCAG 2.1, 1.4.4).
            await opened.Page.EvaluateAsync("document.documentElement.style.setProperty('font-size', '212.5%')");
            (await WidthAsync(opened.Page)).ShouldBeLessThanOrEqualTo(
                width,
                $"{address} with large text: {await BeyondAsync(opened.Page)}"
            );
        }
    }

    [Fact]
    public async Task Every_figure_shows_one_drawing_whatever_the_width()
    {
        foreach (var width in (int[])[320, 500, 800, 1280])
        {
            await using var opened = await OpenAsync("/stand-van-het-land/2019", width, ColorScheme.Light);
            var shown = await opened.Page.EvaluateAsync<int[]>(
                "[...document.querySelectorAll('figure.figure')].map(f => [...f.querySelectorAll('svg.chart')].filter(s => s.getBoundingClientRect().width > 0).length)"
            );

            shown.ShouldBeSomeThatAll(count => count == 1);
            var sizes = await opened.Page.EvaluateAsync<double[]>(
                "[...document.querySelectorAll('figure.figure svg.chart text')].filter(t => t.getBoundingClientRect().width > 0 && t.getAttribute('font-size') > 7).map(t => t.getAttribute('font-size') * t.ownerSVGElement.getBoundingClientRect().width / t.ownerSVGElement.viewBox.baseVal.width)"
            );
            sizes.Min().ShouldBeGreaterThan(9.5, Invariant($"at {width} pixels"));
        }
    }

    private Task<OpenedPage> OpenAsync(string address, int width, ColorScheme colours) =>
        _pages.OpenAsync(
            address,
            new()
            {
                ViewportSize = new() { Width = width, Height = 800 },
                ColorScheme = colours,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );

    /// <summary>What reaches beyond the right edge, for the message.</summary>
    private static Task<string> BeyondAsync(IPage page) =>
        page.EvaluateAsync<string>(
            "[...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > innerWidth).slice(0, 12).map(e => e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().right) + ' ' + e.textContent.slice(0, 40)).join('; ')"
        );

    private static Task<int> WidthAsync(IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth");
}
