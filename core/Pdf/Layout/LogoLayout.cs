using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>The logo on a white strip over the band of the first page.</summary>
internal static class LogoLayout
{
    /// <summary>Largest box of a logo, and the white above and below it, in points.</summary>
    private const double MaximumWidth = 190;
    private const double MaximumHeight = 40;
    private const double Margin = 14;

    /// <summary>Height of the strip that a picture needs.</summary>
    public static double StripOf(Picture picture) => Size(picture).Height + (2 * Margin);

    /// <summary>The element of the document's logo; null when it has none.</summary>
    public static StructureElement? Element(LayoutContext context, StructureElement parent) =>
        context.Document.Theme.Logo is { } logo
            ? new StructureElement("Figure", parent) { AlternativeText = TextCleaner.Clean(logo.AlternativeText) }
            : null;

    /// <summary>Marks of the logo at the left margin, its middle at a height.</summary>
    public static IEnumerable<Mark> Lay(LayoutContext context, StructureElement? element, double middle)
    {
        if (element is null || context.Document.Theme.Logo is not { } logo)
            yield break;
        var (width, height) = Size(logo.Picture);
        yield return new ExtentMark(0, middle - (height / 2), width, height, element);
        yield return new PictureMark(0, middle - (height / 2), width, height, logo.Picture, element);
    }

    private static (double Width, double Height) Size(Picture picture)
    {
        var scale = Math.Min(MaximumWidth / picture.Width, MaximumHeight / picture.Height);
        return (picture.Width * scale, picture.Height * scale);
    }
}
