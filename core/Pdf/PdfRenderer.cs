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
    /// <summary>A last page filled no more than this share of its height is worth saving.</summary>
    private const double ShortPage = 0.5;

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
        var (composer, pages) = Fitted(document);
        return DocumentWriter.Write(composer.Document, composer, pages);
    }

    /// <summary>
    /// The pages in the document's own theme, or in the first tighter one that saves a last page with little on it.
    /// </summary>
    private static (Composer Composer, IReadOnlyList<LaidOutPage> Pages) Fitted(Document document)
    {
        var own = LaidOut(document);
        if (own.Pages.Count == 1 || own.Pages[^1].Height > document.Page.TextHeight * ShortPage)
            return own;
        foreach (var theme in document.TighterThemes)
        {
            var tighter = LaidOut(document with { Theme = theme });
            if (tighter.Pages.Count < own.Pages.Count)
                return tighter;
        }

        return own;
    }

    private static (Composer Composer, IReadOnlyList<LaidOutPage> Pages) LaidOut(Document document)
    {
        var composer = new Composer(document);
        var slices = composer.Compose();
        var heights = new Dictionary<string, double>(StringComparer.Ordinal);
        var paginator = new Paginator(document.Page.TextHeight, NoteHeight);
        return (composer, paginator.Fill(slices));

        double NoteHeight(string id)
        {
            if (!heights.TryGetValue(id, out var height))
            {
                height = SliceStack.Height(composer.LayNote(id, document.Page.TextWidth));
                heights[id] = height;
            }

            return height;
        }
    }
}
