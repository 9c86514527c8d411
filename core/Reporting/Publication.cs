using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Exports;
using Serverless.Reporting.Templates;
using Serverless.Surveys;

namespace Serverless.Reporting;

/// <summary>A survey's own factsheet texts; null where it has none in that language.</summary>
public sealed record FactsheetTemplates(FactsheetTemplate? Dutch, FactsheetTemplate? English)
{
    /// <summary>No templates: factsheets are made from the results alone.</summary>
    public static FactsheetTemplates None { get; } = new(null, null);
}

/// <summary>One output of a wave.</summary>
/// <param name="Name">File name; <c>.en</c> marks the English edition.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Write">Writes the file's bytes; the stream stays open.</param>
public sealed record PublishedFile(string Name, string ContentType, Action<Stream> Write);

/// <summary>The outputs of a wave. The same results and templates give the same bytes.</summary>
public static class Publication
{
    private const string Pdf = "application/pdf";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Csv = "text/csv; charset=utf-8";

    /// <summary>All files of a wave.</summary>
    /// <param name="results">The figures.</param>
    /// <param name="templates">The survey's factsheet texts.</param>
    /// <param name="pdf">How a document becomes a PDF.</param>
    public static IReadOnlyList<PublishedFile> Files(
        ResultsDocument results,
        FactsheetTemplates templates,
        Action<Document, Stream> pdf
    )
    {
        var created = Created(results);
        return
        [
            new(
                "factsheet.pdf",
                Pdf,
                output => pdf(Factsheet.Build(results, templates.Dutch, Language.Dutch, created), output)
            ),
            new(
                "factsheet.en.pdf",
                Pdf,
                output => pdf(Factsheet.Build(results, templates.English, Language.English, created), output)
            ),
            new("tables.pdf", Pdf, output => pdf(TablesReport.Build(results, Language.Dutch, created), output)),
            new("tables.en.pdf", Pdf, output => pdf(TablesReport.Build(results, Language.English, created), output)),
            new("tables.xlsx", Workbook, output => WorkbookExport.Write(results, Language.Dutch, output)),
            new("tables.en.xlsx", Workbook, output => WorkbookExport.Write(results, Language.English, output)),
            new(
                "figures.nl.csv",
                Csv,
                output => CsvExport.Write(results, Language.Dutch, CsvDialect.DutchExcel, output)
            ),
            new("figures.csv", Csv, output => CsvExport.Write(results, Language.English, CsvDialect.Standard, output)),
        ];
    }

    /// <summary>The moment written into the files: the end of fieldwork, as the results know no clock.</summary>
    public static DateTimeOffset Created(ResultsDocument results) =>
        new(results.Wave.FieldworkEnd.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
