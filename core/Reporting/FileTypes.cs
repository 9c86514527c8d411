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

    /// <summary>Media type of <paramref name="file"/>, the name of one of the files of a publication.</summary>
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
