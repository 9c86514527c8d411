using Serverless.Storage;
using Serverless.Surveys;
using Serverless.Surveys.Reading;

namespace Serverless.Functions;

/// <summary>A codebook with its version.</summary>
internal sealed record VersionedCodebook(Codebook Codebook, string Version);

/// <summary>Codebooks by version. A version never changes, so the last ones read are kept in memory.</summary>
internal sealed class Codebooks(InputPointers pointers, RawFiles files)
{
    private const int Kept = 8;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Codebook> _byVersion = new(StringComparer.Ordinal);

    /// <summary>The survey's current codebook; refuses with 404 when it has none.</summary>
    public async Task<VersionedCodebook> CurrentAsync(Name survey, CancellationToken cancellationToken)
    {
        var pointer =
            await pointers.FindAsync(InputKey.Codebook(survey), cancellationToken)
            ?? throw Refusals.UnknownSurvey(survey);
        return await ReadAsync(survey, pointer.Version, cancellationToken);
    }

    /// <summary>A certain version of the survey's codebook.</summary>
    public async Task<VersionedCodebook> ReadAsync(Name survey, string version, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_byVersion.TryGetValue(version, out var known))
                return new(known, version);
        }

        var reading = CodebookReader.Read(await files.ReadAsync(InputKey.Codebook(survey), version, cancellationToken));
        var codebook =
            reading.Codebook
            ?? throw new InvalidDataException(
                $"The codebook of '{survey}' was accepted once and is not valid by today's rules: {reading.Issues[0].Path}: {reading.Issues[0].Message} Upload a mended codebook."
            );
        lock (_lock)
        {
            if (_byVersion.Count >= Kept)
                _byVersion.Clear();
            _byVersion[version] = codebook;
        }

        return new(codebook, version);
    }
}

/// <summary>Finding waves and groups.</summary>
internal static class CodebookLookups
{
    /// <summary>Refuses with 404 when the codebook has no such wave.</summary>
    public static void RequireWave(this VersionedCodebook codebook, Name survey, Name wave)
    {
        if (codebook.Codebook.Waves.All(known => known.Id != wave.ToString()))
            throw Refusals.UnknownWave(survey, wave);
    }

    /// <summary>Refuses with 404 when the codebook has no such wave or group.</summary>
    public static void RequireGroup(this VersionedCodebook codebook, Name survey, Name wave, Name group)
    {
        codebook.RequireWave(survey, wave);
        if (codebook.Codebook.Groups.All(known => known.Id != group.ToString()))
            throw Refusals.UnknownGroup(survey, group);
    }
}
