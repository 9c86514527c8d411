using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Serverless.Surveys;
using static System.FormattableString;

namespace Serverless.Storage.Releases;

/// <summary>How far a release is. The first three are not public.</summary>
public enum ReleaseState
{
    /// <summary>It waits for somebody to publish it.</summary>
    Draft,

    /// <summary>It waits for somebody to publish it, and somebody was asked to look at it.</summary>
    InReview,

    /// <summary>It goes public at a moment that is fixed; of an automatic release that is when it was made.</summary>
    Scheduled,

    /// <summary>It is what is published of the wave.</summary>
    Published,

    /// <summary>It was published, and a later release took its place. Its addresses remain.</summary>
    Corrected,

    /// <summary>It was published, and taken back.</summary>
    Withdrawn,
}

/// <summary>
/// One numbered publication of a wave, from draft to withdrawal. What the pages print of it (number, moment, reason) is
/// fixed before they are rendered, so that rendering again gives the same bytes.
/// </summary>
public sealed record Release
{
    /// <summary>Longest reason of a correction or withdrawal, in characters.</summary>
    public const int MaximumReason = 500;

    /// <summary>The survey.</summary>
    public required Name Survey { get; init; }

    /// <summary>The wave.</summary>
    public required Name Wave { get; init; }

    /// <summary>From 1 within the wave, rising; numbers of drafts that were replaced are not used again.</summary>
    public required int Number { get; init; }

    /// <summary>How far it is.</summary>
    public required ReleaseState State { get; init; }

    /// <summary>Hash of the inputs; names the results document.</summary>
    public required string InputsHash { get; init; }

    /// <summary>Hash of all that the rendered files depend on, but for what the release itself adds.</summary>
    public required string OutputsHash { get; init; }

    /// <summary>When the inputs were read.</summary>
    public required DateTimeOffset InputsReadAt { get; init; }

    /// <summary>Version of the codebook.</summary>
    public required string CodebookVersion { get; init; }

    /// <summary>Versions of the factsheet templates; null where there is none.</summary>
    public PerLanguage<string?> TemplateVersions { get; init; } = new(_ => null);

    /// <summary>Version of the house style; null for as the product looks.</summary>
    public string? StyleVersion { get; init; }

