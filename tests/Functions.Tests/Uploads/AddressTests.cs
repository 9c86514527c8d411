using System.Net;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Uploads;

/// <summary>Addresses hold names and nothing else.</summary>
public sealed class AddressTests(FunctionAppFixture fixture)
{
    [Theory]
    [InlineData("/api/v1/surveys/Hoofdletters/codebook")]
    [InlineData("/api/v1/surveys/..%2f..%2fpointers/codebook")]
    [InlineData("/api/v1/surveys/a|b/codebook")]
    [InlineData("/api/v1/surveys/a%00b/codebook")]
    [InlineData("/api/v1/surveys/een%20naam/codebook")]
    [InlineData("/api/v1/surveys/abcdefghijklmnopqrstuvwxyzabcdefghijklmno/codebook")]
    [InlineData("/api/v1/surveys/goed/waves/..%5c..%5c/groups/scholen/population")]
    [InlineData("/api/v1/surveys/goed/waves/2024/groups/sch'olen/responses")]
    public async Task Name_with_anything_else_in_it_is_answered_400_or_404_and_never_reaches_storage(string address)
    {
        var client = (await fixture.StartedAsync()).Client;

        using var response = await client.PutAsync(new Uri(address, UriKind.Relative), new StringContent("{}"));

        response.StatusCode.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Refused_name_is_answered_with_problem_details_that_say_which_part()
    {
        var client = (await fixture.StartedAsync()).Client;

        using var response = await client.GetAsync(
            new Uri("/api/v1/surveys/goed/waves/Meting/results", UriKind.Relative)
        );

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        ((string?)(await response.ReadJsonAsync())!["detail"])!.ShouldStartWith(
            "The wave in the address is not a name."
        );
    }

    [Theory]
    [InlineData("GET", "/api/v1/surveys/onbekend")]
    [InlineData("GET", "/api/v1/surveys/onbekend/codebook")]
    [InlineData("GET", "/api/v1/surveys/onbekend/waves/2024")]
    [InlineData("GET", "/api/v1/surveys/onbekend/waves/2024/results")]
    [InlineData("GET", "/api/v1/surveys/onbekend/waves/2024/factsheet")]
    [InlineData("GET", "/api/v1/surveys/onbekend/uploads/1")]
    [InlineData("POST", "/api/v1/surveys/onbekend/waves/2024/recompute")]
    [InlineData("PUT", "/api/v1/surveys/onbekend/waves/2024/groups/scholen/responses")]
    [InlineData("PUT", "/api/v1/surveys/onbekend/waves/2024/groups/scholen/population")]
    [InlineData("GET", "/api/v1/nergens")]
    [InlineData("GET", "/api/v1/schemas/nergens")]
    public async Task What_is_not_there_is_answered_404_with_problem_details(string method, string address)
    {
        var client = (await fixture.StartedAsync()).Client;
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));

        using var response = await client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("codebook")]
    [InlineData("results")]
    public async Task Schema_is_served(string schema)
    {
        var client = (await fixture.StartedAsync()).Client;

        using var response = await client.GetAsync(new Uri($"/api/v1/schemas/{schema}", UriKind.Relative));

        ((string?)(await response.ReadJsonAsync())!["$schema"])!.ShouldStartWith("http");
    }
}
