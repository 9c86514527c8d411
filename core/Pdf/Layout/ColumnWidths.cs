using Serverless.Pdf.Pages;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>
/// Widths of a table's columns: as asked for, but where a word would not fit its column, room is taken from columns
/// that have it to spare.
/// </summary>
internal static class ColumnWidths
{
    /// <summary>
    /// Rows looked at; longer tables are alike further down, but for the longest words, and no column may cost more than
    /// that to measure.
    /// </summary>
    private const int RowsMeasured = 150;

    /// <summary>Rows further down of which the longest word of a column is looked at.</summary>
    private const int FurtherRowsMeasured = 3;

    /// <summary>Part of its width that the column of labels keeps when others want room for words on one line.</summary>
    private const double LabelsKeep = 0.7;

    public static double[] Of(LayoutContext context, Table table, double width)
    {
        var asked = Asked(table, width);
        TableRow[] measured = [.. Measured(table)];
        if (measured.SelectMany(row => row.Cells).Any(cell => cell.OnOneLine))
        {
            var whole = Least(context, table, measured, asked, keepsLines: true);
            whole[0] = Math.Max(whole[0], asked[0] * LabelsKeep);
            if ((Given(asked, Alike(table, whole)) ?? Given(asked, whole)) is { } roomy)
                return roomy;
        }

        var least = Least(context, table, measured, asked, keepsLines: false);
        return Given(asked, Alike(table, least)) ?? Given(asked, least) ?? asked;
    }

    /// <summary>The first rows, and of the others those with the words that have most letters, column by column.</summary>
    private static IEnumerable<TableRow> Measured(Table table)
    {
        TableRow[] rows = [.. table.Rows.Where(row => row.Kind != TableRowKind.Group)];
        if (rows.Length <= RowsMeasured)
            return rows;
        var others = rows[RowsMeasured..];
        return Enumerable
            .Range(0, table.Columns.Count)
            .SelectMany(column =>
                others
                    .Where(row => column < row.Cells.Count && row.Cells.Count == table.Columns.Count)
                    .OrderByDescending(row => LongestWord(row.Cells[column]))
                    .Take(FurtherRowsMeasured)
            )
            .Distinct()
            .Concat(rows[..RowsMeasured]);
    }

    /// <summary>Letters of the longest word of a cell.</summary>
    private static int LongestWord(TableCell cell) =>
        cell.Inlines.SelectMany(inline => Words(inline).Split(' ', '-', '/')).Max(word => (int?)word.Length) ?? 0;

    private static string Words(Inline inline) =>
        inline switch
        {
            Text text => text.Value,
            Strong strong => strong.Value,
            Emphasis emphasis => emphasis.Value,
            Muted muted => muted.Value,
            Link link => link.Value,
            _ => "",
        };

    /// <summary>
    /// Columns that are asked for alike stay alike: each has the room that the word longest among them needs.
    /// </summary>
    private static double[] Alike(Table table, double[] least)
    {
        var alike = new double[least.Length];
        for (var i = 0; i < alike.Length; i++)
        for (var j = 0; j < alike.Length; j++)
            if (AreLike(table.Columns[i], table.Columns[j]))
                alike[i] = Math.Max(alike[i], least[j]);
        return alike;
    }

    private static bool AreLike(TableColumn a, TableColumn b) =>
        (a.Width, a.Fixed, a.Alignment) == (b.Width, b.Fixed, b.Alignment);

    /// <summary>
    /// Widths with the least that every column needs, taken from those that have it to spare; null when there is not
    /// room enough for all, and words are broken instead.
    /// </summary>
    private static double[]? Given(double[] asked, double[] least)
    {
        var widths = asked.ToArray();
        var wanting = 0.0;
        var spare = 0.0;
        for (var i = 0; i < widths.Length; i++)
        {
            wanting += Math.Max(0, least[i] - widths[i]);
            spare += Math.Max(0, widths[i] - least[i]);
        }

        if (wanting > spare)
            return null;
        if (wanting <= 0)
            return widths;
        for (var i = 0; i < widths.Length; i++)
            widths[i] = widths[i] < least[i] ? least[i] : widths[i] - ((widths[i] - least[i]) * wanting / spare);
        return widths;
    }

