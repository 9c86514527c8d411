using System.Globalization;
using Serverless.Pdf.Fonts;
using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Writing;

/// <summary>
/// Writes laid-out pages as a PDF file: pages, fonts, links, structure, outline, metadata, attachments.
/// </summary>
internal sealed class DocumentWriter
{
    private readonly LaidOutDocument _document;
    private readonly PdfStandard _standard;
    private readonly IReadOnlyList<LaidOutPage> _pages;
    private readonly ObjectFile _file = new();
    private readonly List<(Typeface Face, EmbeddedFont Font)> _fonts = [];
    private readonly EmbeddedImages _images = new();
    private readonly List<PlacedLink> _links = [];
    private readonly List<IReadOnlyList<StructureElement>> _owners = [];

    private DocumentWriter(LaidOutDocument document, PdfStandard standard) =>
        (_document, _pages, _standard) = (document, document.Pages, standard);

    public static PdfBuffer Write(LaidOutDocument document, PdfStandard standard) =>
        new DocumentWriter(document, standard).Write();

    private PdfBuffer Write()
    {
        var catalog = _file.Reserve();
        var tree = _file.Reserve();
        var resources = _file.Reserve();
        var (contents, pages, annotations) = (new List<int>(), new List<int>(), new List<int>());
        for (var i = 0; i < _pages.Count; i++)
            contents.Add(Paint(i));
        for (var i = 0; i < _pages.Count; i++)
            pages.Add(_file.Reserve());
        var structure = new StructureTree(_file, pages, annotations, _standard, _document.Destinations);
        var places = new Places(_standard, pages, _document.Destinations);
        // Links lead to headings by their elements, which then have numbers before the tree is written.
        if (_standard == PdfStandard.A4fAndUa2)
            structure.Number(_document.Root);
        for (var i = 0; i < _links.Count; i++)
            annotations.Add(Annotation(_links[i], i, pages, places));
        Resources(resources);
        for (var i = 0; i < pages.Count; i++)
            Page(i, pages[i], tree, resources, contents[i], annotations);
        var kids = _file.Begin(tree).Add("<</Type /Pages /Count ").Add(pages.Count).Add(" /Kids [");
        foreach (var page in pages)
            kids.Reference(page).Add(" ");
        kids.Add("]>>");
        _file.End();

        if (_standard == PdfStandard.A3aAndUa1)
            structure.Number(_document.Root);
        var root = structure.Write(_document.Root, _owners, _links);
        var outline = Outline.Write(_file, _document.Outline, places);
        Catalog(catalog, tree, root, outline);
        return _standard switch
        {
            PdfStandard.A3aAndUa1 => _file.Finish("1.7", catalog, Information()),
            PdfStandard.A4fAndUa2 => _file.Finish("2.0", catalog, information: null),
        };
    }

    private int Paint(int index)
    {
        var content = new ContentStream(style => FontOf(style.Face), _images.Of);
        var page = _pages[index];
        var painter = new PagePainter(index, page.Setup, content, _links);
        foreach (var line in page.RunningLines)
            painter.Paint(line);
        painter.Paint(page.Marks, 0, 0);
        painter.Close();
        _owners.Add(painter.Owners);
        return _file.AddStream("", content.Bytes);
    }

    /// <summary>The font of a face; a document has two, and as many more where its own family lacks a character.</summary>
    private EmbeddedFont FontOf(Typeface face)
    {
        foreach (var (known, font) in _fonts)
            if (ReferenceEquals(known, face))
                return font;
        var name = string.Create(CultureInfo.InvariantCulture, $"F{_fonts.Count}");
        _fonts.Add((face, new EmbeddedFont(face, name)));
        return _fonts[^1].Font;
    }

