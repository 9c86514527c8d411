using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;

namespace Serverless.Pdf.Layout;

/// <summary>The logo in the band of the first page.</summary>
internal static class LogoLayout
{
    /// <summary>The element of the document's logo; null when it has none.</summary>
    public static StructureElement? Element(LayoutContext context, StructureElement parent) =>
        context.Document.Theme.Logo is { } logo
            ? new StructureElement("Figure", parent) { AlternativeText = TextCleaner.Clean(logo.AlternativeText) }
            : null;

    /// <summary>Its size within a box.</summary>
    public static (double Width, double Height) Size(LayoutContext context, double maximumWidth, double maximumHeight)
    {
        var picture = context.Document.Theme.Logo!.Picture;
        var scale = Math.Min(maximumWidth / picture.Width, maximumHeight / picture.Height);
        return (picture.Width * scale, picture.Height * scale);
    }

    /// <summary>Its marks at a place.</summary>
    public static IEnumerable<Mark> Lay(
        LayoutContext context,
        StructureElement element,
        double left,
        double top,
        double width,
        double height
    ) =>
        [
            new ExtentMark(left, top, width, height, element),
            new PictureMark(left, top, width, height, context.Document.Theme.Logo!.Picture, element),
        ];
}
