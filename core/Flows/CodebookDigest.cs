using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Analysis;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Flows;

/// <summary>
/// What has to be known of a codebook to list its survey and to judge whether its waves are out of date. It is kept
/// with the pointer to the codebook, so that neither has to read the codebook itself.
/// </summary>
public sealed record CodebookDigest(
    int Format,
    LocalizedText Title,
    IReadOnlyList<DigestedWave> Waves,
    IReadOnlyList<DigestedGroup> Groups,
    ReleasePlan Release
)
{
    /// <summary>Raised when the digest has to say something else; older ones are then made again as they are read.</summary>
    private const int CurrentFormat = 3;

    public static CodebookDigest Of(Codebook codebook)
    {
        var positions = codebook
            .Waves.Select((wave, position) => (wave.Id, position))
            .ToDictionary(wave => wave.Id, wave => wave.position, StringComparer.Ordinal);
        return new(
            CurrentFormat,
            codebook.Title,
            [
                .. codebook.Waves.Select(wave => new DigestedWave(
                    wave.Id,
                    [.. WaveLineage.EarlierWaves(codebook, wave.Id).Select(earlier => positions[earlier.Id])],
                    wave.AnswersKeptUntil
                )),
            ],
            [
                .. codebook.Groups.Select(group => new DigestedGroup(
                    group.Id,
                    group.NeedsPopulation,
                    [.. codebook.Waves.Where(wave => IsAsked(codebook, group, wave)).Select(w => positions[w.Id])],
                    [.. group.OptionalIn.Select(wave => positions[wave])]
                )),
            ],
            codebook.Release
        );
    }

    /// <summary>Reads a digest; null when it is not of the current format.</summary>
    public static CodebookDigest? Parse(string? json)
    {
        if (json is null)
            return null;
        var digest = JsonSerializer.Deserialize(json, DigestJson.Default.CodebookDigest);
        return digest?.Format == CurrentFormat ? digest : null;
    }

    /// <summary>Whether the last day on which a wave's answers are kept is over (UTC).</summary>
    public bool AnswersAreOver(Name wave, DateTimeOffset now) =>
        Waves.FirstOrDefault(known => known.Id == wave.ToString())?.AnswersKeptUntil
        < DateOnly.FromDateTime(now.UtcDateTime);

    public string ToJson() => JsonSerializer.Serialize(this, DigestJson.Default.CodebookDigest);

    private static bool IsAsked(Codebook codebook, TargetGroup group, Wave wave) =>
        codebook.Questions.Any(question => question.IsAskedOf(group.Id, wave.Id));
}

/// <summary>
/// A wave, with the positions of the earlier waves its figures rest on, and the last day its answers are kept.
/// </summary>
public sealed record DigestedWave(string Id, IReadOnlyList<int> Earlier, DateOnly? AnswersKeptUntil);

/// <summary>A group, with the positions of the waves it was asked in and of those it may be missing from.</summary>
public sealed record DigestedGroup(
    string Id,
    bool NeedsPopulation,
    IReadOnlyList<int> AskedIn,
    IReadOnlyList<int> OptionalIn
);

/// <summary>The JSON of digests.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CodebookDigest))]
internal sealed partial class DigestJson : JsonSerializerContext;
