using System.Collections.Frozen;
using Serverless.Surveys;

namespace Serverless.Reporting.Releases;

/// <summary>
/// What the files of a release say of it. It is fixed before they are rendered, so that the same release gives the same
/// bytes.
/// </summary>
/// <param name="Number">Number of the release within its wave.</param>
/// <param name="PublishedAt">
/// The moment it is public from, on clocks in Amsterdam; null for a draft, which is marked as one on every page.
/// </param>
/// <param name="PermanentAddress">
/// Address of the release in the API, below which its files are; null when the deployment has none.
/// </param>
public sealed record ReleaseImprint(int Number, DateTimeOffset? PublishedAt, Uri? PermanentAddress)
{
    /// <summary>Its page for readers in each language, which stays; none when the deployment has no address.</summary>
    public IReadOnlyDictionary<Language, Uri> Pages { get; init; } = FrozenDictionary<Language, Uri>.Empty;

    /// <summary>The organisation whose survey it is, by its name in addresses; null when there is none.</summary>
    public string? Organisation { get; init; }

    /// <summary>Whom readers can ask; null when nobody is named.</summary>
    public Contact? Contact { get; init; }

    /// <summary>How catalogues of open data list it.</summary>
    public OpenDataTerms OpenData { get; init; } = new();

    /// <summary>Why figures differ from those of the release before; null when it corrects none.</summary>
    public LocalizedText? CorrectionReason { get; init; }

    /// <summary>The corrections of the wave before this release, latest first.</summary>
    public IReadOnlyList<EarlierCorrection> Corrections { get; init; } = [];

    /// <summary>Whether it is not published.</summary>
    public bool IsDraft => PublishedAt is null;

    /// <summary>The day it is published on, in Amsterdam.</summary>
    public DateOnly? PublishedOn => PublishedAt is { } at ? DateOnly.FromDateTime(at.DateTime) : null;

    /// <summary>Its page with the factsheet in a language; null when the deployment has no address.</summary>
    public Uri? FactsheetPage(Language language) => Pages.GetValueOrDefault(language);

    /// <summary>Its page with all tables in a language; null when the deployment has no address.</summary>
    public Uri? TablesPage(Language language) =>
        Pages.GetValueOrDefault(language) is { } page ? new Uri($"{page.AbsoluteUri}/tables") : null;

    /// <summary>Address of its figures as CSV in a language; null when the deployment has none.</summary>
    public Uri? FiguresAddress(Language language) =>
        PermanentAddress is { } address
            ? new Uri($"{address.AbsoluteUri}/tables?language={language.Code()}&format=csv")
            : null;
}

/// <summary>A correction that was published before.</summary>
/// <param name="Number">Number of the release that corrected.</param>
/// <param name="On">The day it was published on.</param>
/// <param name="Reason">Why.</param>
public sealed record EarlierCorrection(int Number, DateOnly On, LocalizedText Reason);
