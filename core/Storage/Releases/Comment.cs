using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage.Releases;

/// <summary>A remark on a block of a draft.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Wave">The wave.</param>
/// <param name="Number">Number of the release.</param>
/// <param name="Id">Names it within the release; ids rise with time.</param>
/// <param name="Block">Id of the block it is about.</param>
/// <param name="Text">Plain text, possibly of several lines.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">By which key or identity.</param>
public sealed record Comment(
    Name Survey,
    Name Wave,
    int Number,
    string Id,
    string Block,
    string Text,
    DateTimeOffset CreatedAt,
    string CreatedBy
)
{
    /// <summary>When it was marked as resolved; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>By which key or identity; null while it is open.</summary>
    public string? ResolvedBy { get; init; }

    internal ETag ETag { get; init; }

    internal ReleaseRowKey Key => new(Survey, Wave, Number, Id);

    /// <summary>Whether it is still to be dealt with.</summary>
    public bool IsOpen => ResolvedAt is null;

    internal static string PartitionOf(Name survey) => $"_comments|{survey}";

    internal static Comment From(TableEntity entity)
    {
        var key = ReleaseRowKey.Of(entity);
        return new(
            key.Survey,
            key.Wave,
            key.Number,
            key.Id,
            entity.GetString(nameof(Block)),
            entity.GetString(nameof(Text)),
            entity.GetDateTimeOffset(nameof(CreatedAt)) ?? default,
            entity.GetString(nameof(CreatedBy))
        )
        {
            ResolvedAt = entity.GetDateTimeOffset(nameof(ResolvedAt)),
            ResolvedBy = entity.GetString(nameof(ResolvedBy)),
            ETag = entity.ETag,
        };
    }

    internal TableEntity ToEntity()
    {
        var entity = new TableEntity(PartitionOf(Survey), Key.RowKey)
        {
            [nameof(Block)] = Block,
            [nameof(Text)] = Text,
            [nameof(CreatedAt)] = CreatedAt,
            [nameof(CreatedBy)] = CreatedBy,
        };
        if (ResolvedAt is { } at)
            entity[nameof(ResolvedAt)] = at;
        if (ResolvedBy is not null)
            entity[nameof(ResolvedBy)] = ResolvedBy;
        return entity;
    }
}
