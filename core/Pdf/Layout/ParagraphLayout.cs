using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>Paragraphs, half a line apart.</summary>
internal static class ParagraphLayout
{
    public static List<Slice> Lay(LayoutContext context, Paragraph paragraph, double width, StructureElement parent)
    {
        var (style, leading) = context.Typography.For(paragraph.Style);
        var element = new StructureElement("P", parent);
        return context.Typesetter.Lines(
            context.Typesetter.Spans(paragraph.Inlines, style, element),
            0,
            width,
            leading,
            before: 0,
            after: leading / 2,
            paragraph.KeepWithNext
        );
    }
}
