using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Storage;

/// <summary>
/// Keeps messages as template and values, so that they can be said in any language later. Those of before are texts.
/// </summary>
internal sealed class MessageTextConverter : JsonConverter<MessageText>
{
    private const string Template = "template";
    private const string Values = "values";

    public override MessageText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Read(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, MessageText value, JsonSerializerOptions options)
    {
        if (value.Values.Count == 0)
            writer.WriteStringValue(value.Template);
        else
            WriteWhole(writer, value);
    }

    /// <summary>One within another is known for a message by its form, also without values.</summary>
    private static void WriteWhole(Utf8JsonWriter writer, MessageText message)
    {
        writer.WriteStartObject();
        writer.WriteString(Template, message.Template);
        writer.WriteStartArray(Values);
        foreach (var part in message.Values)
            WritePart(writer, part);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter writer, object part)
    {
        if (part is MessageText message)
            WriteWhole(writer, message);
        else if (part is LocalizedText text)
        {
            writer.WriteStartObject();
            foreach (var language in Languages.All.Where(text.Has))
                writer.WriteString(language.Code(), text.In(language));
            writer.WriteEndObject();
        }
        else
            writer.WriteStringValue(part.ToString());
    }

    private static MessageText Read(JsonElement kept) =>
        kept.ValueKind == JsonValueKind.Object
            ? MessageText.Of(
                kept.GetProperty(Template).GetString()!,
                kept.GetProperty(Values).EnumerateArray().Select(Value)
            )
            : kept.GetString()!;

    private static object Value(JsonElement kept)
    {
        if (kept.ValueKind != JsonValueKind.Object)
            return kept.GetString()!;
        return kept.TryGetProperty(Template, out _)
            ? Read(kept)
            : LocalizedText.Of(language =>
                kept.TryGetProperty(language.Code(), out var text) ? text.GetString() : null
            );
    }
}
