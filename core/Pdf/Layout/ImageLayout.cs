using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>Pictures in the text, on one page with the line below them.</summary>
internal static class ImageLayout
{
    /// <summary>Pixels are not enlarged beyond this size in points, so that they do not show.</summary>
    private const double PointsPerPixel = 0.75;

    /// <summary>Highest picture, as a share of the text of a page.</summary>
    private const double MaximumHeight = 0.4;

    public static List<Slice> Lay(LayoutContext context, Image image, double width, StructureElement parent)
    {
        var typography = context.Typography;
        var frame = new StructureElement("Div", parent);
        var figure = image.AlternativeText is { } text
            ? new StructureElement("Figure", frame) { AlternativeText = TextCleaner.Clean(text) }
            : null;
        var (wide, high) = Size(image.Picture, width, context.Page.TextHeight * MaximumHeight);
        List<Mark> marks = figure is null ? [] : [new ExtentMark(0, 0, wide, high, figure)];
        marks.Add(new PictureMark(0, 0, wide, high, image.Picture, figure));
        var slices = new List<Slice> { new(high, marks) { Before = typography.Leading / 2 } };
        if (image.Caption is { } caption)
        {
            slices[0] = slices[0] with { After = 3 };
            slices.AddRange(
                context.Typesetter.Lines(
                    context.Typesetter.Spans([new Text(caption)], typography.Small, new StructureElement("P", frame)),
                    0,
                    width,
                    typography.SmallLeading,
                    0,
                    0
                )
            );
        }

        slices[^1] = slices[^1] with { After = typography.Leading * 0.75 };
        return SliceStack.Together(slices);
    }

    private static (double Width, double Height) Size(Picture picture, double width, double height)
    {
        var scale = Math.Min(PointsPerPixel, Math.Min(width / picture.Width, height / picture.Height));
        return (picture.Width * scale, picture.Height * scale);
    }
}
