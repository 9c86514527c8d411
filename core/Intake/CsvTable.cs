namespace Serverless.Intake;

/// <summary>How tables are read from delimited text.</summary>
internal static class CsvTable
{
    /// <summary>
    /// The first line that is not blank, its cells trimmed and empty ones at the end left off; null when there is none, or
    /// none within <see cref="UploadLimits.MaximumBlankLines"/>.
    /// </summary>
    public static async ValueTask<IReadOnlyList<string>?> HeaderAsync(
        DelimitedText csv,
        CancellationToken cancellationToken
    )
    {
        for (var line = 0; line <= UploadLimits.MaximumBlankLines && await csv.ReadAsync(cancellationToken); line++)
        {
            var names = Enumerable.Range(0, csv.Count).Select(i => csv.Value(i).Trim().ToString()).ToList();
            while (names.Count > 0 && names[^1].Length == 0)
                names.RemoveAt(names.Count - 1);
            if (names.Count > 0)
                return names;
        }

        return null;
    }

    /// <summary>Whether no cell of a row is filled in, as in rows that spreadsheets leave behind the last one.</summary>
    public static bool IsBlankLine(DelimitedText csv)
    {
        for (var i = 0; i < csv.Count; i++)
            if (!csv.Value(i).IsWhiteSpace())
                return false;
        return true;
    }

    /// <summary>A cell; empty where the row ends before it.</summary>
    public static ReadOnlySpan<char> Cell(DelimitedText csv, int ordinal) =>
        ordinal < csv.Count ? csv.Value(ordinal) : default;

    /// <summary>
    /// Whether a row has more than <paramref name="columns"/> values. Empty ones behind the last column are let pass:
    /// spreadsheets write them.
    /// </summary>
    public static bool IsRagged(DelimitedText csv, int columns)
    {
        for (var i = columns; i < csv.Count; i++)
            if (!csv.Value(i).IsWhiteSpace())
                return true;
        return false;
    }
}
