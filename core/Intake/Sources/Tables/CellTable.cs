namespace Serverless.Intake.Sources.Tables;

/// <summary>
/// Cells in rows without further structure, as CSV files and worksheets have them, forward only. Rows without a filled
/// cell are passed over.
/// </summary>
internal abstract class CellTable : IAsyncDisposable
{
    /// <summary>What it was read as, for messages: "CSV (UTF-8, semicolon)", "Excel workbook".</summary>
    public abstract string Format { get; }

    /// <summary>The text encoding; null where the format has only one.</summary>
    public virtual string? Encoding => null;

    /// <summary>Cells of the present row, empty ones behind the last filled one left out.</summary>
    public abstract int Count { get; }

    /// <summary>The number of the present row, the file's first being 1.</summary>
    public abstract int RowNumber { get; }

    /// <summary>Whether the present row ends before its last column in a format in which rows do not.</summary>
    public virtual bool IsRagged => false;

    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    public abstract CellKind Kind(int cell);

    public abstract double Number(int cell);

    /// <summary>The text of a cell of kind <see cref="CellKind.Text"/>; valid until the next call.</summary>
    public abstract ReadOnlySpan<char> Text(int cell);

    /// <summary>What was odd in the file and read all the same.</summary>
    public virtual IReadOnlyList<SourceWarning> Warnings => [];

    public abstract ValueTask DisposeAsync();

    /// <summary>The present row as values that may be kept.</summary>
    public SourceValue[] Values()
    {
        var values = new SourceValue[Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Kind(i) switch
            {
                CellKind.Number => SourceValue.Of(Number(i)),
                CellKind.Text => SourceValue.Of(Text(i).ToString()),
                _ => SourceValue.Blank,
            };
        return values;
    }
}
