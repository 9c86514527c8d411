using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Surveys;

namespace Serverless.Flows.Waves;

/// <summary>What is known of a survey's codebook, and the files of each of its waves.</summary>
public sealed record SurveyFiles(CodebookDigest Codebook, string CodebookVersion, IReadOnlyList<WaveFileSet> Waves);

/// <summary>Finds the current files of waves.</summary>
public sealed class WaveFiles(InputPointers pointers, Codebooks codebooks, ReleaseStore releases, TimeProvider clock)
{
    /// <summary>The files of one wave.</summary>
    public async Task<Outcome<WaveFileSet>> ReadAsync(Name survey, Name wave, CancellationToken cancellationToken)
    {
        var reading = await ReadAllAsync(survey, cancellationToken);
        if (!reading.Succeeded(out var found, out var refusal))
            return refusal;
        var set = found.Waves.FirstOrDefault(known => known.Wave == wave);
        return set is null ? new Refusal.UnknownWave(survey, wave) : set;
    }

    /// <summary>The files of every wave of a survey.</summary>
    public async Task<Outcome<SurveyFiles>> ReadAllAsync(Name survey, CancellationToken cancellationToken)
    {
        var readAt = clock.GetUtcNow();
        var snapshot = await pointers.SnapshotAsync(survey, cancellationToken);
        if (snapshot.Codebook is not { } codebook)
            return new Refusal.UnknownSurvey(survey);
        var digesting = await codebooks.DigestAsync(survey, codebook, cancellationToken);
        if (!digesting.Succeeded(out var digest, out var refusal))
            return refusal;
        var released = (await releases.OfSurveyAsync(survey, cancellationToken)).ToLookup(release => release.Wave);
        return new SurveyFiles(
            digest,
            codebook.Version,
            [
                .. digest.Waves.Select(wave =>
                    Of(snapshot, digest, codebook.Version, wave, readAt, [.. released[Name.Parse(wave.Id)]])
                ),
            ]
        );
    }

    /// <summary>The files of a wave as a snapshot has them.</summary>
    internal static WaveFileSet Of(
        SurveySnapshot snapshot,
        CodebookDigest digest,
        string codebookVersion,
        DigestedWave wave,
        DateTimeOffset readAt,
        IReadOnlyList<Release> releases
    )
    {
        var files = (
            from waveId in wave.Earlier.Select(position => digest.Waves[position].Id).Append(wave.Id)
            from groupId in digest.Groups.Select(targetGroup => targetGroup.Id)
            from key in new[]
            {
                InputKey.Population(snapshot.Survey, Name.Parse(waveId), Name.Parse(groupId)),
                InputKey.Responses(snapshot.Survey, Name.Parse(waveId), Name.Parse(groupId)),
            }
            let pointer = snapshot.Input(key)
            where pointer is not null
            select new WaveFile(waveId, groupId, key, pointer)
        ).ToList();
        var all = Set(files);

        // What rests on answers that are gone stays published. When something else changes, the wave is computed from
        // what is left of the earlier ones.
        return all.IsFresh
            ? all
            : Set(files.Where(file => file.Wave == wave.Id || file.Pointer.AnswersRemovedAt is null));

        WaveFileSet Set(IEnumerable<WaveFile> found) =>
            new()
            {
                Survey = snapshot.Survey,
                Wave = Name.Parse(wave.Id),
                CodebookVersion = codebookVersion,
                Codebook = digest,
                Files = [.. found],
                TemplateVersions = new(language =>
                    snapshot.Input(InputKey.FactsheetTemplate(snapshot.Survey, language))?.Version
                ),
                CurrentStyleVersion = snapshot.StyleVersion,
                Published = snapshot.Published(Name.Parse(wave.Id)),
                Releases = releases,
                ReadAt = readAt,
            };
    }
}
