using Serverless.Pdf.Pages;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>Where the columns of a table are, and for decimal columns where the comma is.</summary>
internal sealed record TableGrid(IReadOnlyList<double> Left, double Width, IReadOnlyList<double> Decimals)
{
    /// <summary>Room between a cell's edge and its text.</summary>
    public const double Padding = 4;

    /// <summary>Right edge of a cell that begins in a column and covers some.</summary>
    public double Right(int column, int span) => column + span < Left.Count ? Left[column + span] : Width;

    public static TableGrid Of(LayoutContext context, Table table, double width)
    {
        var widths = ColumnWidths.Of(context, table, width);
        var left = new double[widths.Length];
        for (var i = 1; i < left.Length; i++)
            left[i] = left[i - 1] + widths[i - 1];
        return new TableGrid(left, width, DecimalRoom(context, table));
    }

    /// <summary>
    /// The text up to its decimal comma, or to its last digit when there is none; the whole text when it is not a number.
    /// </summary>
    public static int DecimalPlace(string text)
    {
        var lastDigit = -1;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            if (lastDigit < 0)
                lastDigit = i;
            var separator = i - 1;
            if (
                separator > 0
                && text[separator] is ',' or '.'
                && char.IsAsciiDigit(text[separator - 1])
                && !IsThousands(text, separator, lastDigit)
            )
                return separator;
        }

        return lastDigit < 0 ? text.Length : lastDigit + 1;
    }

    private static bool IsThousands(string text, int separator, int lastDigit) =>
        text[separator] == '.' && lastDigit - separator == 3;

    /// <summary>Room right of the decimal comma for each column: the widest fraction with its mark.</summary>
    private static double[] DecimalRoom(LayoutContext context, Table table)
    {
        var room = new double[table.Columns.Count];
        var style = context.Typography.Cell;
        foreach (var row in table.Rows)
        {
            if (row.Kind == TableRowKind.Group)
                continue;
            var column = 0;
            foreach (var cell in row.Cells)
            {
                if (
                    cell.ColumnSpan == 1
                    && table.Columns[column].Alignment == ColumnAlignment.Decimal
                    && Number(cell) is { } text
                )
                    room[column] = Math.Max(
                        room[column],
                        Fraction(text, cell, row.Kind == TableRowKind.Total ? style.SemiBold : style)
                    );
                column += cell.ColumnSpan;
            }
        }

        return room;
    }

    /// <summary>The text of a cell that is aligned on its comma: one plain inline.</summary>
    public static string? Number(TableCell cell) =>
        cell.Inlines switch
        {
            [Text text] => text.Value,
            [Strong strong] => strong.Value,
            [Emphasis emphasis] => emphasis.Value,
            [Muted muted] => muted.Value,
            _ => null,
        };

    private static double Fraction(string text, TableCell cell, TextStyle style)
    {
        var place = DecimalPlace(text);
        var width = place < text.Length ? ShapedText.Of(text[place..], style).Width : 0;
        return cell.Mark is { Length: > 0 } mark ? width + ShapedText.Of(mark, style.Raised).Width + 0.5 : width;
    }
}
