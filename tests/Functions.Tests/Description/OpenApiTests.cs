using System.Net;
using System.Text.Json.Nodes;
using Serverless.Functions.Tests.App;
using Serverless.Local.Host.Metadata;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Description;

/// <summary>The OpenAPI document describes the functions the worker has, and nothing else.</summary>
public sealed class OpenApiTests(FunctionAppFixture fixture)
{
    [Fact]
    public async Task Document_has_every_route_method_and_key_the_worker_says_it_has()
    {
        var worker = await (await fixture.StartedAsync()).App.WorkerAsync(CancellationToken.None);
        var functions = worker
            .Functions.Where(function => function.Trigger is HttpTrigger { Route: { } route } && Routes.IsOfApi(route))
            .ToList();
        functions.ShouldNotBeEmpty();
        var needsKey = Operation
            .All()
            .ToDictionary(
                operation => operation.Name,
                operation => operation.Access is NeedsAttribute,
                StringComparer.Ordinal
            );
        var expected = functions.SelectMany(function =>
        {
            var trigger = (HttpTrigger)function.Trigger;
            var path = trigger.Route == Routes.Api ? "/" : trigger.Route[Routes.Api.Length..];
            return trigger
                .Methods.Where(method => method != "HEAD")
                .Select(method => $"{method} {path} {function.Name.ToUpperInvariant()} {needsKey[function.Name]}");
        });

        var described = Operations(await DocumentAsync())
            .Select(operation =>
                $"{operation.Method.ToUpperInvariant()} {operation.Path} {((string)operation.Said["operationId"]!).ToUpperInvariant()} {NeedsKey(operation.Said)}"
            );

        described.ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public async Task Every_function_that_is_read_answers_head_too()
    {
        var worker = await (await fixture.StartedAsync()).App.WorkerAsync(CancellationToken.None);

        worker
            .Functions.Select(function => function.Trigger)
            .OfType<HttpTrigger>()
            .Where(trigger => trigger.Methods.Contains("GET"))
            .ShouldBeSomeThatAll(trigger => trigger.Methods.Contains("HEAD"));
    }

    [Fact]
    public async Task Everything_in_the_document_is_described_in_words()
    {
        var document = await DocumentAsync();

        foreach (var (path, method, said) in Operations(document))
        {
            ((string?)said["summary"]).ShouldNotBeNullOrWhiteSpace($"{method} {path}");
            foreach (var parameter in said["parameters"]?.AsArray() ?? [])
                ((string?)parameter!["description"]).ShouldNotBeNullOrWhiteSpace(
                    $"{method} {path} {parameter["name"]}"
                );
        }

        document["components"]!["schemas"]!
            .AsObject()
            .Where(schema => !IsPublished(schema.Key))
            .ShouldBeSomeThatAll(schema => !string.IsNullOrWhiteSpace((string?)schema.Value!["description"]));
        document["tags"]!
            .AsArray()
            .ShouldBeSomeThatAll(tag => !string.IsNullOrWhiteSpace((string?)tag!["description"]));
        document.ToJsonString().ShouldNotContain("Serverless.");
    }

    [Fact]
    public async Task Document_can_be_read_by_pages_of_any_site_and_is_sent_again_only_when_it_is_another()
    {
        var client = (await fixture.StartedAsync()).Client;
        using var first = await client.GetAsync(Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await client.SendAsync(request);

        first.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Server_is_the_one_the_caller_reached_and_has_https_everywhere_but_on_one_machine()
    {
        var client = (await fixture.StartedAsync()).Client;
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.Host = "monitor.example.nl";

        using var response = await client.SendAsync(request);

        Server((await response.ReadJsonAsync())!).ShouldBe("https://monitor.example.nl/api/v1");
        Server(await DocumentAsync()).ShouldBe($"{client.BaseAddress}api/v1");
    }

    private static Uri Address { get; } = new($"{Addresses.Api}/openapi.json", UriKind.Relative);

    private async Task<JsonNode> DocumentAsync()
    {
        var client = (await fixture.StartedAsync()).Client;
        using var response = await client.GetAsync(Address);
        return (await response.ReadJsonAsync())!;
    }

    private static IEnumerable<(string Path, string Method, JsonNode Said)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (path.Key, operation.Key, operation.Value);

    private static bool NeedsKey(JsonNode operation) => operation["security"]![0]!.AsObject().ContainsKey("key");

    private static string Server(JsonNode document) => (string)document["servers"]![0]!["url"]!;

    /// <summary>Schemas of files, which have docs of their own.</summary>
    private static bool IsPublished(string schema) =>
        schema.StartsWith(JsonSchemas.Codebook, StringComparison.Ordinal)
        || schema.StartsWith(JsonSchemas.Results, StringComparison.Ordinal);
}
