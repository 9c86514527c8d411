using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage.Releases;

/// <summary>An address at which somebody without a key sees a release before it is public.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Wave">The wave.</param>
/// <param name="Number">Number of the release.</param>
/// <param name="Hash">SHA-256 of its secret, lower-case hex; the secret itself is kept nowhere.</param>
/// <param name="Label">Whom it was given to, in the words of whoever gave it out.</param>
/// <param name="CreatedAt">When it was given out.</param>
/// <param name="CreatedBy">By which key or identity.</param>
/// <param name="ExpiresAt">Until when it shows something.</param>
public sealed record Preview(
    Name Survey,
    Name Wave,
    int Number,
    string Hash,
    string Label,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset ExpiresAt
)
{
    private const int IdLength = 16;

    /// <summary>When it was revoked; null for one that was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    internal ETag ETag { get; init; }

    private ReleaseRowKey Key => new(Survey, Wave, Number, Hash);

    /// <summary>The part of its hash by which it is named; nobody finds the secret by it.</summary>
    public string Id => Hash[..IdLength];

    /// <summary>Whether it shows the release at a moment.</summary>
    public bool IsOpenAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    internal static string PartitionOf(Name survey) => $"_previews|{survey}";

    internal static Preview From(TableEntity entity)
    {
        var key = ReleaseRowKey.Of(entity);
        return new(
            key.Survey,
            key.Wave,
            key.Number,
            key.Id,
            entity.GetString(nameof(Label)),
            entity.GetDateTimeOffset(nameof(CreatedAt)) ?? default,
            entity.GetString(nameof(CreatedBy)),
            entity.GetDateTimeOffset(nameof(ExpiresAt)) ?? default
        )
        {
            RevokedAt = entity.GetDateTimeOffset(nameof(RevokedAt)),
            ETag = entity.ETag,
        };
    }

    internal TableEntity ToEntity()
    {
        var entity = new TableEntity(PartitionOf(Survey), Key.RowKey)
        {
            [nameof(Label)] = Label,
            [nameof(CreatedAt)] = CreatedAt,
            [nameof(CreatedBy)] = CreatedBy,
            [nameof(ExpiresAt)] = ExpiresAt,
        };
        if (RevokedAt is { } revoked)
            entity[nameof(RevokedAt)] = revoked;
        return entity;
    }
}
