using Serverless.Flows.Files;
using Serverless.Storage;

namespace Serverless.Flows.Erasure;

/// <summary>What was found in response files.</summary>
/// <param name="Holding">The versions that hold who was looked for.</param>
/// <param name="Names">All versions that were looked through, those of before included.</param>
internal sealed record Looked(IReadOnlyList<ResponseFileVersion> Holding, IReadOnlySet<string> Names)
{
    public static Looked Nothing { get; } = new([], new HashSet<string>(StringComparer.Ordinal));
}

/// <summary>Looks for people in every version of response files that is still kept, current or not.</summary>
public sealed class ResponseVersions(RawFiles files, InputPointers pointers, Codebooks codebooks)
{
    /// <summary>
    /// Looks through the versions of all response files in a scope; nothing is changed. Those of
    /// <paramref name="before"/> are not looked through again: the name of a version says what is in it.
    /// </summary>
    internal async Task<Looked> LookAsync(
        ErasureScope scope,
        Func<string, bool> isWanted,
        Looked before,
        CancellationToken cancellationToken
    )
    {
        var looked = before.Names.ToHashSet(StringComparer.Ordinal);
        var holding = new List<ResponseFileVersion>();
        foreach (
            var versions in (await files.ResponsesAsync(scope, cancellationToken))
                .Where(version => looked.Add(version.File.BlobName))
                .GroupBy(version => version.Key)
        )
        {
            var readings = await ReadingsAsync(versions.Key, cancellationToken);
            foreach (var version in versions)
                if (await HoldsAsync(version, readings, isWanted, cancellationToken))
                    holding.Add(version);
        }

        return new(holding, looked);
    }

    private async Task<bool> HoldsAsync(
        ResponseFileVersion version,
        IReadOnlyList<UploadedResponses> readings,
        Func<string, bool> isWanted,
        CancellationToken cancellationToken
    )
    {
        if (readings.Count == 0)
            return false;
        using var file = await files.StageAsync(version, cancellationToken);
        if (file is null)
            return false;
        foreach (var reading in readings)
            if ((await reading.FindAsync(file, isWanted, cancellationToken)).Found.Count > 0)
                return true;
        return false;
    }

    /// <summary>
    /// How versions of a file may be read: with the codebook its pointer names, and with the current one, which may name
    /// another column of ids.
    /// </summary>
    private async Task<IReadOnlyList<UploadedResponses>> ReadingsAsync(
        InputKey key,
        CancellationToken cancellationToken
    )
    {
        var pointer = await pointers.FindAsync(key, cancellationToken);
        var current = await pointers.FindAsync(InputKey.Codebook(key.Survey), cancellationToken);
        var readings = new List<UploadedResponses>();
        foreach (
            var version in new[] { pointer?.CodebookVersion, current?.Version }
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
        )
        {
            var reading = await codebooks.ReadAsync(key.Survey, version, cancellationToken);
            if (reading.Succeeded(out var codebook, out _) && codebook.Codebook.HasGroup(key.Group!.Value))
                readings.Add(new(codebook.Codebook, key.Wave!.Value, key.Group!.Value));
        }

        return readings.DistinctBy(reading => reading.RespondentColumn, StringComparer.OrdinalIgnoreCase).ToList();
    }
}
