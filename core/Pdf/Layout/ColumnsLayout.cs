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
        var room = width - (Columns.Gutter * (columns.Items.Count - 1));
        var weights = columns.Items.Sum(c => c.Weight);
        var laid = columns
            .Items.Select(c => layBlocks(c.Blocks, room * c.Weight / weights, new StructureElement("Div", parent)))
            .ToList();
        if (laid.All(c => c.Count == 0))
            return [];
        var height = laid.Max(SliceStack.Height);
        if (height > context.Page.TextHeight)
            return layBlocks(columns.Children.ToList(), width, parent);

        var marks = new List<Mark>();
        var x = 0.0;
        for (var i = 0; i < laid.Count; i++)
        {
            marks.AddRange(SliceStack.Merge(laid[i], x, height));
            x += (room * columns.Items[i].Weight / weights) + Columns.Gutter;
        }

        return
        [
            new Slice(height, marks)
            {
                Before = laid.Max(c => c.Count > 0 ? c[0].Before : 0),
                After = laid.Max(c => c.Count > 0 ? c[^1].After : 0),
                Notes = [.. laid.SelectMany(c => c).SelectMany(s => s.Notes)],
            },
        ];
    }
}
