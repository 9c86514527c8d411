using System.Globalization;
using System.Text;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Writing;

/// <summary>The pictures made of pixels that a document shows, each written once.</summary>
internal sealed class EmbeddedImages
{
    private readonly List<RasterPicture> _pictures = [];

    /// <summary>The name of a picture in the pages' resources.</summary>
    public string Of(RasterPicture picture)
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
            var picture = _pictures[i];
            var number = file.AddStream(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"/Type /XObject /Subtype /Image /Width {picture.Columns} /Height {picture.Rows} /ColorSpace /DeviceRGB /BitsPerComponent 8"
                ),
                picture.Pixels.Span
            );
            entries.Append(CultureInfo.InvariantCulture, $"/{NameOf(i)} {number} 0 R ");
        }

        return entries.Append(">>").ToString();
    }

    private static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"I{index}");
}
