using System.Globalization;
using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;

namespace Serverless.Pdf.Writing;

/// <summary>
/// Writes the structure tree (ISO 32000-1, 14.7): elements, parent tree, identifiers. In PDF 2.0 elements are of its
/// namespace, but for those that only PDF 1.7 has (ISO 32000-2, 14.8.6).
/// </summary>
internal sealed class StructureTree(
    ObjectFile file,
    IReadOnlyList<int> pages,
    IReadOnlyList<int> annotations,
    PdfStandard standard,
    IReadOnlyDictionary<string, Destination> destinations
)
{
    private const string Namespace = "http://iso.org/pdf2/ssn";

    /// <summary>Types of PDF 1.7 that PDF 2.0 does not have; notes are of a type of its own there.</summary>
    private static readonly HashSet<string> OnlyBefore = ["TOC", "TOCI", "Reference"];

    private readonly List<StructureElement> _identified = [];
    private readonly Dictionary<StructureElement, List<StructureElement>> _references = [];
    private int _namespace;

    /// <param name="owners">For each page the elements of its pieces of content.</param>
    /// <returns>The object number of the tree's root.</returns>
    public int Write(
        StructureElement root,
        IReadOnlyList<IReadOnlyList<StructureElement>> owners,
        IReadOnlyList<PlacedLink> links
    )
    {
        var tree = file.Reserve();
        if (standard == PdfStandard.A4fAndUa2)
            _namespace = file.Add($"<</Type /Namespace /NS ({Namespace})>>");
        Element(root, tree);

        var parents = file.Reserve();
        var nums = file.Begin(parents).Add("<</Nums [");
        for (var page = 0; page < owners.Count; page++)
        {
            nums.Add(page).Add(" [");
            foreach (var owner in owners[page])
                nums.Reference(owner.ObjectNumber).Add(" ");
            nums.Add("] ");
        }

        for (var i = 0; i < links.Count; i++)
            nums.Add(pages.Count + i).Add(" ").Reference(links[i].Element.ObjectNumber).Add(" ");
        nums.Add("]>>");
        file.End();

        var body = file.Begin(tree)
            .Add("<</Type /StructTreeRoot /K ")
            .Reference(root.ObjectNumber)
            .Add(" /ParentTree ")
            .Reference(parents)
            .Add(" /ParentTreeNextKey ")
            .Add(pages.Count + links.Count);
        if (_namespace > 0)
            body.Add(" /Namespaces [").Reference(_namespace).Add("]");
        if (_identified.Count > 0)
        {
            var ordered = _identified.OrderBy(e => e.Id, StringComparer.Ordinal).ToList();
            body.Add(" /IDTree <</Names [");
            foreach (var element in ordered)
                body.Add("(").Add(element.Id!).Add(") ").Reference(element.ObjectNumber).Add(" ");
            body.Add("]>>");
        }

        body.Add(">>");
        file.End();
        return tree;
    }

    /// <summary>Gives an element and all in it their objects.</summary>
    public void Number(StructureElement element)
    {
        element.ObjectNumber = file.Reserve();
        if (element.Note is { } note)
            (_references.TryGetValue(note, out var known) ? known : _references[note] = []).Add(element);
        if (element.Id is not null)
            _identified.Add(element);
        foreach (var child in element.Children)
            if (child is StructureElement nested)
                Number(nested);
    }

    private void Element(StructureElement element, int parent)
    {
        var page = -1;
        foreach (var child in element.Children)
        {
            if (child is not MarkedContent content)
                continue;
            page = content.Page;
            break;
        }

        var isNote = _namespace > 0 && element.Type == "Note";
        var body = file.Begin(element.ObjectNumber)
            .Add("<</S /")
            .Add(isNote ? "FENote" : element.Type)
            .Add(" /P ")
            .Reference(parent);
        if (_namespace > 0)
            InNamespace(body, element);
        if (page >= 0)
            body.Add(" /Pg ").Reference(pages[page]);
        if (element.Id is { } id)
            body.Add(" /ID (").Add(id).Add(")");
        if (element.AlternativeText is { } alternative)
            body.Add(" /Alt ").Add(PdfString.Of(alternative));
        if (element.ReplacementText is { } replacement)
            body.Add(" /ActualText ").Add(PdfString.Of(replacement));
        if (isNote)
            body.Add(" /A <</O /FENote /NoteType /Footnote>>");
        if (element.Attributes is { } attributes)
            Attributes(body, attributes);
        if (element.Extent is { } box)
            body.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $" /A <</O /Layout /Placement /Block /BBox [{box.Left:0.##} {box.Bottom:0.##} {box.Right:0.##} {box.Top:0.##}]>>"
                )
            );
        Children(body, element, page);
        body.Add(">>");
        file.End();
        foreach (var child in element.Children)
            if (child is StructureElement nested)
                Element(nested, element.ObjectNumber);
    }

    /// <summary>The namespace of an element, and what notes, references to them and entries of contents point at.</summary>
    private void InNamespace(PdfBuffer body, StructureElement element)
    {
        if (!OnlyBefore.Contains(element.Type))
            body.Add(" /NS ").Reference(_namespace);
        List<StructureElement> others =
            element.Note is { } note ? [note]
            : _references.TryGetValue(element, out var references) ? references
            : element.HeadingId is { } id && destinations[id].Element is { } heading ? [heading]
            : [];
        if (others.Count == 0)
            return;
        body.Add(" /Ref [");
        foreach (var other in others)
            body.Reference(other.ObjectNumber).Add(" ");
        body.Add("]");
    }

    private static void Attributes(PdfBuffer body, StructureAttributes attributes)
    {
        body.Add(" /A <<");
        if (attributes is ListAttributes list)
            body.Add("/O /List /ListNumbering /").Add(list.Numbering.ToString());
        else if (attributes is TableAttributes table)
            TableEntries(body, table);
        body.Add(">>");
    }

    private static void TableEntries(PdfBuffer body, TableAttributes table)
    {
        body.Add("/O /Table");
        if (table.Scope is { } scope)
            body.Add(scope == HeaderScope.Row ? " /Scope /Row" : " /Scope /Column");
        if (table.HeadedBy is { } header)
            body.Add(" /Headers [(").Add(header).Add(")]");
        if (table.ColumnSpan > 1)
            body.Add(" /ColSpan ").Add(table.ColumnSpan);
        if (table.Summary is { } summary)
            body.Add(" /Summary ").Add(PdfString.Of(summary));
    }

    private void Children(PdfBuffer body, StructureElement element, int page)
    {
        if (element.Children.Count == 0)
            return;
        body.Add(" /K [");
        foreach (var child in element.Children)
        {
            switch (child)
            {
                case StructureElement nested:
                    body.Reference(nested.ObjectNumber);
                    break;
                case MarkedContent content when content.Page == page:
                    body.Add(content.Id);
                    break;
                case MarkedContent content:
                    body.Add("<</Type /MCR /Pg ")
                        .Reference(pages[content.Page])
                        .Add(" /MCID ")
                        .Add(content.Id)
                        .Add(">>");
                    break;
                case AnnotationReference annotation:
                    body.Add("<</Type /OBJR /Obj ").Reference(annotations[annotation.Annotation]).Add(">>");
                    break;
            }

            body.Add(" ");
        }

        body.Add("]");
    }
}
