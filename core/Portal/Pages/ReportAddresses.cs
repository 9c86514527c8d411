using Serverless.Portal.Documents;
using Serverless.Portal.Site;
using Serverless.Reporting.Figures;
using Serverless.Surveys;
using static System.FormattableString;

namespace Serverless.Portal.Pages;

/// <summary>
/// Where the pages and files of a report are. Those of a release lead to the same release, so that whoever takes a file
/// along from a page has the figures that are on it.
/// </summary>
internal static class ReportAddresses
{
    /// <summary>The factsheet's page.</summary>
    public static string Factsheet(ReportContext context, Language language) => PageOf(context, language);

    /// <summary>The page of all tables.</summary>
    public static string Tables(ReportContext context, Language language) => PageOf(context, language, "tables");

    /// <summary>The page of what changed in the release.</summary>
    public static string Changes(ReportContext context, Language language) =>
        PageOf(context, language, ChangesPage.Address);

    /// <summary>Where figures of the factsheet stay; null when they are of no release.</summary>
    public static FigureAddresses? Figures(ReportContext context) =>
        context.Release is { } release
            ? new FigureAddresses(Factsheet(context, context.Language), release.FactsheetPage(context.Language))
            : null;

    /// <summary>An address of a release with the host before it; null when they are of no release.</summary>
    public static Uri? Permanent(ReportContext context, string address) =>
        context.Release?.FactsheetPage(context.Language) is { } factsheet ? new Uri(factsheet, address) : null;

    /// <summary>A file, by its name in the API.</summary>
    public static string File(ReportContext context, string file) =>
        PortalAddresses.File(
            context.Results.Survey.Id,
            context.Results.Wave.Id,
            context.Release is { } release ? Invariant($"releases/{release.Number}/{file}") : file
        );

    private static string PageOf(ReportContext context, Language language, params ReadOnlySpan<string> parts)
    {
        var (survey, wave) = (context.Results.Survey.Id, context.Results.Wave.Id);
        return context.Release is { } release
            ? PortalAddresses.OfRelease(language, survey, wave, release.Number, parts)
            : PortalAddresses.Of(language, [survey, wave, .. parts]);
    }
}
