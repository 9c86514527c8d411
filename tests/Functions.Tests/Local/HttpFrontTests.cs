using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Serverless.Local.Host;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

public sealed class HttpFrontTests : IAsyncLifetime
{
    private static readonly FunctionApp App = new(
        "",
        new HostConfiguration(
            "",
            [],
            "api",
            TimeSpan.FromMinutes(1),
            new QueueOptions(2, 1, 5, TimeSpan.Zero, Base64: true),
            5
        ),
        [
            new FunctionDefinition(
                "Read",
                new HttpTrigger("req", "surveys/{survey}", ["GET"], AuthorizationLevel.Anonymous)
            ),
            new FunctionDefinition(
                "Upload",
                new HttpTrigger("req", "surveys/{survey}", ["PUT"], AuthorizationLevel.Function)
            ),
        ]
    );

    private Handler? _handler;
    private WebApplication? _front;
    private HttpClient? _client;

    public async ValueTask InitializeAsync()
    {
        _handler = await Handler.StartAsync();
        _front = await HttpFront.StartAsync(
            App,
            _handler.Address,
            _ => Task.CompletedTask,
            new FunctionKeys("the-key"),
            0,
            CancellationToken.None
        );
        _client = new HttpClient { BaseAddress = new Uri(_front.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client!.Dispose();
        await _front!.DisposeAsync();
        await _handler!.DisposeAsync();
    }

    [Fact]
    public async Task Request_reaches_the_program_with_method_path_query_headers_and_body()
    {
        _handler!.Answer = _ => TypedResults.Json(new { version = 1 }, statusCode: 201);
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/surveys/x?note=a%20b")
        {
            Content = new StringContent("content"),
        };
        request.Headers.Add("x-functions-key", "the-key");
        request.Headers.Add("If-None-Match", "*");

        using var response = await _client!.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"version":1}""");
        var received = _handler.Requests.Single();
        (received.Method, received.Path, received.Body).ShouldBe(("PUT", "/api/surveys/x?note=a%20b", "content"));
        received.Headers["If-None-Match"].ShouldBe("*");
    }

    [Theory]
    [InlineData("PUT", "/api/surveys/x", null, 401)]
    [InlineData("PUT", "/api/surveys/x", "wrong", 401)]
    [InlineData("PUT", "/api/surveys/x?code=wrong", null, 401)]
    [InlineData("PUT", "/api/surveys/x?code=the-key", null, 200)]
    [InlineData("GET", "/api/surveys/x", null, 200)]
    [InlineData("GET", "/surveys/x", null, 404)]
    [InlineData("DELETE", "/api/surveys/x", "the-key", 405)]
    public async Task Request_passes_only_with_the_key_its_function_asks_for(
        string method,
        string path,
        string? key,
        int status
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (key is not null)
            request.Headers.Add("x-functions-key", key);

        using var response = await _client!.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(status);
        _handler!.Requests.Count.ShouldBe(status == 200 ? 1 : 0);
        if (status >= 400)
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Port_that_is_taken_is_named()
    {
        var port = new Uri(_front!.Urls.Single()).Port;

        var refusal = await Should.ThrowAsync<Serverless.Local.LocalRunException>(() =>
            HttpFront.StartAsync(
                App,
                _handler!.Address,
                _ => Task.CompletedTask,
                new FunctionKeys("k"),
                port,
                CancellationToken.None
            )
        );

        refusal.Message.ShouldContain(port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        refusal.Message.ShouldContain("--port");
    }
}
