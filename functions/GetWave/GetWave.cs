using Serverless.Analysis;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>
/// GET …/waves/{wave}: what the wave is made from, whether what is published is up to date, and what went wrong if
/// anything did.
/// </summary>
internal static class GetWave
{
    public static async Task<IResult> HandleAsync(HttpContext context, WaveFiles files, WaveStatuses statuses)
    {
        var (survey, wave) = (context.Request.Survey(), context.Request.Wave());
        var set = await files.ReadAsync(survey, wave, context.RequestAborted);
        var status = await statuses.FindAsync(survey, wave, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Json(Overview(set, status), ApiJson.Answers.WaveOverview);
    }

    private static WaveOverview Overview(WaveFileSet set, WaveStatus status)
    {
        var address = $"/api/surveys/{set.Survey}/waves/{set.Wave}";
        return new()
        {
            Survey = set.Survey.ToString(),
            Wave = set.Wave.ToString(),
            State = WaveState.Of(set, status),
            MethodVersion = MethodVersion.Current,
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

/// <summary>How a wave stands, in one word.</summary>
internal static class WaveState
{
    /// <summary><c>fresh</c>, <c>failed</c>, <c>incomplete</c>, <c>computing</c> or <c>stale</c>.</summary>
    public static string Of(WaveFileSet set, WaveStatus status)
    {
        if (set.IsFresh)
            return "fresh";
        if (!string.IsNullOrEmpty(status.Failure) && (status.FailedHash == set.OutputsHash || status.FailedHash == ""))
            return "failed";
        if (!set.IsComplete)
            return "incomplete";
        return status.QueuedHash == set.OutputsHash ? "computing" : "stale";
    }
}

/// <summary>A wave and how it stands.</summary>
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
