using Serverless.Flows.Waves;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Flows.Reading;

/// <summary>A survey in the list of all surveys.</summary>
public sealed record SurveyEntry(Name Survey, LocalizedText Title, IReadOnlyList<string> Waves);

/// <summary>A survey and the progress of its waves.</summary>
public sealed record SurveyOverview(VersionedCodebook Codebook, IReadOnlyList<WaveProgress> Waves);

/// <summary>Reads what there is: surveys, waves, codebooks, uploads.</summary>
public sealed class SurveyReading(
    InputPointers pointers,
    RawFiles rawFiles,
    Codebooks codebooks,
    WaveFiles files,
    WaveStatuses statuses,
    UploadJobs jobs
)
{
    /// <summary>Every survey with its waves.</summary>
    public async Task<IReadOnlyList<SurveyEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var surveys = new List<SurveyEntry>();
        foreach (var survey in await pointers.SurveysAsync(cancellationToken))
        {
            var reading = await codebooks.CurrentAsync(survey, cancellationToken);
            if (reading.Succeeded(out var codebook, out _))
                surveys.Add(new(survey, codebook.Codebook.Title, [.. codebook.Codebook.Waves.Select(wave => wave.Id)]));
        }

        return surveys;
    }

    /// <summary>One survey and the progress of its waves.</summary>
    public async Task<Outcome<SurveyOverview>> FindAsync(Name survey, CancellationToken cancellationToken)
    {
        var reading = await files.ReadAllAsync(survey, cancellationToken);
        if (!reading.Succeeded(out var found, out var refusal))
            return refusal;
        var waves = new List<WaveProgress>();
        foreach (var wave in found.Waves)
            waves.Add(new(wave, await statuses.FindAsync(survey, wave.Wave, cancellationToken)));
        return new SurveyOverview(found.Codebook, waves);
    }

    /// <summary>The progress of one wave.</summary>
    public async Task<Outcome<WaveProgress>> FindWaveAsync(Name survey, Name wave, CancellationToken cancellationToken)
    {
        var reading = await files.ReadAsync(survey, wave, cancellationToken);
        if (!reading.Succeeded(out var set, out var refusal))
            return refusal;
        return new WaveProgress(set, await statuses.FindAsync(survey, wave, cancellationToken));
    }

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
