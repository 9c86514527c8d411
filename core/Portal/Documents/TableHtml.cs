using Serverless.Portal.Html;
using Serverless.Reporting.Documents;
using Serverless.Wording;
using static System.FormattableString;

namespace Serverless.Portal.Documents;

/// <summary>A table as HTML: headers with their scope, every figure with an id.</summary>
/// <param name="placesApart">
/// Whether the ids of figures are on places before the table, from which the script leads to the figures, and not on the
/// figures themselves. Compressed, that takes half as much.
/// </param>
internal sealed class TableHtml(
    HtmlWriter html,
    InlineHtml inlines,
    PortalTexts texts,
    ColumnSubjects subjects,
    bool placesApart = false
)
{
    public void Write(Table table, string id)
    {
        var name = table.Caption ?? table.Summary ?? texts.Table;
        html.Open("div", ("class", "table"), ("id", id));
        if (table.Caption is { } caption)
            html.Open("p", ("class", "caption")).Text(caption).Close();
        if (table.Description is { } description)
            html.Element("p", description, ("class", "small"));
        if (placesApart)
            Places(table, id);
        html.OpenScroller(texts.MovesSideways);
        html.Open("table", ("aria-label", name));
        Header(table);
        Body(table, id);
        html.Close().Close();
        foreach (var note in table.Notes)
            html.Element("p", note, ("class", "small"));
        html.Close().Line();
    }

    private void Header(Table table)
    {
        html.Open("thead");
        foreach (var row in table.Header)
        {
            html.Open("tr");
            foreach (var cell in row.Cells)
            {
                var isEmpty = cell.Inlines.Count == 0 && cell.Mark is null;
                var text = PlainText.FirstLine(cell.Inlines);
                html.Open(
                    isEmpty ? "td" : "th",
                    ("scope", ScopeOf(cell, isEmpty)),
                    ("colspan", Span(cell)),
                    ("data-group", subjects.GroupOf(text)),
                    ("data-wave", subjects.WaveOf(text))
                );
                Content(cell);
                html.Close();
            }

            html.Close();
        }

        html.Close();
    }

    private void Body(Table table, string id)
    {
        html.Open("tbody");
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var row = table.Rows[r];
            if (row.Kind == TableRowKind.Group)
            {
                // Each group of rows is a body of its own, which the name of the group is the header of.
                if (r > 0)
                    html.Close().Open("tbody");
                html.Open("tr", ("class", "group"))
                    .Open("th", ("scope", "rowgroup"), ("colspan", Invariant($"{table.Columns.Count}")));
                Content(row.Cells[0]);
                html.Close().Close();
                continue;
            }

            html.Open("tr", ("class", row.Kind == TableRowKind.Total ? "total" : null));
            foreach (var (cell, column) in Placed(row))
                Cell(table, cell, column, Place(id, r, column));
            html.Close();
        }

        html.Close();
    }

    /// <summary>Where each figure of the table is found, one after the other.</summary>
    private void Places(Table table, string id)
    {
        html.Open("div", ("class", "places"));
        for (var r = 0; r < table.Rows.Count; r++)
            if (table.Rows[r].Kind != TableRowKind.Group)
                foreach (var (cell, column) in Placed(table.Rows[r]))
                    if (IsFigure(table, cell, column))
                        html.Open("a", ("id", Place(id, r, column))).Close();
        html.Close();
    }

    private static IEnumerable<(TableCell Cell, int Column)> Placed(TableRow row)
    {
        var column = 0;
        foreach (var cell in row.Cells)
        {
            yield return (cell, column);
            column += cell.ColumnSpan;
        }
    }

    private static string Place(string table, int row, int column) => Invariant($"{table}.{row + 1}.{column}");

    private static bool IsHeader(Table table, TableCell cell, int column) =>
        column == 0 && table.RowHeaders && cell.Inlines.Count > 0;

    private static bool IsFigure(Table table, TableCell cell, int column) =>
        cell.Inlines.Count > 0 && !IsHeader(table, cell, column);

    private void Cell(Table table, TableCell cell, int column, string id)
    {
        if (IsHeader(table, cell, column))
            html.Open("th", ("scope", "row"), ("colspan", Span(cell)));
        else
            html.Open(
                "td",
                ("id", IsFigure(table, cell, column) && !placesApart ? id : null),
                ("class", ClassOf(table.Columns[column], cell)),
                ("colspan", Span(cell))
            );
        Content(cell);
        html.Close();
    }

    private void Content(TableCell cell)
    {
        inlines.Write(cell.Inlines);
        if (cell.Mark is { Length: > 0 } mark)
            MarkHtml.Write(html, mark, cell.MarkMeaning);
        if (cell.Bar is { } bar)
            html.Open("svg", ("class", "bar"), ("aria-hidden", "true"))
                .Open("rect", ("width", Invariant($"{Math.Round(bar.Share * 100)}%")), ("height", "100%"))
                .Close()
                .Close();
    }

    private static string? ScopeOf(TableCell cell, bool isEmpty)
    {
        if (isEmpty)
            return null;
        return cell.ColumnSpan > 1 ? "colgroup" : "col";
    }

    private static string? Span(TableCell cell) => cell.ColumnSpan > 1 ? Invariant($"{cell.ColumnSpan}") : null;

    private static string? ClassOf(TableColumn column, TableCell cell)
    {
        var placed = column.Alignment switch
        {
            ColumnAlignment.Start => "start",
            ColumnAlignment.Center => "centre",
            _ => null,
        };
        if (!cell.Subdued)
            return placed;
        return placed is null ? "muted" : placed + " muted";
    }
}
