using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Analysis.Results;

/// <summary>
/// Where a figure belongs: <c>table/group/answer</c>, of an earlier wave <c>table/group@wave/answer</c>, of the sides of
/// a subgroup <c>table/group~subgroup/answer</c> and <c>table/group~not-subgroup/answer</c>, among those who gave an
/// answer that two waves have in common <c>table/group:common/answer</c>, or all waves of a development
/// <c>table/group:common-trend/answer</c>. Equal ids are the same figure: a subgroup whose id begins with <c>not-</c> is put in parentheses, so that it is not taken for the rest of
/// another.
/// </summary>
[JsonConverter(typeof(Json))]
public readonly record struct CellId
{
    private const string Not = "not-";
    private const string Common = "common";
    private const string CommonTrend = "common-trend";

    /// <summary>The table's id.</summary>
    public required TableId Table { get; init; }

    /// <summary>The target group's id.</summary>
    public required string Group { get; init; }

    /// <summary>The earlier wave it is of; null for the wave of the document.</summary>
    public string? Wave { get; init; }

    /// <summary>The subgroup it is of, or of whose rest; null for the whole group.</summary>
    public string? Subgroup { get; init; }

    /// <summary>Whether it is of the rest of the group.</summary>
    public bool Complement { get; init; }

    /// <summary>
    /// Whether it is of those who gave an answer that the wave of the document and the one it is compared with both
    /// offered.
    /// </summary>
    public bool AmongCommonAnswers { get; init; }

    /// <summary>Whether it is of those who gave an answer that all waves of a development offered.</summary>
    public bool AmongAnswersOfTrend { get; init; }

    /// <summary>Which figure of the table.</summary>
    public FigureKey Figure { get; init; }

    /// <summary>Of whom it is: the group, with the earlier wave and the side of a subgroup as in the text.</summary>
    public string Place => (Wave is null ? $"{Group}{Side()}" : $"{Group}@{Wave}{Side()}") + Base();

    /// <summary>Reads what <see cref="ToString"/> writes; null for anything else.</summary>
    public static CellId? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Split('/') is not [{ Length: > 0 } table, { Length: > 0 } place, { Length: > 0 } figure])
            return null;
        var (side, common) = Cut(place, ':');
        if (common is not (null or Common or CommonTrend))
            return null;
        var (whole, subgroup) = Cut(side, '~');
        var (group, wave) = Cut(whole, '@');
        var complement = subgroup?.StartsWith(Not, StringComparison.Ordinal) == true;
        return new CellId
        {
            Table = TableId.Parse(table),
            Group = group,
            Wave = wave,
            Subgroup = complement ? subgroup![Not.Length..] : subgroup?.TrimStart('(').TrimEnd(')'),
            Complement = complement,
            AmongCommonAnswers = common == Common,
            AmongAnswersOfTrend = common == CommonTrend,
            Figure = FigureKey.Parse(figure),
        };
    }

    public override string ToString() => $"{Table}/{Place}/{Figure}";

    private string Base()
    {
        if (AmongAnswersOfTrend)
            return $":{CommonTrend}";
        return AmongCommonAnswers ? $":{Common}" : "";
    }

    private string Side()
    {
        if (Subgroup is null)
            return "";
        if (Complement)
            return $"~{Not}{Subgroup}";
        return Subgroup.StartsWith(Not, StringComparison.Ordinal) ? $"~({Subgroup})" : $"~{Subgroup}";
    }

    private static (string Before, string? After) Cut(string text, char mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }

    internal sealed class Json : JsonConverter<CellId>
    {
        public override CellId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Parse(reader.GetString() ?? "") ?? throw new JsonException("A figure's id is table/group/answer.");

        public override void Write(Utf8JsonWriter writer, CellId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
