using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Storage.Releases;

namespace Serverless.Flows.Notices.Webhooks;

/// <summary>
/// What is sent: which type of notice, when it happened, and what it is about as names and an address to look at. There
/// are no figures in it, nothing of respondents and no words that people wrote: whoever may read those asks for them.
/// </summary>
/// <param name="Type">Such as <c>release.published</c>.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Data">What it is about.</param>
public sealed record WebhookPayload(string Type, DateTimeOffset Timestamp, WebhookPayloadData Data)
{
    /// <summary>The body about an event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="api">Where the API of this deployment begins, without a slash at the end.</param>
    public static string About(ReleaseEvent happened, string api)
    {
        var survey = $"{api}/surveys/{happened.Survey}";
        var wave = happened.Wave is { } name ? $"{survey}/waves/{name}" : survey;
        var address = happened.Number is { } number ? FormattableString.Invariant($"{wave}/releases/{number}") : wave;
        return Json(
            new(
                WebhookEvents.Of(happened.Kind),
                happened.At.ToUniversalTime(),
                new(happened.Survey.ToString(), happened.Wave?.ToString(), happened.Number, address)
            )
        );
    }

    /// <summary>The body of a test.</summary>
    /// <param name="webhook">Id of the subscription.</param>
    /// <param name="at">When it was asked for.</param>
    public static string OfTest(string webhook, DateTimeOffset at) =>
        Json(new(WebhookEvents.Test, at.ToUniversalTime(), new(null, null, null, null) { Webhook = webhook }));

    private static string Json(WebhookPayload payload) =>
        JsonSerializer.Serialize(payload, WebhookPayloadJson.Default.WebhookPayload);
}

/// <summary>What a notice is about.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Wave">The wave.</param>
/// <param name="Release">Number of the release.</param>
/// <param name="Address">Where it can be looked at.</param>
public sealed record WebhookPayloadData(string? Survey, string? Wave, int? Release, string? Address)
{
    /// <summary>Id of the subscription, in a test.</summary>
    public string? Webhook { get; init; }
}

/// <summary>The JSON of payloads.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WebhookPayload))]
internal sealed partial class WebhookPayloadJson : JsonSerializerContext;
