using System.Globalization;
using Parquet;
using Parquet.Schema;
using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Releases;
using Serverless.Surveys;

namespace Serverless.Reporting.Exports;

/// <summary>
/// The rows and columns of the CSV as an Apache Parquet file: names of columns as in the CSV of programs, numbers as
/// doubles, counts as 64-bit integers, flags as booleans; a figure that is not given is null.
/// </summary>
public static class ParquetExport
{
    /// <summary>The file's name.</summary>
    public const string FileName = "figures.parquet";

    private static readonly ParquetOptions Options = new() { CompressionMethod = CompressionMethod.Snappy };

    /// <summary>Writes the file; <paramref name="output"/> stays open.</summary>
    /// <param name="results">The figures.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="release">The release it belongs to, which three columns then name; null for none.</param>
    public static void Write(ResultsDocument results, Stream output, ReleaseImprint? release = null)
    {
        var context = new ReportContext(results, Languages.OfPrograms);
        var columns = new TidyColumns(context);
        var rows = new TidyFigures(context).All().Select(columns.Values).ToList();
        var fields = columns.Header.Zip(TidyColumns.Types, Field).ToList();
        var ofRelease = release is null
            ? []
            : context.Texts.Release.CsvHeader.Zip(TidyColumns.TypesOfRelease, Field).ToList();
        // The library writes asynchronously only; to memory, that never waits.
        using var written = new MemoryStream();
        WriteAsync(written, fields, rows, ofRelease, release).GetAwaiter().GetResult();
        written.Position = 0;
        written.CopyTo(output);
    }

    private static async Task WriteAsync(
        MemoryStream output,
        List<DataField> fields,
        List<SheetValue[]> rows,
        List<DataField> ofRelease,
        ReleaseImprint? release
    )
    {
        await using var writer = await ParquetWriter.CreateAsync(
            new ParquetSchema([.. fields, .. ofRelease]),
            output,
            Options
        );
        using var group = writer.CreateRowGroup();
        foreach (var (column, field) in fields.Index())
            await WriteAsync(group, field, TidyColumns.Types[column], [.. rows.Select(row => row[column])]);
        if (release is not null)
        {
            await group.WriteAsync(ofRelease[0], Same<long?>(release.Number, rows.Count));
            await group.WriteAsync(ofRelease[1], Same(release.PublishedOn, rows.Count));
            var address = release.TablesPage(Languages.OfPrograms)?.AbsoluteUri;
            await group.WriteAsync(ofRelease[2], [.. Enumerable.Repeat(address!, rows.Count)]);
        }

        group.CompleteValidate();
    }

    private static Task WriteAsync(
        ParquetRowGroupWriter group,
        DataField field,
        ColumnType type,
        SheetValue[] values
    ) =>
        type switch
        {
            ColumnType.Number => group.WriteAsync(field, Column(values, value => value)),
            ColumnType.Count => group.WriteAsync(field, Column(values, value => (long)Math.Round(value))),
            ColumnType.Flag => group.WriteAsync(field, Column(values, value => value != 0)),
            ColumnType.Text or ColumnType.Day or ColumnType.Address => group.WriteAsync(
                field,
                [.. values.Select(value => value.Text!)]
            ),
        };

    private static ReadOnlyMemory<T?> Column<T>(SheetValue[] values, Func<double, T> of)
        where T : struct => values.Select(value => value.Number is { } number ? of(number) : (T?)null).ToArray();

    private static ReadOnlyMemory<T> Same<T>(T value, int count) => Enumerable.Repeat(value, count).ToArray();

    private static DataField Field(string name, ColumnType type) => new(name, ClrType(type), isNullable: true);

    private static Type ClrType(ColumnType type) =>
        type switch
        {
            ColumnType.Text or ColumnType.Address => typeof(string),
            ColumnType.Number => typeof(double),
            ColumnType.Count => typeof(long),
            ColumnType.Flag => typeof(bool),
            ColumnType.Day => typeof(DateOnly),
        };
}
