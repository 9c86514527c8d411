using Serverless.Pdf.Pages;

namespace Serverless.Pdf.Writing;

/// <summary>Writes where bookmarks and links lead: to a place on a page, in PDF 2.0 also to the heading itself.</summary>
internal sealed class Places(
    PdfStandard standard,
    IReadOnlyList<int> pages,
    IReadOnlyDictionary<string, Destination> destinations
)
{
    /// <summary>Adds the entry that leads to a heading.</summary>
    public void Add(PdfBuffer body, string heading)
    {
        var (page, y, element) = destinations[heading];
        if (standard == PdfStandard.A4fAndUa2 && element is { ObjectNumber: > 0 and var number })
        {
            body.Add(" /A <</Type /Action /S /GoTo /SD [").Reference(number).Add(" /XYZ 0 ").Add(y).Add(" null] /D [");
            body.Reference(pages[page]).Add(" /XYZ 0 ").Add(y).Add(" null]>>");
            return;
        }

        body.Add(" /Dest [").Reference(pages[page]).Add(" /XYZ 0 ").Add(y).Add(" null]");
    }
}
