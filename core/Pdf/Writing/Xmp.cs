using System.Globalization;
using System.Security;
using System.Text;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Writing;

/// <summary>
/// Metadata as XMP: what the document is, and which standards it claims. PDF/A-3 knows no schema for the claim of
/// PDF/UA, so the packet describes it; PDF/A-4 asks for none.
/// </summary>
internal static class Xmp
{
    public const string Producer = "Serverless";

    public static byte[] Packet(DocumentProperties properties, PdfStandard standard, bool carriesFiles)
    {
        var date = properties.Created.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        var language = Escaped(properties.Language);
        var body = new StringBuilder();
        body.Append(
            CultureInfo.InvariantCulture,
            $"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{Escaped(properties.Title)}</rdf:li></rdf:Alt></dc:title>"
        );
        body.Append(
            CultureInfo.InvariantCulture,
            $"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
        );
        if (properties.Author is { } author)
            body.Append(
                CultureInfo.InvariantCulture,
                $"<dc:creator><rdf:Seq><rdf:li>{Escaped(author)}</rdf:li></rdf:Seq></dc:creator>"
            );
        if (properties.Subject is { } subject)
            body.Append(
                CultureInfo.InvariantCulture,
                $"<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{Escaped(subject)}</rdf:li></rdf:Alt></dc:description>"
            );
        if (properties.Keywords.Count > 0)
            body.Append(
                CultureInfo.InvariantCulture,
                $"<pdf:Keywords>{Escaped(string.Join(", ", properties.Keywords))}</pdf:Keywords>"
            );
        return Encoding.UTF8.GetBytes(
            "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                + " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
                + body
                + $"<pdf:Producer>{Producer}</pdf:Producer><xmp:CreatorTool>{Producer}</xmp:CreatorTool>"
                + $"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>"
                + Claim(standard, carriesFiles)
                + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"
        );
    }

    private static string Claim(PdfStandard standard, bool carriesFiles) =>
        standard switch
        {
            PdfStandard.A3aAndUa1 =>
                "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part></rdf:Description>"
                    + PdfUaSchema,
            PdfStandard.A4fAndUa2 =>
                $"<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>{(carriesFiles ? "<pdfaid:conformance>F</pdfaid:conformance>" : "")}<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev></rdf:Description>",
        };

    private const string PdfUaSchema =
        "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
        + " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
        + "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
        + "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
        + "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>"
        + "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
        + "<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>"
        + "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>";

    /// <summary>
    /// Safe in XML; characters that XML does not allow have been cleaned out, as in the information dictionary.
    /// </summary>
    private static string Escaped(string text) => SecurityElement.Escape(text);
}
