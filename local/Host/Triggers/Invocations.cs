using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues.Models;
using Google.Protobuf;
using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Protocol;
using Serverless.Surveys.Issues;

namespace Serverless.Local.Host.Triggers;

/// <summary>What the Functions host sends a worker to have a function run, by kind of trigger.</summary>
public static class Invocations
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A request: the content goes to the worker's own address, so that only names are sent here.</summary>
    public static InvocationRequest ForHttp(HttpTrigger trigger, HttpRequest request)
    {
        var invocation = New(trigger, new TypedData { Http = new RpcHttp() });
        foreach (var (name, value) in request.RouteValues)
            invocation.TriggerMetadata[name] = Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
        foreach (var (name, values) in request.Query)
            invocation.TriggerMetadata[name] = Text(values.ToString());
        invocation.TriggerMetadata["Query"] = Json(
            request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal)
        );
        invocation.TriggerMetadata["Headers"] = Json(
            request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.Ordinal)
        );
        invocation.TraceContext.TraceParent = request.Headers.TraceParent.FirstOrDefault() ?? NewTrace();
        invocation.TraceContext.TraceState = request.Headers.TraceState.ToString();
        return invocation;
    }

    /// <summary>A run of a timer.</summary>
    public static InvocationRequest ForTimer(TimerTrigger trigger, DateTimeOffset now)
    {
        const string Timer = """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}""";
        var invocation = New(trigger, new TypedData { Json = Timer });
        invocation.TriggerMetadata["TimerTrigger"] = Text(
            now.UtcDateTime.ToString("MM/dd/yyyy HH:mm:ss", CultureInfo.InvariantCulture)
        );
        return invocation;
    }

    /// <summary>
    /// A message. When it is a JSON object its own scalars join the metadata, as the Functions host does.
    /// </summary>
    /// <param name="text">The message, decoded.</param>
    public static InvocationRequest ForQueue(QueueTrigger trigger, QueueMessage message, string text)
    {
        var invocation = New(trigger, trigger.IsDeferred ? Deferred(message, text) : Text(text));
        var metadata = invocation.TriggerMetadata;
        metadata["QueueTrigger"] = Text(text);
        metadata["Id"] = Text(message.MessageId);
        metadata["PopReceipt"] = Text(message.PopReceipt);
        metadata["DequeueCount"] = Json(message.DequeueCount);
        metadata["ExpirationTime"] = Json(Seconds(message.ExpiresOn));
        metadata["InsertionTime"] = Json(Seconds(message.InsertedOn));
        metadata["NextVisibleTime"] = Json(Seconds(message.NextVisibleOn));
        foreach (var (name, value) in ScalarsOf(text))
            metadata[name] = Text(value);
        return invocation;
    }

    /// <summary>A blob: where it is. The worker opens it by itself.</summary>
    /// <param name="parts">What the path's parts between braces matched.</param>
    public static InvocationRequest ForBlob(
        BlobTrigger trigger,
        Uri uri,
        string name,
        BlobProperties properties,
        IReadOnlyDictionary<string, string> parts
    )
    {
        var place = new JsonObject
        {
            ["Connection"] = trigger.Connection,
            ["ContainerName"] = trigger.Path.Container,
            ["BlobName"] = name,
        };
        var invocation = New(trigger, Reference("AzureStorageBlobs", place));
        var metadata = invocation.TriggerMetadata;
        metadata["BlobTrigger"] = Text($"{trigger.Path.Container}/{name}");
        metadata["Uri"] = Json(uri.AbsoluteUri);
        metadata["Properties"] = Json(properties);
        metadata["Metadata"] = Json(properties.Metadata);
        foreach (var (part, value) in parts)
            metadata[part] = Text(value);
        return invocation;
    }

    private static InvocationRequest New(Trigger trigger, TypedData data) =>
        new()
        {
            InvocationId = Guid.NewGuid().ToString(),
            InputData =
            {
                new ParameterBinding { Name = trigger.Parameter, Data = data },
            },
            TraceContext = new RpcTraceContext(),
        };

    private static string NewTrace() => $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01";

    private static TypedData Deferred(QueueMessage message, string text) =>
        Reference(
            "AzureStorageQueues",
            new JsonObject
            {
                ["MessageId"] = message.MessageId,
                ["PopReceipt"] = message.PopReceipt,
                ["MessageText"] = text,
                ["Body"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text)),
                ["NextVisibleOn"] = Seconds(message.NextVisibleOn),
                ["InsertedOn"] = Seconds(message.InsertedOn),
                ["ExpiresOn"] = Seconds(message.ExpiresOn),
                ["DequeueCount"] = message.DequeueCount,
            }
        );

    private static TypedData Reference(string source, JsonObject content) =>
        new()
        {
            ModelBindingData = new ModelBindingData
            {
                Version = "1.0",
                Source = source,
                ContentType = "application/json",
                Content = ByteString.CopyFromUtf8(content.ToJsonString(Plain)),
            },
        };

    private static TypedData Text(string text) => new() { String = text };

    private static TypedData Json<T>(T value) => new() { Json = JsonSerializer.Serialize(value, Plain) };

    private static string? Seconds(DateTimeOffset? time) =>
        time?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static IEnumerable<(string Name, string Value)> ScalarsOf(string text)
    {
        if (!text.StartsWith('{'))
            yield break;
        JsonObject? message = null;
        try
        {
            message = JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            // A text that only looks like an object is a text.
        }
        foreach (var (name, value) in message ?? [])
            if (value is JsonValue scalar)
                yield return (name, scalar.ToString());
    }
}
