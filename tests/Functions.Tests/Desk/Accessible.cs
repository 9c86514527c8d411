using Microsoft.Playwright;
using Serverless.Functions.Tests.Browser;
using Shouldly;

namespace Serverless.Functions.Tests.Desk;

/// <summary>What a state of the desk has to be for everybody.</summary>
internal static class Accessible
{
    /// <summary>As the page is, and in the dark on a narrow screen, where it may not have to be moved sideways.</summary>
    public static async Task CheckAsync(IPage page)
    {
        var found = await Axe.ViolationsAsync(page);
        found.ShouldBeEmpty(string.Join('\n', found));
        var size = page.ViewportSize!;
        await page.SetViewportSizeAsync(320, 640);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var narrow = await Axe.ViolationsAsync(page);
        narrow.ShouldBeEmpty(string.Join('\n', narrow));
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Null });
        await page.SetViewportSizeAsync(size.Width, size.Height);
    }
}
