using System.Globalization;
using System.Text;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Writing;

/// <summary>The pictures made of pixels that a document shows, each written once.</summary>
internal sealed class EmbeddedImages
{
    private readonly List<Picture> _pictures = [];

    /// <summary>The name of a picture in the pages' resources.</summary>
    public string Of(Picture picture)
    {
        var index = _pictures.FindIndex(known => ReferenceEquals(known, picture));
        if (index < 0)
        {
            index = _pictures.Count;
            _pictures.Add(picture);
        }

        return NameOf(index);
    }

    /// <summary>Writes the pictures; gives back their entry in the resources, which is empty when there are none.</summary>
    public string Write(ObjectFile file)
    {
        if (_pictures.Count == 0)
            return "";
        var entries = new StringBuilder(" /XObject <<");
        for (var i = 0; i < _pictures.Count; i++)
        {
            var number = _pictures[i] switch
            {
                JpegPicture jpeg => file.AddStream(
                    Entries(jpeg, jpeg.IsGrey ? "/DeviceGray" : "/DeviceRGB") + " /Filter /DCTDecode",
                    jpeg.File.Span,
                    compress: false
                ),
                RasterPicture raster => file.AddStream(Entries(raster, "/DeviceRGB"), raster.Pixels.Span),
                var other => throw new InvalidOperationException($"{other.GetType().Name} has no pixels."),
            };
            entries.Append(CultureInfo.InvariantCulture, $"/{NameOf(i)} {number} 0 R ");
        }

        return entries.Append(">>").ToString();
    }

    private static string Entries(Picture picture, string colors) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"/Type /XObject /Subtype /Image /Width {picture.Width} /Height {picture.Height} /ColorSpace {colors} /BitsPerComponent 8"
        );

    private static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"I{index}");
}
