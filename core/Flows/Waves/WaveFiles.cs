using Serverless.Analysis;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Flows.Waves;

/// <summary>A survey's codebook and the files of each of its waves.</summary>
public sealed record SurveyFiles(VersionedCodebook Codebook, IReadOnlyList<WaveFileSet> Waves);

/// <summary>Finds the current files of waves.</summary>
public sealed class WaveFiles(InputPointers pointers, Codebooks codebooks, TimeProvider clock)
{
    /// <summary>The files of one wave.</summary>
    public async Task<Outcome<WaveFileSet>> ReadAsync(Name survey, Name wave, CancellationToken cancellationToken)
    {
        var readAt = clock.GetUtcNow();
        var snapshot = await pointers.SnapshotAsync(survey, cancellationToken);
        var reading = await CodebookAsync(snapshot, cancellationToken);
        if (!reading.Succeeded(out var codebook, out var refusal))
            return refusal;
        return codebook.Codebook.HasWave(wave)
            ? Of(snapshot, codebook, wave, readAt)
            : new Refusal.UnknownWave(survey, wave);
    }

    /// <summary>The files of every wave of a survey.</summary>
    public async Task<Outcome<SurveyFiles>> ReadAllAsync(Name survey, CancellationToken cancellationToken)
    {
        var readAt = clock.GetUtcNow();
        var snapshot = await pointers.SnapshotAsync(survey, cancellationToken);
        var reading = await CodebookAsync(snapshot, cancellationToken);
        if (!reading.Succeeded(out var codebook, out var refusal))
            return refusal;
        return new SurveyFiles(
            codebook,
            [.. codebook.Codebook.Waves.Select(wave => Of(snapshot, codebook, Name.Parse(wave.Id), readAt))]
        );
    }

    private async Task<Outcome<VersionedCodebook>> CodebookAsync(
        SurveySnapshot snapshot,
        CancellationToken cancellationToken
    )
    {
        var pointer = snapshot.Input(InputKey.Codebook(snapshot.Survey));
        if (pointer is null)
            return new Refusal.UnknownSurvey(snapshot.Survey);
        return await codebooks.ReadAsync(snapshot.Survey, pointer.Version, cancellationToken);
    }

    private static WaveFileSet Of(SurveySnapshot snapshot, VersionedCodebook codebook, Name wave, DateTimeOffset readAt)
    {
        var waves = WaveLineage
            .EarlierWaves(codebook.Codebook, wave.ToString())
            .Select(earlier => earlier.Id)
            .Append(wave.ToString());
        var keys =
            from waveId in waves
            from groupId in codebook.Codebook.Groups.Select(targetGroup => targetGroup.Id)
            from key in new[]
            {
                InputKey.Population(snapshot.Survey, Name.Parse(waveId), Name.Parse(groupId)),
                InputKey.Responses(snapshot.Survey, Name.Parse(waveId), Name.Parse(groupId)),
            }
            let pointer = snapshot.Input(key)
            where pointer is not null
            select new WaveFile(waveId, groupId, key, pointer);
        return new WaveFileSet
        {
            Survey = snapshot.Survey,
            Wave = wave,
            Codebook = codebook,
            Files = [.. keys],
            TemplateVersion = snapshot.Input(InputKey.FactsheetTemplate(snapshot.Survey, Language.Dutch))?.Version,
            EnglishTemplateVersion = snapshot
                .Input(InputKey.FactsheetTemplate(snapshot.Survey, Language.English))
                ?.Version,
            Published = snapshot.Published(wave),
            ReadAt = readAt,
        };
    }
}
