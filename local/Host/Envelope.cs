using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues.Models;

namespace Serverless.Local.Host;

/// <summary>
/// The body that the Functions host posts for a timer, queue or blob invocation: <c>{Data, Metadata}</c>. Most scalars
/// arrive as a JSON
/// string that itself holds JSON; times, and the timer's and the blob's properties, do not. This follows host 4.1037.
/// </summary>
public static class Envelope
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The body of a timer invocation.</summary>
    public static JsonObject ForTimer(string function, string parameter, DateTimeOffset now) =>
        Body(
            parameter,
            new JsonObject
            {
                ["Schedule"] = new JsonObject { ["AdjustForDST"] = true },
                ["ScheduleStatus"] = null,
                ["IsPastDue"] = false,
            },
            [],
            function,
            now
        );

    /// <summary>
    /// The body of a queue invocation. When the message is a JSON object its own scalars join the metadata, as the host
    /// does.
    /// </summary>
    /// <param name="text">The message, decoded.</param>
    public static JsonObject ForQueue(
        string function,
        string parameter,
        string text,
        QueueMessage message,
        DateTimeOffset now
    )
    {
        var metadata = new JsonObject
        {
            ["DequeueCount"] = message.DequeueCount.ToString(CultureInfo.InvariantCulture),
            ["ExpirationTime"] = Seconds(message.ExpiresOn),
            ["Id"] = Encoded(message.MessageId),
            ["InsertionTime"] = Seconds(message.InsertedOn),
            ["NextVisibleTime"] = Seconds(message.NextVisibleOn),
            ["PopReceipt"] = Encoded(message.PopReceipt),
        };
        foreach (var (name, value) in ScalarsOf(text))
            metadata[name] = value;
        return Body(parameter, Encoded(text), metadata, function, now);
    }

    /// <summary>The body of a blob invocation.</summary>
    /// <param name="nameParts">What the path's parts between braces stood for.</param>
    public static JsonObject ForBlob(
        string function,
        string parameter,
        Uri uri,
        BinaryData content,
        BlobProperties properties,
        IReadOnlyDictionary<string, string> nameParts,
        DateTimeOffset now
    )
    {
        var metadata = new JsonObject
        {
            ["Uri"] = Encoded(uri.AbsoluteUri),
            ["Properties"] = Properties(properties),
            ["Metadata"] = new JsonObject(
                properties.Metadata.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value))
            ),
        };
        foreach (var (name, value) in nameParts)
            metadata[name] = Encoded(value);
        return Body(parameter, Convert.ToBase64String(content.ToMemory().Span), metadata, function, now);
    }

    /// <summary>The text of a body as it goes over the wire.</summary>
    public static string Text(JsonObject body) => body.ToJsonString(Plain);

    private static JsonObject Body(
        string parameter,
        JsonNode data,
        JsonObject metadata,
        string function,
        DateTimeOffset now
    )
    {
        metadata["sys"] = new JsonObject
        {
            ["MethodName"] = function,
            ["UtcNow"] = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["RandGuid"] = Guid.NewGuid().ToString(),
        };
        return new JsonObject
        {
            ["Data"] = new JsonObject { [parameter] = data },
            ["Metadata"] = metadata,
        };
    }

    private static string Encoded(string text) => JsonSerializer.Serialize(text, Plain);

    private static string? Seconds(DateTimeOffset? time) =>
        time?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static IEnumerable<(string Name, string Json)> ScalarsOf(string text)
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
            if (value is JsonValue)
                yield return (name, value.ToJsonString(Plain));
    }

    private static JsonObject Properties(BlobProperties properties) =>
        new()
        {
            ["CacheControl"] = properties.CacheControl,
            ["ContentDisposition"] = properties.ContentDisposition,
            ["ContentEncoding"] = properties.ContentEncoding,
            ["ContentLanguage"] = properties.ContentLanguage,
            ["Length"] = properties.ContentLength,
            ["ContentMD5"] = properties.ContentHash is { } hash ? Convert.ToBase64String(hash) : null,
            ["ContentType"] = properties.ContentType,
            ["ETag"] = properties.ETag.ToString("H"),
            ["Created"] = Seconds(properties.CreatedOn),
            ["LastModified"] = Seconds(properties.LastModified),
            ["BlobType"] = BlockBlob,
            ["LeaseStatus"] = Unlocked,
            ["LeaseState"] = Available,
            ["LeaseDuration"] = 0,
            ["PageBlobSequenceNumber"] = null,
            ["AppendBlobCommittedBlockCount"] = null,
            ["IsServerEncrypted"] = properties.IsServerEncrypted,
            ["IsIncrementalCopy"] = properties.IsIncrementalCopy,
            ["StandardBlobTier"] = HotTier,
            ["RehydrationStatus"] = null,
            ["PremiumPageBlobTier"] = null,
            ["BlobTierInferred"] = properties.AccessTierInferred,
            ["BlobTierLastModifiedTime"] = Seconds(
                properties.AccessTierChangedOn == default ? properties.LastModified : properties.AccessTierChangedOn
            ),
            ["DeletedTime"] = null,
            ["RemainingDaysBeforePermanentDelete"] = null,
        };

    // The host writes the numbers of an older SDK's enumerations.
    private const int BlockBlob = 2;
    private const int Unlocked = 2;
    private const int Available = 1;
    private const int HotTier = 1;
}
