using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using Serverless.Surveys;

namespace Serverless.Storage;

/// <summary>
/// Asks for one wave to be computed. <paramref name="TraceParent"/> ties it to the trace it came from (W3C).
/// </summary>
public sealed record RecomputeMessage(string Survey, string Wave, string? TraceParent = null);

/// <summary>Asks for the next stretch of a large upload to be stored.</summary>
public sealed record StoreResponsesMessage(string Survey, string Upload, string? TraceParent = null);

/// <summary>Asks for an attempt to deliver a notice to a webhook.</summary>
public sealed record DeliverWebhookMessage(string Organisation, string Webhook, string Delivery);

/// <summary>
/// Asks for one wave's results to be rendered; kept as a small blob, since the blob itself travels in the invocation.
/// </summary>
/// <param name="Survey">The survey.</param>
/// <param name="Wave">The wave.</param>
/// <param name="InputsHash">Which results document.</param>
/// <param name="TemplateVersions">Versions of the factsheet templates; null where there is none.</param>
/// <param name="InputsReadAt">When the inputs were read.</param>
/// <param name="TraceParent">Ties it to the trace it came from (W3C).</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="Release">The release to render; null to find or make one for these inputs.</param>
/// <param name="StyleVersion">Version of the house style; null for as the product looks.</param>
public sealed record RenderRequest(
    string Survey,
    string Wave,
    string InputsHash,
    [property: JsonConverter(typeof(TemplateVersionsJson))] PerLanguage<string?> TemplateVersions,
    DateTimeOffset InputsReadAt,
    string? TraceParent = null,
    DateTimeOffset RequestedAt = default,
    int? Release = null,
    string? StyleVersion = null
);

/// <summary>The JSON of messages and manifests.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(MessageTextConverter)])]
[JsonSerializable(typeof(RecomputeMessage))]
[JsonSerializable(typeof(StoreResponsesMessage))]
[JsonSerializable(typeof(DeliverWebhookMessage))]
[JsonSerializable(typeof(RenderRequest))]
[JsonSerializable(typeof(IReadOnlyList<PublishedFileEntry>))]
[JsonSerializable(typeof(IReadOnlyList<LedgerEntry>))]
[JsonSerializable(typeof(IReadOnlyList<MissingFileEntry>))]
public sealed partial class MessageJson : JsonSerializerContext;

/// <summary>The queues.</summary>
public sealed class MessageQueues(StorageAccount account)
{
    private readonly QueueClient _recompute = account.Queue(StorageNames.Recompute);
    private readonly QueueClient _storeResponses = account.Queue(StorageNames.StoreResponses);
    private readonly QueueClient _webhookDeliveries = account.Queue(StorageNames.WebhookDeliveries);

    public Task SendAsync(RecomputeMessage message, CancellationToken cancellationToken) =>
        _recompute.SendMessageAsync(
            JsonSerializer.Serialize(message, MessageJson.Default.RecomputeMessage),
            cancellationToken
        );

    public Task SendAsync(StoreResponsesMessage message, CancellationToken cancellationToken) =>
        _storeResponses.SendMessageAsync(
            JsonSerializer.Serialize(message, MessageJson.Default.StoreResponsesMessage),
            cancellationToken
        );

    /// <summary>Asks for an attempt after <paramref name="delay"/>, at most seven days.</summary>
    public Task SendAsync(DeliverWebhookMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        _webhookDeliveries.SendMessageAsync(
            JsonSerializer.Serialize(message, MessageJson.Default.DeliverWebhookMessage),
            visibilityTimeout: delay,
            cancellationToken: cancellationToken
        );
}
