using static System.FormattableString;

namespace Serverless.Intake.Sources.Tables;

/// <summary>A table with a row per respondent below one or more header rows.</summary>
internal sealed class TableSource : DataSource
{
    private readonly CellTable _table;
    private readonly Queue<(SourceValue[] Values, int Row)> _ahead;
    private readonly int _columns;
    private SourceValue[]? _present;
    private int _presentRow;

    private TableSource(CellTable table, TableHeading heading, IEnumerable<(SourceValue[] Values, int Row)> ahead)
    {
        _table = table;
        _ahead = new Queue<(SourceValue[], int)>(ahead);
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
            var rows = new List<(SourceValue[] Values, int Row)>();
            while (rows.Count < TableHeading.Rows && await table.ReadAsync(cancellationToken))
                rows.Add((table.Values(), table.RowNumber));
            if (rows.Count == 0)
                throw new SourceException(
                    "The file is empty. A header with column names and a row per respondent are expected."
                );
            var heading = understand([.. rows.Select(row => row.Values)]);
            if (heading.Columns.Count > SourceLimits.MaximumColumns)
                throw new SourceException(
                    Invariant($"The file has more than {SourceLimits.MaximumColumns} columns, more than are read.")
                );
            return new TableSource(table, heading, rows.Skip(heading.HeaderRows));
        }
        catch
        {
            await table.DisposeAsync();
            throw;
        }
    }

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (_ahead.TryDequeue(out var ahead))
        {
            (_present, _presentRow) = ahead;
            return true;
        }

        _present = null;
        if (!await _table.ReadAsync(cancellationToken))
        {
            foreach (var warning in _table.Warnings)
                Warn(warning.Message, warning.Column);
            return false;
        }

        if (_table.Count > _columns)
            throw new SourceException(
                Invariant(
                    $"Row {_table.RowNumber} has {_table.Count} values; the header has {_columns} columns. Look for text that needs quotes, or a column without a name."
                )
            );
        if (_table.Count < _columns && _table.IsRagged)
            Warn(
                Invariant(
                    $"Rows have fewer values than the header, the first in row {_table.RowNumber}; what is missing at their end was read as blank."
                )
            );
        return true;
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
