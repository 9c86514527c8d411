using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Surveys;

namespace Serverless.Storage;

/// <summary>Versions of templates as <c>{"nl": "...", "en": "..."}</c>, without the languages that have none.</summary>
public sealed class TemplateVersionsJson : JsonConverter<PerLanguage<string?>>
{
    /// <inheritdoc/>
    public override PerLanguage<string?> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        return new(language => root.TryGetProperty(language.Code(), out var version) ? version.GetString() : null);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PerLanguage<string?> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        foreach (var language in Languages.All.Where(language => value[language] is not null))
            writer.WriteString(language.Code(), value[language]);
        writer.WriteEndObject();
    }
}
