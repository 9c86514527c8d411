using static System.FormattableString;

namespace Serverless.Reporting.Documents;

/// <summary>How the cells of a column are placed.</summary>
public enum ColumnAlignment
{
    Start,
    Center,
    End,

    /// <summary>Numbers under each other on their decimal comma or point; marks after them hang to the right.</summary>
    Decimal,
}

/// <summary>A column of a table.</summary>
/// <param name="Width">Share of the width left after fixed columns, or the width in points when
/// <see cref="Fixed"/>.</param>
public sealed record TableColumn(double Width, ColumnAlignment Alignment = ColumnAlignment.Start)
{
    public double Width { get; } = Requirement.Between(Width, 0.01, 2000);

    public bool Fixed { get; init; }

    /// <summary>
    /// Whether a little room and a thin line set this column apart from the one before it, as between groups of
    /// columns.
    /// </summary>
    public bool StartsGroup { get; init; }

    /// <summary>
    /// Room in points at its right, part of its width, in which the bars of its cells are drawn; text stays left of it.
    /// </summary>
    public double Lane { get; init; }
}

/// <summary>
/// A bar that shows the share a cell says: in the lane of the last column it covers, or where that has none, thin under
/// the text. It is drawn for the eye alone, as the cell says the same.
/// </summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Columns">Columns it covers from that of its cell, from 1.</param>
public sealed record TableBar(double Share, int Columns = 1)
{
    public double Share { get; } = Requirement.Between(Share, 0, 1);

    public int Columns { get; } = (int)Requirement.Between(Columns, 1, 100);
}

/// <summary>
/// A cell. It wraps. <see cref="Mark"/> is raised after the text and does not take part in decimal alignment.
/// </summary>
public sealed record TableCell(IReadOnlyList<Inline> Inlines)
{
    public TableCell(string text)
        : this(text.Length == 0 ? [] : [new Text(text)]) { }

    public IReadOnlyList<Inline> Inlines { get; } = Requirement.Items(Inlines, 0);

    /// <summary>Columns this cell covers, from 1.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>Significance letters, an arrow's letter, an asterisk.</summary>
    public string? Mark { get; init; }

    /// <summary>
    /// What <see cref="Mark"/> means, in words; it is read out and copied in place of the mark. Null reads the mark
    /// itself, apart from the number before it.
    /// </summary>
    public string? MarkMeaning { get; init; }

    /// <summary>Which figure of the results it shows; null for what is no figure of them.</summary>
    public string? FigureId { get; init; }

    /// <summary>Shown muted: a suppressed or indicative figure (its text says so too).</summary>
    public bool Subdued { get; init; }

    /// <summary>Whether its words stay on one line where the table has the room for that.</summary>
    public bool OnOneLine { get; init; }

    /// <summary>The bar of a share; null for none.</summary>
    public TableBar? Bar { get; init; }

    /// <summary>Plain text as a cell.</summary>
    public static implicit operator TableCell(string text) => new(text);
}

/// <summary>What a row of a table is.</summary>
public enum TableRowKind
{
    Data,

    /// <summary>One cell over the whole width that names the rows under it; it stays with the row after it.</summary>
    Group,

    /// <summary>Set apart by a line and semi-bold: a total or base.</summary>
    Total,
}

/// <summary>A row of the body of a table.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells, TableRowKind Kind = TableRowKind.Data)
{
    public IReadOnlyList<TableCell> Cells { get; } = Requirement.Items(Cells);

    /// <summary>A row of kind <see cref="TableRowKind.Group"/>.</summary>
    public static TableRow Group(string label) => new([new TableCell(Requirement.Text(label))], TableRowKind.Group);
}

/// <summary>
/// A table: header rows (repeated on every page it reaches), row headers, rows. Rows do not split over pages unless
/// higher than one.
/// Checked when made: every row covers every column exactly.
/// </summary>
public sealed record Table : Block
{
    /// <exception cref="ArgumentException">A row covers more or fewer columns than the table has; the message names the
    /// row.</exception>
    public Table(IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> header, IReadOnlyList<TableRow> rows)
    {
        Columns = Requirement.Items(columns);
        Header = Requirement.Items(header);
        Rows = Requirement.Items(rows);
        for (var i = 0; i < header.Count; i++)
            CheckWidth(header[i], Invariant($"Header row {i + 1}"));
        for (var i = 0; i < rows.Count; i++)
            CheckWidth(rows[i], Invariant($"Row {i + 1}"));
    }

    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Header rows; all their cells are column headers.</summary>
    public IReadOnlyList<TableRow> Header { get; }

    public IReadOnlyList<TableRow> Rows { get; }

    /// <summary>Whether the first cell of each row names the row.</summary>
    public bool RowHeaders { get; init; } = true;

    /// <summary>Title over the table.</summary>
    public string? Caption { get; init; }

    /// <summary>
    /// What the table is called on further pages, e.g. the question of which the heading is on an earlier one; null for its
    /// caption.
    /// </summary>
    public string? RunningTitle { get; init; }

    /// <summary>A line under the caption, e.g. the question as asked.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Whether the table may run on to a next page although it would fit on one, rather than leave a page with much white.
    /// </summary>
    public bool MayRunOn { get; init; }

    /// <summary>Small lines under the table: base, routing, what the marks mean.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What a screen reader says the table holds.</summary>
    public string? Summary { get; init; }

    private void CheckWidth(TableRow row, string name)
    {
        if (row.Kind == TableRowKind.Group)
        {
            if (row.Cells.Count != 1)
                throw new ArgumentException(
                    Invariant($"{name} is a group row with {row.Cells.Count} cells; 1 expected."),
                    nameof(row)
                );
            return;
        }

        var width = 0;
        foreach (var cell in row.Cells)
        {
            if (cell.ColumnSpan < 1)
                throw new ArgumentException(
                    Invariant($"{name} has a cell that spans {cell.ColumnSpan} columns; at least 1 expected."),
                    nameof(row)
                );
            width += cell.ColumnSpan;
        }

        if (width != Columns.Count)
            throw new ArgumentException(
                Invariant($"{name} covers {width} columns; the table has {Columns.Count}."),
                nameof(row)
            );
    }
}
