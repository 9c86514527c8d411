using System.Text.RegularExpressions;
using Serverless.Reporting.Documents;
using Shouldly;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace Serverless.Core.Tests.Pdf.Conformance;

/// <summary>
/// The clauses on structure that a machine can check of PDF/UA-1 (ISO 14289-1; Matterhorn Protocol 1.1) and of level A
/// of PDF/A-3
/// (ISO 19005-3, 6.7), on every checked file.
/// </summary>
public sealed class StructureRulesTests
{
    private static readonly Lazy<List<TaggedPdf>> Read = new(() =>
        [.. CheckedFiles.Names().Select(n => new TaggedPdf(CheckedFiles.Bytes(n.Data)))]
    );

    /// <summary>
    /// The standard structure types (ISO 32000-1, 14.8.4) that the engine uses; none is mapped to another.
    /// </summary>
    private static readonly string[] Types =
    [
        "Caption",
        "Div",
        "Document",
        "Figure",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LBody",
        "LI",
        "Lbl",
        "Link",
        "Note",
        "P",
        "Reference",
        "Sect",
        "TBody",
        "TD",
        "TH",
        "THead",
        "Span",
        "TOC",
        "TOCI",
        "TR",
        "Table",
    ];

    /// <summary>For each type what may be in it, in order; an absent type may hold anything.</summary>
    private static readonly Dictionary<string, string> Kids = new(StringComparer.Ordinal)
    {
        ["L"] = "^(LI )+$",
        ["LI"] = "^(Lbl )?(LBody )?$",
        ["Table"] = "^(Caption )?THead (TBody )+$",
        ["THead"] = "^(TR )+$",
        ["TBody"] = "^(TR )+$",
        ["TR"] = "^((TH|TD) )+$",
        ["TOC"] = "^((TOCI|TOC) )+$",
        ["TOCI"] = "^(Lbl )?Reference (TOC )?$",
        ["Figure"] = "^$",
    };

    private readonly List<TaggedPdf> _documents = Read.Value;

