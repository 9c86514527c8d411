using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Surveys.Issues;

namespace Serverless.Storage.Webhooks;

/// <summary>One attempt to deliver a notice. What the receiver wrote in its answer is not kept.</summary>
/// <param name="At">When it began.</param>
/// <param name="Succeeded">Whether the receiver accepted it, with a status of 2xx.</param>
/// <param name="Status">The status of HTTP; null when there was no answer.</param>
/// <param name="Outcome">What became of it, in words.</param>
public sealed record WebhookAttempt(DateTimeOffset At, bool Succeeded, int? Status, MessageText Outcome);

/// <summary>Attempts as they are kept.</summary>
internal static class WebhookAttempts
{
    public static string ToText(IReadOnlyList<WebhookAttempt> attempts) =>
        JsonSerializer.Serialize(attempts, WebhookAttemptJson.Default.IReadOnlyListWebhookAttempt);

    public static IReadOnlyList<WebhookAttempt> Parse(string? text) =>
        string.IsNullOrEmpty(text)
            ? []
            : JsonSerializer.Deserialize(text, WebhookAttemptJson.Default.IReadOnlyListWebhookAttempt) ?? [];
}

/// <summary>The JSON of attempts.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    Converters = [typeof(MessageTextConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(IReadOnlyList<WebhookAttempt>))]
internal sealed partial class WebhookAttemptJson : JsonSerializerContext;
