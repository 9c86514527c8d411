using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>Paragraphs, half a line apart.</summary>
internal static class ParagraphLayout
{
    public static List<Slice> Lay(Composer composer, Paragraph paragraph, double width, StructureElement parent)
    {
        var (style, leading) = composer.Typography.For(paragraph.Style);
        var element = new StructureElement("P", parent);
        return composer.Typesetter.Lines(
            composer.Typesetter.Spans(paragraph.Inlines, style, element),
            0,
            width,
            leading,
            before: 0,
            after: leading / 2,
            paragraph.KeepWithNext
        );
    }
}
