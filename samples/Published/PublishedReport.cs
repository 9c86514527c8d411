using System.Text.Json;

namespace Serverless.Samples.Published;

/// <summary>What the report prints of one wave: whole-number weighted percentages, unweighted bases, means.</summary>
public sealed record PublishedReport(
    string Wave,
    string Source,
    IReadOnlyList<PublishedGroup> Groups,
    IReadOnlyList<PublishedMean> Means,
    IReadOnlyList<PublishedSubgroupMean> SubgroupMeans,
    IReadOnlyList<PublishedTable> Tables
)
{
    /// <summary>
    /// What the report prints of 2019: <c>published-2019.json</c> in <paramref name="folder"/>.
    /// </summary>
    /// <exception cref="JsonException">The file has another layout.</exception>
    public static PublishedReport Read(string folder) =>
        PublishedFile.Read<PublishedReport>(Path.Combine(folder, "published-2019.json"));

    /// <summary>The table of a question, or of one item of a grid, in a group; null when the report has none.</summary>
    public PublishedTable? Table(string question, string? item, string group) =>
        Tables.FirstOrDefault(t => t.Question == question && t.Item == item && t.Group == group);
}

/// <summary>
/// The row of the response table: counts, the printed response percentage, and the minimum for national statements.
/// </summary>
public sealed record PublishedGroup(
    string Group,
    int Respondents,
    int? Population,
    int? Sample,
    int? ResponsePercentage,
    int? Minimum
);

/// <summary>
/// One distribution. <paramref name="N"/> is the base as printed; <paramref name="Reachable"/> the base that routing
/// allows
/// where the report contradicts itself. <paramref name="Percentages"/> by answer code.
/// </summary>
public sealed record PublishedTable(
    string Question,
    string? Item,
    string Group,
    int N,
    int? Reachable,
    IReadOnlyDictionary<string, int> Percentages
)
{
    /// <summary>The base that can be had.</summary>
    public int ReachableN => Reachable ?? N;

    /// <summary>Question, item and group, for messages.</summary>
    public string Name => $"{(Item is null ? Question : $"{Question}.{Item}")} {Group}";
}

/// <summary>A mean as printed, to one decimal.</summary>
public sealed record PublishedMean(string Question, string Group, int N, double Mean);

/// <summary>Means inside and outside a subgroup, printed for several groups together.</summary>
public sealed record PublishedSubgroupMean(
    string Question,
    string Subgroup,
    double Inside,
    double Outside,
    IReadOnlyList<string> Groups
);

/// <summary>The figures of the earlier wave that the report quotes.</summary>
public sealed record QuotedReport(
    string Wave,
    string Source,
    IReadOnlyList<QuotedPercentage> Percentages,
    IReadOnlyList<QuotedMean> Means
)
{
    /// <summary>
    /// What the report quotes of 2016: <c>published-2016.json</c> in <paramref name="folder"/>.
    /// </summary>
    /// <exception cref="JsonException">The file has another layout.</exception>
    public static QuotedReport Read(string folder) =>
        PublishedFile.Read<QuotedReport>(Path.Combine(folder, "published-2016.json"));
}

/// <summary>
/// A share quoted for one answer, or for several together; whether the report calls the change since significant.
/// </summary>
public sealed record QuotedPercentage(
    string Question,
    string? Item,
    string Group,
    IReadOnlyList<string> Answers,
    int Percentage,
    bool Significant
);

/// <summary>A mean quoted, to one decimal.</summary>
public sealed record QuotedMean(string Question, string Group, double Mean, bool Significant);

internal static class PublishedFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static T Read<T>(string path)
    {
        using var stream = File.OpenRead(path);
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new JsonException($"{path} holds no object.");
    }
}
