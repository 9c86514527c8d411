using Serverless.Pdf.Fonts;
using Serverless.Pdf.Layout;
using Serverless.Pdf.Typesetting;
using Serverless.Pdf.Writing;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Styles;
using Serverless.Surveys.Issues;

namespace Serverless.Pdf;

/// <summary>
/// Renders a document as a PDF file that claims PDF/UA-1 and PDF/A-3a, or on request PDF/UA-2 and PDF/A-4f: tagged,
/// fonts embedded, vector only.
/// The same document gives the same bytes. Safe to call from several threads.
/// </summary>
public static class PdfRenderer
{
    public static byte[] Render(Document document) => Render(document, PdfStandard.A3aAndUa1);

    /// <summary>A file that claims the given standards.</summary>
    public static byte[] Render(Document document, PdfStandard standard) => Build(document, standard).Written.ToArray();

    /// <summary>Writes the file when it is whole.</summary>
    public static void Render(Document document, Stream output) => Render(document, output, PdfStandard.A3aAndUa1);

    /// <summary>Writes a file that claims the given standards when it is whole.</summary>
    public static void Render(Document document, Stream output, PdfStandard standard)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Build(document, standard).Written);
    }

    /// <summary>
    /// Heights in points that blocks take in columns of given widths, set as <paramref name="document"/> sets its own.
    /// Not to be used by several threads at once.
    /// </summary>
    public static MeasuredHeight Height(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new BlockMeasure(document).Height;
    }

    /// <summary>What texts of uploads are held against, so that every page can show them.</summary>
    public static PageTextGate TextGate { get; } = new(Unprintable.First);

    /// <summary>What fonts of uploads are held against, so that every page can be set in them.</summary>
    public static FontGate FontGate { get; } = FontExamination.Fault;

    private static PdfBuffer Build(Document document, PdfStandard standard)
    {
        ArgumentNullException.ThrowIfNull(document);
        return DocumentWriter.Write(DocumentLayout.Lay(document), standard);
    }
}
