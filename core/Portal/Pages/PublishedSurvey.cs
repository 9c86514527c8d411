using Serverless.Reporting.Styles;
using Serverless.Surveys;

namespace Serverless.Portal.Pages;

/// <summary>A survey in the catalogue.</summary>
/// <param name="Survey">Its name in addresses.</param>
/// <param name="LatestOn">The day on which something of it was last published; null when that is not known.</param>
public sealed record ListedSurvey(string Survey, LocalizedText Title, DateOnly? LatestOn);

/// <summary>A publication among the latest.</summary>
/// <param name="IsCorrection">Whether it took the place of an earlier release.</param>
public sealed record LatestPublication(string Survey, LocalizedText Title, string Wave, DateOnly On, bool IsCorrection);

/// <summary>What the catalogue lists.</summary>
/// <param name="Surveys">Those that are found, by title.</param>
/// <param name="Latest">The latest publications, newest first.</param>
/// <param name="Sought">The words that were sought; null when nobody sought any.</param>
public sealed record CatalogueContent(
    IReadOnlyList<ListedSurvey> Surveys,
    IReadOnlyList<LatestPublication> Latest,
    string? Sought
);

/// <summary>A wave on the page of its survey.</summary>
/// <param name="FileSizes">Lengths in bytes of its files, by name.</param>
public sealed record PublishedWaveContent(
    string Wave,
    LocalizedText Title,
    DateOnly PublishedOn,
    IReadOnlyDictionary<string, long> FileSizes
)
{
    /// <summary>Who commissioned it.</summary>
    public IReadOnlyList<LocalizedText> Commissioners { get; init; } = [];
}

/// <summary>A release in the history of a survey.</summary>
/// <param name="IsCurrent">Whether it is what is published of its wave now.</param>
/// <param name="WithdrawnOn">The day it was taken back; null when it was not.</param>
/// <param name="CorrectionReason">Why it took the place of an earlier one; null when it corrected no figure.</param>
/// <param name="WithdrawalReason">Why it was taken back.</param>
public sealed record PastRelease(
    string Wave,
    int Number,
    DateOnly PublishedOn,
    bool IsCurrent,
    DateOnly? WithdrawnOn,
    LocalizedText? CorrectionReason,
    LocalizedText? WithdrawalReason
)
{
    /// <summary>Whether it has a page that says what is different from the release before.</summary>
    public bool HasChanges { get; init; }
}

/// <summary>A release that was announced.</summary>
/// <param name="At">On clocks in Amsterdam.</param>
public sealed record AnnouncedRelease(string Wave, LocalizedText Title, DateTime At);

/// <summary>What the page of a survey says.</summary>
public sealed record SurveyContent
{
    /// <summary>How it looks; null for as the product has it.</summary>
    public HouseStyle? Style { get; init; }

    /// <summary>Its name in addresses.</summary>
    public required string Survey { get; init; }

    /// <summary>Its title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What every output says of it; null for nothing.</summary>
    public LocalizedText? Notice { get; init; }

    /// <summary>Whom readers can ask; null when nobody is named.</summary>
    public Contact? Contact { get; init; }

    /// <summary>The waves that are published, latest first.</summary>
    public required IReadOnlyList<PublishedWaveContent> Waves { get; init; }

    /// <summary>Every release that was ever public, latest first.</summary>
    public IReadOnlyList<PastRelease> Releases { get; init; } = [];

    /// <summary>What was announced, soonest first.</summary>
    public IReadOnlyList<AnnouncedRelease> Announced { get; init; } = [];
}
