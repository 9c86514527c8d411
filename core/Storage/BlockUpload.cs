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

    /// <summary>SHA-256 of the whole file, lower-case hex. It names the upload: the same file again goes on with it.</summary>
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
            Version = what.Version,
            Bytes = 0,
            BlockBytes = 1,
            ExpiresAt = default,
        };
    }

    internal static string PartitionOf(Name survey) => $"blocks|{survey}";

    internal static string RowKeyOf(Name wave, Name group, string version) => $"{wave}|{group}|{version}";

    internal static BlockUpload From(TableEntity entity)
    {
        var parts = entity.RowKey.Split('|');
        return new()
        {
            Survey = Name.Parse(entity.PartitionKey["blocks|".Length..]),
            Wave = Name.Parse(parts[0]),
            Group = Name.Parse(parts[1]),
            Version = parts[2],
            Bytes = entity.GetInt64(nameof(Bytes)) ?? 0,
            BlockBytes = entity.GetInt32(nameof(BlockBytes)) ?? 1,
            ExpiresAt = entity.GetDateTimeOffset(nameof(ExpiresAt)) ?? default,
        };
    }

    internal TableEntity ToEntity() =>
        new(PartitionOf(Survey), RowKeyOf(Wave, Group, Version))
        {
            [nameof(Bytes)] = Bytes,
            [nameof(BlockBytes)] = BlockBytes,
            [nameof(ExpiresAt)] = ExpiresAt,
        };
}
