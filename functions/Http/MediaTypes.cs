using Microsoft.Net.Http.Headers;
using Serverless.Flows.Notices;
using Serverless.Reporting;

namespace Serverless.Functions;

/// <summary>Which content is read and which is sent.</summary>
internal static class MediaTypes
{
    public const string Json = FileTypes.Json;
    public const string Problem = "application/problem+json";
    public const string Csv = FileTypes.Csv;

    /// <summary>Metadata of CSV files (CSV on the Web).</summary>
    public const string CsvMetadata = FileTypes.CsvMetadata;

    public const string JsonSchema = "application/schema+json";
    public const string Html = "text/html";
    public const string Markdown = "text/markdown";
    public const string Parquet = FileTypes.Parquet;
    public const string Pdf = FileTypes.Pdf;
    public const string SdmxCsv = FileTypes.SdmxCsv;
    public const string SdmxStructure = FileTypes.SdmxStructure;
    public const string SystemFile = "application/x-spss-sav";
    public const string StataFile = "application/x-stata-dta";
    public const string Bytes = "application/octet-stream";
    public const string Zip = "application/zip";
    public const string Form = "multipart/form-data";

    /// <summary>Spreadsheets (Office Open XML).</summary>
    public const string Workbook = FileTypes.Workbook;

    /// <summary>
    /// A body that says nothing of its type, or only that it is bytes, is taken for what the address expects.
    /// </summary>
    private static readonly string[] Unspecific = [Bytes, "application/x-www-form-urlencoded"];

    private static readonly string[] OfCsv = [Csv, "text/plain", "application/csv", "application/vnd.ms-excel"];
    private static readonly string[] OfResponses =
    [
        .. OfCsv,
        SystemFile,
        "application/x-spss-por",
        StataFile,
        Workbook,
        Zip,
        "application/x-zip-compressed",
    ];
    private static readonly string[] OfXml = ["application/xml", "text/xml"];
    private static readonly string[] OfJson = [Json, "text/json", "text/plain", "application/schema-instance+json"];
    private static readonly string[] OfMarkdown = [Markdown, "text/plain", "text/x-markdown"];

    /// <summary>The type of a file of text by the ending of its name; null for another file.</summary>
    public static string? OfFile(string name) =>
        Path.GetExtension(name) switch
        {
            ".json" => Json,
            ".csv" => Csv,
            ".atom" => AtomFeed.MediaType,
            ".ics" => ReleaseCalendar.MediaType,
            _ => null,
        };

    public static void RequireCsv(HttpRequest request) => Require(request, OfCsv, Csv);

    /// <summary>Responses may come in any format that is recognised by its content.</summary>
    public static void RequireResponses(HttpRequest request) => Require(request, OfResponses, Csv);

    /// <summary>One file as responses may have it, or several in a form.</summary>
    public static void RequireFiles(HttpRequest request) =>
        Require(request, [.. OfResponses, Form, .. OfXml, Json], Csv);

    public static void RequireJson(HttpRequest request) => Require(request, OfJson, Json);

    public static void RequireMarkdown(HttpRequest request) => Require(request, OfMarkdown, Markdown);

    private static void Require(HttpRequest request, string[] accepted, string words)
    {
        if (request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity")
            throw Refusals.UnsupportedType(
                $"encoded as '{request.Headers.ContentEncoding}'",
                $"{words} without content encoding"
            );
        if (string.IsNullOrEmpty(request.ContentType))
            return;
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !(
                accepted.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
                || Unspecific.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            )
        )
            throw type is not null && type.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase)
                ? Refusals.UnsupportedType("a form", $"the file itself as {words} (curl --data-binary @FILE)")
                : Refusals.UnsupportedType($"'{request.ContentType}'", words);
    }
}
