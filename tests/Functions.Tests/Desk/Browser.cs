using Microsoft.Playwright;
using Xunit;

namespace Serverless.Functions.Tests.Desk;

/// <summary>Chromium, where it is installed; tests that need it are skipped, with the reason, where it is not.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Places =
    [
        Environment.GetEnvironmentVariable("CHROMIUM") ?? "",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> StartAsync()
    {
        var program = Array.Find(Places, File.Exists);
        Assert.SkipWhen(program is null, "There is no Chromium on this machine; set CHROMIUM to where one is.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-dev-shm-usage"] }
        );
        return new Browser(playwright, browser);
    }

    /// <summary>A page of its own, with nothing of others.</summary>
    public async Task<IPage> PageAsync(Uri site, ViewportSize? size = null)
    {
        var context = await _browser.NewContextAsync(
            new()
            {
                BaseURL = site.AbsoluteUri,
                ViewportSize = size ?? new() { Width = 1280, Height = 900 },
                Locale = "nl-NL",
            }
        );
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
