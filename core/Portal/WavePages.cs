using System.Text;
using Serverless.Portal.OpenData;
using Serverless.Portal.Pages;
using Serverless.Portal.Site;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Releases;
using Serverless.Surveys;

namespace Serverless.Portal;

/// <summary>The pages of a wave: files beside its PDFs. The same results and templates give the same bytes.</summary>
public static class WavePages
{
    private const string Html = "text/html; charset=utf-8";

    /// <summary>The page of the factsheet in a language.</summary>
    public static string FactsheetFile(Language language) => $"page.{language.Code()}.html";

    /// <summary>The page of all tables in a language.</summary>
    public static string TablesFile(Language language) => $"tables.{language.Code()}.html";

    /// <summary>The page of what changed in a release, in a language.</summary>
    public static string ChangesFile(Language language) => $"changes.{language.Code()}.html";

    /// <summary>
    /// All pages of a wave; of a release also its charts and what changed in it, and if it has an address its description
    /// for catalogues.
    /// </summary>
    /// <param name="reports">Its reports, and the figures they are made from.</param>
    /// <param name="changes">What is different from the release before; null outside a release.</param>
    public static IReadOnlyList<PublishedFile> Files(WaveReports reports, ReleaseChanges? changes = null)
    {
        ArgumentNullException.ThrowIfNull(reports);
        return
        [
            .. Languages.All.Select(language => new PublishedFile(
                FactsheetFile(language),
                Html,
                language,
                output =>
                    Write(
                        output,
                        WavePage.Write(
                            ContextOf(reports, language),
                            OnPages(reports, reports.Factsheet(language)),
                            reports.Style,
                            changes
                        )
                    )
            )),
            .. Languages.All.Select(language => new PublishedFile(
                TablesFile(language),
                Html,
                language,
                output =>
                    Write(
                        output,
                        TablesPage.Write(
                            ContextOf(reports, language),
                            OnPages(reports, reports.Tables(language)),
                            reports.Style
                        )
                    )
            )),
            .. Changes(reports, changes),
            .. Charts(reports),
            .. Descriptions(reports),
        ];
    }

    private static IEnumerable<PublishedFile> Changes(WaveReports reports, ReleaseChanges? changes) =>
        changes is null || reports.Release is null
            ? []
            : Languages.All.Select(language => new PublishedFile(
                ChangesFile(language),
                Html,
                language,
                output => Write(output, ChangesPage.Write(ContextOf(reports, language), changes, reports.Style))
            ));

    private static IEnumerable<PublishedFile> Charts(WaveReports reports) =>
        reports.Release is null
            ? []
            : Languages.All.Select(language => new PublishedFile(
                ReleasedCharts.File(language),
                "application/json",
                language,
                output =>
                    output.Write(
                        ReleasedCharts
                            .Of(
                                ContextOf(reports, language),
                                OnPages(reports, reports.Factsheet(language)),
                                reports.Style
                            )
                            .Write()
                    )
            ));

    private static IEnumerable<PublishedFile> Descriptions(WaveReports reports)
    {
        if (reports.Release is { PermanentAddress: not null } release)
            yield return new(
                DatasetDescription.FileName,
                DataCatalogue.MediaType,
                Languages.OfPrograms,
                output => DatasetDescription.Write(reports, release, output)
            );
    }

    /// <summary>A type that browsers may not be sent is not what charts are measured in.</summary>
    private static Document OnPages(WaveReports reports, Document document) =>
        reports.Style is { } style && !StyleAssets.HasFont(style)
            ? document with
            {
                Theme = document.Theme with { Font = null },
            }
            : document;

    private static ReportContext ContextOf(WaveReports reports, Language language) =>
        new(reports.Results, language, reports.Release);

    private static void Write(Stream output, string page) => output.Write(Encoding.UTF8.GetBytes(page));
}
