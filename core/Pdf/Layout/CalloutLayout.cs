using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>Tinted panels.</summary>
internal static class CalloutLayout
{
    /// <summary>Room within a panel, in lines of body text.</summary>
    private const double PaddingLines = 6.0 / 7;

    public static List<Slice> Lay(
        LayoutContext context,
        LayBlocks layBlocks,
        Callout callout,
        double width,
        StructureElement parent
    )
    {
        var palette = context.Palette;
        var grid = context.Typography.Leading;
        var (fill, edge) = callout.Tone switch
        {
            CalloutTone.Accent => (palette.Tint, palette.Accent),
            CalloutTone.Caution => (palette.CautionTint, palette.Accent),
            _ => (palette.Tint, palette.Primary),
        };
        var element = new StructureElement("Div", parent);
        var padding = grid * PaddingLines;
        var inner = width - (2 * padding) - 2.5;
        var slices = new List<Slice>();
        if (callout.Title is { } title)
        {
            var style = context
                .Typography.Heading(3)
                .In(callout.Tone == CalloutTone.Neutral ? palette.Primary : palette.Accent);
            slices.AddRange(
                context.Typesetter.Lines(
                    context.Typesetter.Spans([new Text(title)], style, new StructureElement("P", element)),
                    0,
                    inner,
                    grid * 1.1,
                    0,
                    grid * 0.3,
                    keepWithNext: true
                )
            );
        }

        slices.AddRange(layBlocks(callout.Blocks, inner, element));
        var panel = new Panel(0, width, padding - 2, fill, edge);
        for (var i = 0; i < slices.Count; i++)
        {
            slices[i] = slices[i] with
            {
                Panel = panel,
                Marks = [new GroupMark(padding + 2.5, 0, slices[i].Marks)],
                Before = i == 0 ? grid * 0.75 : slices[i].Before,
                After = i == slices.Count - 1 ? grid : slices[i].After,
            };
        }

        return SliceStack.Together(slices);
    }
}
