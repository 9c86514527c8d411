using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>One row of a table: cells side by side, each wrapped in its column.</summary>
internal static class TableRowLayout
{
    private const double Above = 2.4;
    private const double Below = 2.8;

    public static List<Slice> Header(
        LayoutContext context,
        Table table,
        TableGrid grid,
        TableRow row,
        StructureElement parent,
        bool last
    )
    {
        var typography = context.Typography;
        var style = typography.Small.SemiBold.In(typography.Palette.Ink);
        var cells = Cells(context, table, grid, row, parent, style, isHeader: true, null);
        var lines = Math.Max(1, cells.Max(c => c.Lines.Count));
        var height = (lines * typography.CellLeading) + Above + Below;
        var marks = new List<Mark>();
        foreach (var cell in cells)
        {
            // Heads of columns are set on the line under them.
            AddCell(
                context,
                marks,
                cell,
                0,
                cell.Lines.Count,
                Above + ((lines - cell.Lines.Count) * typography.CellLeading)
            );
            if (!last && cell.Span > 1 && cell.Lines.Count > 0)
                marks.Add(
                    new LineMark(
                        cell.Left + TableGrid.Padding,
                        height - 0.5,
                        cell.Right - TableGrid.Padding,
                        height - 0.5,
                        0.5,
                        typography.Palette.Muted,
                        null
                    )
                );
        }

        if (last)
            marks.Add(new LineMark(0, height - 0.5, grid.Width, height - 0.5, 1, typography.Palette.Primary, null));
        return [new Slice(height, marks)];
    }

    /// <param name="groupHeader">Identifier of the header of the group the row belongs to or names; null outside
    /// groups.</param>
    public static List<Slice> Body(
        LayoutContext context,
        Table table,
        TableGrid grid,
        TableRow row,
        StructureElement parent,
        string? groupHeader
    )
    {
        var typography = context.Typography;
        var style = row.Kind == TableRowKind.Data ? typography.Cell : typography.Cell.SemiBold;
        var cells = Cells(context, table, grid, row, parent, style, isHeader: false, groupHeader);
        var lines = Math.Max(1, cells.Max(c => c.Lines.Count));
        var most = Math.Max(1, (int)((context.Page.TextHeight * 0.6) / typography.CellLeading));
        var slices = new List<Slice>();
        for (var from = 0; from < lines; from += most)
            slices.Add(
                Part(context, table, grid, row, cells, from, Math.Min(lines, from + most), from + most >= lines)
            );
        return slices;
    }

    /// <summary>The lines of a row from one to another; the whole row unless it is higher than a page.</summary>
    private static Slice Part(
        LayoutContext context,
        Table table,
        TableGrid grid,
        TableRow row,
        IReadOnlyList<PlacedCell> cells,
        int from,
        int to,
        bool last
    )
    {
        var (palette, leading) = (context.Palette, context.Typography.CellLeading);
        var height = ((to - from) * leading) + Above + Below;
        var marks = new List<Mark>();
        if (row.Kind == TableRowKind.Group)
            marks.Add(new RectangleMark(0, 0, grid.Width, height, palette.Tint, null));
        if (row.Kind == TableRowKind.Total)
            marks.Add(new LineMark(0, 0, grid.Width, 0, 0.8, palette.Muted, null));
        foreach (var i in cells.Select(cell => cell.Column))
            if (i > 0 && table.Columns[i].StartsGroup)
                marks.Add(new LineMark(grid.Left[i], 0, grid.Left[i], height, 0.4, palette.Line, null));
        if (from == 0)
            for (var i = 0; i < cells.Count; i++)
                if (row.Cells[i].Bar is { } bar)
                    TableBarLayout.Add(
                        marks,
                        palette,
                        bar,
                        grid,
                        table,
                        cells[i].Column,
                        Above + (leading / 2),
                        Above + (cells[i].Lines.Count * leading) + Below,
                        row.Cells[i].Subdued
                    );
        var notes = new List<string>();
        foreach (var cell in cells)
            notes.AddRange(AddCell(context, marks, cell, from, to, Above));
        if (last)
            marks.Add(new LineMark(0, height, grid.Width, height, 0.4, palette.Line, null));
        return new Slice(height, marks) { Notes = notes };
    }

    private static List<string> AddCell(
        LayoutContext context,
        List<Mark> marks,
        PlacedCell cell,
        int from,
        int to,
        double top
    )
    {
        var leading = context.Typography.CellLeading;
        marks.Add(new PlaceMark(cell.Element));
        var notes = new List<string>();
        for (var i = from; i < to && i < cell.Lines.Count; i++)
        {
            var line = cell.Lines[i];
            var x = cell.Place(line);
            notes.AddRange(context.Typesetter.AddLine(marks, line, x, leading, top + ((i - from) * leading)));
        }

        return notes;
    }

