using System.Globalization;
using Serverless.Portal.Html;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Pictures;

namespace Serverless.Portal.Documents;

/// <summary>
/// Pictures in the text, in the page itself: it is kept as it was published, and so is what it shows. What browsers get was
/// written anew from what was read of the file.
/// </summary>
internal static class ImageHtml
{
    public static void Write(HtmlWriter html, Image image)
    {
        var (type, file) = image.Picture switch
        {
            JpegPicture jpeg => (PictureFile.Jpeg, jpeg.File),
            RasterPicture raster => (PictureFile.Png, (ReadOnlyMemory<byte>)PngWriter.Write(raster)),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is not shown in texts."),
        };
        html.Open("figure", ("class", "picture"))
            .Void(
                "img",
                ("src", $"data:{type};base64,{Convert.ToBase64String(file.Span)}"),
                ("alt", image.AlternativeText ?? ""),
                ("width", Number(image.Picture.Width)),
                ("height", Number(image.Picture.Height))
            );
        if (image.Caption is { } caption)
            html.Element("figcaption", caption, ("class", "small"));
        html.Close().Line();
    }

    private static string Number(double pixels) => pixels.ToString(CultureInfo.InvariantCulture);
}