    [Fact]
    public void Every_element_of_the_model_is_in_the_document_that_is_checked()
    {
        var used = Blocks(EveryElement.Build().Blocks).Select(b => b.GetType()).ToHashSet();
        var all = typeof(Block).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Block)) && !t.IsAbstract);
        all.Where(t => !used.Contains(t)).Select(t => t.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Catalog_declares_language_tagging_title_and_colour()
    {
        foreach (var pdf in _documents)
        {
            TaggedPdf.TextOf(TaggedPdf.Get(pdf.Catalog, "Lang")).ShouldBeOneOf("nl-NL", "en-GB", "nl", "en");
            TaggedPdf.Has(pdf.TreeRoot, "RoleMap").ShouldBeFalse();
            TaggedPdf
                .Get(pdf.Follow<DictionaryToken>(TaggedPdf.Get(pdf.Catalog, "MarkInfo")), "Marked")
                .ShouldBe(BooleanToken.True);
            TaggedPdf
                .Get(pdf.Follow<DictionaryToken>(TaggedPdf.Get(pdf.Catalog, "ViewerPreferences")), "DisplayDocTitle")
                .ShouldBe(BooleanToken.True);
        }
    }

    [Fact]
    public void Every_page_orders_its_tabs_by_structure_and_knows_its_parents()
    {
        foreach (var pdf in _documents)
        foreach (var page in pdf.Pages)
        {
            TaggedPdf.TextOf(TaggedPdf.Get(page.Dictionary, "Tabs")).ShouldBe("S");
            ((NumericToken)TaggedPdf.Get(page.Dictionary, "StructParents")).Int.ShouldBe(page.Number - 1);
        }
    }

    [Fact]
    public void All_content_is_tagged_or_an_artifact_and_never_nested()
    {
        foreach (var page in _documents.SelectMany(d => d.Pages))
        {
            var depth = 0;
            foreach (var operation in page.Operations)
            {
                if (operation.Operator is "BDC" or "BMC")
                    (++depth).ShouldBe(1, "marked content is nested");
                else if (operation.Operator == "EMC")
                    depth--;
                else if (operation.Operator is "TJ" or "Tj" or "f" or "S" or "B")
                    depth.ShouldBe(1, $"{operation.Operator} outside marked content");
            }

            depth.ShouldBe(0);
        }
    }

    [Fact]
    public void Every_piece_of_content_belongs_to_exactly_one_element()
    {
        foreach (var pdf in _documents)
        {
            var owned = pdf.Elements.SelectMany(e => e.Contents).ToList();
            owned.Count.ShouldBe(owned.Distinct().Count());
            var drawn = Enumerable.Range(0, pdf.Pages.Count).SelectMany(p => pdf.ContentIds(p).Select(id => (p, id)));
            owned.OrderBy(o => o).ShouldBe(drawn.OrderBy(o => o));
        }
    }

    [Fact]
    public void Parent_tree_leads_from_content_back_to_its_element()
    {
        foreach (var pdf in _documents)
        {
            var nums = pdf.Follow<ArrayToken>(
                TaggedPdf.Get(pdf.Follow<DictionaryToken>(TaggedPdf.Get(pdf.TreeRoot, "ParentTree")), "Nums")
            ).Data;
            var owners = pdf.Elements.SelectMany(e => e.Contents.Select(c => (c, e))).ToDictionary(p => p.c, p => p.e);
            for (var page = 0; page < pdf.Pages.Count; page++)
            {
                ((NumericToken)nums[2 * page]).Int.ShouldBe(page);
                var entries = pdf.Follow<ArrayToken>(nums[(2 * page) + 1]).Data;
                entries.Count.ShouldBe(pdf.ContentIds(page).Count());
                for (var id = 0; id < entries.Count; id++)
                    pdf.Follow<DictionaryToken>(entries[id])
                        .ToString()
                        .ShouldBe(owners[(page, id)].Dictionary.ToString());
            }
        }
    }

    [Fact]
    public void Elements_are_of_standard_types_hold_what_the_standard_allows_and_know_their_parent()
    {
        var parents = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["LI"] = ["L"],
            ["LBody"] = ["LI"],
            ["TR"] = ["THead", "TBody"],
            ["TH"] = ["TR"],
            ["TD"] = ["TR"],
            ["THead"] = ["Table"],
            ["TBody"] = ["Table"],
            ["Caption"] = ["Table"],
            ["TOCI"] = ["TOC"],
            ["Lbl"] = ["LI", "Note", "TOCI"],
            ["Document"] = [],
            ["Sect"] = ["Document", "Sect", "Div"],
        };
        foreach (var element in _documents.SelectMany(d => d.Elements))
        {
            Types.ShouldContain(element.Type);
            if (element.Parent is not null && parents.TryGetValue(element.Type, out var allowed))
                allowed.ShouldContain(element.Parent.Type, element.Type);
            if (!Kids.TryGetValue(element.Type, out var kids))
                continue;
            Regex
                .IsMatch(string.Concat(element.Children.Select(c => c.Type + " ")), kids, RegexOptions.NonBacktracking)
                .ShouldBeTrue($"{element.Type} holds {string.Join(' ', element.Children.Select(c => c.Type))}");
            if (element.Type != "Figure")
                element.Contents.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_element_names_the_element_it_stands_in()
    {
        foreach (var pdf in _documents)
        {
            TaggedPdf.Get(pdf.Root.Dictionary, "P").ShouldBe(TaggedPdf.Get(pdf.Catalog, "StructTreeRoot"));
            foreach (var element in pdf.Elements.Where(e => e.Parent is not null))
                ReferenceEquals(
                        pdf.Follow<DictionaryToken>(TaggedPdf.Get(element.Dictionary, "P")),
                        element.Parent!.Dictionary
                    )
                    .ShouldBeTrue(element.Type);
        }
    }

    [Fact]
    public void No_element_is_without_content_but_cells_of_tables()
    {
        foreach (var element in _documents.SelectMany(d => d.Elements).Where(e => e.Type is not ("TD" or "TH")))
            element.All().Any(e => e.Contents.Count > 0 || e.Type is "TD" or "TH").ShouldBeTrue(element.Type);
    }

    [Fact]
    public void Headings_begin_at_1_and_never_skip_a_level()
    {
        foreach (var pdf in _documents)
        {
            var level = 0;
            foreach (var heading in pdf.Elements.Where(e => e.Type is ['H', >= '1' and <= '6']))
            {
                (heading.Type[1] - '0').ShouldBeLessThanOrEqualTo(level + 1);
                level = heading.Type[1] - '0';
            }
        }
    }

    [Fact]
    public void Every_figure_has_an_alternative_text_and_a_box_on_its_page()
    {
        foreach (var pdf in _documents)
        foreach (var figure in pdf.OfType("Figure"))
        {
            figure.Alternative.ShouldNotBeNullOrWhiteSpace();
            var box = figure.BoundingBox.ShouldNotBeNull();
            figure.Contents.Select(c => c.Page).Distinct().Count().ShouldBe(1, "a figure over two pages has no box");
            var page = pdf.Pages[figure.Contents[0].Page];
            box[0].ShouldBeInRange(0, box[2]);
            box[1].ShouldBeInRange(0, box[3]);
            box[2].ShouldBeLessThanOrEqualTo(page.Width);
            box[3].ShouldBeLessThanOrEqualTo(page.Height);
        }
    }

    [Fact]
    public void Every_table_is_regular_and_its_headers_have_a_scope()
    {
        foreach (var table in _documents.SelectMany(d => d.OfType("Table")))
        {
            var widths = table
                .All()
                .Where(e => e.Type == "TR")
                .Select(row =>
                    row.Children.Sum(c =>
                        int.Parse(
                            c.Attributes.GetValueOrDefault("ColSpan", "1"),
                            System.Globalization.CultureInfo.InvariantCulture
                        )
                    )
                );
            widths.Distinct().Count().ShouldBe(1);
            table
                .All()
                .Where(e => e.Type == "TH")
                .ShouldBeSomeThatAll(h => h.Attributes["Scope"] == "Column" || h.Attributes["Scope"] == "Row");
            table
                .Children.Single(c => c.Type == "THead")
                .All()
                .ShouldBeSomeThatAll(e => e.Type != "TD" || e.Contents.Count == 0);
        }
    }

    [Fact]
    public void Name_of_a_group_of_rows_heads_each_row_of_its_body_and_no_header_stands_over_nothing()
    {
        var grouped = _documents
            .SelectMany(d => d.OfType("TBody").Select(body => (Pdf: d, Body: body)))
            .Where(p => TaggedPdf.Has(p.Body.Children[0].Children[0].Dictionary, "ID"))
            .ToList();
        grouped.ShouldNotBeEmpty();
        foreach (var (pdf, body) in grouped)
        {
            var name = TaggedPdf.TextOf(TaggedPdf.Get(body.Children[0].Children[0].Dictionary, "ID"));
            var headers = body.Children.Skip(1).Select(row => row.Children[0]).ToList();
            headers.ShouldNotBeEmpty();
            foreach (var header in headers)
            {
                var attributes = pdf.Follow<DictionaryToken>(TaggedPdf.Get(header.Dictionary, "A"));
                pdf.Follow<ArrayToken>(TaggedPdf.Get(attributes, "Headers"))
                    .Data.Select(TaggedPdf.TextOf)
                    .ShouldBe([name]);
            }
        }

        foreach (
            var row in _documents
                .SelectMany(d => d.OfType("TR"))
                .Where(row => row.Children.Count == 1 && row.Children[0].Attributes.ContainsKey("ColSpan"))
        )
            (
                row.Children[0].Type == "TD"
                || row.Parent!.Type == "THead"
                || TaggedPdf.Has(row.Children[0].Dictionary, "ID")
            ).ShouldBeTrue(row.Children[0].Text);
    }

    [Fact]
    public void Every_link_annotation_belongs_to_a_Link_element_says_where_it_leads_and_is_printed()
    {
        _documents.SelectMany(d => d.OfType("Link")).ShouldNotBeEmpty();
        foreach (var pdf in _documents)
        {
            var referred = pdf.Elements.SelectMany(e => e.Annotations.Select(a => (e, a))).ToList();
            referred.ShouldNotContain(r => r.e.Type != "Link" || r.e.Contents.Count == 0);
            var annotations = pdf
                .Pages.Where(p => TaggedPdf.Has(p.Dictionary, "Annots"))
                .SelectMany(p => pdf.Follow<ArrayToken>(TaggedPdf.Get(p.Dictionary, "Annots")).Data)
                .Cast<IndirectReferenceToken>()
                .Select(t => t.Data)
                .ToList();
            referred.Select(r => r.a).OrderBy(a => a.ObjectNumber).ShouldBe(annotations.OrderBy(a => a.ObjectNumber));
            foreach (var reference in annotations)
            {
                var annotation = (DictionaryToken)pdf.Document.Structure.GetObject(reference).Data;
                TaggedPdf.TextOf(TaggedPdf.Get(annotation, "Subtype")).ShouldBe("Link");
                ((NumericToken)TaggedPdf.Get(annotation, "F")).Int.ShouldBe(4);
                TaggedPdf.TextOf(TaggedPdf.Get(annotation, "Contents")).ShouldNotBeEmpty();
                (TaggedPdf.Has(annotation, "Dest") || TaggedPdf.Has(annotation, "A")).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Every_note_has_an_identifier_that_the_tree_knows()
    {
        foreach (var pdf in _documents.Where(d => d.OfType("Note").Any()))
        {
            pdf.OfType("Note").Select(n => TaggedPdf.TextOf(TaggedPdf.Get(n.Dictionary, "ID"))).ShouldBeUnique();
            var names = pdf.Follow<ArrayToken>(
                TaggedPdf.Get(pdf.Follow<DictionaryToken>(TaggedPdf.Get(pdf.TreeRoot, "IDTree")), "Names")
            ).Data;
            foreach (var note in pdf.OfType("Note"))
                names
                    .OfType<StringToken>()
                    .Select(n => n.Data)
                    .ShouldContain(TaggedPdf.TextOf(TaggedPdf.Get(note.Dictionary, "ID")));
        }
    }

    [Fact]
    public void Attached_file_is_named_typed_and_comes_out_as_it_went_in()
    {
        var pdf = _documents[0];
        pdf.Document.Advanced.TryGetEmbeddedFiles(out var files).ShouldBeTrue();
        System.Text.Encoding.UTF8.GetString(files![0].Memory.Span).ShouldBe("a;b\r\n");
        var specification = pdf.Follow<DictionaryToken>(
            pdf.Follow<ArrayToken>(TaggedPdf.Get(pdf.Catalog, "AF")).Data[0]
        );
        TaggedPdf.TextOf(TaggedPdf.Get(specification, "UF")).ShouldBe("cijfers (1).csv");
        TaggedPdf.TextOf(TaggedPdf.Get(specification, "AFRelationship")).ShouldBe("Data");
    }

    private static IEnumerable<Block> Blocks(IEnumerable<Block> blocks) =>
        blocks.SelectMany(b => b is Container container ? Blocks(container.Children).Prepend(b) : [b]);
}
