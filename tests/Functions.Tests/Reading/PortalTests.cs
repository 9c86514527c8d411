using System.Net;
using System.Net.Http.Headers;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Reading;

/// <summary>Pages over HTTP: what is there, how it is sent, and what a reader sees where there is nothing.</summary>
public sealed class PortalTests(FunctionAppFixture fixture)
{
    [Theory]
    [InlineData("/nergens", "nl")]
    [InlineData("/en/nergens", "en")]
    [InlineData("/nergens/2019", "nl")]
    [InlineData("/en/nergens/2019/tables", "en")]
    [InlineData("/Hoofd%20Letters", "nl")]
    [InlineData("/..%2f..%2fpointers/2019", "nl")]
    [InlineData("/assets/..%2fhost.json", "nl")]
    public async Task Address_without_a_page_is_answered_with_a_page_that_says_so(string address, string language)
    {
        using var response = await GetAsync(address);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await response.Content.ReadAsStringAsync()).ShouldContain($"<html lang=\"{language}\"");
    }

    [Theory]
    [InlineData("/", "nl")]
    [InlineData("/en", "en")]
    [InlineData("/?q=iets&utm_source=brief", "nl")]
    public async Task Catalogue_is_there_before_anything_is_published(string address, string language)
    {
        using var response = await GetAsync(address);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldContain($"<html lang=\"{language}\"");
    }

    [Fact]
    public async Task What_is_sought_is_shown_as_text()
    {
        using var response = await GetAsync("/?q=" + Uri.EscapeDataString("\"><script>alert(1)</script>"));

        var page = await response.Content.ReadAsStringAsync();
        page.ShouldContain("&lt;script&gt;alert(1)");
        page.ShouldNotContain("<script>");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nergens")]
    public async Task Page_may_load_and_run_nothing_but_what_is_the_portals_own(string address)
    {
        using var response = await GetAsync(address);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single().Split("; ");
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self'");
        policy.ShouldContain("style-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        string.Concat(policy).ShouldNotContain("unsafe");
        response.Headers.Contains("API-Version").ShouldBeFalse();
    }

    [Theory]
    [InlineData("portal.css", "text/css", "br")]
    [InlineData("page.css", "text/css", "gzip")]
    [InlineData("portal.js", "text/javascript", "gzip")]
    [InlineData("source-sans-3-regular.woff2", "font/woff2", "")]
    public async Task Asset_is_compressed_as_the_browser_takes_it_and_sent_once(
        string name,
        string type,
        string encoding
    )
    {
        using var first = await GetAsync($"/assets/{name}", encoding);
        using var again = await GetAsync($"/assets/{name}", encoding, first.Headers.ETag);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        string.Concat(first.Content.Headers.ContentEncoding).ShouldBe(encoding);
        first.Headers.CacheControl!.Public.ShouldBeTrue();
        first.Headers.Vary.ShouldContain("Accept-Encoding");
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    private async Task<HttpResponseMessage> GetAsync(
        string address,
        string encoding = "",
        EntityTagHeaderValue? known = null
    )
    {
        var started = await fixture.StartedAsync();
        using var handler = new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None };
        using var client = new HttpClient(handler) { BaseAddress = started.Client.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (encoding.Length > 0)
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        if (known is not null)
            request.Headers.IfNoneMatch.Add(known);
        return await client.SendAsync(request);
    }
}
