using Serverless.Storage;
using Serverless.Storage.Releases;

namespace Serverless.Flows.Waves;

/// <summary>The state of a wave, in one word.</summary>
public enum WaveState
{
    /// <summary>Files are missing.</summary>
    Incomplete,

    /// <summary>What is published was made from other files.</summary>
    Stale,

    /// <summary>It is stale and queued.</summary>
    Computing,

    /// <summary>What is published was made from the current files.</summary>
    Fresh,

    /// <summary>A release was made from the current files, and waits for somebody to publish it.</summary>
    Draft,

    /// <summary>A release was made from the current files, and goes public at a moment that is fixed.</summary>
    Scheduled,

    /// <summary>What was made from the current files was published, and taken back.</summary>
    Withdrawn,

    /// <summary>Its answers are not kept any more; what is published stays as it is.</summary>
    Final,

    /// <summary>
    /// It is computed, and published when more respondents differ from what is published, or after the longest delay.
    /// </summary>
    Waiting,

    /// <summary>It could not be computed or rendered; a later file may change that.</summary>
    Failed,
}

/// <summary>A wave: its files, what happened to it last, and what that comes to.</summary>
public sealed record WaveProgress(WaveFileSet Files, WaveStatus Status)
{
    /// <summary>Files that do not fit the codebook; only looked up for a single wave.</summary>
    public IReadOnlyList<UnfitFile> UnfitFiles { get; init; } = [];

    /// <summary>Whether it is told to the survey's owners, who see more than what is published.</summary>
    public bool IsForOwner { get; init; }

    public WaveState State
    {
        get
        {
            if (Files.AnswersRemovedAt is not null)
                return WaveState.Final;
            if (!IsForOwner)
                return OfPublic();
            if (Files.IsFresh)
                return OfRelease(Files.Newest);
            if (Status.Failure is not null && (Status.FailedHash == Files.OutputsHash || Status.FailedHash == ""))
                return WaveState.Failed;
            if (!Files.IsComplete)
                return WaveState.Incomplete;
            if (Status.WaitingHash == Files.OutputsHash)
                return WaveState.Waiting;
            return Status.QueuedHash == Files.OutputsHash ? WaveState.Computing : WaveState.Stale;
        }
    }

    /// <summary>What anybody may know: that something is being prepared is told to the owners alone.</summary>
    private WaveState OfPublic()
    {
        if (!Files.IsPublic)
            return WaveState.Withdrawn;
        return Files.IsPublishedAsIs ? WaveState.Fresh : WaveState.Stale;
    }

    private static WaveState OfRelease(Release? newest) =>
        newest?.State switch
        {
            ReleaseState.Draft or ReleaseState.InReview => WaveState.Draft,
            ReleaseState.Scheduled => WaveState.Scheduled,
            ReleaseState.Withdrawn => WaveState.Withdrawn,
            _ => WaveState.Fresh,
        };
}
