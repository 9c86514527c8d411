using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage.Access;

/// <summary>A key as it is kept: everything but the key itself.</summary>
public sealed record AccessKey
{
    /// <summary>Part of the key's text; by it the key is found and named.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the whole text, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The organisation it acts for.</summary>
    public required Name Organisation { get; init; }

    /// <summary>What it may do, as words with a space between.</summary>
    public required string Roles { get; init; }

    /// <summary>What it is for, in its owner's words.</summary>
    public required string Label { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Id of the key or identity that issued it.</summary>
    public required string CreatedBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was revoked; null as long as it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The key that takes its place; null when it was not rotated.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>The last day (UTC) it was used on; null before the first.</summary>
    public DateOnly? LastUsedOn { get; init; }

    internal ETag ETag { get; init; }

    internal static AccessKey From(TableEntity entity) =>
        new()
        {
            Id = entity.RowKey,
            Hash = entity.GetString(nameof(Hash)),
            Organisation = Name.Parse(entity.GetString(nameof(Organisation))),
            Roles = entity.GetString(nameof(Roles)),
            Label = entity.GetString(nameof(Label)),
            CreatedAt = entity.GetDateTimeOffset(nameof(CreatedAt)) ?? default,
            CreatedBy = entity.GetString(nameof(CreatedBy)),
            ExpiresAt = entity.GetDateTimeOffset(nameof(ExpiresAt)) ?? default,
            RevokedAt = entity.GetDateTimeOffset(nameof(RevokedAt)),
            ReplacedBy = entity.GetString(nameof(ReplacedBy)),
            LastUsedOn = entity.GetDateTimeOffset(nameof(LastUsedOn)) is { } day
                ? DateOnly.FromDateTime(day.UtcDateTime)
                : null,
            ETag = entity.ETag,
        };

    internal TableEntity ToEntity()
    {
        var entity = new TableEntity(AccessKeys.PartitionKey, Id)
        {
            [nameof(Hash)] = Hash,
            [nameof(Organisation)] = Organisation.ToString(),
            [nameof(Roles)] = Roles,
            [nameof(Label)] = Label,
            [nameof(CreatedAt)] = CreatedAt,
            [nameof(CreatedBy)] = CreatedBy,
            [nameof(ExpiresAt)] = ExpiresAt,
        };
        if (RevokedAt is { } revoked)
            entity[nameof(RevokedAt)] = revoked;
        if (ReplacedBy is not null)
            entity[nameof(ReplacedBy)] = ReplacedBy;
        if (LastUsedOn is { } day)
            entity[nameof(LastUsedOn)] = AccessKeys.StartOf(day);
        return entity;
    }
}
