using Serverless.Portal.Html;
using Serverless.Reporting.Exports;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>The files of a wave that a reader can take along.</summary>
internal static class Downloads
{
    /// <summary>Their names below the wave in the API, the names of the stored files, and what readers call them.</summary>
    public static IReadOnlyList<(string Address, string File, string Text)> Of(Language language)
    {
        var texts = Texts.For(language).Portal;
        var code = language.Code();
        return
        [
            ($"factsheet?language={code}", $"factsheet{language.Infix()}.pdf", texts.FactsheetPdf),
            ($"tables?format=pdf&language={code}", $"tables{language.Infix()}.pdf", texts.TablesPdf),
            ($"tables?format=xlsx&language={code}", $"tables{language.Infix()}.xlsx", texts.Workbook),
            ($"tables?format=csv&language={code}", CsvExport.FileName(language), texts.Csv),
            ("tables?format=csvw", CsvMetadata.FileName, texts.CsvMetadata),
            ("tables?format=parquet", ParquetExport.FileName, texts.Parquet),
            ("tables?format=jsonstat", JsonStat.FileName, texts.JsonStat),
            ("results?format=json", "results.public.json", texts.Json),
        ];
    }

    /// <summary>A list of links to them.</summary>
    /// <param name="html">What they are written to.</param>
    /// <param name="language">The language of the page.</param>
    /// <param name="addressOf">Where a file is, by its name in the API.</param>
    /// <param name="sizes">Lengths in bytes by file name; a file that is not among them is listed without.</param>
    public static void Write(
        HtmlWriter html,
        Language language,
        Func<string, string> addressOf,
        IReadOnlyDictionary<string, long> sizes
    )
    {
        html.Open("ul", ("class", "downloads"));
        foreach (var (address, file, text) in Of(language))
        {
            html.Open("li").Link(addressOf(address), text);
            if (sizes.TryGetValue(file, out var bytes))
                html.Text(" ").Element("span", Size(language, bytes), ("class", "muted"));
            html.Close();
        }

        html.Close().Line();
    }

    private static string Size(Language language, long bytes)
    {
        var texts = Texts.For(language);
        return bytes < 1_000_000
            ? texts.Portal.Size(texts.Numbers.Number(Math.Max(1, bytes / 1000.0)), isMegabytes: false)
            : texts.Portal.Size(texts.Numbers.Number(bytes / 1_000_000.0, 1), isMegabytes: true);
    }
}