    private void Resources(int resources)
    {
        var fonts = _fonts
            .Where(f => f.Font.IsUsed)
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"/{f.Font.Resource} {f.Font.Write(_file)} 0 R"));
        _file.Write(resources, $"<</Font <<{string.Join(' ', fonts)}>>{_images.Write(_file)}>>");
    }

    private void Page(int index, int number, int tree, int resources, int content, List<int> annotations)
    {
        var setup = _pages[index].Setup;
        var body = _file
            .Begin(number)
            .Add("<</Type /Page /Parent ")
            .Reference(tree)
            .Add(" /MediaBox [0 0 ")
            .Add(setup.Width)
            .Add(" ")
            .Add(setup.Height)
            .Add("] /Resources ")
            .Reference(resources)
            .Add(" /Contents ")
            .Reference(content)
            .Add(" /StructParents ")
            .Add(index)
            .Add(" /Tabs /S");
        var any = false;
        for (var i = 0; i < _links.Count; i++)
        {
            if (_links[i].Page != index)
                continue;
            body.Add(any ? " " : " /Annots [").Reference(annotations[i]);
            any = true;
        }

        body.Add(any ? "]>>" : ">>");
        _file.End();
    }

    private int Annotation(PlacedLink link, int index, List<int> pages, Places places)
    {
        var number = _file.Reserve();
        var body = _file
            .Begin(number)
            .Add("<</Type /Annot /Subtype /Link /Rect [")
            .Add(link.Left)
            .Add(" ")
            .Add(link.Bottom)
            .Add(" ")
            .Add(link.Right)
            .Add(" ")
            .Add(link.Top)
            .Add("] /Border [0 0 0] /F 4 /StructParent ")
            .Add(_pages.Count + index)
            .Add(" /P ")
            .Reference(pages[link.Page])
            .Add(" /Contents ")
            .Add(PdfString.Of(link.Target.Value));
        if (link.Target.Address is { } address)
            body.Add(" /A <</Type /Action /S /URI /URI (")
                .Add(
                    address
                        .AbsoluteUri.Replace("\\", "%5C", StringComparison.Ordinal)
                        .Replace("(", "%28", StringComparison.Ordinal)
                        .Replace(")", "%29", StringComparison.Ordinal)
                )
                .Add(")>>");
        else
            places.Add(body, link.Target.HeadingId!);

        body.Add(">>");
        _file.End();
        return number;
    }

    private void Catalog(int number, int tree, int structure, int outline)
    {
        var properties = Described();
        var metadata = _file.AddStream(
            "/Type /Metadata /Subtype /XML",
            Xmp.Packet(properties, _standard, _document.Attachments.Count > 0),
            compress: false
        );
        var profile = _file.AddStream("/N 3", IccProfile.Srgb);
        var attachments = AttachmentFiles.Write(_file, _document.Attachments, properties.Created);
        var body = _file
            .Begin(number)
            .Add("<</Type /Catalog /Pages ")
            .Reference(tree)
            .Add(" /Lang (")
            .Add(properties.Language)
            .Add(") /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true>>")
            .Add(" /Metadata ")
            .Reference(metadata)
            .Add(" /StructTreeRoot ")
            .Reference(structure)
            .Add(
                " /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) /DestOutputProfile "
            )
            .Reference(profile)
            .Add(">>]");
        if (outline > 0)
            body.Add(" /Outlines ").Reference(outline).Add(_pages.Count > 6 ? " /PageMode /UseOutlines" : "");
        body.Add(attachments).Add(">>");
        _file.End();
    }

    /// <summary>
    /// The properties as both the metadata and the information dictionary give them; they must be equal.
    /// </summary>
    private DocumentProperties Described()
    {
        var given = _document.Properties;
        return new DocumentProperties(Clean(given.Title), given.Language, given.Created)
        {
            ContinuedFigure = given.ContinuedFigure,
            ContinuedTable = given.ContinuedTable,
            Author = given.Author is { } author ? Clean(author) : null,
            Subject = given.Subject is { } subject ? Clean(subject) : null,
            Keywords = [.. given.Keywords.Select(Clean)],
        };

        // What is cleaned to nothing was no text for readers.
        static string Clean(string text) =>
            PdfString.WithoutSoftHyphens(TextCleaner.Clean(text)) is { Length: > 0 } clean
            && !string.IsNullOrWhiteSpace(clean)
                ? clean
                : "-";
    }

    private int Information()
    {
        var properties = Described();
        var date = PdfString.Date(properties.Created);
        var entries =
            $"/Title {PdfString.Of(properties.Title)} /Producer ({Xmp.Producer}) /Creator ({Xmp.Producer}) /CreationDate {date} /ModDate {date}";
        if (properties.Author is { } author)
            entries += " /Author " + PdfString.Of(author);
        if (properties.Subject is { } subject)
            entries += " /Subject " + PdfString.Of(subject);
        if (properties.Keywords.Count > 0)
            entries += " /Keywords " + PdfString.Of(string.Join(", ", properties.Keywords));
        return _file.Add($"<<{entries}>>");
    }
}
