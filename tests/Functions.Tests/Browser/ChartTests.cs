using System.Buffers.Binary;
using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Browser;

/// <summary>Charts by themselves: as files, and on other people's sites.</summary>
public sealed class ChartTests(FunctionAppFixture fixture, BrowserFixture browser)
{
    private const string Release = "/{survey}/2024/releases/1";

    private readonly PublishedPages _pages = new(fixture, browser);

    [Fact]
    public async Task Other_sites_can_show_a_chart_and_no_page()
    {
        await using var opened = await _pages.OpenAsync(Release, new());
        var page = opened.Page;
        var frame = await page.Locator("input.embed").First.InputValueAsync();
        var chart = new Uri(new Uri(page.Url), await AloneAsync(page));
        frame.ShouldContain(chart.AbsolutePath);
        await using var elsewhere = await StartAsync(
            $"<iframe name=chart src='{chart}'></iframe><iframe name=page src='{page.Url}'></iframe>"
        );

        await page.GotoAsync(elsewhere.Urls.Single());

        await page.FrameLocator("[name=chart]").Locator("figure.figure figcaption").WaitForAsync();
        await page.FrameLocator("[name=chart]").GetByText("Bron: ").WaitForAsync();
        (await page.FrameLocator("[name=page]").Locator("article").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Chart_by_itself_runs_nothing_and_may_be_kept()
    {
        await using var opened = await _pages.OpenAsync(Release, new());
        var answer = await opened.Page.APIRequest.GetAsync(await AloneAsync(opened.Page));

        var policy = answer.Headers["content-security-policy"];
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors *");
        policy.ShouldNotContain("script-src");
        answer.Headers.ShouldNotContainKey("x-frame-options");
        answer.Headers["cache-control"].ShouldStartWith("public, max-age=");
        answer.Headers["etag"].ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Drawing_is_a_file_without_a_script()
    {
        await using var opened = await _pages.OpenAsync(Release, new() { JavaScriptEnabled = false });
        await opened.Page.Locator("figure summary").First.ClickAsync();

        var download = await opened.Page.RunAndWaitForDownloadAsync(() =>
            opened.Page.Locator("a.drawing").First.ClickAsync()
        );

        using var content = new StreamReader(await download.CreateReadStreamAsync());
        var drawing = XDocument.Parse(await content.ReadToEndAsync()).Root!;
        drawing.Name.LocalName.ShouldBe("svg");
        string.Concat(drawing.Descendants().Select(element => element.Value)).ShouldContain("Bron: ");
    }

    [Fact]
    public async Task Picture_is_made_of_the_drawing_large_enough_for_print()
    {
        await using var opened = await _pages.OpenAsync(Release, new());
        await opened.Page.Locator("figure summary").First.ClickAsync();

        var download = await opened.Page.RunAndWaitForDownloadAsync(() =>
            opened.Page.GetByRole(AriaRole.Button, new() { Name = "PNG" }).First.ClickAsync()
        );

        var picture = await File.ReadAllBytesAsync(await download.PathAsync());
        picture.AsSpan(1, 3).SequenceEqual("PNG"u8).ShouldBeTrue();
        BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)).ShouldBeGreaterThan(1300);
        opened.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Figure_of_a_chart_leads_to_itself_at_the_address_of_its_release()
    {
        await using var opened = await _pages.OpenAsync("/{survey}/2024", new());
        await opened.Page.Locator("figure summary").First.ClickAsync();
        var value = opened.Page.Locator("figure td a.value").First;
        var text = await value.InnerTextAsync();

        await value.ClickAsync();

        opened.Page.Url.ShouldContain($"/{opened.Survey}/2024/releases/2#");
        (await opened.Page.Locator(":target").TextContentAsync())!.ShouldStartWith(text);
        (await opened.Page.Locator(":target").IsVisibleAsync()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("geen.f1", 404)]
    [InlineData("geen.f1.svg", 404)]
    [InlineData("../page", 404)]
    public async Task Chart_that_is_not_there_is_answered_as_a_page_is(string chart, int status)
    {
        await using var opened = await _pages.OpenAsync(Release, new());

        var answer = await opened.Page.APIRequest.GetAsync(
            $"/{opened.Survey}/2024/releases/1/charts/{Uri.EscapeDataString(chart)}"
        );

        answer.Status.ShouldBe(status);
    }

    /// <summary>Another site on this machine, with one page.</summary>
    private static async Task<WebApplication> StartAsync(string body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var site = builder.Build();
        site.MapGet("/", () => Results.Content($"<!DOCTYPE html><title>Elders</title>{body}", "text/html"));
        await site.StartAsync();
        return site;
    }

    private static async Task<string> AloneAsync(IPage page) =>
        (await page.Locator("figure .tools a:not(.drawing)").First.GetAttributeAsync("href"))!;
}
