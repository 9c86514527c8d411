using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>One rendered file, as it is served.</summary>
public sealed record PublishedFileEntry(string Name, string ContentType, long Length);

/// <summary>What is published of a wave: a results document and the files rendered from it.</summary>
public sealed record PublishedWave
{
    private const string RowKeyPrefix = "published|";

    /// <summary>Hash of the inputs; names the results document.</summary>
    public required string InputsHash { get; init; }

    /// <summary>Hash of all that the rendered files depend on; their folder.</summary>
    public required string OutputsHash { get; init; }

    /// <summary>When the inputs were read.</summary>
    public required DateTimeOffset InputsReadAt { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required IReadOnlyList<PublishedFileEntry> Files { get; init; }

    internal ETag ETag { get; init; }

    internal static string RowKeyOf(Name wave) => $"{RowKeyPrefix}{wave}";

    /// <summary>The wave whose row key this is; null for one of anything else.</summary>
    internal static Name? WaveOf(string rowKey) =>
        rowKey.StartsWith(RowKeyPrefix, StringComparison.Ordinal) ? Name.Parse(rowKey[RowKeyPrefix.Length..]) : null;

    internal static PublishedWave From(TableEntity entity) =>
        new()
        {
            InputsHash = entity.GetString(nameof(InputsHash)),
            OutputsHash = entity.GetString(nameof(OutputsHash)),
            InputsReadAt = entity.GetDateTimeOffset(nameof(InputsReadAt)) ?? default,
            PublishedAt = entity.GetDateTimeOffset(nameof(PublishedAt)) ?? default,
            Files =
                JsonSerializer.Deserialize(
                    entity.GetString(nameof(Files)),
                    MessageJson.Default.IReadOnlyListPublishedFileEntry
                ) ?? [],
            ETag = entity.ETag,
        };

    internal TableEntity ToEntity(Name survey, Name wave) =>
        new(survey.ToString(), RowKeyOf(wave))
        {
            [nameof(InputsHash)] = InputsHash,
            [nameof(OutputsHash)] = OutputsHash,
            [nameof(InputsReadAt)] = InputsReadAt,
            [nameof(PublishedAt)] = PublishedAt,
            [nameof(Files)] = JsonSerializer.Serialize(Files, MessageJson.Default.IReadOnlyListPublishedFileEntry),
        };
}
