using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using static System.FormattableString;

namespace Serverless.Storage.Releases;

/// <summary>What happened to a release, or to what could have become one.</summary>
public enum ReleaseEventKind
{
    /// <summary>A first release of a wave is public, or one that was withdrawn or corrected is again.</summary>
    Published,

    /// <summary>A later release of a wave is public.</summary>
    Corrected,

    /// <summary>A release was taken back.</summary>
    Withdrawn,

    /// <summary>A release got a moment at which it goes public.</summary>
    Scheduled,

    /// <summary>That moment was changed, or no longer holds.</summary>
    ScheduleChanged,

    /// <summary>A wave could not be computed or rendered; for the survey's owners only.</summary>
    WaveFailed,

    /// <summary>An accepted upload cannot be computed; for the survey's owners only.</summary>
    UploadUncomputable,
}

/// <summary>Something that feeds, calendars and webhooks tell of.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Survey">The survey.</param>
/// <param name="Wave">The wave; null when it is about none.</param>
/// <param name="Number">Number of the release; null when it is about none.</param>
/// <param name="At">When it happened; of something scheduled, when it was scheduled.</param>
/// <param name="Reason">The reason that was given, or what went wrong; null for none.</param>
public sealed record ReleaseEvent(
    ReleaseEventKind Kind,
    Name Survey,
    Name? Wave,
    int? Number,
    DateTimeOffset At,
    string? Reason
)
{
    /// <summary>The moment something is scheduled for; null for anything else.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>Names the event: the same for the same event, however often it is reported.</summary>
    public string Id =>
        Convert.ToHexStringLower(
            SHA256
                .HashData(
                    Encoding.UTF8.GetBytes(
                        Invariant(
                            $"{Kind}\n{Survey}\n{Wave?.ToString()}\n{Number}\n{At.UtcTicks}\n{PublishAt?.UtcTicks}"
                        )
                    )
                )
                .AsSpan(0, 16)
        );

    /// <summary>Whether something became public.</summary>
    public bool IsPublication => Kind is ReleaseEventKind.Published or ReleaseEventKind.Corrected;

    /// <summary>Whether anybody may know of it, once something of the survey is public.</summary>
    public bool IsPublic => Kind is not (ReleaseEventKind.WaveFailed or ReleaseEventKind.UploadUncomputable);

    internal static ReleaseEvent From(TableEntity entity) =>
        new(
            Enum.Parse<ReleaseEventKind>(entity.GetString(nameof(Kind))),
            Name.Parse(entity.GetString(nameof(Survey))),
            entity.GetString(nameof(Wave)) is { } wave ? Name.Parse(wave) : null,
            entity.GetInt32(nameof(Number)),
            entity.GetDateTimeOffset(nameof(At)) ?? default,
            entity.GetString(nameof(Reason))
        )
        {
            PublishAt = entity.GetDateTimeOffset(nameof(PublishAt)),
        };

    internal TableEntity ToEntity(string partitionKey, string rowKey)
    {
        var entity = new TableEntity(partitionKey, rowKey)
        {
            [nameof(Kind)] = Kind.ToString(),
            [nameof(Survey)] = Survey.ToString(),
            [nameof(At)] = At,
        };
        if (Wave is { } wave)
            entity[nameof(Wave)] = wave.ToString();
        if (Number is { } number)
            entity[nameof(Number)] = number;
        if (Reason is not null)
            entity[nameof(Reason)] = Reason;
        if (PublishAt is { } publishAt)
            entity[nameof(PublishAt)] = publishAt;
        return entity;
    }
}
