using System.Text;
using Serverless.Analysis.Results;
using Serverless.Pdf;
using Serverless.Portal.Pages;
using Serverless.Reporting;
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

    /// <summary>All pages of a wave.</summary>
    /// <param name="results">The figures.</param>
    /// <param name="templates">The survey's factsheet texts.</param>
    /// <param name="release">The release they belong to; null for pages that are not released.</param>
    public static IReadOnlyList<PublishedFile> Files(
        ResultsDocument results,
        FactsheetTemplates templates,
        ReleaseImprint? release = null
    )
    {
        var created = release?.PublishedAt ?? Publication.Created(results);
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
                            new ReportContext(results, language, release),
                            Factsheet.Build(
                                results,
                                templates.In(language),
                                language,
                                created,
                                PdfRenderer.Height,
                                release
                            )
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
                            new ReportContext(results, language, release),
                            TablesReport.Build(results, language, created, release)
                        )
                    )
            )),
        ];
    }

    private static void Write(Stream output, string page) => output.Write(Encoding.UTF8.GetBytes(page));
}
