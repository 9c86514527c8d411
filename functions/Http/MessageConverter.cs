using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using Serverless.Wording;

namespace Serverless.Functions;

/// <summary>Writes messages in a language.</summary>
internal sealed class MessageConverter(Language language) : JsonConverter<MessageText>
{
    public override MessageText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() ?? "";

    public override void Write(Utf8JsonWriter writer, MessageText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Messages.Said(value, language));
}
