using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>Columns side by side on one page; under each other when they are higher than a page.</summary>
internal static class ColumnsLayout
{
    public static List<Slice> Lay(
        LayoutContext context,
        LayBlocks layBlocks,
        Columns columns,
        double width,
        StructureElement parent
    )
    {
        var widths = Widths(columns, width);
        var laid = columns
            .Items.Select((c, i) => layBlocks(c.Blocks, widths[i], new StructureElement("Div", parent)))
            .ToList();
        if (Beside(laid, context.Page.TextHeight) is not { } beside)
            return layBlocks(columns.Children.ToList(), width, parent);
        if (beside.Count == 0)
            return [];
        var lefts = widths.Select((_, i) => widths.Take(i).Sum() + (i * Columns.Gutter));
        return [new SideBySide(laid, [.. lefts]).Whole()];
    }

    /// <summary>The width of each column.</summary>
    public static double[] Widths(Columns columns, double width)
    {
        var room = width - (Columns.Gutter * (columns.Items.Count - 1));
        var weights = columns.Items.Sum(c => c.Weight);
        return [.. columns.Items.Select(c => room * c.Weight / weights)];
    }

    /// <summary>
    /// Columns as one slice, nothing drawn on it yet; none when they are empty, null when they are higher than a page.
    /// </summary>
    public static List<Slice>? Beside(IReadOnlyList<IReadOnlyList<Slice>> laid, double pageHeight)
    {
        if (laid.All(c => c.Count == 0))
            return [];
        var height = laid.Max(SliceStack.Height);
        return height > pageHeight
            ? null
            :
            [
                new Slice(height, [])
                {
                    Before = laid.Max(c => c.Count > 0 ? c[0].Before : 0),
                    After = laid.Max(c => c.Count > 0 ? c[^1].After : 0),
                    Notes = [.. laid.SelectMany(c => c).SelectMany(s => s.Notes)],
                },
            ];
    }
}
