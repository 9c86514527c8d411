using Serverless.Pdf.Pages;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>Bars in the rows of a table, on a track as long as the whole: artifacts, as the cells say the same.</summary>
internal static class TableBarLayout
{
    private const double InLane = 7;
    private const double UnderText = 2;

    public static void Add(
        List<Mark> marks,
        Palette palette,
        TableBar bar,
        TableGrid grid,
        Table table,
        int column,
        double firstLine,
        double textHeight,
        bool subdued
    )
    {
        var last = Math.Min(column + bar.Columns, table.Columns.Count) - 1;
        var right = grid.Right(last, 1) - TableGrid.Padding;
        var lane = table.Columns[last].Lane;
        var left = lane > 0 ? right - lane + TableGrid.Padding : grid.Left[column] + TableGrid.Padding;
        var (top, height) = lane > 0 ? (firstLine - (InLane / 2), InLane) : (textHeight - UnderText - 0.4, UnderText);
        if (right <= left)
            return;
        marks.Add(new RectangleMark(left, top, right - left, height, palette.Tint, null));
        marks.Add(
            new RectangleMark(
                left,
                top,
                (right - left) * bar.Share,
                height,
                subdued ? palette.Before : palette.Sequence[1],
                null
            )
        );
    }
}
