using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Serverless.Surveys.Issues;

namespace Serverless.Storage;

/// <summary>One rendered file, as it is served.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hex; null for one from before they were noted.</param>
public sealed record PublishedFileEntry(string Name, string ContentType, long Length, string? Sha256 = null);

/// <summary>A file that could not be rendered, and why, in words.</summary>
public sealed record MissingFileEntry(string Name, MessageText Reason);

/// <summary>What is published of a wave: a results document and the files rendered from it.</summary>
public sealed record PublishedWave
{
    private const string RowKeyPrefix = "published|";

    /// <summary>Hash of the inputs; names the results document.</summary>
    public required string InputsHash { get; init; }

    /// <summary>Hash of all that the rendered files depend on.</summary>
    public required string OutputsHash { get; init; }

    /// <summary>Number of the release; null for a publication from before there were releases.</summary>
    public int? Release { get; init; }

    /// <summary>The folder of the files, below that of the wave.</summary>
    public string Folder
    {
        get => field ?? OutputsHash;
        init;
    }

    /// <summary>
    /// The moment before which nobody may see it, whatever a clock said that made it public; null for none.
    /// </summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Whether anybody may see it at a moment: it was not taken back, and its moment has come.</summary>
    public bool IsPublicAt(DateTimeOffset now) => WithdrawnAt is null && !(NotBefore > now);

    /// <summary>When it was taken back; null as long as it is published.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Why it was taken back.</summary>
    public string? WithdrawalReason { get; init; }

    /// <summary>When the inputs were read.</summary>
    public required DateTimeOffset InputsReadAt { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required IReadOnlyList<PublishedFileEntry> Files { get; init; }

    /// <summary>Files that could not be rendered; the others are published none the less.</summary>
    public IReadOnlyList<MissingFileEntry> Missing { get; init; } = [];

    /// <summary>Whether every file was rendered.</summary>
    public bool IsComplete => Missing.Count == 0;

    internal ETag ETag { get; init; }

    /// <summary>Row keys of published waves are from this one on.</summary>
    internal static string FirstRowKey => RowKeyPrefix;

    /// <summary>The first row key after them: the character that ends the prefix, raised by one.</summary>
    internal static string AfterRowKeys => "published}";

    internal static string RowKeyOf(Name wave) => $"{RowKeyPrefix}{wave}";

    /// <summary>The wave whose row key this is; null for one of anything else.</summary>
    internal static Name? WaveOf(string rowKey) =>
        rowKey.StartsWith(RowKeyPrefix, StringComparison.Ordinal) ? Name.Parse(rowKey[RowKeyPrefix.Length..]) : null;

    internal static PublishedWave From(TableEntity entity) =>
        new()
        {
            InputsHash = entity.GetString(nameof(InputsHash)),
            OutputsHash = entity.GetString(nameof(OutputsHash)),
            Release = entity.GetInt32(nameof(Release)),
            Folder = entity.GetString(nameof(Folder)),
            NotBefore = entity.GetDateTimeOffset(nameof(NotBefore)),
            WithdrawnAt = entity.GetDateTimeOffset(nameof(WithdrawnAt)),
            WithdrawalReason = entity.GetString(nameof(WithdrawalReason)),
            InputsReadAt = entity.GetDateTimeOffset(nameof(InputsReadAt)) ?? default,
            PublishedAt = entity.GetDateTimeOffset(nameof(PublishedAt)) ?? default,
            Files =
                JsonSerializer.Deserialize(
                    entity.GetString(nameof(Files)),
                    MessageJson.Default.IReadOnlyListPublishedFileEntry
                ) ?? [],
            Missing =
                entity.GetString(nameof(Missing)) is { } missing
                && JsonSerializer.Deserialize(missing, MessageJson.Default.IReadOnlyListMissingFileEntry) is { } entries
                    ? entries
                    : [],
            ETag = entity.ETag,
        };

    internal TableEntity ToEntity(Name survey, Name wave)
    {
        var entity = new TableEntity(survey.ToString(), RowKeyOf(wave))
        {
            [nameof(InputsHash)] = InputsHash,
            [nameof(OutputsHash)] = OutputsHash,
            [nameof(Folder)] = Folder,
            [nameof(InputsReadAt)] = InputsReadAt,
            [nameof(PublishedAt)] = PublishedAt,
            [nameof(Files)] = JsonSerializer.Serialize(Files, MessageJson.Default.IReadOnlyListPublishedFileEntry),
            [nameof(Missing)] = JsonSerializer.Serialize(Missing, MessageJson.Default.IReadOnlyListMissingFileEntry),
        };
        if (Release is { } release)
            entity[nameof(Release)] = release;
        if (NotBefore is { } moment)
            entity[nameof(NotBefore)] = moment;
        if (WithdrawnAt is { } withdrawn)
            entity[nameof(WithdrawnAt)] = withdrawn;
        if (WithdrawalReason is { } reason)
            entity[nameof(WithdrawalReason)] = reason;
        return entity;
    }
}
