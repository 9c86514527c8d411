using Serverless.Analysis.Publication;
using Serverless.Flows.Waves;
using Serverless.Intake;
using Serverless.Storage;
using Serverless.Surveys.Issues;
using static System.FormattableString;

namespace Serverless.Functions;

/// <summary>A wave, its files and its state.</summary>
internal sealed record WaveOverview
{
    public required string Survey { get; init; }

    public required string Wave { get; init; }

    public required WaveState State { get; init; }

    /// <summary>Version of the computations that would be done now.</summary>
    public required string MethodVersion { get; init; }

    public required string CodebookVersion { get; init; }

    /// <summary>Fingerprint of the current inputs; the published one differs when the wave is stale.</summary>
    public required string InputsHash { get; init; }

    public required IReadOnlyList<WaveInput> Inputs { get; init; }

    public required IReadOnlyList<MissingInput> Missing { get; init; }

    /// <summary>Files that do not fit the codebook; left out when all do.</summary>
    public IReadOnlyList<UnfitInput>? Unfit { get; init; }

    /// <summary>When the answers were removed because their retention ended; left out while they are kept.</summary>
    public DateTimeOffset? AnswersRemovedAt { get; init; }

    public required WaveRun LastRun { get; init; }

    public WaveFailure? Failure { get; init; }

    /// <summary>Why it is computed and not published; null when it does not wait.</summary>
    public WaveWaiting? Waiting { get; init; }

    public PublishedOverview? Published { get; init; }

    /// <summary>The withdrawal of what was published; left out otherwise.</summary>
    public WithdrawnOverview? Withdrawn { get; init; }

    public WaveLinks? Links { get; init; }

    /// <summary>
    /// All of it for the survey's owners; for anybody else what is published, without failures, what is missing, and
    /// files that came in since.
    /// </summary>
    public static WaveOverview Of(WaveProgress progress, Fingerprints fingerprints)
    {
        var (set, status) = progress;
        var address = Addresses.Wave(set.Survey, set.Wave);
        return new()
        {
            Survey = set.Survey.ToString(),
            Wave = set.Wave.ToString(),
            State = progress.State,
            MethodVersion = Analysis.MethodVersion.Current,
            CodebookVersion = set.CodebookVersion,
            InputsHash = fingerprints.OfInputs(set.InputsHash),
            Inputs =
            [
                .. set
                    .Files.Where(_ => progress.IsForOwner)
                    .Select(file => new WaveInput(
                        file.Key.Kind,
                        file.Wave,
                        file.Group,
                        fingerprints.OfFile(file.Key.Kind.ToString().ToLowerInvariant(), file.Pointer.Version),
                        file.Key.Kind == UploadKind.Responses ? null : file.Pointer.Rows,
                        file.Pointer.UploadedAt
                    )),
            ],
            Missing =
            [
                .. set.Missing.Where(_ => progress.IsForOwner).Select(file => new MissingInput(file.Kind, file.Group)),
            ],
            Unfit =
                progress.UnfitFiles.Count == 0 || !progress.IsForOwner
                    ? null
                    :
                    [
                        .. progress.UnfitFiles.Select(unfit => new UnfitInput(
                            unfit.File.Key.Kind,
                            unfit.File.Wave,
                            unfit.File.Group,
                            unfit.Issues.Count,
                            unfit.Issues.Counts ?? []
                        )),
                    ],
            AnswersRemovedAt = set.AnswersRemovedAt,
            LastRun = progress.IsForOwner
                ? new(status.QueuedAt, status.StartedAt, status.FinishedAt)
                : new(null, null, null),
            Failure =
                progress.State == WaveState.Failed
                    ? new(status.Failure!, status.FailedAt, status.FailureIsFinal)
                    : null,
            Waiting = progress.State == WaveState.Waiting ? WaveWaiting.Of(status) : null,
            Withdrawn = set.Published is { WithdrawnAt: { } at } taken ? new(at, taken.WithdrawalReason) : null,
            Published = set.Published is { WithdrawnAt: null } published
                ? new(
                    published.Release,
                    fingerprints.OfInputs(published.InputsHash),
                    fingerprints.OfOutputs(published.OutputsHash),
                    published.PublishedAt,
                    [.. published.Files.Select(file => file.Name)],
                    published.IsComplete || !progress.IsForOwner
                        ? null
                        : [.. published.Missing.Select(file => new NotRenderedFile(file.Name, file.Reason))]
                )
                : null,
            Links = !set.IsPublic ? null : new($"{address}/results", $"{address}/factsheet", $"{address}/tables"),
        };
    }
}

/// <summary>
/// One file the wave is made from. Its version is a fingerprint, the same as in the published document; how many
/// respondents it has is left to the published document: a count that changes by one would give away one respondent.
/// </summary>
internal sealed record WaveInput(
    UploadKind Kind,
    string Wave,
    string Group,
    string Version,
    int? Rows,
    DateTimeOffset UploadedAt
);

/// <summary>A file that does not fit the codebook, and how often which rule is broken in which column.</summary>
internal sealed record UnfitInput(
    UploadKind Kind,
    string Wave,
    string Group,
    long IssueCount,
    IReadOnlyList<IssueCount> IssueCounts
);

/// <summary>A file that was not uploaded yet.</summary>
internal sealed record MissingInput(UploadKind Kind, string Group);

/// <summary>When the wave was last queued, started and published.</summary>
internal sealed record WaveRun(DateTimeOffset? QueuedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt);

/// <summary>The last failure in words; final when the same files would fail again.</summary>
internal sealed record WaveFailure(MessageText Message, DateTimeOffset? At, bool Final);

/// <summary>
/// Why a wave that is computed is not published yet, and until when. How many respondents differ is not disclosed:
/// beside the next document it would reveal what they answered if they all answered the same.
/// </summary>
internal sealed record WaveWaiting(MessageText Message, DateTimeOffset? Until)
{
    public static WaveWaiting Of(WaveStatus status)
    {
        var minimum = status.WaitingFor;
        MessageText message = (status.WaitingGroups, status.WaitingUntil) switch
        {
            ({ Length: > 0 } groups, { } until) => (MessageText)
                $"Since the last publication fewer than {minimum} respondents can be seen to have changed in {groups}, so that whoever has both documents could work out what they answered. What is published stays until {minimum} or more have changed; then all changes are published together. At the latest on {Invariant($"{until:yyyy-MM-dd}")} the wave is published, with the figures that so few changed as they are now.",
            ({ Length: > 0 } groups, null) =>
                $"Since the last publication fewer than {minimum} respondents can be seen to have changed in {groups}, so that whoever has both documents could work out what they answered. What is published stays until {minimum} or more have changed; then all changes are published together.",
            _ =>
                $"Since the last publication fewer than {minimum} respondents of a group can be seen to have changed, so that whoever has both documents could work out what they answered. What is published stays until {minimum} or more have changed; then all changes are published together.",
        };
        return new(message, status.WaitingUntil);
    }
}

/// <summary>The withdrawal of what was published, and the reason.</summary>
internal sealed record WithdrawnOverview(DateTimeOffset At, string? Reason);

/// <summary>What is published.</summary>
internal sealed record PublishedOverview(
    int? Release,
    string InputsHash,
    string OutputsHash,
    DateTimeOffset PublishedAt,
    IReadOnlyList<string> Files,
    IReadOnlyList<NotRenderedFile>? NotRendered
);

/// <summary>A file that could not be rendered, and why.</summary>
internal sealed record NotRenderedFile(string File, MessageText Reason);

/// <summary>Addresses of what is published.</summary>
internal sealed record WaveLinks(string Results, string Factsheet, string Tables);
