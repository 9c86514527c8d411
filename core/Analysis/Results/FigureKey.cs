using System.Collections.Frozen;
using System.Globalization;
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

    /// <summary>A percentile that the codebook asks for.</summary>
    Percentile,

    /// <summary>How many in the population give an answer.</summary>
    AnswerTotal,

    /// <summary>The share of all respondents, asked or not, that gave an answer; unweighted.</summary>
    ShareOfResponse,

    /// <summary>The same, weighted.</summary>
    WeightedShareOfResponse,

    /// <summary>The standard deviation around the mean.</summary>
    StandardDeviation,
}

/// <summary>
/// Which figure of a table it is: the share of an answer, by its code, or another measure. As text an answer's code, or
/// the word of the measure, of percentiles <c>q0.9</c>; a code that is such a word is put in parentheses, so that
/// <c>mean</c> is always the mean and <c>(mean)</c> the share of an answer with that code. Other figures of an answer
/// have a colon before its code, <c>total:yes</c>, which no code has.
/// </summary>
[JsonConverter(typeof(Json))]
public readonly record struct FigureKey
{
    private static readonly FrozenDictionary<string, Measure> Measures = Enum.GetValues<Measure>()
        .Where(measure => measure != Measure.Percentile && !IsOfAnswer(measure))
        .ToFrozenDictionary(Word, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Measure> MeasuresOfAnswers = Enum.GetValues<Measure>()
        .Where(measure => measure != Measure.Share && IsOfAnswer(measure))
        .ToFrozenDictionary(Word, StringComparer.Ordinal);

    private FigureKey(Measure measure, string? code, int? percent = null) =>
        (Measure, Code, Percent) = (measure, code, percent);

    public static FigureKey Summary { get; } = new(Measure.Summary, null);

    public static FigureKey Mean { get; } = new(Measure.Mean, null);

    public static FigureKey StandardDeviation { get; } = new(Measure.StandardDeviation, null);

    public static FigureKey Total { get; } = new(Measure.Total, null);

    public static FigureKey Median { get; } = new(Measure.Median, null);

    public static FigureKey FirstQuartile { get; } = new(Measure.FirstQuartile, null);

    public static FigureKey ThirdQuartile { get; } = new(Measure.ThirdQuartile, null);

    public Measure Measure { get; }

    /// <summary>The answer's code; null but for figures of one answer.</summary>
    public string? Code { get; }

    /// <summary>Of a percentile, how many percent of the weight lie at or under it, 1 to 99; null for others.</summary>
    public int? Percent { get; }

    /// <summary>Whether it is a number in the table's unit rather than a share.</summary>
    public bool IsNumber =>
        Measure switch
        {
            Measure.Share or Measure.Summary or Measure.ShareOfResponse or Measure.WeightedShareOfResponse => false,
            Measure.Mean
            or Measure.StandardDeviation
            or Measure.Total
            or Measure.AnswerTotal
            or Measure.Median
            or Measure.FirstQuartile
            or Measure.ThirdQuartile
            or Measure.Percentile => true,
        };

    /// <summary>Whether it is a number of units in the population, or the sum of a number over them.</summary>
    public bool IsTotal => Measure is Measure.Total or Measure.AnswerTotal;

    /// <summary>The share of the answer with this code.</summary>
    public static FigureKey ShareOf(string code) => new(Measure.Share, code);

    /// <summary>How many in the population give the answer.</summary>
    public static FigureKey TotalOf(string code) => new(Measure.AnswerTotal, code);

    /// <summary>The share of all respondents that gave the answer.</summary>
    public static FigureKey ShareOfResponse(string code, bool weighted) =>
        new(weighted ? Measure.WeightedShareOfResponse : Measure.ShareOfResponse, code);

    /// <summary>A percentile.</summary>
    /// <param name="percent">1 to 99.</param>
    public static FigureKey Percentile(int percent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(percent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 99);
        return new(Measure.Percentile, null, percent);
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static FigureKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Measures.TryGetValue(text, out var measure))
            return new FigureKey(measure, null);
        if (PercentOf(text) is { } percent)
            return Percentile(percent);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && MeasuresOfAnswers.TryGetValue(text[..colon], out var ofAnswer))
            return new FigureKey(ofAnswer, text[(colon + 1)..]);
        return ShareOf(text is ['(', .., ')'] && IsWord(text[1..^1]) ? text[1..^1] : text);
    }

    public override string ToString()
    {
        if (Measure == Measure.Percentile)
            return FormattableString.Invariant($"q{Percent / 100.0}");
        if (Measure != Measure.Share)
            return IsOfAnswer(Measure) ? $"{Word(Measure)}:{Code}" : Word(Measure);
        return IsWord(Code!) ? $"({Code})" : Code!;
    }

    /// <summary>Whether it says something else than an answer's code.</summary>
    private static bool IsWord(string text) => Measures.ContainsKey(text) || PercentOf(text) is not null;

    private static bool IsOfAnswer(Measure measure) =>
        measure is Measure.Share or Measure.AnswerTotal or Measure.ShareOfResponse or Measure.WeightedShareOfResponse;

    /// <summary>Of "q0.9", 90; null for what is not the percentile of a whole number.</summary>
    private static int? PercentOf(string text)
    {
        if (text is not ['q', '0', '.', >= '0' and <= '9', ..] || text.Length > 5)
            return null;
        var digits = text[3..].PadRight(2, '0');
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent > 0
            ? percent
            : null;
    }

    private static string Word(Measure measure) =>
        measure switch
        {
            Measure.Share => "share",
            Measure.Summary => "summary",
            Measure.Mean => "mean",
            Measure.StandardDeviation => "sd",
            Measure.Total => "total",
            Measure.Median => "median",
            Measure.FirstQuartile => "q1",
            Measure.ThirdQuartile => "q3",
            Measure.Percentile => "q0",
            Measure.AnswerTotal => "total",
            Measure.ShareOfResponse => "response",
            Measure.WeightedShareOfResponse => "weighted-response",
        };

    internal sealed class Json : JsonConverter<FigureKey>
    {
        public override FigureKey Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Parse(reader.GetString() ?? throw new JsonException("The answer or measure of a figure is a string."));

        public override void Write(Utf8JsonWriter writer, FigureKey value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
