using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Differences;

/// <summary>The JSON of differences as it is kept with large uploads, and answered as it is kept: in English.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(EnglishMessageConverter)]
)]
[JsonSerializable(typeof(UploadDifference))]
internal sealed partial class DifferenceJson : JsonSerializerContext;

/// <summary>Writes messages in English.</summary>
internal sealed class EnglishMessageConverter : JsonConverter<MessageText>
{
    public override MessageText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() ?? "";

    public override void Write(Utf8JsonWriter writer, MessageText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
