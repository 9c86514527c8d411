using Serverless.Analysis;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Surveys;

namespace Serverless.Flows.Waves;

/// <summary>One file of a wave that was uploaded, with its pointer.</summary>
public sealed record WaveFile(string Wave, string Group, InputKey Key, InputPointer Pointer)
{
    /// <summary>Whether it was last read with this codebook, and by a program with today's method.</summary>
    public bool IsReadWith(string codebookVersion) =>
        Pointer.CodebookVersion == codebookVersion && Pointer.MethodVersion == MethodVersion.Current;
}

/// <summary>A file that a wave waits for.</summary>
public sealed record MissingFile(UploadKind Kind, string Group);

/// <summary>Everything a wave's figures and pages are made from, as it was at one moment, by version.</summary>
public sealed record WaveFileSet
{
    public required Name Survey { get; init; }

    public required Name Wave { get; init; }

    /// <summary>Version of the codebook.</summary>
    public required string CodebookVersion { get; init; }

    public required CodebookDigest Codebook { get; init; }

    /// <summary>Files of this wave and of the earlier waves its figures rest on.</summary>
    public required IReadOnlyList<WaveFile> Files { get; init; }

    /// <summary>Versions of the factsheet templates; null where the factsheet is made from the results alone.</summary>
    public required PerLanguage<string?> TemplateVersions { get; init; }

    /// <summary>Version of the house style that its organisation has now; null for none.</summary>
    public required string? CurrentStyleVersion { get; init; }

    /// <summary>
    /// Version of the house style that it is rendered with. What is public keeps the one it has until something else
    /// changes: another style alone makes no release.
    /// </summary>
    public string? StyleVersion =>
        Newest is { WasPublic: true } shown && shown.OutputsHash == HashWith(shown.StyleVersion)
            ? shown.StyleVersion
            : CurrentStyleVersion;

    /// <summary>What is published of this wave; null before the first time.</summary>
    public required PublishedWave? Published { get; init; }

    /// <summary>The releases of this wave, in order of number.</summary>
    public required IReadOnlyList<Release> Releases { get; init; }

    /// <summary>The latest release that is, was or may become public; null for none.</summary>
    public Release? Newest => Releases.LastOrDefault(release => release.IsPending || release.WasPublic);

    /// <summary>When all this was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>Names the results document.</summary>
    public string InputsHash =>
        field ??= Analysis.InputsHash.Of(
            Wave.ToString(),
            CodebookVersion,
            Files.Select(file => new InputVersion(
                file.Wave,
                file.Group,
                file.Key.Kind == UploadKind.Population ? InputKind.Population : InputKind.Responses,
                file.Pointer.Version
            ))
        );

    /// <summary>Names the rendered files.</summary>
    public string OutputsHash => field ??= HashWith(StyleVersion);

    /// <summary>Whether anybody can read what is published of it: something is, and was not taken back.</summary>
    public bool IsPublic => Published is { WithdrawnAt: null };

    /// <summary>Whether what is published was made from exactly this, and nothing is missing of it.</summary>
    public bool IsPublishedAsIs => Published is { IsComplete: true } published && published.OutputsHash == OutputsHash;

    /// <summary>
    /// Whether the latest release was made from exactly this, be it public or not, and nothing is missing of it.
    /// </summary>
    public bool IsFresh =>
        Newest is { } newest
            ? newest.OutputsHash == OutputsHash && newest.IsRendered && newest.Missing.Count == 0
            : IsPublishedAsIs;

    /// <summary>
    /// The files this wave waits for: answers of each group that was asked in it and is not optional, and the
    /// population figures that such a group, or one with answers, is weighted with.
    /// </summary>
    public IReadOnlyList<MissingFile> Missing =>
        [
            .. Codebook
                .Groups.Where(group => IsExpected(group) && !Has(UploadKind.Responses, group))
                .Select(group => new MissingFile(UploadKind.Responses, group.Id)),
            .. Codebook
                .Groups.Where(group =>
                    group.NeedsPopulation
                    && (IsExpected(group) || Has(UploadKind.Responses, group))
                    && !Has(UploadKind.Population, group)
                )
                .Select(group => new MissingFile(UploadKind.Population, group.Id)),
        ];

    /// <summary>Whether there is something to compute and nothing is waited for.</summary>
    public bool IsComplete => Missing.Count == 0 && Codebook.Groups.Any(group => Has(UploadKind.Responses, group));

    /// <summary>
    /// When answers of this wave were removed because their retention ended; null while they are there. The wave is not
    /// computed again then.
    /// </summary>
    public DateTimeOffset? AnswersRemovedAt =>
        Files
            .Where(file => file.Wave == Wave.ToString())
            .Select(file => file.Pointer.AnswersRemovedAt)
            .FirstOrDefault(removed => removed is not null);

    /// <summary>Whether it should be computed: nothing is waited for, and what is published is not of these files.</summary>
    public bool IsStale => IsComplete && !IsFresh && AnswersRemovedAt is null;

    /// <summary>The file that was uploaded last; null when there is none.</summary>
    public InputPointer? LatestUpload => Files.Select(file => file.Pointer).MaxBy(pointer => pointer.UploadedAt);

    private string HashWith(string? styleVersion) => RenderedOutputs.Hash(InputsHash, TemplateVersions, styleVersion);

    private int Position => Codebook.Waves.TakeWhile(wave => wave.Id != Wave.ToString()).Count();

    private bool IsExpected(DigestedGroup group) =>
        group.AskedIn.Contains(Position) && !group.OptionalIn.Contains(Position);

    private bool Has(UploadKind kind, DigestedGroup group) =>
        Files.Any(file => file.Wave == Wave.ToString() && file.Group == group.Id && file.Key.Kind == kind);
}
