using System.Text.Json.Nodes;
using Google.Protobuf;
using Serverless.Functions.Tests.App;
using Serverless.Local.Host;
using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Protocol;

namespace Serverless.Functions.Tests.Local;

/// <summary>What the Azure Functions host and a worker were seen to say to each other.</summary>
internal static class RecordedMessages
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    private static readonly JsonObject Recorded = JsonNode
        .Parse(
            File.ReadAllText(
                Path.Combine(Repository.Root, "tests", "Functions.Tests", "Local", "recorded-messages.json")
            )
        )!
        .AsObject();

    /// <summary>The messages of one side, in order.</summary>
    public static IReadOnlyList<StreamingMessage> From(string side) =>
        [
            .. Recorded["conversation"]!
                .AsArray()
                .Where(said => (string?)said!["from"] == side)
                .Select(said => Parser.Parse<StreamingMessage>(said!["message"]!.ToJsonString())),
        ];

    /// <summary>The functions of the recorded worker.</summary>
    public static IReadOnlyList<RpcFunctionMetadata> Functions { get; } =
        From("worker")
            .Single(message => message.FunctionMetadataResponse is not null)
            .FunctionMetadataResponse.FunctionMetadataResults;

    /// <summary>The trigger of one of them.</summary>
    public static Trigger Trigger(string function) =>
        FunctionDefinition
            .Read(
                Functions.Single(known => known.Name == function),
                new Dictionary<string, string> { ["Schedule"] = "0 * * * * *" }
            )
            .Trigger;

    /// <summary>How the host invoked one of them.</summary>
    public static JsonObject Invocation(string function) => Recorded["invocations"]![function]!.DeepClone().AsObject();

    /// <summary>What the host said of a blob's properties.</summary>
    public static JsonObject Properties => Recorded["properties"]!.AsObject();
}
