using System.Globalization;
using Serverless.Pdf.Structure;

namespace Serverless.Pdf.Writing;

/// <summary>Writes the structure tree (ISO 32000-1, 14.7): elements, parent tree, identifiers.</summary>
internal sealed class StructureTree(ObjectFile file, IReadOnlyList<int> pages, IReadOnlyList<int> annotations)
{
    private readonly List<StructureElement> _identified = [];

    /// <param name="owners">For each page the elements of its pieces of content.</param>
    /// <returns>The object number of the tree's root.</returns>
    public int Write(
        StructureElement root,
        IReadOnlyList<IReadOnlyList<StructureElement>> owners,
        IReadOnlyList<PlacedLink> links
    )
    {
        var tree = file.Reserve();
        Number(root);
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

    private void Number(StructureElement element)
    {
        element.ObjectNumber = file.Reserve();
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

        var body = file.Begin(element.ObjectNumber).Add("<</S /").Add(element.Type).Add(" /P ").Reference(parent);
        if (page >= 0)
            body.Add(" /Pg ").Reference(pages[page]);
        if (element.Id is { } id)
            body.Add(" /ID (").Add(id).Add(")");
        if (element.AlternativeText is { } alternative)
            body.Add(" /Alt ").Add(PdfString.Of(alternative));
        if (element.ReplacementText is { } replacement)
            body.Add(" /ActualText ").Add(PdfString.Of(replacement));
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
