using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Surveys.Issues;

namespace Serverless.Flows;

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
        {
            writer.WriteStringValue(value.Template);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString(Template, value.Template);
        writer.WriteStartArray(Values);
        foreach (var part in value.Values)
            if (part is MessageText message)
                Write(writer, message, options);
            else
                writer.WriteStringValue(part.ToString());
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static MessageText Read(JsonElement kept) =>
        kept.ValueKind == JsonValueKind.Object
            ? MessageText.Of(
                kept.GetProperty(Template).GetString()!,
                kept.GetProperty(Values).EnumerateArray().Select(Value)
            )
            : kept.GetString()!;

    private static object Value(JsonElement kept) =>
        kept.ValueKind == JsonValueKind.Object ? Read(kept) : kept.GetString()!;
}
