using Serverless.Storage;

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
            if (Files.IsFresh)
                return WaveState.Fresh;
            if (!IsForOwner)
                return WaveState.Stale;
            if (
                !string.IsNullOrEmpty(Status.Failure)
                && (Status.FailedHash == Files.OutputsHash || Status.FailedHash == "")
            )
                return WaveState.Failed;
            if (!Files.IsComplete)
                return WaveState.Incomplete;
            if (Status.WaitingHash == Files.OutputsHash)
                return WaveState.Waiting;
            return Status.QueuedHash == Files.OutputsHash ? WaveState.Computing : WaveState.Stale;
        }
    }
}
