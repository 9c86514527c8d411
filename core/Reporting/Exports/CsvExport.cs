using System.Globalization;
using System.Text;
using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Releases;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Reporting.Exports;

/// <summary>The two kinds of CSV.</summary>
public enum CsvDialect
{
    /// <summary>RFC 4180: UTF-8 without BOM, comma, decimal point, CRLF.</summary>
    Standard,

    /// <summary>What a Dutch Excel opens by double-click: UTF-8 with BOM, semicolon, decimal comma, CRLF.</summary>
    DutchExcel,
}

/// <summary>
/// All figures of a results document as rows, one per cell. Numbers are unrounded to six decimals; withheld figures are
/// empty.
/// </summary>
public static class CsvExport
{
    /// <summary>Writes the CSV; <paramref name="output"/> stays open.</summary>
    /// <param name="results">The figures.</param>
    /// <param name="language">Language of the texts.</param>
    /// <param name="dialect">Which kind of CSV.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="release">The release it belongs to, which three columns then name; null for none.</param>
    public static void Write(
        ResultsDocument results,
        Language language,
        CsvDialect dialect,
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
        var texts = Texts.For(language);
        string[] ofRelease = release is null ? [] : Values(release, language);
        row.Write(release is null ? texts.Exports.CsvHeader : [.. texts.Exports.CsvHeader, .. texts.Release.CsvHeader]);
        var index = new ResultsIndex(results);
        foreach (var table in results.Tables)
        foreach (var group in table.Groups)
        {
            foreach (var cell in ResultsIndex.AllCells(group))
                row.Write([.. Values(index, new Figure(table, group, cell), texts, row), .. ofRelease]);
            if (index.SinceEarlierWaveInCommon(table.Id, group.Group) is { } common)
                foreach (var change in common.Rows)
                    row.Write([.. InCommon(index, table, common, change, texts, row), .. ofRelease]);
        }
    }

    /// <summary>The CSV as bytes.</summary>
    public static byte[] Bytes(
        ResultsDocument results,
        Language language,
        CsvDialect dialect,
        ReleaseImprint? release = null
    )
    {
        using var buffer = new MemoryStream();
        Write(results, language, dialect, buffer, release);
        return buffer.ToArray();
    }

    /// <summary>Number, day of publication (empty for a draft) and permanent address.</summary>
    private static string[] Values(ReleaseImprint release, Language language) =>
        [
            release.Number.ToString(CultureInfo.InvariantCulture),
            release.PublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            release.AddressOf("tables", language)?.AbsoluteUri ?? "",
        ];

    private static string[] Values(ResultsIndex index, Figure figure, Texts texts, CsvRow row)
    {
        var (table, group, cell) = figure;
        var change = index.ChangeOf(figure);
        return
        [
            .. Topic(index, table, group.Group, texts),
            cell.Answer.Code ?? "",
            AnswerNames.Of(table, cell.Answer, texts),
            MeasureOf(cell.Answer),
            .. Estimate(cell, group.Base, row),
            .. Change(change is null ? null : index.SinceEarlierWave(table.Id, group.Group), change, row),
        ];
    }

    /// <summary>An answer among those that two waves have in common, on the base of these.</summary>
    private static string[] InCommon(
        ResultsIndex index,
        TableResult table,
        ComparisonResult common,
        ComparisonRow change,
        Texts texts,
        CsvRow row
    ) =>
        [
            .. Topic(index, table, common.B.Group, texts),
            change.Answer.Code ?? "",
            texts.Exports.AmongCommonAnswers(AnswerNames.Of(table, change.Answer, texts)),
            "common-" + MeasureOf(change.Answer),
            .. Estimate(change.B, common.B.Base, row),
            .. Change(common, change, row),
        ];

    private static string[] Topic(ResultsIndex index, TableResult table, string group, Texts texts) =>
        [
            table.Chapter,
            table.Id.ToString(),
            texts.Of(table.TextByGroup.GetValueOrDefault(group) ?? table.Text),
            table.ItemText is { } item ? texts.Of(item) : "",
            index.GroupLabel(group, texts.Language),
        ];

    private static string MeasureOf(FigureKey figure) => figure.Measure == Measure.Share ? "share" : figure.ToString();

    private static string[] Estimate(Cell cell, Base of, CsvRow row) =>
        [
            row.Number(cell.Value),
            row.Number(cell.StandardError),
            row.Number(cell.Interval?.Lower),
            row.Number(cell.Interval?.Upper),
            row.Number(of.N),
            row.Number(of.EffectiveN),
            string.Join(' ', cell.Flags.Select(flag => flag.ToString())),
        ];

    private static string[] Change(ComparisonResult? comparison, ComparisonRow? change, CsvRow row) =>
        [
            comparison?.A.Wave ?? "",
            row.Number(change?.A.Value),
            row.Number(change?.Difference),
            row.Number(change?.Test?.AdjustedP ?? change?.Test?.P),
            change?.Test is null ? ""
            : change.Significant ? "1"
            : "0",
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
