using Serverless.Storage;
using Serverless.Surveys;
using Serverless.Surveys.Reading;

namespace Serverless.Flows;

/// <summary>A codebook with its version.</summary>
public sealed record VersionedCodebook(Codebook Codebook, string Version);

/// <summary>Codebooks by version. A version never changes, so the last ones read are kept in memory.</summary>
public sealed class Codebooks(InputPointers pointers, RawFiles files)
{
    private const int Kept = 8;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Codebook> _byVersion = new(StringComparer.Ordinal);

    /// <summary>The survey's current codebook.</summary>
    public async Task<Outcome<VersionedCodebook>> CurrentAsync(Name survey, CancellationToken cancellationToken)
    {
        var pointer = await pointers.FindAsync(InputKey.Codebook(survey), cancellationToken);
        if (pointer is null)
            return new Refusal.UnknownSurvey(survey);
        return await ReadAsync(survey, pointer.Version, cancellationToken);
    }

    /// <summary>What has to be known of a codebook to list and to judge its survey.</summary>
    public async Task<Outcome<CodebookDigest>> DigestAsync(
        Name survey,
        InputPointer codebook,
        CancellationToken cancellationToken
    )
    {
        if (CodebookDigest.Parse(codebook.Digest) is { } digest)
            return digest;
        var reading = await ReadAsync(survey, codebook.Version, cancellationToken);
        return reading.Succeeded(out var read, out var unreadable) ? CodebookDigest.Of(read.Codebook) : unreadable;
    }

    /// <summary>The survey's current codebook, if it has this wave and group.</summary>
    public async Task<Outcome<VersionedCodebook>> OfGroupAsync(
        Name survey,
        Name wave,
        Name group,
        CancellationToken cancellationToken
    )
    {
        var current = await CurrentAsync(survey, cancellationToken);
        if (!current.Succeeded(out var codebook, out _))
            return current;
        if (!codebook.Codebook.HasWave(wave))
            return new Refusal.UnknownWave(survey, wave);
        return codebook.Codebook.HasGroup(group) ? codebook : new Refusal.UnknownGroup(survey, group);
    }

    /// <summary>A certain version of the survey's codebook.</summary>
    public async Task<Outcome<VersionedCodebook>> ReadAsync(
        Name survey,
        string version,
        CancellationToken cancellationToken
    )
    {
        lock (_lock)
        {
            if (_byVersion.TryGetValue(version, out var known))
                return new VersionedCodebook(known, version);
        }

        var reading = CodebookReader.Read(await files.ReadAsync(InputKey.Codebook(survey), version, cancellationToken));
        if (reading.Codebook is not { } codebook)
            return new Refusal.UnreadableCodebook(survey, $"{reading.Issues[0].Path}: {reading.Issues[0].Text}");
        lock (_lock)
        {
            if (_byVersion.Count >= Kept)
                _byVersion.Clear();
            _byVersion[version] = codebook;
        }

        return new VersionedCodebook(codebook, version);
    }
}

/// <summary>Finding waves and groups by the names of addresses.</summary>
internal static class CodebookNames
{
    public static bool HasWave(this Codebook codebook, Name wave) =>
        codebook.Waves.Any(known => known.Id == wave.ToString());

    public static bool HasGroup(this Codebook codebook, Name group) =>
        codebook.Groups.Any(known => known.Id == group.ToString());
}
