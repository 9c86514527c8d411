using System.Text;

namespace Serverless.Intake.Sources;

/// <summary>Writes rows as CSV: UTF-8, comma, a header with the names of the columns.</summary>
public static class SourceCsv
{
    /// <summary>Writes a file.</summary>
    public static async Task WriteAsync(
        Stream target,
        SourceDescription description,
        IEnumerable<IReadOnlyList<SourceValue>> rows,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(rows);
        await using var writer = new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        var line = new CsvLine();
        await line.WriteAsync(writer, description.Columns.Select(column => column.Name), cancellationToken);
        foreach (var row in rows)
            await line.WriteAsync(writer, row.Select(value => value.ToString()), cancellationToken);
    }
}

/// <summary>One line of CSV, reused from row to row.</summary>
internal sealed class CsvLine
{
    private readonly StringBuilder _line = new();

    public async ValueTask WriteAsync(
        StreamWriter writer,
        IEnumerable<string> cells,
        CancellationToken cancellationToken
    )
    {
        _line.Clear();
        var isFirst = true;
        foreach (var cell in cells)
        {
            if (!isFirst)
                _line.Append(',');
            isFirst = false;
            if (cell.AsSpan().ContainsAny("\",\r\n"))
                _line.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                _line.Append(cell);
        }

        _line.Append('\n');
        foreach (var chunk in _line.GetChunks())
            await writer.WriteAsync(chunk, cancellationToken);
    }
}
