using System.Text;
using Serverless.Pdf.Fonts;
using Serverless.Pdf.Layout;
using Serverless.Pdf.Typesetting;
using Serverless.Pdf.Writing;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf;

/// <summary>
/// Renders a document as a PDF file that claims PDF/UA-1 and PDF/A-3a: tagged, fonts embedded, vector only.
/// The same document gives the same bytes. Safe to call from several threads.
/// </summary>
public static class PdfRenderer
{
    /// <exception cref="MissingGlyphException">A text holds a character that the fonts lack.</exception>
    public static byte[] Render(Document document) => Build(document).Written.ToArray();

    /// <exception cref="MissingGlyphException">A text holds a character that the fonts lack; nothing has been written
    /// then.</exception>
    public static void Render(Document document, Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Build(document).Written);
    }

    /// <summary>
    /// The first character of a text that cannot be printed, so that it can be refused where it comes in; null when all
    /// can.
    /// Control and direction characters are no fault: they are left out.
    /// </summary>
    public static Rune? FirstUnprintable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ShapedText.FirstMissing(text, SourceSans.Regular) ?? ShapedText.FirstMissing(text, SourceSans.SemiBold);
    }

    private static PdfBuffer Build(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return DocumentWriter.Write(DocumentLayout.Lay(document));
    }
}
