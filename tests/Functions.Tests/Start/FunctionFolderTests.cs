using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Start;

/// <summary>Every function.json has its endpoint in the program, and every endpoint its function.json.</summary>
public sealed class FunctionFolderTests
{
    [Fact]
    public void Folder_of_every_function_matches_an_endpoint_by_name_method_and_route() =>
        Folders().Order(StringComparer.Ordinal).ShouldBe(Endpoints().Order(StringComparer.Ordinal));

    [Fact]
    public void Built_function_app_holds_every_function_and_the_host_settings()
    {
        foreach (
            var folder in Directory
                .GetDirectories(Path.Combine(FunctionAppProcess.Root, "functions"))
                .Where(folder => File.Exists(Path.Combine(folder, "function.json")))
        )
            File.Exists(Path.Combine(FunctionAppProcess.Folder, Path.GetFileName(folder), "function.json"))
                .ShouldBeTrue(folder);
        File.Exists(Path.Combine(FunctionAppProcess.Folder, "host.json")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("put", "function")]
    [InlineData("post", "function")]
    [InlineData("delete", "function")]
    public void Function_that_changes_something_needs_a_key(string method, string authLevel)
    {
        foreach (var binding in Bindings().Where(binding => (string?)binding.Binding["methods"]?[0] == method))
            ((string?)binding.Binding["authLevel"]).ShouldBe(authLevel, binding.Function);
    }

    private static IEnumerable<string> Folders() =>
        from found in Bindings()
        let type = (string)found.Binding["type"]!
        where type.EndsWith("Trigger", StringComparison.Ordinal)
        from called in type == "httpTrigger"
            ? found.Binding["methods"]!
                .AsArray()
                .Select(method => $"{((string)method!).ToUpperInvariant()} /api/{found.Binding["route"]}")
            : [$"POST /{found.Function}"]
        select $"{found.Function} {called}";

    private static IEnumerable<(string Function, JsonNode Binding)> Bindings() =>
        from file in Directory.GetFiles(FunctionAppProcess.Folder, "function.json", SearchOption.AllDirectories)
        let function = Path.GetFileName(Path.GetDirectoryName(file))!
        from binding in JsonNode.Parse(File.ReadAllText(file))!["bindings"]!.AsArray()
        select (function, binding);

    private static IEnumerable<string> Endpoints()
    {
        using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapUploads();
        app.MapReading();
        app.MapTriggers();
        return
        [
            .. from endpoint in ((IEndpointRouteBuilder)app)
                .DataSources.SelectMany(source => source.Endpoints)
                .OfType<RouteEndpoint>()
            from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
            select $"{endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName} {method} {endpoint.RoutePattern.RawText}",
        ];
    }
}
