using Serverless.Pdf.Fonts;
using Serverless.Pdf.Hyphenation;
using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>Lays out blocks under each other; containers get it to lay out what is inside them.</summary>
internal delegate List<Slice> LayBlocks(IReadOnlyList<Block> blocks, double width, StructureElement parent);

/// <summary>What the layout of every block of one document asks for.</summary>
internal sealed class LayoutContext
{
    private int _headerIds;

    public LayoutContext(Document document)
    {
        document = document with { Theme = TypeFamily.Fitted(document.Theme) };
        Document = document;
        Page = document.Page;
        Typography = new Typography(document.Theme, HyphenationPatterns.For(document.Properties.Language));
        Root = new StructureElement("Document", null);
        Notes = new NoteNumbers(document.Notes, Root);
        Typesetter = new Typesetter(Typography, Notes);
        Outline = OutlineEntry.Of(document);
    }

    public Document Document { get; }

    /// <summary>The pages that are being filled: the document's own, or those on their side.</summary>
    public PageSetup Page { get; set; }

    public Typography Typography { get; }

    public Typesetter Typesetter { get; }

    public NoteNumbers Notes { get; }

    public StructureElement Root { get; }

    public IReadOnlyList<OutlineEntry> Outline { get; }

    public Palette Palette => Typography.Palette;

    /// <summary>An identifier for a table header that others refer to; each is given once in a document.</summary>
    public string NewHeaderId() => FormattableString.Invariant($"th-{++_headerIds}");
}
