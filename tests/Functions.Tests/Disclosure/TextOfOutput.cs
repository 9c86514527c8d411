using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;

namespace Serverless.Functions.Tests.Disclosure;

/// <summary>A number as it is printed, which is another in Dutch than in English.</summary>
/// <param name="Text">What is printed.</param>
/// <param name="Readings">The number and how many decimals of it are printed, in each language.</param>
internal sealed record PrintedNumber(string Text, IReadOnlyList<(double Value, int Decimals)> Readings);

/// <summary>What outputs say, whatever their format.</summary>
internal static partial class TextOfOutput
{
    private const string Parquet = "application/vnd.apache.parquet";

    /// <summary>Members of JSON that say how many bytes a file has, which is said of every file.</summary>
    private static readonly string[] Sizes = ["length", "dcat:byteSize", "byteSize"];

    /// <summary>
    /// The numbers an output tells: not those of addresses, names, fingerprints, moments and sizes of files. None of Parquet,
    /// which has the rows of the CSV: another test reads both.
    /// </summary>
    public static IEnumerable<PrintedNumber> Numbers(AnonymousOutput output, string survey)
    {
        if (output.MediaType == Parquet)
            return [];
        if (output.MediaType.EndsWith("json", StringComparison.Ordinal))
            return InJson(JsonNode.Parse(output.Content), survey);
        var text = Readable(output);
        if (output.MediaType.Contains("csv", StringComparison.Ordinal))
            text = text.Replace(text.Split('\n')[0].Contains(';', StringComparison.Ordinal) ? ';' : ',', ' ');
        return InText(text, survey);
    }

    /// <summary>
    /// The same text for two surveys of which the same is said: without name, fingerprints and moments. Of PDFs what is
    /// written; of Parquet nothing, as above.
    /// </summary>
    public static string Comparable(AnonymousOutput output, string survey)
    {
        if (output.MediaType == Parquet)
            return "";
        var isRead = output.MediaType is "application/pdf" || IsWorkbook(output);
        return Anonymous(isRead ? Readable(output) : OfName().Replace(output.Text, ""), survey);
    }

    /// <summary>Without the survey's name, fingerprints, moments and sizes.</summary>
    public static string Anonymous(string text, string survey) => Size().Replace(Named(text, survey), "");

    private static string Named(string text, string survey) =>
        Moment().Replace(Fingerprint().Replace(text.Replace(survey, "survey", StringComparison.Ordinal), ""), "");

    private static bool IsWorkbook(AnonymousOutput output) =>
        output.MediaType.EndsWith("spreadsheetml.sheet", StringComparison.Ordinal);

    private static string Readable(AnonymousOutput output)
    {
        if (output.MediaType == "application/pdf")
        {
            using var pdf = PdfDocument.Open(output.Content);
            return string.Join(
                '\n',
                pdf.GetPages().Select(page => string.Join(' ', page.GetWords().Select(w => w.Text)))
            );
        }

        if (IsWorkbook(output))
        {
            using var archive = new ZipArchive(new MemoryStream(output.Content));
            var text = new StringBuilder();
            foreach (
                var part in archive.Entries.Where(e =>
                    e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)
                    || e.FullName.StartsWith("xl/sharedStrings", StringComparison.Ordinal)
                )
            )
            {
                using var reader = new StreamReader(part.Open());
                foreach (Match value in CellValue().Matches(reader.ReadToEnd()))
                    text.Append(value.Groups["value"].Value).Append(' ');
            }

            return text.ToString();
        }

        return output.Text;
    }

    /// <summary>Without elements: where a drawing has what, is told by the test that compares whole outputs.</summary>
    private static string WithoutMarkup(string text) =>
        text.Contains('<', StringComparison.Ordinal) ? WebUtility.HtmlDecode(Markup().Replace(text, " ")) : text;

    private static IEnumerable<PrintedNumber> InJson(JsonNode? node, string survey) =>
        node switch
        {
            JsonObject members => members
                .Where(member => !Sizes.Contains(member.Key))
                .SelectMany(member => InJson(member.Value, survey)),
            JsonArray items => items.SelectMany(item => InJson(item, survey)),
            JsonValue value when value.TryGetValue<string>(out var text) => InText(text, survey),
            JsonValue value when value.TryGetValue<double>(out var number) => [Plain(number)],
            _ => [],
        };

    private static PrintedNumber Plain(double number)
    {
        var text = number.ToString("0.###############", CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return new(text, [(number, point < 0 ? 0 : text.Length - point - 1)]);
    }

    private static IEnumerable<PrintedNumber> InText(string text, string survey) =>
        Printed()
            .Matches(Named(Size().Replace(Address().Replace(WithoutMarkup(text), " "), " "), survey))
            .Select(match => Read(match.Value));

    private static PrintedNumber Read(string text)
    {
        var readings = new List<(double, int)>();
        foreach (var (thousands, point) in new[] { (".", ','), (",", '.') })
        {
            var plain = text.Replace(thousands, "", StringComparison.Ordinal).Replace(point, '.');
            if (double.TryParse(plain, CultureInfo.InvariantCulture, out var number))
                readings.Add(
                    (
                        number,
                        plain.Contains('.', StringComparison.Ordinal)
                            ? plain.Length - plain.IndexOf('.', StringComparison.Ordinal) - 1
                            : 0
                    )
                );
        }

        return new(text, readings);
    }

    [GeneratedRegex(@"\d[\d.,]*\d|\d", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Printed();

    [GeneratedRegex(@"(https?:/)?/[\w./?=&#:%-]*|127\.0\.0\.1:\d+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Address();

    /// <summary>Hashes and identifiers, and the number of the method, which has two points.</summary>
    [GeneratedRegex(
        @"\b[0-9a-f]{12,}\b|\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b\d+\.\d+\.\d+\b",
        RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Fingerprint();

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d(T[\d:.]+Z?)?|\b\d{8}(T\d{6}Z)?\b", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Moment();

    [GeneratedRegex(
        @"\b\d+([.,]\d+)?\s(kB|MB|bytes)\b|""(length|byteSize|dcat:byteSize)"": ?(""\d+""|\d+)",
        RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Size();

    [GeneratedRegex(
        @"<(script|style)\b[^>]*>.*?</(script|style)>|<[^>]+>",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1_000
    )]
    private static partial Regex Markup();

    [GeneratedRegex(@"<(x:)?(v|t)\b[^>]*>(?<value>[^<]*)<", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex CellValue();

    /// <summary>The square of the address, and how wide a name is printed: they are others for every survey.</summary>
    [GeneratedRegex(
        """<svg[^>]*aria-label="QR.code[^>]*>.*?</svg>|textLength="[\d.]+" """,
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1_000
    )]
    private static partial Regex OfName();
}
