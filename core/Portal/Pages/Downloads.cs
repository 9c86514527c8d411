using Serverless.Portal.Html;
using Serverless.Reporting.Exports;
using Serverless.Reporting.Exports.Sdmx;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>A file of a wave that a reader can take along.</summary>
/// <param name="Address">Its name below the wave in the API.</param>
/// <param name="File">Name of the stored file.</param>
/// <param name="Text">What readers call it.</param>
/// <param name="IsForPrograms">Whether it is for programs rather than people.</param>
internal sealed record Download(string Address, string File, string Text, bool IsForPrograms);

/// <summary>The files of a wave that a reader can take along.</summary>
internal static class Downloads
{
    /// <summary>All of them, in a language where they have one; those for people first.</summary>
    public static IReadOnlyList<Download> Of(Language language)
    {
        var texts = Texts.For(language).Portal;
        var code = language.Code();
        return
        [
            new($"factsheet?language={code}", $"factsheet{language.Infix()}.pdf", texts.FactsheetPdf, false),
            new($"tables?format=pdf&language={code}", $"tables{language.Infix()}.pdf", texts.TablesPdf, false),
            new($"tables?format=xlsx&language={code}", $"tables{language.Infix()}.xlsx", texts.Workbook, false),
            new($"tables?format=csv&language={code}", CsvExport.FileName(language), texts.Csv, false),
            new("tables?format=csvw", CsvMetadata.FileName, texts.CsvMetadata, true),
            new("tables?format=parquet", ParquetExport.FileName, texts.Parquet, true),
            new("tables?format=jsonstat", JsonStat.FileName, texts.JsonStat, true),
            new("tables?format=sdmx", SdmxCsv.FileName, texts.SdmxCsv, true),
            new("tables?format=sdmxstructure", SdmxStructure.FileName, texts.SdmxStructure, true),
            new("results?format=json", "results.public.json", texts.Json, true),
        ];
    }

    /// <summary>Links to them: those for people at once, those for programs behind a switch.</summary>
    /// <param name="html">What they are written to.</param>
    /// <param name="language">The language of the page.</param>
    /// <param name="addressOf">Where a file is, by its name in the API.</param>
    /// <param name="sizes">
    /// Lengths in bytes by file name, of the files there are: no other is listed. Null while they are not known.
    /// </param>
    /// <param name="of">What they are the files of, where the page has those of several waves; null for one wave.</param>
    public static void Write(
        HtmlWriter html,
        Language language,
        Func<string, string> addressOf,
        IReadOnlyDictionary<string, long>? sizes,
        string? of = null
    )
    {
        var all = Of(language)
            .Where(download => sizes is null || sizes.ContainsKey(download.File))
            .ToLookup(download => download.IsForPrograms);
        List(all[false]);
        html.Open("details", ("class", "programs")).Element("summary", Texts.For(language).Portal.FilesForPrograms);
        List(all[true]);
        html.Close().Line();

        void List(IEnumerable<Download> downloads)
        {
            html.Open("ul", ("class", "downloads"));
            foreach (var download in downloads)
            {
                html.Open("li");
                if (of is null)
                    html.Link(addressOf(download.Address), download.Text);
                else
                    html.Link(addressOf(download.Address), download.Text, of);
                if (sizes is not null && sizes.TryGetValue(download.File, out var bytes))
                    html.Text(" ").Element("span", Size(language, bytes), ("class", "muted"));
                html.Close();
            }

            html.Close().Line();
        }
    }

    private static string Size(Language language, long bytes)
    {
        var texts = Texts.For(language);
        return bytes < 1_000_000
            ? texts.Portal.Size(texts.Numbers.Number(Math.Max(1, bytes / 1000.0)), isMegabytes: false)
            : texts.Portal.Size(texts.Numbers.Number(bytes / 1_000_000.0, 1), isMegabytes: true);
    }
}