    private static List<PlacedCell> Cells(
        LayoutContext context,
        Table table,
        TableGrid grid,
        TableRow row,
        StructureElement parent,
        TextStyle style,
        bool isHeader,
        string? groupHeader
    )
    {
        var element = new StructureElement("TR", parent);
        var cells = new List<PlacedCell>(row.Cells.Count);
        var column = 0;
        foreach (var cell in row.Cells)
        {
            var group = row.Kind == TableRowKind.Group;
            var span = group ? table.Columns.Count : cell.ColumnSpan;
            var node =
                isHeader ? ColumnHeader(cell, span, element)
                : group ? GroupHeader(span, element, groupHeader)
                : column == 0 ? FirstCell(table, span, element, groupHeader)
                : new StructureElement("TD", element) { Attributes = Attributes(null, span, null) };
            var alignment = group ? ColumnAlignment.Start : table.Columns[column].Alignment;
            // A heading over several columns is over their lanes as well.
            var lane = span == 1 ? table.Columns[column].Lane : 0;
            cells.Add(Cell(context, grid, cell, column, span, lane, alignment, node, style, isHeader));
            column += span;
        }

        return cells;
    }

    /// <summary>The corner over the names of rows is often empty, and then no header.</summary>
    private static StructureElement ColumnHeader(TableCell cell, int span, StructureElement row) =>
        cell.Inlines.Count == 0
            ? new StructureElement("TD", row) { Attributes = Attributes(null, span, null) }
            : new StructureElement("TH", row) { Attributes = Attributes(HeaderScope.Column, span, null) };

    /// <summary>It is alone in its row, so that its scope reaches nothing: the rows under it refer to it.</summary>
    private static StructureElement GroupHeader(int span, StructureElement row, string? id) =>
        new("TH", row) { Id = id, Attributes = Attributes(HeaderScope.Row, span, null) };

    /// <summary>The name of a row; or a remark over the whole width, which heads nothing.</summary>
    private static StructureElement FirstCell(Table table, int span, StructureElement row, string? groupHeader)
    {
        var heads = table.RowHeaders && (span < table.Columns.Count || span == 1);
        return new StructureElement(heads ? "TH" : "TD", row)
        {
            Attributes = Attributes(heads ? HeaderScope.Row : null, span, groupHeader),
        };
    }

    private static TableAttributes? Attributes(HeaderScope? scope, int span, string? headedBy) =>
        scope is null && span == 1 && headedBy is null ? null : new TableAttributes(scope, span, headedBy);

    private static PlacedCell Cell(
        LayoutContext context,
        TableGrid grid,
        TableCell cell,
        int column,
        int span,
        double lane,
        ColumnAlignment alignment,
        StructureElement element,
        TextStyle style,
        bool header
    )
    {
        if (cell.Subdued)
            style = style.In(context.Palette.Muted);
        var left = grid.Left[column];
        var right = grid.Right(column, span) - lane;
        var inset = column == 0 ? 2 : TableGrid.Padding;
        var spans = context.Typesetter.Spans(cell.Inlines, style, element);
        if (cell.Mark is { Length: > 0 } mark)
            spans.Add(
                new TextSpan(
                    ShapedText.Of(mark, style.Raised),
                    new StructureElement("Span", element) { ReplacementText = " " + (cell.MarkMeaning ?? mark) }
                )
            );
        var lines = LineBreaker.Break(
            spans,
            Math.Max(right - left - inset - TableGrid.Padding, 4),
            context.Typography.Patterns
        );

        var shift = double.NaN;
        if (
            alignment == ColumnAlignment.Decimal
            && !header
            && span == 1
            && lines.Count == 1
            && TableGrid.Number(cell) is { } number
            && char.IsAsciiDigit(LastOrDefault(number))
        )
        {
            var place = TableGrid.DecimalPlace(number);
            var before = place > 0 ? ShapedText.Of(number[..place], spans[0].Text.Style).Width : 0;
            shift = right - TableGrid.Padding - grid.Decimals[column] - before;
        }

        // A head over several columns is set in their middle.
        var effective = header && span > 1 && column > 0 ? ColumnAlignment.Center : alignment;
        return new PlacedCell(element, lines, left, right, inset, column, span, effective, shift);
    }

    private static char LastOrDefault(string text)
    {
        for (var i = text.Length - 1; i >= 0; i--)
            if (char.IsAsciiDigit(text[i]) || char.IsLetter(text[i]))
                return text[i];
        return ' ';
    }

    /// <summary>A cell with its lines and the place of its column.</summary>
    /// <param name="DecimalX">Where a number begins so that its comma is in line; not a number when it is not aligned
    /// so.</param>
    private sealed record PlacedCell(
        StructureElement Element,
        IReadOnlyList<TextLine> Lines,
        double Left,
        double Right,
        double Inset,
        int Column,
        int Span,
        ColumnAlignment Alignment,
        double DecimalX
    )
    {
        public double Place(TextLine line)
        {
            var (from, to) = (Left + Inset, Right - TableGrid.Padding);
            if (!double.IsNaN(DecimalX))
                return Math.Max(from, DecimalX);
            return Alignment switch
            {
                ColumnAlignment.Start => from,
                ColumnAlignment.Center => Math.Max(from, (from + to - line.Width) / 2),
                _ => Math.Max(from, to - line.Width),
            };
        }
    }
}
