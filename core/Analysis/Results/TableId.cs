using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Analysis.Results;

/// <summary>
/// Which table it is: of a question, a profile or a ratio its id; of one item of a grid, or one option of a ranking,
/// <c>question.item</c>. Neither part holds a point, so that every text is one table.
/// </summary>
/// <param name="Question">Id of the question, the profile or the ratio.</param>
/// <param name="Part">Id of the item, or code of the option; null for a whole question.</param>
[JsonConverter(typeof(Json))]
public readonly record struct TableId(string Question, string? Part = null) : IComparable<TableId>
{
    private const char Point = '.';

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static TableId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf(Point, StringComparison.Ordinal);
        return at < 0 ? new TableId(text) : new TableId(text[..at], text[(at + 1)..]);
    }

    public static bool operator <(TableId left, TableId right) => left.CompareTo(right) < 0;

    public static bool operator <=(TableId left, TableId right) => left.CompareTo(right) <= 0;

    public static bool operator >(TableId left, TableId right) => left.CompareTo(right) > 0;

    public static bool operator >=(TableId left, TableId right) => left.CompareTo(right) >= 0;

    /// <summary>By character, as text.</summary>
    public int CompareTo(TableId other) => string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => Part is null ? Question : $"{Question}{Point}{Part}";

    internal sealed class Json : JsonConverter<TableId>
    {
        public override TableId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Parse(reader.GetString() ?? throw new JsonException("The id of a table is a string."));

        public override void Write(Utf8JsonWriter writer, TableId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
