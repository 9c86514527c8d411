using Sylvan.Data.Csv;

namespace Serverless.Intake;

/// <summary>How tables are read from delimited text.</summary>
internal static class CsvTable
{
    /// <summary>No line of text begins with half a surrogate pair, so nothing is taken for a comment.</summary>
    private const char NoComment = '\uDC00';

    public static CsvDataReaderOptions Options(char delimiter) =>
        new()
        {
            HasHeaders = false,
            Delimiter = delimiter,
            Comment = NoComment,
            BufferSize = 1 << 16,
            MaxBufferSize = UploadLimits.MaximumRowLength,
        };

    /// <summary>
    /// The first line that is not blank, its cells trimmed and empty ones at the end left off; null when there is none, or
    /// none within <see cref="UploadLimits.MaximumBlankLines"/>.
    /// </summary>
    public static async ValueTask<IReadOnlyList<string>?> HeaderAsync(
        CsvDataReader csv,
        CancellationToken cancellationToken
    )
    {
        for (var line = 0; line <= UploadLimits.MaximumBlankLines && await csv.ReadAsync(cancellationToken); line++)
        {
            if (IsBlankLine(csv))
                continue;
            var names = Enumerable
                .Range(0, csv.RowFieldCount)
                .Select(i => csv.GetFieldSpan(i).Trim().ToString())
                .ToList();
            while (names[^1].Length == 0)
                names.RemoveAt(names.Count - 1);
            return names;
        }

        return null;
    }

    /// <summary>Whether no cell of a row is filled in, as in rows that spreadsheets leave behind the last one.</summary>
    public static bool IsBlankLine(CsvDataReader csv)
    {
        for (var i = 0; i < csv.RowFieldCount; i++)
            if (!csv.GetFieldSpan(i).IsWhiteSpace())
                return false;
        return true;
    }

    /// <summary>A cell; empty where the row ends before it.</summary>
    public static ReadOnlySpan<char> Cell(CsvDataReader csv, int ordinal) =>
        ordinal < csv.RowFieldCount ? csv.GetFieldSpan(ordinal) : default;

    /// <summary>
    /// Whether a row has more than <paramref name="columns"/> values. Empty ones behind the last column are let pass:
    /// spreadsheets write them.
    /// </summary>
    public static bool IsRagged(CsvDataReader csv, int columns)
    {
        for (var i = columns; i < csv.RowFieldCount; i++)
            if (!csv.GetFieldSpan(i).IsWhiteSpace())
                return true;
        return false;
    }
}
