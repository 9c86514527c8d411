using Serverless.Intake.Sources.Csv;
using Serverless.Intake.Sources.Encodings;
using Serverless.Intake.Sources.Excel;
using Serverless.Intake.Sources.Spss;
using Serverless.Intake.Sources.Stata;
using Serverless.Intake.Sources.Tables;

namespace Serverless.Intake.Sources.Recognition;

/// <summary>What the sender of a file knows better than the file.</summary>
/// <param name="Encoding">
/// The code page of texts that are not UTF-8, one of <see cref="Surveys.CodePages.Names"/>; null to go by the file.
/// </param>
/// <param name="Sheet">Name of the worksheet with the data; null where only one can be meant.</param>
public sealed record SourceOptions(string? Encoding = null, string? Sheet = null)
{
    /// <summary>All goes by the file.</summary>
    public static SourceOptions None { get; } = new();
}

/// <summary>Opens a data file by what is in it, whatever its name says.</summary>
public static class SourceFile
{
    private const int BeginningBytes = 1_024;

    /// <summary>Opens a file.</summary>
    /// <param name="stream">The file, which can seek; the source disposes of it.</param>
    /// <param name="options">What the sender knows better.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="SourceException">The file is of no known format, or cannot be read.</exception>
    public static async ValueTask<DataSource> OpenAsync(
        Stream stream,
        SourceOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= SourceOptions.None;
        var beginning = new byte[BeginningBytes];
        var length = await stream.ReadAtLeastAsync(
            beginning,
            beginning.Length,
            throwOnEndOfStream: false,
            cancellationToken
        );
        stream.Position = 0;
        return FormatSignature.Of(beginning.AsSpan(0, length)) switch
        {
            KnownFormat.SpssSystemFile => SystemFileSource.Open(stream, options.Encoding),
            KnownFormat.SpssPortableFile => PortableFileSource.Open(stream, options.Encoding),
            KnownFormat.Stata => StataSource.Open(stream, options.Encoding),
            KnownFormat.EncryptedSpss => throw new SourceException(
                "This is an SPSS file protected by a password. Open it in SPSS with the password and save it without one."
            ),
            KnownFormat.OpenDocument => throw new SourceException(
                "This is an OpenDocument file, which is not read here. Save it as an Excel workbook (.xlsx) or as \"CSV UTF-8\" and send that file."
            ),
            KnownFormat.Zip => await WorksheetAsync(stream, options, cancellationToken),
            _ => await TableSource.OpenAsync(
                await CsvCells.OpenAsync(stream, options.Encoding, cancellationToken),
                TableHeadings.Understand,
                cancellationToken
            ),
        };
    }

    /// <summary>
    /// Whether a file is another than a plain CSV in UTF-8 or Windows-1252: a binary format, a zip, the export of a tool,
    /// or text in another encoding.
    /// </summary>
    /// <param name="stream">The file, which can seek; it is left anywhere.</param>
    /// <param name="encoding">The code page of texts that are not UTF-8; null to go by the file.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async ValueTask<bool> IsForeignAsync(
        Stream stream,
        string? encoding,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(stream);
        var beginning = new byte[BeginningBytes];
        var length = await stream.ReadAtLeastAsync(
            beginning,
            beginning.Length,
            throwOnEndOfStream: false,
            cancellationToken
        );
        if (FormatSignature.Of(beginning.AsSpan(0, length)) != KnownFormat.Unknown)
            return true;
        var found = await TextEncoding.OfAsync(stream, encoding, cancellationToken);
        if (!found.IsUsual)
            return true;
        try
        {
            var rows = new List<SourceValue[]>();
            var cells = await CsvCells.OpenAsync(stream, found, cancellationToken);
            while (rows.Count < TableHeading.Rows && await cells.ReadAsync(cancellationToken))
                rows.Add(cells.Values());
            return rows.Count > 0 && TableHeadings.Understand(rows).Format is not null;
        }
        catch (SourceException)
        {
            return false; // what is wrong with it is said when it is checked as CSV
        }
    }

    private static async ValueTask<DataSource> WorksheetAsync(
        Stream stream,
        SourceOptions options,
        CancellationToken cancellationToken
    )
    {
        var package = WorkbookPackage.Open(stream);
        try
        {
            var cells = WorksheetCells.Open(package, Sheet(package, options.Sheet));
            if (cells.IsReport)
                throw new SourceException(
                    $"The sheet has cells merged over several rows, as reports and cross tables have; a row per respondent is expected. The workbook has the sheets {Listed(package)}."
                );
            return await TableSource.OpenAsync(cells, TableHeadings.Understand, cancellationToken);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>The sheet that is named, else the only visible one that holds anything, else the first.</summary>
    private static Worksheet Sheet(WorkbookPackage package, string? name)
    {
        if (package.Worksheets.Count == 0)
            throw new SourceException("The Excel workbook has no worksheets.");
        if (name is null)
            return package.Worksheets.FirstOrDefault(sheet => !sheet.IsHidden) ?? package.Worksheets[0];
        return package.Worksheets.FirstOrDefault(sheet =>
                string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase)
            ) ?? throw new SourceException($"The Excel workbook has no sheet '{name}'. It has {Listed(package)}.");
    }

    private static string Listed(WorkbookPackage package) =>
        string.Join(", ", package.Worksheets.Take(20).Select(sheet => $"'{sheet.Name}'"));
}
