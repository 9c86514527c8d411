using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>
/// A response file that comes in blocks. Until it is finished nobody reads it; it is removed once it is, when it is
/// abandoned, and when it expires.
/// </summary>
public sealed record BlockUpload
{
    public required Name Survey { get; init; }

    public required Name Wave { get; init; }

    public required Name Group { get; init; }

    /// <summary>
    /// The upload's name, drawn at random: it is in addresses, which logs keep, and a hash of a small file would show
    /// whoever guesses the file that the guess is right.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the whole file, lower-case hex: the same file again goes on with the upload.</summary>
    public required string Version { get; init; }

    /// <summary>Size of the whole file.</summary>
    public required long Bytes { get; init; }

    /// <summary>Bytes in a block; the last one has what is left.</summary>
    public required int BlockBytes { get; init; }

    /// <summary>When it is over, finished or not.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How many blocks it has, numbered from 1.</summary>
    public int Blocks => (int)((Bytes + BlockBytes - 1) / BlockBytes);

    /// <summary>Bytes of a block.</summary>
    /// <param name="block">Its number.</param>
    public int BytesOf(int block) => block == Blocks ? (int)(Bytes - ((Blocks - 1L) * BlockBytes)) : BlockBytes;

    /// <summary>The upload that is to be removed.</summary>
    public static BlockUpload Of(Removable what)
    {
        ArgumentNullException.ThrowIfNull(what);
        var parts = what.Of.Split('/');
        return new()
        {
            Survey = what.Survey,
            Wave = Name.Parse(parts[0]),
            Group = Name.Parse(parts[1]),
            Id = what.Version,
            Version = "",
            Bytes = 0,
            BlockBytes = 1,
            ExpiresAt = default,
        };
    }

    internal static string PartitionOf(Name survey) => $"blocks|{survey}";

    internal static string RowKeyOf(Name wave, Name group, string id) => $"{wave}|{group}|{id}";

    internal static BlockUpload From(TableEntity entity)
    {
        var parts = entity.RowKey.Split('|');
        return new()
        {
            Survey = Name.Parse(entity.PartitionKey["blocks|".Length..]),
            Wave = Name.Parse(parts[0]),
            Group = Name.Parse(parts[1]),
            Id = parts[2],
            Version = entity.GetString(nameof(Version)) ?? "",
            Bytes = entity.GetInt64(nameof(Bytes)) ?? 0,
            BlockBytes = entity.GetInt32(nameof(BlockBytes)) ?? 1,
            ExpiresAt = entity.GetDateTimeOffset(nameof(ExpiresAt)) ?? default,
        };
    }

    internal TableEntity ToEntity() =>
        new(PartitionOf(Survey), RowKeyOf(Wave, Group, Id))
        {
            [nameof(Version)] = Version,
            [nameof(Bytes)] = Bytes,
            [nameof(BlockBytes)] = BlockBytes,
            [nameof(ExpiresAt)] = ExpiresAt,
        };
}
