using Microsoft.Playwright;
using Serverless.Functions.Tests.Browser;
using Xunit;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Serverless.Functions.Tests.Browser;

/// <summary>
/// One browser for all tests of pages: the Chromium of the machine. Where there is none the tests are skipped and say so,
/// unless BROWSER_TESTS is <c>required</c>.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>The one without windows takes half the time.</summary>
    private static readonly string[] Names =
    [
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "chrome",
    ];

    private readonly SemaphoreSlim _once = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The browser, started at the first test that needs it.</summary>
    public async Task<IBrowser> StartedAsync()
    {
        var path = Find();
        if (path is null && Environment.GetEnvironmentVariable("BROWSER_TESTS") == "required")
            Assert.Fail("Chromium was not found and BROWSER_TESTS says that it is required: apt-get install chromium.");
        Assert.SkipWhen(
            path is null,
            "Chromium was not found, so pages were not tested in a browser. Install it, or set CHROMIUM to its path."
        );
        await _once.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(
                new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu"] }
            );
        }
        finally
        {
            _once.Release();
        }
    }

    /// <summary>A page of its own, in Dutch, with nothing of others.</summary>
    public async Task<IPage> PageAsync(Uri site, ViewportSize? size = null)
    {
        var context = await (await StartedAsync()).NewContextAsync(
            new()
            {
                BaseURL = site.AbsoluteUri,
                ViewportSize = size ?? new() { Width = 1280, Height = 900 },
                Locale = "nl-NL",
            }
        );
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
        _once.Dispose();
    }

    private static string? Find() =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } set
            ? set
            : Names
                .SelectMany(name =>
                    (Environment.GetEnvironmentVariable("PATH") ?? "")
                        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                        .Select(folder => Path.Combine(folder, name))
                )
                .FirstOrDefault(File.Exists);
}
