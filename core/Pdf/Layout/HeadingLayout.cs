using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>Headings; they stay with what follows.</summary>
internal static class HeadingLayout
{
    public static List<Slice> Lay(LayoutContext context, Heading heading, double width, StructureElement parent)
    {
        var typography = context.Typography;
        var grid = typography.Leading;
        var style = typography.Heading(heading.Level);
        var (leading, before, after) = heading.Level switch
        {
            1 => (grid * 2, grid * 2, grid),
            2 => (grid * 1.4, grid * 1.3, grid * 0.4),
            3 => (grid * 1.1, grid, grid * 0.2),
            _ => (grid, grid * 0.75, 0),
        };

        var element = new StructureElement(FormattableString.Invariant($"H{heading.Level}"), parent);
        var slices = new List<Slice>();
        if (heading.Kicker is { } kicker)
        {
            var small = typography.Body.SemiBold.In(typography.Palette.Accent);
            // The space keeps kicker and title apart in extracted text.
            slices.AddRange(
                context.Typesetter.Lines(
                    context.Typesetter.Spans([new Text(kicker + " ")], small, element),
                    0,
                    width,
                    grid,
                    heading.Level > 1 ? before : before + grid
                )
            );
            before = 0;
        }

        slices.AddRange(
            context.Typesetter.Lines(
                context.Typesetter.Spans([new Text(heading.Text)], style, element),
                0,
                width,
                leading,
                before,
                after,
                hyphenated: false
            )
        );
        SliceStack.Together(slices);
        slices[0] = slices[0] with { Marks = [new AnchorMark(heading.Id, 0, element), .. slices[0].Marks] };
        slices[^1] = slices[^1] with { KeepWithNext = true };
        return slices;
    }
}