    private static double[] Asked(Table table, double width)
    {
        var fixedWidth = table.Columns.Where(c => c.Fixed).Sum(c => c.Width);
        var shares = table.Columns.Where(c => !c.Fixed).Sum(c => c.Width);
        // Fixed columns give way when they would leave nothing for the others, or do not fit at all.
        var most = shares > 0 ? width * 0.8 : width;
        var shrink = fixedWidth > most ? most / fixedWidth : 1;
        if (shares == 0 && fixedWidth > 0)
            shrink = width / fixedWidth;
        return
        [
            .. table.Columns.Select(c =>
                c.Fixed ? c.Width * shrink : (width - (fixedWidth * shrink)) * c.Width / shares
            ),
        ];
    }

    /// <summary>For each column the width of its longest word.</summary>
    /// <param name="measured">The rows looked at.</param>
    /// <param name="keepsLines">Whether cells that are to stay on one line count whole.</param>
    private static double[] Least(
        LayoutContext context,
        Table table,
        IReadOnlyList<TableRow> measured,
        double[] widths,
        bool keepsLines
    )
    {
        var least = new double[table.Columns.Count];
        var head = context.Typography.Small.SemiBold;
        var cell = context.Typography.Cell;
        var rows = table.Header.Concat(measured).ToList();
        TextStyle StyleOf(int row) =>
            row < table.Header.Count ? head
            : rows[row].Kind == TableRowKind.Total ? cell.SemiBold
            : cell;
        for (var i = 0; i < rows.Count; i++)
        {
            var style = StyleOf(i);
            ForEachCell(
                rows[i],
                (column, c) =>
                {
                    if (c.ColumnSpan == 1)
                        least[column] = Math.Max(least[column], Longest(c, style) + table.Columns[column].Lane);
                }
            );
        }

        double Longest(TableCell c, TextStyle style) => LongestWord(c, style, isWhole: keepsLines && c.OnOneLine);

        // Heads over several columns ask what is still missing of all of them together.
        for (var row = 0; row < rows.Count; row++)
        {
            var style = StyleOf(row);
            ForEachCell(
                rows[row],
                (column, c) =>
                {
                    if (c.ColumnSpan == 1)
                        return;
                    var missing = Longest(c, style);
                    for (var i = column; i < column + c.ColumnSpan; i++)
                        missing -= Math.Max(least[i], widths[i]);
                    if (missing <= 0)
                        return;
                    for (var i = column; i < column + c.ColumnSpan; i++)
                        least[i] = Math.Max(least[i], widths[i]) + (missing / c.ColumnSpan);
                }
            );
        }

        return least;
    }

    private static void ForEachCell(TableRow row, Action<int, TableCell> visit)
    {
        var column = 0;
        foreach (var cell in row.Cells)
        {
            visit(column, cell);
            column += cell.ColumnSpan;
        }
    }

    private static double LongestWord(TableCell cell, TextStyle style, bool isWhole)
    {
        var longest = 0.0;
        // A word goes on in the next inline, as a percentage does in its number of respondents.
        var open = 0.0;
        foreach (var inline in cell.Inlines)
        {
            var text = Words(inline);
            if (text.Length == 0)
            {
                if (inline is LineBreak)
                    open = 0;
                continue;
            }

            var shaped = ShapedText.Of(text, inline is Strong or Emphasis ? style.SemiBold : style);
            var start = 0;
            for (var i = 0; i <= shaped.Length; i++)
            {
                if (
                    i < shaped.Length
                    && (isWhole || shaped.CodePoints[i] is not (' ' or '-' or '/' or ShapedText.SoftHyphen))
                )
                    continue;
                var end = i < shaped.Length && shaped.CodePoints[i] is '-' or '/' ? i + 1 : i;
                open += shaped.WidthOf(start, Math.Min(end, shaped.Length));
                longest = Math.Max(longest, open);
                if (i < shaped.Length)
                    open = 0;
                start = Math.Min(i + 1, shaped.Length);
            }
        }

        if (cell.Mark is { Length: > 0 } mark)
            longest += ShapedText.Of(mark, style.Raised).Width;
        return longest == 0 ? 0 : longest + (2 * TableGrid.Padding) + 0.5;
    }
}
