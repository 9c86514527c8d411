using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Serverless.Surveys;

namespace Serverless.Analysis.Results;

/// <summary>
/// The results document as JSON (docs/schemas/results.schema.json): UTF-8 without byte order mark, one line, ended by a
/// line feed.
/// Properties are in the order of the records, numbers have as many digits as it takes to read the same double back,
/// and what is null is left out. Equal documents give equal bytes.
/// </summary>
public static class ResultsJson
{
    private static readonly ResultsJsonContext Context = new(
        new JsonSerializerOptions(ResultsJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        }
    );

    /// <exception cref="ArgumentException">A figure is not a finite number.</exception>
    public static byte[] Write(ResultsDocument document)
    {
        using var bytes = new MemoryStream();
        Write(document, bytes);
        return bytes.ToArray();
    }

    /// <exception cref="ArgumentException">A figure is not a finite number.</exception>
    public static void Write(ResultsDocument document, Stream output)
    {
        JsonSerializer.Serialize(output, document, Context.ResultsDocument);
        output.WriteByte((byte)'\n');
    }

    /// <exception cref="InvalidDataException">It is not a results document of this format.</exception>
    public static ResultsDocument Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return Checked(JsonSerializer.Deserialize(json, Context.ResultsDocument));
        }
        catch (JsonException exception)
        {
            throw Unreadable(exception);
        }
    }

    /// <exception cref="InvalidDataException">It is not a results document of this format.</exception>
    public static async Task<ResultsDocument> ReadAsync(Stream json, CancellationToken cancellationToken = default)
    {
        try
        {
            return Checked(await JsonSerializer.DeserializeAsync(json, Context.ResultsDocument, cancellationToken));
        }
        catch (JsonException exception)
        {
            throw Unreadable(exception);
        }
    }

    /// <summary>The JSON Schema (draft 7) of the document.</summary>
    public static Stream Schema() =>
        typeof(ResultsJson).Assembly.GetManifestResourceStream("results.schema.json")
        ?? throw new InvalidOperationException("The schema results.schema.json is not embedded in this assembly.");

    private static ResultsDocument Checked(ResultsDocument? document) =>
        document switch
        {
            { Format: ResultsDocument.CurrentFormat } => document,
            null => throw new InvalidDataException("A results document was expected; the JSON is null."),
            _ => throw new InvalidDataException(
                $"A results document of format '{ResultsDocument.CurrentFormat}' was expected; this one has format '{document.Format}'. Recompute the wave."
            ),
        };

    private static InvalidDataException Unreadable(JsonException exception) =>
        new(
            $"This is not a results document of format '{ResultsDocument.CurrentFormat}': {exception.Path ?? "$"}: {exception.Message}",
            exception
        );
}

/// <summary>Enumerations in JSON as words in kebab-case, as in the codebook.</summary>
internal sealed class KebabCase<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false,
    Converters = [
        typeof(KebabCase<TableKind>),
        typeof(KebabCase<CellFlag>),
        typeof(KebabCase<ComparisonKind>),
        typeof(KebabCase<SamplingKind>),
        typeof(KebabCase<PopulationCorrection>),
        typeof(KebabCase<ShareInterval>),
        typeof(KebabCase<QuantileRule>),
        typeof(KebabCase<RankScores>),
        typeof(KebabCase<DegreesOfFreedomRule>),
        typeof(KebabCase<AdjustmentMethod>),
        typeof(KebabCase<WeightingMethod>),
        typeof(KebabCase<ReplicateMethod>),
    ]
)]
[JsonSerializable(typeof(ResultsDocument))]
internal sealed partial class ResultsJsonContext : JsonSerializerContext;
