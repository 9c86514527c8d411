using System.Globalization;
using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>Lists: label and body beside each other, lists within lists indented.</summary>
internal static class ListLayout
{
    private const double Indent = 14;
    private const double ProminentIndent = 26;

    public static List<Slice> Lay(
        LayoutContext context,
        LayBlocks layBlocks,
        BulletList list,
        double width,
        StructureElement parent
    )
    {
        var element = new StructureElement("L", parent) { Attributes = new ListAttributes(ListNumbering.Disc) };
        var bullet = ShapedText.Of("•", context.Typography.Body.SemiBold.In(context.Palette.Accent));
        return Items(context, layBlocks, list.Items, width, element, Indent, _ => bullet, 1);
    }

    public static List<Slice> Lay(
        LayoutContext context,
        LayBlocks layBlocks,
        NumberedList list,
        double width,
        StructureElement parent
    )
    {
        var element = new StructureElement("L", parent) { Attributes = new ListAttributes(ListNumbering.Decimal) };
        var body = context.Typography.Body;
        var style = list.Prominent
            ? (body with { Size = body.Size * 2 }).SemiBold.In(context.Palette.Accent)
            : body.SemiBold.In(context.Palette.Primary);
        var indent = list.Prominent
            ? ProminentIndent
            : Math.Max(Indent, 6 + (6 * (int)Math.Log10(Math.Max(1, list.Items.Count))) + 6);
        return Items(context, layBlocks, list.Items, width, element, indent, Label, list.Prominent ? 2 : 1);

        ShapedText Label(int index) =>
            ShapedText.Of((index + 1).ToString(CultureInfo.InvariantCulture) + (list.Prominent ? "" : "."), style);
    }

    private static List<Slice> Items(
        LayoutContext context,
        LayBlocks layBlocks,
        IReadOnlyList<ListItem> items,
        double width,
        StructureElement element,
        double indent,
        Func<int, ShapedText> label,
        int labelLines
    )
    {
        var leading = context.Typography.Leading;
        var slices = new List<Slice>();
        for (var i = 0; i < items.Count; i++)
        {
            var item = new StructureElement("LI", element);
            var body = new StructureElement("LBody", item);
            var laid = layBlocks(items[i].Blocks, width - indent, body);
            if (laid.Count == 0)
                laid.Add(new Slice(leading, []));
            var text = label(i);
            // Large numbers span two lines: one line of text is then set in their middle.
            var tall = labelLines > 1;
            var baseline = tall ? text.Style.Baseline(leading * 2) : text.Style.Baseline(laid[0].Height);
            var shift = tall && laid.Count == 1 ? leading / 2 : 0;
            Mark mark = new TextMark(0, baseline, text, new StructureElement("Lbl", item));
            for (var j = 0; j < laid.Count; j++)
            {
                var moved = new GroupMark(indent, j == 0 ? shift : 0, laid[j].Marks);
                var single = tall && laid.Count == 1;
                laid[j] = laid[j] with
                {
                    Height = single ? leading * 2 : laid[j].Height,
                    Marks = j == 0 ? [mark, moved] : [moved],
                    KeepWithNext = laid[j].KeepWithNext || (tall && j == 0 && laid.Count > 1),
                    After =
                        j == laid.Count - 1
                            ? (i == items.Count - 1 ? leading * 0.6 : leading * 0.2)
                            : Math.Min(laid[j].After, leading * 0.2),
                };
            }

            slices.AddRange(laid);
        }

        if (slices.Count > 1)
            slices[0] = slices[0] with { KeepWithNext = true };
        return slices;
    }
}
