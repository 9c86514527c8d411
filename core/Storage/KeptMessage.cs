using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Surveys.Issues;

namespace Serverless.Storage;

/// <summary>Messages as a table keeps them: one without values as it is, others as JSON.</summary>
internal static class KeptMessage
{
    /// <summary>Most characters of JSON; a property holds 32,768.</summary>
    private const int MaximumLength = 30_000;

    /// <summary>Most characters of a message that is kept in English alone, because its JSON would be too long.</summary>
    private const int MaximumEnglish = 4_000;

    private const string Beginning = "{\"template\":";

    public static string Write(MessageText? message)
    {
        if (message is null)
            return "";
        var json =
            message.Values.Count == 0
                ? message.Template
                : JsonSerializer.Serialize(message, KeptMessageJson.Default.MessageText);
        if (json.Length <= MaximumLength)
            return json;
        var english = message.ToString();
        return english.Length > MaximumEnglish ? english[..MaximumEnglish] : english;
    }

    /// <summary>Null for nothing.</summary>
    public static MessageText? Read(string? kept) =>
        kept switch
        {
            null or "" => null,
            _ when kept.StartsWith(Beginning, StringComparison.Ordinal) => JsonSerializer.Deserialize(
                kept,
                KeptMessageJson.Default.MessageText
            ),
            _ => MessageText.FromString(kept),
        };
}

/// <summary>The JSON of messages that are kept.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(MessageTextConverter)])]
[JsonSerializable(typeof(MessageText))]
internal sealed partial class KeptMessageJson : JsonSerializerContext;
