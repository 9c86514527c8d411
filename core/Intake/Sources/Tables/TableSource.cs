namespace Serverless.Intake.Sources.Tables;

/// <summary>A row of a table that was read ahead.</summary>
/// <param name="Number">Its number, the file's first being 1.</param>
/// <param name="Values">Its cells.</param>
/// <param name="IsRagged">Whether it ends before its last column in a format in which rows do not.</param>
internal sealed record TableRow(int Number, SourceValue[] Values, bool IsRagged);

/// <summary>A table with a row per respondent below one or more header rows.</summary>
internal sealed class TableSource : DataSource
{
    private readonly CellTable _table;
    private readonly Queue<TableRow> _ahead;
    private readonly int _columns;
    private SourceValue[]? _present;
    private int _presentRow;

    private TableSource(CellTable table, TableHeading heading, IEnumerable<TableRow> ahead)
    {
        _table = table;
        _ahead = new Queue<TableRow>(ahead);
        _columns = heading.Columns.Count;
        Description = new SourceDescription
        {
            Format = heading.Format is null ? table.Format : $"{heading.Format} ({table.Format})",
            Encoding = table.Encoding,
            Columns = heading.Columns,
        };
    }

    public override SourceDescription Description { get; }

    public override int? FileRow => _present is null ? _table.RowNumber : _presentRow;

    /// <param name="table">The cells; disposed of with the source.</param>
    /// <param name="understand">Makes the heading of the first rows, of which there is at least one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="SourceException">The table is empty, or not one of respondents.</exception>
    public static async ValueTask<TableSource> OpenAsync(
        CellTable table,
        Func<IReadOnlyList<SourceValue[]>, TableHeading> understand,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var (rows, isWhole) = await BeginningAsync(table, cancellationToken);
            if (rows.Count == 0)
                throw new SourceException(
                    "The file is empty. A header with column names and a row per respondent are expected."
                );
            var heading = understand([.. rows.Take(TableHeading.Rows).Select(row => row.Values)]);
            if (heading.Format is null && CrossTable.Refusal(rows, isWhole) is { } refusal)
                throw new SourceException(refusal);
            if (heading.Columns.Count > SourceLimits.MaximumColumns)
                throw new SourceException(
                    $"The file has more than {SourceLimits.MaximumColumns} columns, more than are read."
                );
            return new TableSource(table, heading, rows.Skip(heading.HeaderRows));
        }
        catch
        {
            await table.DisposeAsync();
            throw;
        }
    }

    /// <summary>The rows by which a table is understood, and whether they are all.</summary>
    private static async ValueTask<(List<TableRow> Rows, bool IsWhole)> BeginningAsync(
        CellTable table,
        CancellationToken cancellationToken
    )
    {
        var (rows, cells) = (new List<TableRow>(), 0);
        while (rows.Count < TableHeading.Rows || (rows.Count < CrossTable.Rows && cells < CrossTable.Cells))
        {
            if (!await table.ReadAsync(cancellationToken))
                return (rows, true);
            rows.Add(new TableRow(table.RowNumber, table.Values(), table.IsRagged));
            cells += table.Count;
        }

        return (rows, false);
    }

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (_ahead.TryDequeue(out var ahead))
        {
            (_present, _presentRow) = (ahead.Values, ahead.Number);
            HoldAgainstHeader(ahead.Values.Length, ahead.Number, ahead.IsRagged);
            return true;
        }

        _present = null;
        if (!await _table.ReadAsync(cancellationToken))
        {
            foreach (var warning in _table.Warnings)
                Warn(warning.Text, warning.Column);
            return false;
        }

        HoldAgainstHeader(_table.Count, _table.RowNumber, _table.IsRagged);
        return true;
    }

    private void HoldAgainstHeader(int values, int row, bool isRagged)
    {
        if (values > _columns)
            throw new SourceException(
                $"Row {row} has {values} values; the header has {_columns} columns. Look for text that needs quotes, or a column without a name."
            );
        if (values < _columns && isRagged)
            Warn(
                $"Rows have fewer values than the header, the first in row {row}; what is missing at their end was read as blank."
            );
    }

    public override CellKind Cell(int column)
    {
        if (_present is not null)
            return column < _present.Length ? _present[column].Kind : CellKind.Blank;
        return column < _table.Count ? _table.Kind(column) : CellKind.Blank;
    }

    public override double Number(int column) => _present is null ? _table.Number(column) : _present[column].Number;

    public override ReadOnlySpan<char> Text(int column) =>
        _present is null ? _table.Text(column) : _present[column].Text;

    public override ValueTask DisposeAsync() => _table.DisposeAsync();
}
