using Microsoft.Playwright;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Functions.Tests.Browser;

/// <summary>
/// Every page as a screen reader gets it, with everything unfolded: what people who find their way by headings, landmarks
/// or a list of links rely on. Axe looks at elements; these are rules about pages.
/// </summary>
public sealed class ScreenReaderTests(FunctionAppFixture fixture, BrowserFixture browser)
{
    private static readonly string[] MustHaveNames =
    [
        "link",
        "button",
        "table",
        "image",
        "img",
        "textbox",
        "searchbox",
        "checkbox",
        "combobox",
        "navigation",
        "heading",
    ];

    private static readonly string[] Landmarks = ["banner", "main", "contentinfo"];

    private readonly PublishedPages _pages = new(fixture, browser);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_page_can_be_found_ones_way_in_by_ear(bool withScript)
    {
        var faults = new List<string>();
        foreach (var address in PublishedPages.Addresses)
        {
            await using var opened = await _pages.OpenAsync(
                address,
                new()
                {
                    JavaScriptEnabled = withScript,
                    Locale = "nl-NL",
                    ViewportSize = new() { Width = 1280, Height = 800 },
                }
            );
            await opened.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            var tree = await AccessibilityTree.OfAsync(opened.Page);
            var language = await opened.Page.EvaluateAsync<string>("document.documentElement.lang");
            if (language != (address.StartsWith("/en", StringComparison.Ordinal) ? "en" : "nl"))
                faults.Add($"{address}: its language is '{language}'");
            // A chart by itself is part of another site's page.
            var isAlone = await opened.Page.Locator("html.alone").CountAsync() > 0;
            faults.AddRange(Faults(tree, isAlone).Select(fault => $"{address}: {fault}"));
        }

        faults.ShouldBeEmpty(string.Join('\n', faults));
    }

    /// <summary>On a wide screen most tables fit, and are no stop on the way of who uses the keyboard.</summary>
    [Fact]
    public async Task Tables_are_stops_of_the_tab_key_only_where_they_can_be_moved()
    {
        await using var opened = await _pages.OpenAsync("/stand-van-het-land/2019/tables#tabel-samenwerken", new());
        var page = opened.Page;
        foreach (var width in (int[])[1280, 320, 1280])
        {
            await page.SetViewportSizeAsync(width, 800);

            // The script looks when the browser has nothing else to do.
            await Eventually.TrueAsync(
                () =>
                    page.EvaluateAsync<bool>(
                        "[...document.querySelectorAll('.scroll')].every(s => s.hasAttribute('tabindex') === s.scrollWidth > s.clientWidth)"
                    ),
                TimeSpan.FromMinutes(1)
            );
            var stops = await page.Locator(".scroll[tabindex]").CountAsync();
            if (width == 320)
                stops.ShouldBeGreaterThan(0);
            else
                stops.ShouldBeLessThan(await page.Locator(".scroll").CountAsync() / 4);
        }
    }

    /// <summary>What is wrong with a page for whoever hears it.</summary>
    /// <param name="tree">The page.</param>
    /// <param name="isAlone">Whether it is part of another site's page.</param>
    internal static IEnumerable<string> Faults(AccessibilityTree tree, bool isAlone)
    {
        var nodes = tree.Nodes;
        if (nodes.Count < 10)
            yield return Invariant($"only {nodes.Count} things are read");
        foreach (var landmark in Landmarks)
        {
            var count = nodes.Count(node => node.Role == landmark);
            if (count != (isAlone && landmark != "main" ? 0 : 1))
                yield return Invariant($"{count} landmarks {landmark}");
        }

        var levels = nodes.Where(node => node.Role == "heading").Select(node => node.Level[0] - '0').ToList();
        if (levels.Count(level => level == 1) != 1 || levels[0] != 1)
            yield return "not one heading of level 1, before the others";
        foreach (var (above, below) in levels.Zip(levels.Skip(1)))
            if (below > above + 1)
                yield return Invariant($"a heading of level {below} under one of level {above}");
        foreach (var node in nodes.Where(node => MustHaveNames.Contains(node.Role) && node.Name.Trim().Length == 0))
            yield return $"a {node.Role} without a name, leading to '{node.Address}'";
        foreach (var fault in Links(nodes).Concat(Tables(nodes)))
            yield return fault;
        foreach (var node in nodes.Where(node => node.Role == "StaticText" && node.Name.Trim() is "›" or "»"))
            yield return $"an ornament is read in {node.Parent?.Role} '{node.Parent?.Name}'";
    }

    /// <summary>Links with one name lead to one place: a list of them is all that some hear of a page.</summary>
    private static IEnumerable<string> Links(IReadOnlyList<AccessibleNode> nodes) =>
        nodes
            .Where(node => node.Role == "link" && !IsFigure(node) && !IsOfOtherTests(node))
            .GroupBy(link => link.Name.Trim(), StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Select(link => link.Address).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(same =>
                $"links named '{same.Key}' lead to {string.Join(" and ", same.Select(link => link.Address).Distinct())}"
            );

    /// <summary>Surveys of other tests, which all have one title.</summary>
    private static bool IsOfOtherTests(AccessibleNode link) =>
        link.Name.StartsWith("Proefmonitor", StringComparison.Ordinal)
        || link.Name.StartsWith("Trial monitor", StringComparison.Ordinal);

    /// <summary>A figure in a table leads to its own address; the headers of its cell say of what it is.</summary>
    private static bool IsFigure(AccessibleNode link) =>
        link.Name.Any(char.IsDigit) && link.Ancestors().Any(node => node.Role is "cell" or "gridcell");

    private static IEnumerable<string> Tables(IReadOnlyList<AccessibleNode> nodes)
    {
        foreach (var table in nodes.Where(node => node.Role == "table"))
        {
            if (
                !nodes.Any(node =>
                    node.Role == "columnheader" && node.Ancestors().Any(one => ReferenceEquals(one, table))
                )
            )
                yield return $"table '{table.Name}' has no headers of columns";
            if (table.Ancestors().Any(around => around.Name == table.Name))
                yield return $"table '{table.Name}' is in something of the same name";
        }
    }
}
