using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Exports;
using Serverless.Reporting.Exports.Sdmx;
using Serverless.Reporting.Templates;
using Serverless.Surveys;

namespace Serverless.Reporting;

/// <summary>One output of a wave.</summary>
/// <param name="Name">File name; <c>.en</c> marks the English edition.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Language">The language it is in.</param>
/// <param name="Write">Writes the file's bytes; the stream stays open.</param>
public sealed record PublishedFile(string Name, string ContentType, Language Language, Action<Stream> Write);

/// <summary>The outputs of a wave. The same results and templates give the same bytes.</summary>
public static class Publication
{
    private const string Csv = FileTypes.Csv + "; charset=utf-8";

    /// <summary>All files of a wave.</summary>
    /// <param name="reports">Its reports, and the figures they are made from.</param>
    /// <param name="pdf">How a document becomes a PDF.</param>
    public static IReadOnlyList<PublishedFile> Files(WaveReports reports, Action<Document, Stream> pdf)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var (results, release) = (reports.Results, reports.Release);
        return
        [
            .. Languages.All.Select(language => new PublishedFile(
                $"factsheet{language.Infix()}.pdf",
                FileTypes.Pdf,
                language,
                output => pdf(reports.Factsheet(language), output)
            )),
            .. Languages.All.Select(language => new PublishedFile(
                $"tables{language.Infix()}.pdf",
                FileTypes.Pdf,
                language,
                output => pdf(reports.Tables(language), output)
            )),
            .. Languages.All.Select(language => new PublishedFile(
                $"tables{language.Infix()}.xlsx",
                FileTypes.Workbook,
                language,
                output => WorkbookExport.Write(results, language, output, release)
            )),
            new(
                CsvExport.FileName(Languages.OfReaders),
                Csv,
                Languages.OfReaders,
                output =>
                    CsvExport.Write(
                        results,
                        Languages.OfReaders,
                        CsvDialect.DutchExcel,
                        CsvScope.Everything,
                        output,
                        release
                    )
            ),
            new(
                CsvExport.FileName(Languages.OfPrograms),
                Csv,
                Languages.OfPrograms,
                output =>
                    CsvExport.Write(
                        results,
                        Languages.OfPrograms,
                        CsvDialect.Standard,
                        CsvScope.Everything,
                        output,
                        release
                    )
            ),
            new(
                CsvMetadata.FileName,
                FileTypes.CsvMetadata,
                Languages.OfPrograms,
                output => CsvMetadata.Write(results, output, release)
            ),
            new(
                ParquetExport.FileName,
                FileTypes.Parquet,
                Languages.OfPrograms,
                output => ParquetExport.Write(results, output, release)
            ),
            new(JsonStat.FileName, FileTypes.Json, Languages.OfPrograms, output => JsonStat.Write(results, output)),
            new(
                SdmxCsv.FileName,
                FileTypes.SdmxCsv + FileTypes.SdmxVersion,
                Languages.OfPrograms,
                output => SdmxCsv.Write(results, output, release)
            ),
            new(
                SdmxStructure.FileName,
                FileTypes.SdmxStructure + FileTypes.SdmxVersion,
                Languages.OfPrograms,
                output => SdmxStructure.Write(results, output, release)
            ),
        ];
    }
}
