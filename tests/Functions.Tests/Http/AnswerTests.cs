using System.Net;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Http;

/// <summary>What every answer has, and what no address may have.</summary>
public sealed class AnswerTests(FunctionAppFixture fixture)
{
    [Theory]
    [InlineData("GET", "/admin/host/status")]
    [InlineData("POST", "/runtime/webhooks/blobs")]
    public async Task Answers_of_the_host_itself_say_how_browsers_must_treat_them_too(string method, string address)
    {
        using var response = await SendAsync(method, address);

        ((int)response.StatusCode).ShouldBeOneOf(404, 405);
        Header(response, "Content-Security-Policy").ShouldBe("default-src 'none'; frame-ancestors 'none'");
        Header(response, "Referrer-Policy").ShouldBe("no-referrer");
        Header(response, "Strict-Transport-Security").ShouldBe("max-age=31536000");
        Header(response, "X-Content-Type-Options").ShouldBe("nosniff");
    }

    [Theory]
    [InlineData("GET", "/api/v1", 200)]
    [InlineData("HEAD", "/api/v1", 200)]
    [InlineData("GET", "/api/v1/schemas/codebook", 200)]
    [InlineData("GET", "/api/v1/surveys/Hoofdletters", 400)]
    [InlineData("GET", "/api/v1/surveys/nergens/waves/2024/factsheet", 404)]
    [InlineData("GET", "/api/v1/surveys?page=2", 400)]
    [InlineData("PUT", "/api/v1/surveys/s/codebook", 415)]
    [InlineData("GET", "/api", 200)]
    [InlineData("GET", "/api/v1/nergens", 404)]
    [InlineData("POST", "/api/v2/surveys", 404)]
    [InlineData("DELETE", "/api/v1/surveys/s/codebook", 405)]
    [InlineData("OPTIONS", "/api/v1/surveys", 405)]
    public async Task Every_answer_says_which_version_it_is_of_and_how_browsers_must_treat_it(
        string method,
        string address,
        int status
    )
    {
        using var response = await SendAsync(method, address);

        ((int)response.StatusCode).ShouldBe(status);
        Header(response, "API-Version").ShouldBe(ApiVersion.Current);
        Header(response, "Content-Security-Policy").ShouldBe("default-src 'none'; frame-ancestors 'none'");
        Header(response, "Referrer-Policy").ShouldBe("no-referrer");
        Header(response, "Strict-Transport-Security").ShouldBe("max-age=31536000");
        Header(response, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(response, "X-Frame-Options").ShouldBe("DENY");
        Header(response, "Cache-Control").ShouldBe("no-store");
    }

    [Fact]
    public async Task Method_that_an_address_does_not_take_is_answered_with_those_it_takes()
    {
        using var response = await SendAsync("DELETE", "/api/v1/surveys/s/codebook");

        response.Content.Headers.Allow.ShouldBe(["GET", "HEAD", "PUT"]);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/problem+json");
        ((string?)(await response.ReadJsonAsync())!["detail"])!.ShouldEndWith("It takes: GET, HEAD, PUT.");
    }

    [Fact]
    public async Task Address_that_the_api_does_not_have_is_answered_with_where_to_begin()
    {
        using var response = await SendAsync("GET", "/api/v1/nergens/anders");

        response.Content.Headers.ContentType!.ToString().ShouldBe("application/problem+json");
        ((string?)(await response.ReadJsonAsync())!["detail"])!.ShouldContain("/api/v1 leads on");
    }

    [Theory]
    [InlineData("/api/v1/surveys?page=2", "no query parameter 'page'. It takes: after.")]
    [InlineData("/api/v1/surveys?After=a", "no query parameter 'After'. It takes: after.")]
    [InlineData("/api/v1/surveys/s?verbose=true", "no query parameter 'verbose'. It takes none.")]
    [InlineData("/api/v1/surveys/s/waves/w/tables?fmt=pdf", "no query parameter 'fmt'. It takes: format, language.")]
    [InlineData(
        "/api/v1/surveys/s/waves/w/tables?format=docx",
        "Choose one of: pdf, xlsx, csv, csvw, parquet, jsonstat, sdmx, sdmxstructure."
    )]
    [InlineData(
        "/api/v1/surveys/s/waves/w/tables?format=",
        "Choose one of: pdf, xlsx, csv, csvw, parquet, jsonstat, sdmx, sdmxstructure."
    )]
    [InlineData("/api/v1/surveys/s/waves/w/tables?format=pdf&format=csv", "Give the query parameter 'format' once.")]
    [InlineData("/api/v1/surveys/s/waves/w/factsheet?language=de", "Choose one of: nl, en.")]
    [InlineData("/api/v1/surveys/s/waves/w/results?format=pdf", "Choose one of: json, csv.")]
    [InlineData("/api/v1/surveys/s/waves/w/groups/g/responses?format=dta", "Choose one of: csv, sav.")]
    public async Task Query_that_a_function_does_not_know_is_refused_with_what_it_knows(string address, string words)
    {
        using var response = await SendAsync("GET", address);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/problem+json");
        response.Content.Headers.ContentLanguage.ShouldBe(["en"]);
        ((string?)(await response.ReadJsonAsync())!["detail"])!.ShouldEndWith(words);
    }

    [Fact]
    public async Task Long_parameter_is_not_quoted_at_length()
    {
        using var response = await SendAsync("GET", $"/api/v1/surveys?{new string('a', 5000)}=1");

        (await response.Content.ReadAsStringAsync()).Length.ShouldBeLessThan(400);
    }

    [Theory]
    [InlineData("/api/v1/")]
    [InlineData("/api/v1/surveys/")]
    [InlineData("/api/v1/schemas/codebook/")]
    public async Task Address_that_ends_in_a_slash_is_answered_404_and_leads_nowhere(string address)
    {
        using var response = await SendAsync("GET", address);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Headers.Location.ShouldBeNull();
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string address)
    {
        var client = (await fixture.StartedAsync()).Client;
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        if (method == "PUT")
            request.Content = new StringContent("%PDF", null, "application/pdf");
        return await client.SendAsync(request);
    }

    private static string Header(HttpResponseMessage response, string name) =>
        string.Join(", ", response.Headers.GetValues(name));
}
