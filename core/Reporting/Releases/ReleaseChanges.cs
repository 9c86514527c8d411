using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Serverless.Wording;

namespace Serverless.Reporting.Releases;

/// <summary>What is different in a release from the one it follows: every figure and every sentence, and why.</summary>
public sealed record ReleaseChanges
{
    /// <summary>Number of the release.</summary>
    public required int Release { get; init; }

    /// <summary>Number of the release it is compared with; null for a first one.</summary>
    public int? Follows { get; init; }

    /// <summary>What its figures and pages were made from that is not the same.</summary>
    public IReadOnlyList<ChangeCause> Causes { get; init; } = [];

    /// <summary>Whether its factsheet gives a figure otherwise.</summary>
    public bool ChangesFactsheet { get; init; }

    /// <summary>Figures that come, go or move.</summary>
    public IReadOnlyList<ChangedFigure> Figures { get; init; } = [];

    /// <summary>Differences that become significant, or are no longer.</summary>
    public IReadOnlyList<ChangedConclusion> Conclusions { get; init; } = [];

    /// <summary>Passages of the reports that come, go or are worded otherwise, by language.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ChangedPassage>> Sentences { get; init; } =
        new Dictionary<string, IReadOnlyList<ChangedPassage>>(StringComparer.Ordinal);
}

/// <summary>A figure as it was and as it is; null where it is not published.</summary>
/// <param name="Id">The figure's id in the results document.</param>
/// <param name="Before">In the release before.</param>
/// <param name="Now">In this release.</param>
/// <param name="Causes">What it is made from that is not the same; more than one where several things changed.</param>
public sealed record ChangedFigure(string Id, double? Before, double? Now, IReadOnlyList<ChangeCause> Causes)
{
    /// <summary>What the figure is, in words; null where neither release has its table.</summary>
    public FigureName? Name { get; init; }
}

/// <summary>Whether a difference is significant, as it was and as it is; null where it is not tested.</summary>
/// <param name="Comparison">The comparison's id in the results document.</param>
/// <param name="Answer">The answer or measure compared.</param>
/// <param name="From">In the release before.</param>
/// <param name="To">In this release.</param>
public sealed record ChangedConclusion(string Comparison, string Answer, bool? From, bool? To)
{
    /// <summary>What is compared, in words; null where neither release compares it.</summary>
    public FigureName? Name { get; init; }
}

/// <summary>A passage of a report as it was and as it is; null where it came or went.</summary>
public sealed record ChangedPassage(string? Before, string? Now);

/// <summary>Changes as JSON: equal changes give equal bytes.</summary>
public static class ReleaseChangesJson
{
    private static readonly ReleaseChangesContext Context = new(
        new JsonSerializerOptions(ReleaseChangesContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            Converters = { new JsonStringEnumConverter<ChangeCause>(JsonNamingPolicy.KebabCaseLower) },
        }
    );

    /// <summary>The changes in UTF-8.</summary>
    public static byte[] Write(ReleaseChanges changes) =>
        JsonSerializer.SerializeToUtf8Bytes(changes, Context.ReleaseChanges);

    /// <summary>Reads what <see cref="Write(ReleaseChanges)"/> wrote.</summary>
    public static ReleaseChanges Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Context.ReleaseChanges)
        ?? throw new InvalidDataException("There are no changes in the file.");

    /// <summary>The passages of the reports by language, in UTF-8.</summary>
    public static byte[] WritePassages(IReadOnlyDictionary<string, IReadOnlyList<string>> passages) =>
        JsonSerializer.SerializeToUtf8Bytes(passages, Context.IReadOnlyDictionaryStringIReadOnlyListString);

    /// <summary>Reads what <see cref="WritePassages"/> wrote.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ReadPassages(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Context.IReadOnlyDictionaryStringIReadOnlyListString)
        ?? throw new InvalidDataException("There are no passages in the file.");
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReleaseChanges))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, IReadOnlyList<string>>))]
internal sealed partial class ReleaseChangesContext : JsonSerializerContext;
