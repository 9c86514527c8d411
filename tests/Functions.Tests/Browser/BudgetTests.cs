using System.IO.Compression;
using System.Text.Json;
using Microsoft.Playwright;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Functions.Tests.Browser;

/// <summary>
/// What the first view of every kind of page costs a reader on a slow machine: bytes as they are sent, what moves under the
/// reader's eyes, and the browser's own timings. The last are printed and not judged, since tests run beside others.
/// </summary>
public sealed class BudgetTests(FunctionAppFixture fixture, BrowserFixture browser, ITestOutputHelper output)
{
    private const int MaximumBytes = 100_000;

    private const int MaximumScriptBytes = 30_000;
    private const double MaximumLayoutShift = 0.1;

    /// <summary>Set before anything of the page runs, so that nothing it does is missed.</summary>
    private const string Observer = """
        window.seen = { paint: 0, largest: 0, shift: 0, blocked: 0 };
        const watch = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type, buffered: true });
        watch('paint', entry => { if (entry.name === 'first-contentful-paint') seen.paint = entry.startTime; });
        watch('largest-contentful-paint', entry => { seen.largest = entry.startTime; });
        watch('layout-shift', entry => { if (!entry.hadRecentInput) seen.shift += entry.value; });
        watch('longtask', entry => { seen.blocked += Math.max(0, entry.duration - 50); });
        """;

    private readonly PublishedPages _pages = new(fixture, browser);

    public static TheoryData<string> Addresses =>
        [.. PublishedPages.Addresses, LargePages.Catalogue, LargePages.Tables, "/manage"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task First_view_is_within_its_budget_of_bytes_and_does_not_shift(string address)
    {
        // The policy of the pages would let no condition be waited for.
        await using var opened = await _pages.OpenAsync("/nergens", new() { BypassCSP = true });
        var page = opened.Page;
        var session = await opened.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        var (bytes, scripts, documents) = (0.0, 0.0, 0.0);
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        session.Event("Network.responseReceived").OnEvent += (_, data) =>
            types[data!.Value.GetProperty("requestId").GetString()!] = data.Value.GetProperty("type").GetString()!;
        session.Event("Network.loadingFinished").OnEvent += (_, data) =>
        {
            var sent = data!.Value.GetProperty("encodedDataLength").GetDouble();
            var type = types.GetValueOrDefault(data.Value.GetProperty("requestId").GetString()!);
            bytes += sent;
            scripts += type == "Script" ? sent : 0;
            documents += type == "Document" ? sent : 0;
        };
        await session.SendAsync("Network.setCacheDisabled", Parameters("cacheDisabled", true));
        await session.SendAsync("Emulation.setCPUThrottlingRate", Parameters("rate", 4));
        // A telephone on a middling network: 1.6 Mbit/s, 150 ms (Lighthouse's "slow 4G").
        await session.SendAsync(
            "Network.emulateNetworkConditions",
            new Dictionary<string, object>
            {
                ["offline"] = false,
                ["latency"] = 150,
                ["downloadThroughput"] = 204_800,
                ["uploadThroughput"] = 93_750,
            }
        );
        await page.AddInitScriptAsync(Observer);

        var answer = await page.GotoAsync(
            address.Replace("{survey}", opened.Survey, StringComparison.Ordinal),
            new() { WaitUntil = WaitUntilState.NetworkIdle }
        );

        // Pages that are put in the place of stored ones are not compressed on the way.
        if (PublishedPages.IsSubstitute(address))
            bytes += Compressed(await answer!.BodyAsync()) - documents;
        await page.WaitForFunctionAsync("seen.paint > 0 && seen.largest > 0");
        var seen = await page.EvaluateAsync<JsonElement>("seen");
        double Of(string name) => seen.GetProperty(name).GetDouble();
        output.WriteLine(
            Invariant(
                $"{address}: {bytes / 1000:0.0} kB, script {scripts / 1000:0.0} kB, first paint {Of("paint"):0} ms, largest {Of("largest"):0} ms, shift {Of("shift"):0.000}, blocked {Of("blocked"):0} ms"
            )
        );
        bytes.ShouldBeInRange(1_000, MaximumBytes);
        scripts.ShouldBeLessThan(MaximumScriptBytes);
        Of("shift").ShouldBeLessThan(MaximumLayoutShift);
    }

    /// <summary>The script comes seconds after everything else was shown, as on a bad line.</summary>
    [Theory]
    [InlineData("/stand-van-het-land/2019/tables", 1280)]
    [InlineData("/stand-van-het-land/2019/tables", 320)]
    [InlineData(LargePages.Tables, 1280)]
    [InlineData("/{survey}/2024/tables", 320)]
    [InlineData("/stand-van-het-land/2019", 320)]
    public async Task Nothing_moves_when_the_script_comes_late(string address, int width)
    {
        await using var opened = await _pages.OpenAsync(
            "/nergens",
            new()
            {
                ViewportSize = new() { Width = width, Height = 800 },
                BypassCSP = true,
            }
        );
        var page = opened.Page;
        await page.AddInitScriptAsync(Observer);
        var script = new TaskCompletionSource<IRoute>();
        await page.RouteAsync("**/portal.js", script.SetResult);
        await page.GotoAsync(
            address.Replace("{survey}", opened.Survey, StringComparison.Ordinal),
            new() { WaitUntil = WaitUntilState.Commit }
        );
        await page.WaitForFunctionAsync("seen.paint > 0");
        var isFormThere = await page.Locator("#choice").CountAsync() > 0;
        if (isFormThere)
            (await page.Locator("#choice").IsVisibleAsync()).ShouldBeFalse();

        await (await script.Task).ContinueAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (isFormThere)
            await page.Locator("#choice").WaitForAsync();
        await page.EvaluateAsync("new Promise(shown => requestAnimationFrame(() => requestAnimationFrame(shown)))");

        (await page.EvaluateAsync<double>("seen.shift")).ShouldBe(0);
    }

    private static long Compressed(byte[] page)
    {
        using var target = new MemoryStream();
        using (
            var compression = new BrotliStream(target, new BrotliCompressionOptions { Quality = 7 }, leaveOpen: true)
        )
            compression.Write(page);
        return target.Length;
    }

    private static Dictionary<string, object> Parameters(string name, object value) => new() { [name] = value };
}
