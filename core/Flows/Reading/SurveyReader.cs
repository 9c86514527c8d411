using Serverless.Flows.Auditing;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Serverless.Storage.Auditing;
using Serverless.Surveys;

namespace Serverless.Flows.Reading;

/// <summary>A survey in the list of all surveys.</summary>
public sealed record SurveyEntry(Name Survey, LocalizedText Title, IReadOnlyList<string> Waves)
{
    /// <summary>Whether it is the reader's own.</summary>
    public bool IsForOwner { get; init; }
}

/// <summary>A page of the list of all surveys.</summary>
/// <param name="Surveys">In order of name.</param>
/// <param name="Next">The survey after which the next page begins; null when this is the last one.</param>
public sealed record SurveyListPage(IReadOnlyList<SurveyEntry> Surveys, Name? Next);

/// <summary>A survey and the progress of its waves.</summary>
public sealed record SurveyOverview(SurveyFiles Files, IReadOnlyList<WaveProgress> Waves);

/// <summary>Reads what there is: surveys, waves, codebooks, uploads.</summary>
public sealed class SurveyReader(
    InputPointers pointers,
    RawFiles rawFiles,
    Codebooks codebooks,
    WaveFiles files,
    WaveStatuses statuses,
    UnfitFiles unfitFiles,
    UploadJobs jobs,
    AuditLog audit
)
{
    /// <summary>Surveys on one page of the list.</summary>
    public const int PageSize = 100;

    /// <summary>
    /// A page of all surveys that are there for the reader, with their waves, after <paramref name="after"/> in order of
    /// name.
    /// </summary>
    public async Task<SurveyListPage> ListAsync(Name? after, Reader reader, CancellationToken cancellationToken)
    {
        var listed = await SeenAsync(after, reader, cancellationToken);
        var surveys = new List<SurveyEntry>();
        foreach (var (survey, pointer) in listed.Take(PageSize))
        {
            var digesting = await codebooks.DigestAsync(survey, pointer, cancellationToken);
            if (digesting.Succeeded(out var digest, out _))
                surveys.Add(
                    new(survey, digest.Title, [.. digest.Waves.Select(wave => wave.Id)])
                    {
                        IsForOwner = reader.IsOwner(pointer),
                    }
                );
        }

        return new(surveys, listed.Count > PageSize ? listed[PageSize - 1].Survey : null);
    }

    /// <summary>As many surveys as go on a page, and one more.</summary>
    private async Task<IReadOnlyList<ListedCodebook>> SeenAsync(
        Name? after,
        Reader reader,
        CancellationToken cancellationToken
    )
    {
        var seen = new List<ListedCodebook>();
        while (true)
        {
            var listed = await pointers.CodebooksAsync(
                after,
                PageSize + 1,
                publishedOnly: reader == Reader.Anybody,
                cancellationToken
            );
            seen.AddRange(listed.Where(survey => reader.Sees(survey.Pointer)));
            if (seen.Count > PageSize || listed.Count <= PageSize)
                return seen;
            after = listed[^1].Survey;
        }
    }

    /// <summary>Looks for a survey; one that is hidden from the reader is as one that is not there.</summary>
    private async Task<Seen> LookAsync(Name survey, Reader reader, CancellationToken cancellationToken)
    {
        var codebook = await pointers.FindAsync(InputKey.Codebook(survey), cancellationToken);
        return codebook is not null && reader.Sees(codebook)
            ? new Seen(codebook, reader.IsOwner(codebook))
            : new Seen(null, false);
    }

    /// <summary>What the reader sees of a survey: its codebook (null when it is not there), and whether all of it.</summary>
    private sealed record Seen(InputPointer? Codebook, bool IsOwner);

    /// <summary>
    /// One survey and the progress of its waves; for a reader who is no owner, of those that are published.
    /// </summary>
    public async Task<Outcome<SurveyOverview>> FindAsync(
        Name survey,
        Reader reader,
        CancellationToken cancellationToken
    )
    {
        var seen = await LookAsync(survey, reader, cancellationToken);
        if (seen.Codebook is null)
            return new Refusal.UnknownSurvey(survey);
        var reading = await files.ReadAllAsync(survey, cancellationToken);
        if (!reading.Succeeded(out var found, out var refusal))
            return refusal;
        var known = await statuses.OfSurveyAsync(survey, cancellationToken);
        return new SurveyOverview(
            found,
            [
                .. found
                    .Waves.Where(wave => seen.IsOwner || wave.Published is not null)
                    .Select(wave => new WaveProgress(
                        wave,
                        known.GetValueOrDefault(wave.Wave.ToString()) ?? new WaveStatus()
                    )
                    {
                        IsForOwner = seen.IsOwner,
                    }),
            ]
        );
    }

    /// <summary>The progress of one wave; for a reader who is no owner, of one that is published.</summary>
    public async Task<Outcome<WaveProgress>> FindWaveAsync(
        Name survey,
        Name wave,
        Reader reader,
        CancellationToken cancellationToken
    )
    {
        var seen = await LookAsync(survey, reader, cancellationToken);
        if (seen.Codebook is null)
            return new Refusal.UnknownSurvey(survey);
        var reading = await files.ReadAsync(survey, wave, cancellationToken);
        if (!reading.Succeeded(out var set, out var refusal))
            return refusal;
        if (!seen.IsOwner && set.Published is null)
            return new Refusal.UnknownWave(survey, wave);
        return new WaveProgress(set, await statuses.FindAsync(survey, wave, cancellationToken))
        {
            IsForOwner = seen.IsOwner,
            UnfitFiles = set.IsFresh ? [] : await unfitFiles.OfAsync(set, cancellationToken),
        };
    }

    /// <summary>
    /// The progress of one wave with the issues of its files, which quote answers; notes that they are read.
    /// </summary>
    public async Task<Outcome<WaveProgress>> FindIssuesAsync(
        Name survey,
        Name wave,
        CancellationToken cancellationToken
    ) =>
        await (await FindWaveAsync(survey, wave, Reader.Owner, cancellationToken)).ThenAsync<WaveProgress>(
            async progress =>
            {
                await audit.WriteAsync(
                    AuditChain.OfSurvey(survey),
                    AuditLog.Once(AuditOperation.IssuesRead) with
                    {
                        Wave = wave,
                        VersionsOf = AuditVersions.Inputs,
                        Version = progress.Files.InputsHash,
                    },
                    cancellationToken
                );
                return progress;
            }
        );

    /// <summary>The pointer to the current codebook.</summary>
    public async Task<Outcome<InputPointer>> FindCodebookAsync(
        Name survey,
        Reader reader,
        CancellationToken cancellationToken
    )
    {
        var seen = await LookAsync(survey, reader, cancellationToken);
        return seen.Codebook is { } codebook ? codebook : new Refusal.UnknownSurvey(survey);
    }

    /// <summary>Opens a version of the codebook, byte for byte as it was uploaded.</summary>
    public Task<Stream> OpenCodebookAsync(Name survey, string version, CancellationToken cancellationToken) =>
        rawFiles.OpenAsync(InputKey.Codebook(survey), version, cancellationToken);

    /// <summary>How far a large upload has come.</summary>
    public async Task<Outcome<UploadJob>> FindUploadAsync(
        Name survey,
        string? upload,
        CancellationToken cancellationToken
    )
    {
        if (!Guid.TryParseExact(upload, "n", out _))
            return new Refusal.UnknownUpload();
        var job = await jobs.FindAsync(survey, upload, cancellationToken);
        return job is null ? new Refusal.UnknownUpload() : job;
    }
}
