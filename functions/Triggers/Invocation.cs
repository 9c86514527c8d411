using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Serverless.Functions;

/// <summary>
/// What the Functions host posts for a timer, queue or blob trigger: <c>{ "Data": …, "Metadata": … }</c>.
/// The host writes every scalar as a JSON string that itself holds JSON, and blob content as base64 or as text;
/// both forms are read.
/// </summary>
internal sealed class Invocation
{
    private readonly JsonElement _data;
    private readonly JsonElement _metadata;

    private Invocation(JsonElement data, JsonElement metadata)
    {
        _data = data;
        _metadata = metadata;
    }

    /// <summary>How often this message was delivered, this time included; 1 for triggers that do not say.</summary>
    public int DequeueCount =>
        _metadata.ValueKind == JsonValueKind.Object
        && _metadata.TryGetProperty(nameof(DequeueCount), out var count)
        && int.TryParse(Unwrapped(count), CultureInfo.InvariantCulture, out var times)
            ? times
            : 1;

    /// <summary>
    /// Reads the body of an invocation; throws <see cref="InvalidInvocationException"/> when it is none.
    /// </summary>
    public static async Task<Invocation> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            var root = body.RootElement;
            if (
                root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("Data", out var data)
                || data.ValueKind != JsonValueKind.Object
            )
                throw new InvalidInvocationException("The body has no object 'Data'.");
            return new(data.Clone(), root.TryGetProperty("Metadata", out var metadata) ? metadata.Clone() : default);
        }
        catch (JsonException malformed)
        {
            throw new InvalidInvocationException("The body is not JSON.", malformed);
        }
    }

    /// <summary>
    /// The message, or the blob, bound to <paramref name="binding"/>; throws <see cref="InvalidInvocationException"/>
    /// when it is not one.
    /// </summary>
    public T Read<T>(string binding, JsonTypeInfo<T> type)
        where T : class =>
        Find(binding, type)
        ?? throw new InvalidInvocationException(
            $"'{binding}' is not there or does not hold the JSON this function reads."
        );

    /// <summary>The same; null when it is not there or cannot be read.</summary>
    public T? Find<T>(string binding, JsonTypeInfo<T> type)
        where T : class
    {
        if (!_data.TryGetProperty(binding, out var bound))
            return null;
        if (bound.ValueKind == JsonValueKind.Object)
            return Parsed(bound.GetRawText(), type);
        var text = Unwrapped(bound);
        return Parsed(text, type) ?? Parsed(Decoded(text), type);
    }

    private static string Unwrapped(JsonElement element)
    {
        var text = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
        while (text.Length >= 2 && text[0] == '"')
        {
            try
            {
                text = JsonSerializer.Deserialize(text, ApiJson.Default.String) ?? "";
            }
            catch (JsonException)
            {
                return text;
            }
        }

        return text;
    }

    private static string? Decoded(string text) =>
        Base64.IsValid(text) ? Encoding.UTF8.GetString(Convert.FromBase64String(text)) : null;

    private static T? Parsed<T>(string? text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return text is null || !text.AsSpan().TrimStart().StartsWith("{")
                ? null
                : JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>
/// The host posted something this function cannot read; it is answered with a failure, and the host delivers it again
/// or sets it aside.
/// </summary>
internal sealed class InvalidInvocationException(string message, Exception? inner = null) : Exception(message, inner);
