using System.Globalization;
using System.Text;
using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Releases;
using Serverless.Surveys;

namespace Serverless.Reporting.Exports;

/// <summary>The two kinds of CSV.</summary>
public enum CsvDialect
{
    /// <summary>RFC 4180: UTF-8 without BOM, comma, decimal point, CRLF.</summary>
    Standard,

    /// <summary>What a Dutch Excel opens by double-click: UTF-8 with BOM, semicolon, decimal comma, CRLF.</summary>
    DutchExcel,
}

/// <summary>How much a CSV holds.</summary>
public enum CsvScope
{
    /// <summary>The figures of this wave, with their change since the wave that they are compared with.</summary>
    Wave,

    /// <summary>Also earlier waves, subgroups, pairs of groups and crossed tables, with all comparisons.</summary>
    Everything,
}

/// <summary>
/// All figures of a results document as rows, one per figure. Numbers are unrounded to six decimals; withheld figures
/// are empty.
/// </summary>
public static class CsvExport
{
    /// <summary>
    /// The file for those who read a language: as Dutch spreadsheets expect it for the language of readers, and the one
    /// for programs for every other.
    /// </summary>
    public static string FileName(Language language) =>
        language == Languages.OfReaders ? $"figures.{language.Code()}.csv" : "figures.csv";

    /// <summary>Writes the CSV; <paramref name="output"/> stays open.</summary>
    /// <param name="results">The figures.</param>
    /// <param name="language">Language of the texts.</param>
    /// <param name="dialect">Which kind of CSV.</param>
    /// <param name="scope">How much of the figures.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="release">The release it belongs to, which three columns then name; null for none.</param>
    public static void Write(
        ResultsDocument results,
        Language language,
        CsvDialect dialect,
        CsvScope scope,
        Stream output,
        ReleaseImprint? release = null
    )
    {
        using var writer = new StreamWriter(
            output,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: dialect == CsvDialect.DutchExcel),
            leaveOpen: true
        );
        var row = new CsvRow(writer, dialect);
        var context = new ReportContext(results, language);
        var columns = new TidyColumns(context);
        var figures = new TidyFigures(context);
        string[] ofRelease = release is null ? [] : Values(release, language);
        row.Write(release is null ? columns.Header : [.. columns.Header, .. context.Texts.Release.CsvHeader]);
        foreach (var figure in scope == CsvScope.Wave ? figures.Own() : figures.All())
            row.Write([
                .. columns.Values(figure).Select(value => value.Text ?? row.Number(value.Number)),
                .. ofRelease,
            ]);
    }

    /// <summary>The CSV as bytes.</summary>
    public static byte[] Bytes(
        ResultsDocument results,
        Language language,
        CsvDialect dialect,
        CsvScope scope,
        ReleaseImprint? release = null
    )
    {
        using var buffer = new MemoryStream();
        Write(results, language, dialect, scope, buffer, release);
        return buffer.ToArray();
    }

    /// <summary>Number, day of publication (empty for a draft) and permanent address.</summary>
    private static string[] Values(ReleaseImprint release, Language language) =>
        [
            release.Number.ToString(CultureInfo.InvariantCulture),
            release.PublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            release.TablesPage(language)?.AbsoluteUri ?? "",
        ];
}

/// <summary>Writes rows of one dialect, with texts made harmless for spreadsheets.</summary>
internal sealed class CsvRow(TextWriter writer, CsvDialect dialect)
{
    private readonly char _separator = dialect == CsvDialect.DutchExcel ? ';' : ',';
    private readonly string _decimalSeparator = dialect == CsvDialect.DutchExcel ? "," : ".";

    /// <summary>One row, ended with CRLF.</summary>
    public void Write(IReadOnlyList<string> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
                writer.Write(_separator);
            writer.Write(Quoted(Harmless(fields[i])));
        }

        writer.Write("\r\n");
    }

    /// <summary>A number without thousands separators; empty when there is none.</summary>
    public string Number(double? value) =>
        value is not { } known
            ? ""
            : known
                .ToString("0.######", CultureInfo.InvariantCulture)
                .Replace(".", _decimalSeparator, StringComparison.Ordinal);

    /// <summary>
    /// A text that a spreadsheet would run as a formula gets an apostrophe before it
    /// (OWASP, "CSV Injection"); numbers, which may begin with a minus, stay as they are.
    /// </summary>
    private string Harmless(string field)
    {
        if (field.Length == 0 || field[0] is not ('=' or '+' or '-' or '@' or '\t' or '\r' or '\n'))
            return field;
        var isNumber = field.Length > 1 && field.AsSpan(1).IndexOfAnyExcept("0123456789" + _decimalSeparator) < 0;
        return isNumber && field[0] == '-' ? field : "'" + field;
    }

    private string Quoted(string field) =>
        field.Contains(_separator, StringComparison.Ordinal) || field.AsSpan().IndexOfAny('"', '\r', '\n') >= 0
            ? "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : field;
}
