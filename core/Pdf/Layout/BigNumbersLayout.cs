using Serverless.Pdf.Charts;
using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>Large figures side by side, each under a line of colour.</summary>
internal static class BigNumbersLayout
{
    public static List<Slice> Lay(LayoutContext context, BigNumbers numbers, double width, StructureElement parent)
    {
        var list = new StructureElement("L", parent) { Attributes = new ListAttributes(ListNumbering.None) };
        var count = Math.Max(numbers.Items.Count, 2);
        // Four or more leave each other the room that their words need.
        var gutter = count > 3 ? 10 : 18;
        var tile = (width - (gutter * (count - 1))) / count;
        var marks = new List<Mark>();
        var height = 0.0;
        var labelLines = numbers.Items.Max(n =>
            context
                .Typesetter.Lines(
                    context.Typesetter.Spans([new Text(n.Label)], context.Typography.Body, null),
                    0,
                    tile,
                    1
                )
                .Count
        );
        for (var i = 0; i < numbers.Items.Count; i++)
        {
            var slices = Tile(context, numbers.Items[i], tile, list, labelLines);
            var x = i * (tile + gutter);
            marks.Add(new RectangleMark(x, 0, tile, 2, context.Palette.Primary, null));
            foreach (var mark in SliceStack.Merge(slices, x, 0))
                marks.Add(new GroupMark(0, 8, [mark]));
            height = Math.Max(height, SliceStack.Height(slices) + 8);
        }

        return [new Slice(height, marks) { Before = context.Typography.Leading, After = context.Typography.Leading }];
    }

    private static List<Slice> Tile(
        LayoutContext context,
        BigNumber number,
        double width,
        StructureElement list,
        int labelLines
    )
    {
        var (typography, setter) = (context.Typography, context.Typesetter);
        var grid = typography.Leading;
        var body = new StructureElement("LBody", new StructureElement("LI", list));
        var size = context.Document.Theme.Type.BigNumber;
        var value = typography.Body.SemiBold.In(typography.Palette.Primary) with { Size = size };
        var natural = ShapedText.Of(number.Value, value).Width;
        if (natural > width)
            value = value with { Size = Math.Max(typography.Body.Size, size * width / natural * 0.98) };

        var slices = setter.Lines(Text(number.Value, value), 0, width, size * 1.06, 0, grid * 0.2);
        var label = setter.Lines(Text(number.Label, typography.Body), 0, width, grid * 0.95, 0, grid * 0.25);
        // Changes and bases of all tiles are set on the same lines.
        if (label.Count > 0)
            label[^1] = label[^1] with { After = (grid * 0.25) + ((labelLines - label.Count) * grid * 0.95) };
        slices.AddRange(label);
        if (number.Change is { } change)
            slices.AddRange(ChangeLines(context, change, width, body));
        if (number.Base is { } basis)
            slices.AddRange(setter.Lines(Text(basis, typography.Small), 0, width, typography.SmallLeading));
        return slices;

        List<TextSpan> Text(string text, TextStyle style) =>
            setter.Spans([new Text(text)], style, new StructureElement("P", body));
    }

    /// <summary>An arrow and the words of a change.</summary>
    private static List<Slice> ChangeLines(LayoutContext context, Change change, double width, StructureElement parent)
    {
        var typography = context.Typography;
        var style = ChangeArrow.Style(typography, change, typography.Small.Size);
        var indent = change.Direction == ChangeDirection.None ? 0 : ChangeArrow.Width;
        var element = new StructureElement("P", parent);
        var slices = context.Typesetter.Lines(
            context.Typesetter.Spans([new Text(change.Text)], style, element),
            indent,
            width - indent,
            typography.SmallLeading
        );
        if (slices.Count > 0 && indent > 0)
            slices[0] = slices[0] with
            {
                Marks =
                [
                    ChangeArrow.Mark(change, style, 0, style.Baseline(typography.SmallLeading), null),
                    .. slices[0].Marks,
                ],
            };
        return slices;
    }
}
