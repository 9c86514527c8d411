using Serverless.Flows.Auditing;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Serverless.Storage.Auditing;
using Serverless.Surveys;

namespace Serverless.Flows.Reading;

/// <summary>A survey in the list of all surveys.</summary>
public sealed record SurveyEntry(Name Survey, LocalizedText Title, IReadOnlyList<string> Waves);

/// <summary>A page of the list of all surveys.</summary>
/// <param name="Surveys">In order of name.</param>
/// <param name="Next">The survey after which the next page begins; null when this is the last one.</param>
public sealed record SurveyPage(IReadOnlyList<SurveyEntry> Surveys, Name? Next);

/// <summary>A survey and the progress of its waves.</summary>
public sealed record SurveyOverview(SurveyFiles Files, IReadOnlyList<WaveProgress> Waves);

/// <summary>Reads what there is: surveys, waves, codebooks, uploads.</summary>
public sealed class SurveyReading(
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

    /// <summary>A page of all surveys with their waves, after <paramref name="after"/> in order of name.</summary>
    public async Task<SurveyPage> ListAsync(Name? after, CancellationToken cancellationToken)
    {
        var listed = await pointers.CodebooksAsync(after, PageSize + 1, cancellationToken);
        var surveys = new List<SurveyEntry>();
        foreach (var (survey, pointer) in listed.Take(PageSize))
        {
            var digesting = await codebooks.DigestAsync(survey, pointer, cancellationToken);
            if (digesting.Succeeded(out var digest, out _))
                surveys.Add(new(survey, digest.Title, [.. digest.Waves.Select(wave => wave.Id)]));
        }

        return new(surveys, listed.Count > PageSize ? listed[PageSize - 1].Survey : null);
    }

    /// <summary>One survey and the progress of its waves.</summary>
    public async Task<Outcome<SurveyOverview>> FindAsync(Name survey, CancellationToken cancellationToken)
    {
        var reading = await files.ReadAllAsync(survey, cancellationToken);
        if (!reading.Succeeded(out var found, out var refusal))
            return refusal;
        var known = await statuses.OfSurveyAsync(survey, cancellationToken);
        return new SurveyOverview(
            found,
            [
                .. found.Waves.Select(wave => new WaveProgress(
                    wave,
                    known.GetValueOrDefault(wave.Wave.ToString()) ?? new WaveStatus()
                )),
            ]
        );
    }

    /// <summary>The progress of one wave.</summary>
    public async Task<Outcome<WaveProgress>> FindWaveAsync(Name survey, Name wave, CancellationToken cancellationToken)
    {
        var reading = await files.ReadAsync(survey, wave, cancellationToken);
        if (!reading.Succeeded(out var set, out var refusal))
            return refusal;
        return new WaveProgress(set, await statuses.FindAsync(survey, wave, cancellationToken))
        {
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
        await (await FindWaveAsync(survey, wave, cancellationToken)).ThenAsync<WaveProgress>(async progress =>
        {
            await audit.WriteAsync(
                AuditChain.OfSurvey(survey),
                AuditLog.Once(AuditOperation.IssuesRead) with
                {
                    Wave = wave,
                    Version = progress.Files.InputsHash,
                },
                cancellationToken
            );
            return progress;
        });

    /// <summary>The pointer to the current codebook.</summary>
    public async Task<Outcome<InputPointer>> FindCodebookAsync(Name survey, CancellationToken cancellationToken)
    {
        var pointer = await pointers.FindAsync(InputKey.Codebook(survey), cancellationToken);
        return pointer is null ? new Refusal.UnknownSurvey(survey) : pointer;
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
