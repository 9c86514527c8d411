namespace Serverless.Reporting;

/// <summary>Media types of the files that are published (IANA's registry of media types).</summary>
public static class FileTypes
{
    /// <summary>Values separated by commas or semicolons.</summary>
    public const string Csv = "text/csv";

    /// <summary>Metadata of CSV files (CSV on the Web).</summary>
    public const string CsvMetadata = "application/csvm+json";

    /// <summary>JSON, JSON-stat included.</summary>
    public const string Json = "application/json";

    /// <summary>Apache Parquet.</summary>
    public const string Parquet = "application/vnd.apache.parquet";

    /// <summary>Reports.</summary>
    public const string Pdf = "application/pdf";

    /// <summary>Spreadsheets (Office Open XML).</summary>
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Data in SDMX-CSV, of the version that <see cref="SdmxVersion"/> says.</summary>
    public const string SdmxCsv = "application/vnd.sdmx.data+csv";

    /// <summary>Structures in SDMX-JSON, of the version that <see cref="SdmxVersion"/> says.</summary>
    public const string SdmxStructure = "application/vnd.sdmx.structure+json";

    /// <summary>Follows the types of SDMX: their version of SDMX 3.0.</summary>
    public const string SdmxVersion = ";version=2.0.0";

    /// <summary>
    /// Media type of <paramref name="file"/>, the name of one of the files of a publication; those of SDMX are not
    /// registered, and what they are made of is.
    /// </summary>
    public static string Of(string file) =>
        Path.GetExtension(file) switch
        {
            ".pdf" => Pdf,
            ".xlsx" => Workbook,
            ".csv" => Csv,
            ".parquet" => Parquet,
            _ => file == Exports.CsvMetadata.FileName ? CsvMetadata : Json,
        };
}
