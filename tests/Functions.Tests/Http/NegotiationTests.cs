using Microsoft.AspNetCore.Http;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Http;

/// <summary>Which form of an output a caller gets, by the query and the headers of a request.</summary>
public sealed class NegotiationTests
{
    [Theory]
    [InlineData(null, "nl")]
    [InlineData("", "nl")]
    [InlineData("en", "en")]
    [InlineData("EN-gb", "en")]
    [InlineData("nl-NL,nl;q=0.9,en;q=0.8", "nl")]
    [InlineData("en;q=0.8, nl;q=0.9", "nl")]
    [InlineData("nl;q=0.2, en;q=0.3", "en")]
    [InlineData("en, nl", "en")]
    [InlineData("fr", "nl")]
    [InlineData("fr, en;q=0.1", "en")]
    [InlineData("*", "nl")]
    [InlineData("nl;q=0, *", "en")]
    [InlineData("nl;q=0.5, *;q=0.7", "en")]
    [InlineData("en;q=0", "nl")]
    [InlineData("english please;;", "nl")]
    public void Language_is_the_one_with_the_highest_quality_and_dutch_where_none_is_accepted(
        string? header,
        string expected
    )
    {
        var request = Request("", ("Accept-Language", header));

        var language = Negotiation.Language(request);

        language.Code().ShouldBe(expected);
        var headers = request.HttpContext.Response.Headers;
        headers.ContentLanguage.ToString().ShouldBe(expected);
        headers.Vary.ToString().ShouldBe("Accept-Language");
    }

    [Theory]
    [InlineData("?language=nl", "nl")]
    [InlineData("?language=en", "en")]
    public void Language_in_the_query_wins_and_the_answer_does_not_vary_then(string query, string expected)
    {
        var request = Request(query, ("Accept-Language", expected == "en" ? "nl" : "en"));

        Negotiation.Language(request).Code().ShouldBe(expected);

        request.HttpContext.Response.Headers.Vary.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("text/csv", "text/csv")]
    [InlineData("text/*", "text/csv")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/csv;q=0.5, application/json;q=0.4", "text/csv")]
    [InlineData("text/csv;q=0.4, application/json", "application/json")]
    [InlineData("image/png", "application/json")]
    public void Media_type_is_the_accepted_one_with_the_highest_quality_and_the_first_where_none_is_accepted(
        string? header,
        string expected
    )
    {
        var request = Request("", ("Accept", header));

        Negotiation.MediaType(request, ("json", "application/json"), ("csv", "text/csv")).ShouldBe(expected);

        request.HttpContext.Response.Headers.Vary.ToString().ShouldBe("Accept");
    }

    [Fact]
    public void Format_in_the_query_wins_and_the_answer_does_not_vary_then()
    {
        var request = Request("?format=csv", ("Accept", "application/json"));

        Negotiation.MediaType(request, ("json", "application/json"), ("csv", "text/csv")).ShouldBe("text/csv");

        request.HttpContext.Response.Headers.Vary.ShouldBeEmpty();
    }

    [Fact]
    public void Answer_that_depends_on_both_headers_says_so()
    {
        var request = Request("");

        _ = Negotiation.MediaType(request, ("json", "application/json"));
        _ = Negotiation.Language(request);

        request.HttpContext.Response.Headers.Vary.ToString().ShouldBe("Accept,Accept-Language");
    }

    private static HttpRequest Request(string query, params (string Name, string? Value)[] headers)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(query);
        foreach (var (name, value) in headers)
            if (value is not null)
                request.Headers[name] = value;
        return request;
    }
}
