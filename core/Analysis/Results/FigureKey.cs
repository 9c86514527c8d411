using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Analysis.Results;

/// <summary>What is estimated.</summary>
public enum Measure
{
    /// <summary>The share of an answer.</summary>
    Share,

    /// <summary>The share of the answers that are taken together.</summary>
    Summary,

    /// <summary>The mean, or the ratio in its place.</summary>
    Mean,

    /// <summary>The total over the population.</summary>
    Total,

    Median,

    FirstQuartile,

    ThirdQuartile,
}

/// <summary>
/// Which figure of a table it is: the share of an answer, by its code, or another measure. As text an answer's code, or
/// the word of the measure; a code that is such a word stands in parentheses, so that <c>mean</c> is always the mean
/// and <c>(mean)</c> the share of an answer with that code.
/// </summary>
[JsonConverter(typeof(Json))]
public readonly record struct FigureKey
{
    private static readonly FrozenDictionary<string, Measure> Measures = Enum.GetValues<Measure>()
        .Where(measure => measure != Measure.Share)
        .ToFrozenDictionary(Word, StringComparer.Ordinal);

    private FigureKey(Measure measure, string? code) => (Measure, Code) = (measure, code);

    public static FigureKey Summary { get; } = new(Measure.Summary, null);

    public static FigureKey Mean { get; } = new(Measure.Mean, null);

    public static FigureKey Total { get; } = new(Measure.Total, null);

    public static FigureKey Median { get; } = new(Measure.Median, null);

    public static FigureKey FirstQuartile { get; } = new(Measure.FirstQuartile, null);

    public static FigureKey ThirdQuartile { get; } = new(Measure.ThirdQuartile, null);

    public Measure Measure { get; }

    /// <summary>The answer's code; null but for shares.</summary>
    public string? Code { get; }

    /// <summary>Whether it is a number in the table's unit rather than a share.</summary>
    public bool IsNumber =>
        Measure switch
        {
            Measure.Share or Measure.Summary => false,
            Measure.Mean or Measure.Total or Measure.Median or Measure.FirstQuartile or Measure.ThirdQuartile => true,
        };

    /// <summary>The share of the answer with this code.</summary>
    public static FigureKey ShareOf(string code) => new(Measure.Share, code);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static FigureKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Measures.TryGetValue(text, out var measure))
            return new FigureKey(measure, null);
        return ShareOf(text is ['(', .., ')'] && Measures.ContainsKey(text[1..^1]) ? text[1..^1] : text);
    }

    public override string ToString()
    {
        if (Measure != Measure.Share)
            return Word(Measure);
        return Measures.ContainsKey(Code!) ? $"({Code})" : Code!;
    }

    private static string Word(Measure measure) =>
        measure switch
        {
            Measure.Share => "share",
            Measure.Summary => "summary",
            Measure.Mean => "mean",
            Measure.Total => "total",
            Measure.Median => "median",
            Measure.FirstQuartile => "q1",
            Measure.ThirdQuartile => "q3",
        };

    internal sealed class Json : JsonConverter<FigureKey>
    {
        public override FigureKey Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Parse(reader.GetString() ?? throw new JsonException("The answer or measure of a figure is a string."));

        public override void Write(Utf8JsonWriter writer, FigureKey value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
