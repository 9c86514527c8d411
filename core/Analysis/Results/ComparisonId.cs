using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Analysis.Results;

/// <summary>
/// Which comparison or trend it is: <c>waves/{table}/{group}</c>, <c>common/{table}/{group}</c>, <c>subgroup/{subgroup}/{table}/{group}</c>,
/// <c>groups/{table}/{groupA}/{groupB}</c>, <c>trend/{table}/{group}</c>, <c>common-trend/{table}/{group}</c>. No part holds a slash, so that every text is
/// one comparison.
/// </summary>
[JsonConverter(typeof(Json))]
public readonly record struct ComparisonId
{
    private readonly string? _text;

    private ComparisonId(string text) => _text = text;

    /// <summary>A group with itself in the earlier wave.</summary>
    public static ComparisonId Waves(TableId table, string group) => new($"waves/{table}/{group}");

    /// <summary>The same among those who gave an answer that both waves offered.</summary>
    public static ComparisonId OfCommonAnswers(TableId table, string group) => new($"common/{table}/{group}");

    /// <summary>A subgroup with the rest of its group.</summary>
    public static ComparisonId OfSubgroup(string subgroup, TableId table, string group) =>
        new($"subgroup/{subgroup}/{table}/{group}");

    /// <summary>Two groups.</summary>
    public static ComparisonId Groups(TableId table, string a, string b) => new($"groups/{table}/{a}/{b}");

    /// <summary>A group over three waves or more.</summary>
    public static ComparisonId Trend(TableId table, string group) => new($"trend/{table}/{group}");

    /// <summary>The same among those who gave an answer that all its waves offered.</summary>
    public static ComparisonId TrendOfCommonAnswers(TableId table, string group) =>
        new($"common-trend/{table}/{group}");

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static ComparisonId Parse(string text) => new(text);

    public override string ToString() => _text ?? "";

    internal sealed class Json : JsonConverter<ComparisonId>
    {
        public override ComparisonId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Parse(reader.GetString() ?? throw new JsonException("The id of a comparison is a string."));

        public override void Write(Utf8JsonWriter writer, ComparisonId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
