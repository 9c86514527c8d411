using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Browser;

/// <summary>On the page of all tables a reader has the permanent address of every figure, with the keyboard alone.</summary>
public sealed class FigureLinkTests(FunctionAppFixture fixture, BrowserFixture browser)
{
    private readonly PublishedPages _pages = new(fixture, browser);

    [Theory]
    [InlineData("/{survey}/2024/tables", "/2024/releases/")]
    [InlineData(LargePages.Tables, "/vorm/2019/tables#")]
    public async Task Reader_has_every_figure_made_a_link_to_its_permanent_address(string address, string stays)
    {
        await using var opened = await _pages.OpenAsync(address, new());
        var page = opened.Page;
        (await page.Locator("a.stays").CountAsync()).ShouldBe(0);
        var ids = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.places > a, td[id]')].map(one => one.id)"
        );
        var words = await page.Locator("article").InnerTextAsync();

        await page.Locator("input[name=addresses]").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Microsoft.Playwright.Assertions.Expect(page.Locator("td > a.stays")).ToHaveCountAsync(ids.Length);

        var links = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('td > a.stays')].map(one => one.getAttribute('href'))"
        );
        links.Select(link => Uri.UnescapeDataString(link.Split('#')[1])).ShouldBe(ids);
        links.ShouldBeSomeThatAll(link => link.Contains(stays, StringComparison.Ordinal));
        await page.Keyboard.PressAsync("Space");
        (await page.Locator("td > a.stays").CountAsync()).ShouldBe(0);
        (await page.Locator("article").InnerTextAsync()).ShouldBe(words);
        opened.Faults.ShouldBeEmpty();
    }
}
