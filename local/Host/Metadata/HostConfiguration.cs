using System.Globalization;
using System.Text.Json;

namespace Serverless.Local.Host.Metadata;

/// <summary>What <c>host.json</c> says, with the Functions host's defaults for what it leaves out.</summary>
/// <param name="RoutePrefix">First part of every HTTP function's path.</param>
/// <param name="Headers">What is added to answers that do not have these headers by themselves.</param>
/// <param name="FunctionTimeout">Longest time one invocation of a timer, queue or blob function may take.</param>
/// <param name="PoisonBlobThreshold">How often a blob is tried before it is given up.</param>
public sealed record HostConfiguration(
    string RoutePrefix,
    IReadOnlyDictionary<string, string> Headers,
    TimeSpan FunctionTimeout,
    QueueOptions Queues,
    int PoisonBlobThreshold
)
{
    internal static HostConfiguration Read(JsonElement json) =>
        new(
            Find(json, "extensions", "http", "routePrefix")?.GetString() ?? "api",
            ReadHeaders(Find(json, "extensions", "http", "customHeaders")),
            Duration(Find(json, "functionTimeout")) ?? TimeSpan.FromMinutes(30),
            QueueOptions.Read(Find(json, "extensions", "queues")),
            Find(json, "extensions", "blobs", "poisonBlobThreshold")?.GetInt32() ?? 5
        );

    private static Dictionary<string, string> ReadHeaders(JsonElement? json) =>
        json is { } headers
            ? headers
                .EnumerateObject()
                .ToDictionary(h => h.Name, h => h.Value.GetString() ?? "", StringComparer.OrdinalIgnoreCase)
            : [];

    internal static JsonElement? Find(JsonElement json, params string[] path)
    {
        foreach (var name in path)
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
                return null;
        return json;
    }

    internal static TimeSpan? Duration(JsonElement? json) =>
        json?.GetString() is not { } text ? null
        : text == "-1" ? Timeout.InfiniteTimeSpan
        : TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>How queue functions are fed; the <c>extensions.queues</c> section of <c>host.json</c>.</summary>
/// <param name="BatchSize">Messages taken at once, 1 to 32.</param>
/// <param name="NewBatchThreshold">New messages are taken when at most this many are being processed.</param>
/// <param name="MaxDequeueCount">Attempts before a message moves to the poison queue.</param>
/// <param name="VisibilityTimeout">Wait between two attempts.</param>
/// <param name="Base64">Whether message bodies are base64 of UTF-8, the default.</param>
public sealed record QueueOptions(
    int BatchSize,
    int NewBatchThreshold,
    int MaxDequeueCount,
    TimeSpan VisibilityTimeout,
    bool Base64
)
{
    internal static QueueOptions Read(JsonElement? json)
    {
        JsonElement? Value(string name) => json is { } section ? HostConfiguration.Find(section, name) : null;
        var batchSize = Value("batchSize")?.GetInt32() ?? 16;
        return new QueueOptions(
            batchSize,
            Value("newBatchThreshold")?.GetInt32() ?? batchSize / 2,
            Value("maxDequeueCount")?.GetInt32() ?? 5,
            HostConfiguration.Duration(Value("visibilityTimeout")) ?? TimeSpan.Zero,
            !string.Equals(Value("messageEncoding")?.GetString(), "none", StringComparison.OrdinalIgnoreCase)
        );
    }
}
