using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Releases;
using Language = Serverless.Surveys.Language;

namespace Serverless.Reporting.Exports;

/// <summary>
/// The tables as a workbook: a sheet of notes, one with a row per figure, one of all comparisons, and one per chapter,
/// with real numbers and frozen headers.
/// Rows are streamed; the same results give the same bytes.
/// </summary>
public static class WorkbookExport
{
    /// <summary>Writes the workbook; <paramref name="output"/> stays open.</summary>
    /// <param name="results">The figures.</param>
    /// <param name="language">Language of the heads and notes.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="release">The release it belongs to; null for none.</param>
    public static void Write(ResultsDocument results, Language language, Stream output, ReleaseImprint? release = null)
    {
        var context = new ReportContext(results, language, release);
        using var package = new MemoryStream();
        using (var workbook = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            var part = workbook.AddWorkbookPart();
            // The id given by default is random.
            workbook.ChangeIdOfPart(part, "workbook");
            part.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = WorkbookStyles.Sheet();
            var sheets = new Sheets();
            var names = new SheetNames(context.Texts.Exports.Sheet);
            void Add(string name, Action<SheetWriter> write)
            {
                var number = (uint)sheets.Count() + 1;
                var id = "sheet" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
                using (var writer = new SheetWriter(part.AddNewPart<WorksheetPart>(id)))
                    write(writer);
                sheets.AppendChild(
                    new Sheet
                    {
                        Name = names.Unique(name),
                        SheetId = number,
                        Id = id,
                    }
                );
            }

            Add(context.Texts.Exports.NotesSheet, sheet => new NotesSheet(context).Write(sheet));
            var figures = new TidyFigures(context);
            Add(context.Texts.Exports.AllFigures, sheet => Tidy(context, sheet, figures.All()));
            if (results.Comparisons.Count > 0)
                Add(context.Texts.Exports.Differences, sheet => Tidy(context, sheet, figures.Compared()));
            foreach (var chapter in results.Chapters)
            {
                TableResult[] tables = [.. results.Tables.Where(table => table.Chapter == chapter.Id)];
                if (tables.Length > 0)
                    Add(context.Say(chapter.Title), sheet => new ChapterSheet(context).Write(sheet, tables));
            }

            if (results.CrossTables is { Count: > 0 })
                Add(context.Texts.TablesReport.CrossTables, sheet => new CrossTableSheet(context).Write(sheet));

            part.Workbook = new Workbook(sheets);
        }

        package.Position = 0;
        CopyWithFixedDates(package, output);
    }

    /// <summary>A row per figure under the names of the columns.</summary>
    private static void Tidy(ReportContext context, SheetWriter sheet, IEnumerable<TidyFigure> figures)
    {
        var columns = new TidyColumns(context);
        sheet.Layout(TidyColumns.Widths, frozenRows: 1);
        sheet.Row([.. columns.Header.Select(name => SheetValue.Of(name, WorkbookStyles.Header))]);
        foreach (var figure in figures)
            sheet.Row(columns.Values(figure));
    }

    /// <summary>
    /// The package again with one date for all its parts and a fixed order: ZIP entries otherwise carry the clock.
    /// </summary>
    private static void CopyWithFixedDates(Stream package, Stream output)
    {
        using var source = new ZipArchive(package, ZipArchiveMode.Read);
        using var buffer = new MemoryStream();
        using (var target = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }
}
