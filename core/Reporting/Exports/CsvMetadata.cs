using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Serverless.Analysis.Results;
using Serverless.Reporting.Releases;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Reporting.Exports;

/// <summary>
/// What programs need to read the CSV files of figures: their addresses, dialects and columns, as the W3C's "Metadata
/// Vocabulary for Tabular Data" (CSV on the Web, 2015) has it.
/// </summary>
public static class CsvMetadata
{
    /// <summary>The file's name.</summary>
    public const string FileName = "figures.csv-metadata.json";

    private const string Namespace = "http://www.w3.org/ns/csvw";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes the description of both CSV files; <paramref name="output"/> stays open.</summary>
    /// <param name="results">The figures they hold.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="release">The release they belong to; null for none.</param>
    public static void Write(ResultsDocument results, Stream output, ReleaseImprint? release = null)
    {
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("@context", Namespace);
            writer.WriteStartArray("dc:title");
            foreach (var language in Languages.All)
                Tagged(writer, $"{results.Survey.Title.In(language)}, {results.Wave.Title.In(language)}", language);
            writer.WriteEndArray();
            writer.WriteStartArray("tables");
            Table(writer, CsvExport.FileName(Languages.OfPrograms), Languages.OfPrograms, ',', ".", release);
            Table(writer, CsvExport.FileName(Languages.OfReaders), Languages.OfReaders, ';', ",", release);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Table(
        Utf8JsonWriter writer,
        string file,
        Language language,
        char delimiter,
        string decimalSign,
        ReleaseImprint? release
    )
    {
        writer.WriteStartObject();
        writer.WriteString("url", release?.FiguresAddress(language)?.AbsoluteUri ?? file);
        writer.WriteString("lang", language.Code());
        writer.WriteStartObject("dialect");
        writer.WriteString("encoding", "utf-8");
        writer.WriteString("delimiter", delimiter.ToString());
        writer.WriteString("quoteChar", "\"");
        writer.WriteBoolean("doubleQuote", true);
        writer.WriteBoolean("header", true);
        writer.WriteNumber("headerRowCount", 1);
        writer.WriteEndObject();
        writer.WriteStartObject("tableSchema");
        writer.WriteStartArray("columns");
        var isOfRelease = release is not null;
        var titles = Languages.All.ToDictionary(of => of, of => Titles(Texts.For(of), isOfRelease));
        var descriptions = Languages.All.ToDictionary(
            of => of,
            of => Texts.For(of).Exports.TidyDescriptions(isOfRelease)
        );
        var names = titles[Languages.OfPrograms];
        IReadOnlyList<ColumnType> types = isOfRelease
            ? [.. TidyColumns.Types, .. TidyColumns.TypesOfRelease]
            : TidyColumns.Types;
        for (var column = 0; column < names.Count; column++)
        {
            writer.WriteStartObject();
            writer.WriteString("name", names[column]);
            writer.WriteStartObject("titles");
            foreach (var of in Languages.All)
                writer.WriteString(of.Code(), titles[of][column]);
            writer.WriteEndObject();
            writer.WriteStartArray("dc:description");
            foreach (var of in Languages.All)
                Tagged(writer, descriptions[of][column], of);
            writer.WriteEndArray();
            Datatype(writer, types[column], decimalSign);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static IReadOnlyList<string> Titles(Texts texts, bool isOfRelease) =>
        isOfRelease ? [.. texts.Exports.TidyHeader, .. texts.Release.CsvHeader] : texts.Exports.TidyHeader;

    /// <summary>An empty cell is null, whatever the datatype, as that is CSVW's default.</summary>
    private static void Datatype(Utf8JsonWriter writer, ColumnType type, string decimalSign)
    {
        switch (type)
        {
            case ColumnType.Flag:
                Formatted(writer, "boolean", () => writer.WriteString("format", "1|0"));
                break;
            case ColumnType.Day:
                Formatted(writer, "date", () => writer.WriteString("format", "yyyy-MM-dd"));
                break;
            case ColumnType.Number:
                Formatted(
                    writer,
                    "decimal",
                    () =>
                    {
                        writer.WriteStartObject("format");
                        writer.WriteString("decimalChar", decimalSign);
                        writer.WriteEndObject();
                    }
                );
                break;
            case ColumnType.Count:
                writer.WriteString("datatype", "integer");
                break;
            case ColumnType.Address:
                writer.WriteString("datatype", "anyURI");
                break;
            case ColumnType.Text:
                writer.WriteString("datatype", "string");
                break;
        }
    }

    private static void Formatted(Utf8JsonWriter writer, string @base, Action format)
    {
        writer.WriteStartObject("datatype");
        writer.WriteString("base", @base);
        format();
        writer.WriteEndObject();
    }

    private static void Tagged(Utf8JsonWriter writer, string text, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("@value", text);
        writer.WriteString("@language", language.Code());
        writer.WriteEndObject();
    }
}
