using Serverless.Pdf.Layout;
using Serverless.Pdf.Typesetting;
using Serverless.Pdf.Writing;
using Serverless.Reporting.Documents;
using Serverless.Surveys.Issues;

namespace Serverless.Pdf;

/// <summary>
/// Renders a document as a PDF file that claims PDF/UA-1 and PDF/A-3a: tagged, fonts embedded, vector only.
/// The same document gives the same bytes. Safe to call from several threads.
/// </summary>
public static class PdfRenderer
{
    public static byte[] Render(Document document) => Build(document).Written.ToArray();

    /// <summary>Writes the file when it is whole.</summary>
    public static void Render(Document document, Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Build(document).Written);
    }

    /// <summary>
    /// Height in points that blocks take in a column of <paramref name="width"/> points, set as
    /// <paramref name="document"/> sets its own.
    /// </summary>
    public static double Height(Document document, IReadOnlyList<Block> blocks, double width)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(blocks);
        return new Composer(new LayoutContext(document)).Height(blocks, width);
    }

    /// <summary>What texts of uploads are held against, so that every page can show them.</summary>
    public static PageTextGate TextGate { get; } = new(Unprintable.First);

    private static PdfBuffer Build(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return DocumentWriter.Write(DocumentLayout.Lay(document));
    }
}
