using Azure.Data.Tables;
using Serverless.Surveys.Issues;

namespace Serverless.Storage;

/// <summary>A wave that waits for more respondents to differ from what is published.</summary>
/// <param name="OutputsHash">What waits.</param>
/// <param name="Since">When the first change was found.</param>
/// <param name="Until">When it is published all the same; null for never.</param>
/// <param name="For">How many respondents must differ.</param>
/// <param name="Groups">The groups in which fewer do, in words.</param>
public sealed record WaitingWave(
    string OutputsHash,
    DateTimeOffset Since,
    DateTimeOffset? Until,
    int For,
    string Groups
);

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
    public MessageText? Failure { get; init; }

    /// <summary>Whether trying again with the same inputs is pointless.</summary>
    public bool FailureIsFinal { get; init; }

    /// <summary>The last failure that the survey's owner was told of: what kind and of which inputs.</summary>
    public string? ToldFailure { get; init; }

    /// <summary>Inputs that are not published yet because few respondents differ; null or empty when none wait.</summary>
    public string? WaitingHash { get; init; }

    /// <summary>When the first such change was found since the last publication.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>When it is published even if no more differ; null when only more differences can end it.</summary>
    public DateTimeOffset? WaitingUntil { get; init; }

    /// <summary>How many respondents must differ for it to be published before.</summary>
    public int WaitingFor { get; init; }

    /// <summary>The groups in which fewer do, by their ids, in words; null when that was not noted.</summary>
    public string? WaitingGroups { get; init; }

    /// <summary>Whether something waits.</summary>
    public bool IsWaiting => !string.IsNullOrEmpty(WaitingHash);

    internal static WaveStatus From(TableEntity entity) =>
        new()
        {
            QueuedHash = entity.GetString(nameof(QueuedHash)),
            QueuedAt = entity.GetDateTimeOffset(nameof(QueuedAt)),
            StartedAt = entity.GetDateTimeOffset(nameof(StartedAt)),
            FinishedAt = entity.GetDateTimeOffset(nameof(FinishedAt)),
            FailedHash = entity.GetString(nameof(FailedHash)),
            FailedAt = entity.GetDateTimeOffset(nameof(FailedAt)),
            ToldFailure = entity.GetString(nameof(ToldFailure)),
            Failure = KeptMessage.Read(entity.GetString(nameof(Failure))),
            FailureIsFinal = entity.GetBoolean(nameof(FailureIsFinal)) ?? false,
            WaitingHash = entity.GetString(nameof(WaitingHash)),
            WaitingSince = entity.GetDateTimeOffset(nameof(WaitingSince)),
            WaitingUntil =
                entity.GetDateTimeOffset(nameof(WaitingUntil)) is { } until && until < WaveStatuses.NotBefore
                    ? until
                    : null,
            WaitingFor = entity.GetInt32(nameof(WaitingFor)) ?? 0,
            WaitingGroups = entity.GetString(nameof(WaitingGroups)),
        };
}
