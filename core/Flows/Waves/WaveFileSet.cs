using Serverless.Analysis;
using Serverless.Storage;

namespace Serverless.Flows.Waves;

/// <summary>One file of a wave that was uploaded, with its pointer.</summary>
public sealed record WaveFile(string Wave, string Group, InputKey Key, InputPointer Pointer);

/// <summary>Everything a wave's figures and pages are made from, as it was at one moment, by version.</summary>
public sealed record WaveFileSet
{
    public required Name Survey { get; init; }

    public required Name Wave { get; init; }

    public required VersionedCodebook Codebook { get; init; }

    /// <summary>Files of this wave and of the earlier waves its figures rest on.</summary>
    public required IReadOnlyList<WaveFile> Files { get; init; }

    /// <summary>Version of the Dutch factsheet template; null for the built-in one.</summary>
    public required string? TemplateVersion { get; init; }

    /// <summary>Version of the English factsheet template.</summary>
    public required string? EnglishTemplateVersion { get; init; }

    /// <summary>What is published of this wave; null before the first time.</summary>
    public required PublishedWave? Published { get; init; }

    /// <summary>When all this was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>Names the results document.</summary>
    public string InputsHash =>
        field ??= Analysis.InputsHash.Of(
            Wave.ToString(),
            Codebook.Version,
            Files.Select(file => new InputVersion(
                file.Wave,
                file.Group,
                file.Key.Kind == UploadKind.Population ? InputKind.Population : InputKind.Responses,
                file.Pointer.Version
            ))
        );

    /// <summary>Names the rendered files.</summary>
    public string OutputsHash => field ??= RenderedOutputs.Hash(InputsHash, TemplateVersion, EnglishTemplateVersion);

    /// <summary>Whether what is published was made from exactly this.</summary>
    public bool IsFresh => Published?.OutputsHash == OutputsHash;

    /// <summary>Groups of this wave that have answers but not the population figures they are weighted with.</summary>
    public IReadOnlyList<string> WithoutPopulation =>
        [
            .. OfThisWave(UploadKind.Responses)
                .Except(OfThisWave(UploadKind.Population), StringComparer.Ordinal)
                .Where(NeedsPopulation),
        ];

    /// <summary>Groups that were asked in this wave and have no answers yet.</summary>
    public IReadOnlyList<string> WithoutResponses =>
        [
            .. Codebook
                .Codebook.Groups.Select(group => group.Id)
                .Where(WasAsked)
                .Except(OfThisWave(UploadKind.Responses), StringComparer.Ordinal),
        ];

    /// <summary>
    /// Whether there is something to compute and nothing is half-way: at least one group has answers, and each that has
    /// them can be weighted.
    /// </summary>
    public bool IsComplete => OfThisWave(UploadKind.Responses).Any() && WithoutPopulation.Count == 0;

    /// <summary>Whether at least one group has all it needs.</summary>
    public bool HasReadyGroup =>
        OfThisWave(UploadKind.Responses).Except(WithoutPopulation, StringComparer.Ordinal).Any();

    /// <summary>The file that was uploaded last; null when there is none.</summary>
    public InputPointer? LatestUpload => Files.Select(file => file.Pointer).MaxBy(pointer => pointer.UploadedAt);

    private IEnumerable<string> OfThisWave(UploadKind kind) =>
        Files.Where(file => file.Wave == Wave.ToString() && file.Key.Kind == kind).Select(file => file.Group);

    private bool NeedsPopulation(string groupId) =>
        Codebook.Codebook.Groups.First(group => group.Id == groupId).NeedsPopulation;

    private bool WasAsked(string group) =>
        Codebook.Codebook.Questions.Any(question =>
            question.Groups.Contains(group, StringComparer.Ordinal)
            && question.Waves.Contains(Wave.ToString(), StringComparer.Ordinal)
        );
}
