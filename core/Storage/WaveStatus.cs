using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>What happened to a wave last. Every field is written by the step it belongs to, none by two.</summary>
public sealed record WaveStatus
{
    /// <summary>Inputs a message was last queued for.</summary>
    public string? QueuedHash { get; init; }

    public DateTimeOffset? QueuedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>
    /// Inputs that could not be computed or rendered; null or empty when nothing failed since the last success.
    /// </summary>
    public string? FailedHash { get; init; }

    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>What went wrong and what to do, in words.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether trying again with the same inputs is pointless.</summary>
    public bool FailureIsFinal { get; init; }

    internal static WaveStatus From(TableEntity entity) =>
        new()
        {
            QueuedHash = entity.GetString(nameof(QueuedHash)),
            QueuedAt = entity.GetDateTimeOffset(nameof(QueuedAt)),
            StartedAt = entity.GetDateTimeOffset(nameof(StartedAt)),
            FinishedAt = entity.GetDateTimeOffset(nameof(FinishedAt)),
            FailedHash = entity.GetString(nameof(FailedHash)),
            FailedAt = entity.GetDateTimeOffset(nameof(FailedAt)),
            Failure = entity.GetString(nameof(Failure)),
            FailureIsFinal = entity.GetBoolean(nameof(FailureIsFinal)) ?? false,
        };
}