    /// <summary>What the figures were made from, to tell why they differ from those of another release.</summary>
    public ReleaseOrigin Origin { get; init; } = ReleaseOrigin.Unknown;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The moment from which it is public; null for a draft.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>When it became public: the moment that was fixed, also when that was carried out later.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When another release took its place, as what is published or as the draft.</summary>
    public DateTimeOffset? ReplacedAt { get; init; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Why it was taken back; plain text, one line.</summary>
    public string? WithdrawalReason { get; init; }

    /// <summary>Why it differs from the release before it; plain text, one line.</summary>
    public string? CorrectionReason { get; init; }

    /// <summary>The same in English; null when the reason was written by somebody, in whichever language.</summary>
    public string? EnglishCorrectionReason { get; init; }

    /// <summary>The release that was public when this one was made; null for the first.</summary>
    public int? Follows { get; init; }

    /// <summary>Whether a figure in its factsheet differs from the release it follows.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>
    /// How often what its files print of it was changed before it was public: the date, that it is a draft.
    /// </summary>
    public int Revision { get; init; }

    /// <summary>
    /// Of the wave's releases that are published, the one with the highest order is what is published of it; 0 for one
    /// that never was.
    /// </summary>
    public int Order { get; init; }

    /// <summary>When it last became what is published of the wave.</summary>
    public DateTimeOffset? CurrentSince { get; init; }

    /// <summary>
    /// Whether a preview of it was given out before it was public. Somebody outside may have seen it, so later
    /// publications are held against it, also when it never becomes public.
    /// </summary>
    public bool WasShown { get; init; }

    /// <summary>Its files; none before they are rendered.</summary>
    public IReadOnlyList<PublishedFileEntry> Files { get; init; } = [];

    /// <summary>Files that could not be rendered, and why.</summary>
    public IReadOnlyList<MissingFileEntry> Missing { get; init; } = [];

    internal ETag ETag { get; init; }

    /// <summary>The folder of its files, below that of the wave. Nothing in it is ever overwritten.</summary>
    public string Folder => FolderOf(Number, Revision);

    /// <summary>Whether its files are there, as it prints them now.</summary>
    public bool IsRendered => Files.Count > 0;

    /// <summary>Whether anybody may see it or saw it and it was not taken back.</summary>
    public bool IsPublic => State is ReleaseState.Published or ReleaseState.Corrected;

    /// <summary>Whether it was ever public.</summary>
    public bool WasPublic => IsPublic || State == ReleaseState.Withdrawn;

    /// <summary>Whether somebody outside saw it, or may have seen it.</summary>
    public bool WasSeen => WasPublic || WasShown;

    /// <summary>Whether it may still become public: no draft that a later one replaced.</summary>
    public bool IsPending => !WasPublic && ReplacedAt is null;

    /// <summary>Whether it is in a state and at a moment in which anybody may see it.</summary>
    public bool IsPublicAt(DateTimeOffset now) => IsPublic && !(NotBefore > now);

    /// <summary>
    /// The moment before which nobody may see it, whatever a clock said that made it public; null when no moment was
    /// fixed beforehand.
    /// </summary>
    public DateTimeOffset? NotBefore => PublishAt > CreatedAt ? PublishAt : null;

    /// <summary>Whether its moment has come, and its files are there.</summary>
    public bool IsDueAt(DateTimeOffset now) =>
        State == ReleaseState.Scheduled && ReplacedAt is null && IsRendered && PublishAt <= now;

    /// <summary>The release that a folder of files belongs to; null for a folder from before there were releases.</summary>
    public static int? NumberOf(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return
            folder.StartsWith(FolderPrefix, StringComparison.Ordinal)
            && int.TryParse(
                folder[FolderPrefix.Length..].Split('-')[0],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            ? number
            : null;
    }

    private const string FolderPrefix = "releases/";

    private static string FolderOf(int number, int revision) =>
        revision == 0 ? Invariant($"{FolderPrefix}{number}") : Invariant($"{FolderPrefix}{number}-{revision}");

    internal static string RowKeyOf(Name wave, int number) => Invariant($"{wave}:{number:D6}");

    internal static Release From(TableEntity entity)
    {
        var key = entity.RowKey.Split(':');
        return new()
        {
            Survey = Name.Parse(entity.PartitionKey),
            Wave = Name.Parse(key[0]),
            Number = int.Parse(key[1], CultureInfo.InvariantCulture),
            State = Enum.Parse<ReleaseState>(entity.GetString(nameof(State))),
            InputsHash = entity.GetString(nameof(InputsHash)),
            OutputsHash = entity.GetString(nameof(OutputsHash)),
            InputsReadAt = entity.GetDateTimeOffset(nameof(InputsReadAt)) ?? default,
            CodebookVersion = entity.GetString(nameof(CodebookVersion)),
            TemplateVersions = new(language => entity.GetString(TemplateVersionIn(language))),
            StyleVersion = entity.GetString(nameof(StyleVersion)),
            Origin = Read(entity, nameof(Origin), ReleaseJson.Default.ReleaseOrigin) ?? ReleaseOrigin.Unknown,
            CreatedAt = entity.GetDateTimeOffset(nameof(CreatedAt)) ?? default,
            PublishAt = entity.GetDateTimeOffset(nameof(PublishAt)),
            PublishedAt = entity.GetDateTimeOffset(nameof(PublishedAt)),
            ReplacedAt = entity.GetDateTimeOffset(nameof(ReplacedAt)),
            WithdrawnAt = entity.GetDateTimeOffset(nameof(WithdrawnAt)),
            WithdrawalReason = entity.GetString(nameof(WithdrawalReason)),
            CorrectionReason = entity.GetString(nameof(CorrectionReason)),
            EnglishCorrectionReason = entity.GetString(nameof(EnglishCorrectionReason)),
            Follows = entity.GetInt32(nameof(Follows)),
            IsCorrection = entity.GetBoolean(nameof(IsCorrection)) ?? false,
            Revision = entity.GetInt32(nameof(Revision)) ?? 0,
            Order = entity.GetInt32(nameof(Order)) ?? 0,
            CurrentSince = entity.GetDateTimeOffset(nameof(CurrentSince)),
            WasShown = entity.GetBoolean(nameof(WasShown)) ?? false,
            Files = Read(entity, nameof(Files), ReleaseJson.Default.IReadOnlyListPublishedFileEntry) ?? [],
            Missing = Read(entity, nameof(Missing), ReleaseJson.Default.IReadOnlyListMissingFileEntry) ?? [],
            ETag = entity.ETag,
        };
    }

    internal TableEntity ToEntity()
    {
        var entity = new TableEntity(Survey.ToString(), RowKeyOf(Wave, Number))
        {
            [nameof(State)] = State.ToString(),
            [nameof(InputsHash)] = InputsHash,
            [nameof(OutputsHash)] = OutputsHash,
            [nameof(InputsReadAt)] = InputsReadAt,
            [nameof(CodebookVersion)] = CodebookVersion,
            [nameof(Origin)] = JsonSerializer.Serialize(Origin, ReleaseJson.Default.ReleaseOrigin),
            [nameof(CreatedAt)] = CreatedAt,
            [nameof(IsCorrection)] = IsCorrection,
            [nameof(Revision)] = Revision,
            [nameof(Order)] = Order,
            [nameof(WasShown)] = WasShown,
            [nameof(Files)] = JsonSerializer.Serialize(Files, ReleaseJson.Default.IReadOnlyListPublishedFileEntry),
            [nameof(Missing)] = JsonSerializer.Serialize(Missing, ReleaseJson.Default.IReadOnlyListMissingFileEntry),
        };
        foreach (var language in Languages.All)
            Write(entity, TemplateVersionIn(language), TemplateVersions[language]);
        Write(entity, nameof(StyleVersion), StyleVersion);
        Write(entity, nameof(PublishAt), PublishAt);
        Write(entity, nameof(PublishedAt), PublishedAt);
        Write(entity, nameof(ReplacedAt), ReplacedAt);
        Write(entity, nameof(WithdrawnAt), WithdrawnAt);
        Write(entity, nameof(WithdrawalReason), WithdrawalReason);
        Write(entity, nameof(CorrectionReason), CorrectionReason);
        Write(entity, nameof(EnglishCorrectionReason), EnglishCorrectionReason);
        Write(entity, nameof(Follows), Follows);
        Write(entity, nameof(CurrentSince), CurrentSince);
        return entity;
    }

    private static string TemplateVersionIn(Language language) =>
        language == Languages.OfReaders ? "TemplateVersion" : $"{language}TemplateVersion";

    private static T? Read<T>(
        TableEntity entity,
        string property,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type
    )
        where T : class => entity.GetString(property) is { } json ? JsonSerializer.Deserialize(json, type) : null;

    private static void Write(TableEntity entity, string property, object? value)
    {
        if (value is not null)
            entity[property] = value;
    }
}
