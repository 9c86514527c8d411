namespace Serverless.Surveys;

/// <summary>
/// Respondents for whom a condition holds, compared with those for whom it does not.
/// Respondents for whom it is unknown are in neither.
/// </summary>
public sealed record Subgroup
{
    public required string Id { get; init; }

    /// <summary>Plural: "kindcentra".</summary>
    public required LocalizedText Label { get; init; }

    /// <summary>Name of those outside it: "overige samenwerkingen".</summary>
    public required LocalizedText ComplementLabel { get; init; }

    public required IReadOnlyList<string> Groups { get; init; }

    public required Condition When { get; init; }
}

/// <summary>
/// A typology of answer patterns. A respondent who answered all <see cref="Questions"/> belongs to the pattern that
/// fits most of the answers, provided that at least <see cref="AtLeast"/> fit; of equal fits the first pattern counts.
/// Others who answered all are unclassified; who left one blank is not in the base.
/// </summary>
public sealed record Profile
{
    public required string Id { get; init; }

    public required LocalizedText Label { get; init; }

    /// <summary>The chapter it is printed in.</summary>
    public required string Chapter { get; init; }

    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Single-answer questions the patterns are made of.</summary>
    public required IReadOnlyList<string> Questions { get; init; }

    public required int AtLeast { get; init; }

    public required IReadOnlyList<ProfilePattern> Patterns { get; init; }

    public required LocalizedText UnclassifiedLabel { get; init; }
}

/// <summary>One pattern: per question the answer codes that fit it.</summary>
public sealed record ProfilePattern(
    string Id,
    LocalizedText Label,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Fits
);
