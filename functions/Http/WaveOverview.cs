using Serverless.Analysis;
using Serverless.Flows.Reading;
using Serverless.Flows.Waves;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>A wave, its files and its state.</summary>
internal sealed record WaveOverview
{
    public required string Survey { get; init; }

    public required string Wave { get; init; }

    public required string State { get; init; }

    /// <summary>Version of the computations that would be done now.</summary>
    public required string MethodVersion { get; init; }

    public required string CodebookVersion { get; init; }

    /// <summary>Hash of the current inputs; the published one differs when the wave is stale.</summary>
    public required string InputsHash { get; init; }

    public required IReadOnlyList<WaveInput> Inputs { get; init; }

    public required IReadOnlyList<MissingInput> Missing { get; init; }

    public required WaveRun LastRun { get; init; }

    public WaveFailure? Failure { get; init; }

    public PublishedOverview? Published { get; init; }

    public WaveLinks? Links { get; init; }

    public static WaveOverview Of(WaveProgress progress)
    {
        var (set, status) = progress;
        var address = $"/api/surveys/{set.Survey}/waves/{set.Wave}";
        return new()
        {
            Survey = set.Survey.ToString(),
            Wave = set.Wave.ToString(),
            State = progress.State.ToString().ToLowerInvariant(),
            MethodVersion = Analysis.MethodVersion.Current,
            CodebookVersion = set.Codebook.Version,
            InputsHash = set.InputsHash,
            Inputs =
            [
                .. set.Files.Select(file => new WaveInput(
                    file.Key.Kind == UploadKind.Population ? "population" : "responses",
                    file.Wave,
                    file.Group,
                    file.Pointer.Version,
                    file.Pointer.Rows,
                    file.Pointer.UploadedAt
                )),
            ],
            Missing =
            [
                .. set.WithoutResponses.Select(group => new MissingInput("responses", group)),
                .. set.WithoutPopulation.Select(group => new MissingInput("population", group)),
            ],
            LastRun = new(status.QueuedAt, status.StartedAt, status.FinishedAt),
            Failure = string.IsNullOrEmpty(status.Failure)
                ? null
                : new(status.Failure, status.FailedAt, status.FailureIsFinal),
            Published = set.Published is { } published
                ? new(
                    published.InputsHash,
                    published.OutputsHash,
                    published.PublishedAt,
                    [.. published.Files.Select(file => file.Name)]
                )
                : null,
            Links = set.Published is null
                ? null
                : new($"{address}/results", $"{address}/factsheet", $"{address}/tables"),
        };
    }
}

/// <summary>One file the wave is made from.</summary>
internal sealed record WaveInput(
    string Kind,
    string Wave,
    string Group,
    string Version,
    int Rows,
    DateTimeOffset UploadedAt
);

/// <summary>A file that was not uploaded yet.</summary>
internal sealed record MissingInput(string Kind, string Group);

/// <summary>When the wave was last queued, begun and published.</summary>
internal sealed record WaveRun(DateTimeOffset? QueuedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt);

/// <summary>What went wrong last, in words; final when the same files would fail again.</summary>
internal sealed record WaveFailure(string Message, DateTimeOffset? At, bool Final);

/// <summary>What is published.</summary>
internal sealed record PublishedOverview(
    string InputsHash,
    string OutputsHash,
    DateTimeOffset PublishedAt,
    IReadOnlyList<string> Files
);

/// <summary>Addresses of what is published.</summary>
internal sealed record WaveLinks(string Results, string Factsheet, string Tables);
