using Microsoft.Net.Http.Headers;
using Serverless.Reporting;

namespace Serverless.Functions;

/// <summary>The formats of tables: the ending of the file, and its media type.</summary>
internal static class TableFormats
{
    /// <summary>Data in SDMX-CSV. Programs ask for the version they read.</summary>
    public const string SdmxCsv = MediaTypes.SdmxCsv + FileTypes.SdmxVersion;

    /// <summary>Structures in SDMX-JSON.</summary>
    public const string SdmxStructure = MediaTypes.SdmxStructure + FileTypes.SdmxVersion;

    public static readonly (string Ending, string MediaType)[] All =
    [
        ("pdf", MediaTypes.Pdf),
        ("xlsx", MediaTypes.Workbook),
        ("csv", MediaTypes.Csv),
        ("csvw", MediaTypes.CsvMetadata),
        ("parquet", MediaTypes.Parquet),
        ("jsonstat", MediaTypes.Json),
        ("sdmx", SdmxCsv),
        ("sdmxstructure", SdmxStructure),
    ];
}

/// <summary>A factsheet, of a wave or of a release.</summary>
internal sealed class FactsheetAnswerAttribute : AnswerAttribute
{
    public FactsheetAnswerAttribute()
        : base(StatusCodes.Status200OK, "The factsheet.", Functions.MediaTypes.Pdf) =>
        Headers = FileHeaders.InALanguage;
}

/// <summary>Tables in the format that is asked for, of a wave or of a release.</summary>
internal sealed class TablesAnswerAttribute : AnswerAttribute
{
    public TablesAnswerAttribute()
        : base(
            StatusCodes.Status200OK,
            "The tables.",
            [.. TableFormats.All.Select(format => format.MediaType.Split(';')[0])]
        ) => (Headers, Examples) = (FileHeaders.InALanguage, ["answers/figures.csv", "answers/figures.jsonstat.json"]);
}

/// <summary>The format of tables.</summary>
internal sealed class TablesFormatQueryAttribute()
    : FormatQueryAttribute([.. TableFormats.All.Select(format => format.Ending)]);

/// <summary>A feed or a calendar.</summary>
internal sealed class NoticesAnswerAttribute : AnswerAttribute
{
    public NoticesAnswerAttribute(string description, string mediaType, string example)
        : base(StatusCodes.Status200OK, description, mediaType)
    {
        Headers = [HeaderNames.ETag, HeaderNames.LastModified, HeaderNames.ContentLanguage, HeaderNames.Vary];
        Examples = [example];
    }
}

/// <summary>The headers of published files.</summary>
internal static class FileHeaders
{
    public static readonly string[] InALanguage =
    [
        HeaderNames.ContentDisposition,
        HeaderNames.ContentLanguage,
        HeaderNames.ETag,
        HeaderNames.LastModified,
        HeaderNames.Link,
        HeaderNames.Vary,
    ];
}
