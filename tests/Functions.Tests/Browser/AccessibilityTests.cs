using Microsoft.Playwright;
using Serverless.Functions.Tests.App;
using Serverless.Portal.Site;
using Serverless.Surveys;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Functions.Tests.Browser;

/// <summary>Every page, in every state a reader can bring it in, without anything that axe finds fault with.</summary>
public sealed class AccessibilityTests(FunctionAppFixture fixture, BrowserFixture browser)
{
    private static readonly int[] Widths = [1280, 640, 320];

    private readonly PublishedPages _pages = new(fixture, browser);

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    public async Task No_page_has_anything_that_axe_finds(int width, ColorScheme colours)
    {
        var (found, examined, tool) = (new List<string>(), new List<ExaminedPage>(), "");
        foreach (var address in PublishedPages.Addresses)
        {
            await using var opened = await OpenAsync(address, width, colours);
            await opened.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            var result = await Axe.ExamineAsync(opened.Page);
            tool = $"{result.TestEngine.Name} {result.TestEngine.Version}";
            examined.Add(new(address, result.Passes.Length, result.Violations.Length, result.Incomplete.Length));
            found.AddRange(Axe.Violations(result).Concat(opened.Faults).Select(fault => $"{address}: {fault}"));
        }

        found.ShouldBeEmpty(string.Join('\n', found));
        HoldEvidence(tool, new ExaminedState(width, colours == ColorScheme.Dark, examined));
    }

    /// <summary>What the accessibility statement says was found is what is found; written anew when that is asked.</summary>
    private static void HoldEvidence(string tool, ExaminedState state)
    {
        if (Environment.GetEnvironmentVariable("WRITE_EVIDENCE") == "1")
        {
            var file = Path.Combine(Repository.Root, "core", "Portal", "Assets", AccessibilityEvidence.FileName);
            var written = AccessibilityEvidence.FromJson(File.ReadAllBytes(file));
            var others = written.States.Where(other => (other.Width, other.IsDark) != (state.Width, state.IsDark));
            var states = others.Append(state).OrderByDescending(one => one.Width).ThenBy(one => one.IsDark);
            var today = DateOnly.FromDateTime(DateTime.UtcNow);
            File.WriteAllText(file, new AccessibilityEvidence(tool, today, [.. states]).ToJson());
            return;
        }

        var evidence = AccessibilityEvidence.Current;
        // A statement without evidence says so; one with evidence says what is found.
        var stated = evidence.States.SingleOrDefault(one => (one.Width, one.IsDark) == (state.Width, state.IsDark));
        if (stated is null && evidence.States.Count == 0)
            return;
        evidence.Tool.ShouldBe(tool);
        stated.ShouldNotBeNull();
        stated.Pages.Select(page => page.Address).ShouldBe(state.Pages.Select(page => page.Address));
        stated.Pages.Sum(page => page.RulesBroken).ShouldBe(0);
    }

    /// <summary>Colours once more, where charts are drawn otherwise in another width.</summary>
    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Colours_have_contrast_in_every_width(int width, ColorScheme colours)
    {
        foreach (var address in PublishedPages.WithCharts)
            (await FaultsAsync(address, width, colours, "color-contrast")).ShouldBeEmpty(address);
    }

    /// <summary>One of each: what differs by width, scheme and language is looked at on the other pages.</summary>
    [Fact]
    public async Task No_page_in_a_rare_state_has_anything_that_axe_finds()
    {
        var found = new List<string>();
        foreach (var address in OddPages.In(Language.Dutch))
            found.AddRange(await FaultsAsync(address, 320, ColorScheme.Dark));

        found.ShouldBeEmpty(string.Join('\n', found));
    }

    [Fact]
    public async Task No_page_has_to_be_moved_sideways()
    {
        foreach (var address in PublishedPages.Addresses.Concat(OddPages.WithLongNames))
        {
            await using var opened = await OpenAsync(address, 1280, ColorScheme.Light);
            foreach (var width in Widths)
            {
                await opened.Page.SetViewportSizeAsync(width, 800);
                (await WidthAsync(opened.Page)).ShouldBeLessThanOrEqualTo(width, address);
            }

            // Text of twice the size (WCAG 2.1, 1.4.4).
            await opened.Page.EvaluateAsync("document.documentElement.style.setProperty('font-size', '212.5%')");
            foreach (var width in Widths)
            {
                await opened.Page.SetViewportSizeAsync(width, 800);
                (await WidthAsync(opened.Page)).ShouldBeLessThanOrEqualTo(
                    width,
                    $"{address} with large text: {await BeyondAsync(opened.Page)}"
                );
            }
        }
    }

    [Fact]
    public async Task Every_figure_shows_one_drawing_whatever_the_width()
    {
        await using var opened = await OpenAsync("/stand-van-het-land/2019", 1280, ColorScheme.Light);
        foreach (var width in (int[])[320, 500, 800, 1280])
        {
            await opened.Page.SetViewportSizeAsync(width, 800);
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

    /// <summary>What axe finds on a page with everything unfolded, by all rules or by one, and what its console said.</summary>
    private async Task<IEnumerable<string>> FaultsAsync(
        string address,
        int width,
        ColorScheme colours,
        string? rule = null
    )
    {
        await using var opened = await OpenAsync(address, width, colours);
        await opened.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        var violations = await Axe.ViolationsAsync(opened.Page, rule);
        return violations.Concat(opened.Faults).Select(fault => $"{address}: {fault}").ToList();
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
