using System.Text.Json.Nodes;
using Serverless.Functions.Tests.App;

namespace Serverless.Functions.Tests.Infra;

/// <summary>What starts a function.</summary>
internal sealed record FunctionTrigger(string Function, JsonObject Binding)
{
    public string Type => (string)Binding["type"]!;

    /// <summary>The queue it reads from, or the container its blobs are in; null for others.</summary>
    public string? Place => (string?)Binding["queueName"] ?? ((string?)Binding["path"])?.Split('/')[0];

    /// <summary>The setting that says which storage account that is.</summary>
    public string? Connection => (string?)Binding["connection"];
}

/// <summary>The triggers of all functions of the app, as its build wrote them down.</summary>
internal static class FunctionTriggers
{
    public static IReadOnlyList<FunctionTrigger> All { get; } =
    [
        .. JsonNode
            .Parse(File.ReadAllText(Path.Combine(FunctionAppProcess.Folder, "functions.metadata")))!
            .AsArray()
            .SelectMany(function =>
                function!["bindings"]!
                    .AsArray()
                    .Where(b => ((string)b!["type"]!).EndsWith("Trigger", StringComparison.Ordinal))
                    .Select(b => new FunctionTrigger((string)function["name"]!, b!.AsObject()))
            ),
    ];
}
