using Serverless.Pdf;
using Serverless.Reporting.Documents;
using Shouldly;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace Serverless.Core.Tests.Pdf;

/// <summary>
/// The machine-checkable clauses of PDF/UA-1 (ISO 14289-1; Matterhorn Protocol 1.1) and PDF/A-3a (ISO 19005-3)
/// that apply to what the engine writes, over documents that use all of it.
/// </summary>
public sealed class ConformanceTests : IDisposable
{
    private static readonly byte[][] Files =
        [PdfRenderer.Render(EveryElement.Build()), PdfRenderer.Render(SampleFactsheet.Build()), PdfRenderer.Render(SampleTables.Build(2))];

    private readonly List<TaggedPdf> _documents = [.. Files.Select(f => new TaggedPdf(f))];

    public void Dispose() => _documents.ForEach(d => d.Dispose());

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
            TaggedPdf.TextOf(TaggedPdf.Get(pdf.Catalog, "Lang")).ShouldBe("nl-NL");
            TaggedPdf.Get(pdf.Follow<DictionaryToken>(TaggedPdf.Get(pdf.Catalog, "MarkInfo")), "Marked").ShouldBe(BooleanToken.True);
            TaggedPdf.Get(pdf.Follow<DictionaryToken>(TaggedPdf.Get(pdf.Catalog, "ViewerPreferences")), "DisplayDocTitle").ShouldBe(BooleanToken.True);
            var intent = pdf.Follow<DictionaryToken>(pdf.Follow<ArrayToken>(TaggedPdf.Get(pdf.Catalog, "OutputIntents")).Data[0]);
            TaggedPdf.TextOf(TaggedPdf.Get(intent, "S")).ShouldBe("GTS_PDFA1");
            pdf.Follow<StreamToken>(TaggedPdf.Get(intent, "DestOutputProfile")).StreamDictionary.Data["N"].ShouldBeOfType<NumericToken>().Int.ShouldBe(3);
        }
    }

    [Fact]
    public void Metadata_claims_both_standards_and_agrees_with_the_information_dictionary()
    {
        foreach (var pdf in _documents)
        {
            var stream = pdf.Follow<StreamToken>(TaggedPdf.Get(pdf.Catalog, "Metadata"));
            stream.StreamDictionary.Data.ContainsKey("Filter").ShouldBeFalse();
            var text = System.Text.Encoding.UTF8.GetString(stream.Data.ToArray());
            var xml = System.Xml.Linq.XDocument.Parse(text[text.IndexOf("<x:xmpmeta", StringComparison.Ordinal)..text.IndexOf("<?xpacket end", StringComparison.Ordinal)]);
            string Value(string space, string name) => xml.Descendants(System.Xml.Linq.XName.Get(name, space)).Single().Value;
            Value("http://www.aiim.org/pdfa/ns/id/", "part").ShouldBe("3");
            Value("http://www.aiim.org/pdfa/ns/id/", "conformance").ShouldBe("A");
            Value("http://www.aiim.org/pdfua/ns/id/", "part").ShouldBe("1");
            Value("http://purl.org/dc/elements/1.1/", "title").ShouldBe(pdf.Document.Information.Title);
            Value("http://ns.adobe.com/xap/1.0/", "CreateDate").ShouldBe("2019-11-14T09:00:00+00:00");
            pdf.Document.Information.CreationDate.ShouldBe("D:20191114090000Z");
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
                if (operation.Operator is "BDC" or "BMC") (++depth).ShouldBe(1, "marked content is nested");
                else if (operation.Operator == "EMC") depth--;
                else if (operation.Operator is "TJ" or "Tj" or "f" or "S" or "B") depth.ShouldBe(1, $"{operation.Operator} outside marked content");
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
            var nums = pdf.Follow<ArrayToken>(TaggedPdf.Get(pdf.Follow<DictionaryToken>(TaggedPdf.Get(pdf.TreeRoot, "ParentTree")), "Nums")).Data;
            var owners = pdf.Elements.SelectMany(e => e.Contents.Select(c => (c, e))).ToDictionary(p => p.c, p => p.e);
            for (var page = 0; page < pdf.Pages.Count; page++)
            {
                ((NumericToken)nums[2 * page]).Int.ShouldBe(page);
                var entries = pdf.Follow<ArrayToken>(nums[(2 * page) + 1]).Data;
                entries.Count.ShouldBe(pdf.ContentIds(page).Count());
                for (var id = 0; id < entries.Count; id++)
                    pdf.Follow<DictionaryToken>(entries[id]).ToString().ShouldBe(owners[(page, id)].Dictionary.ToString());
            }
        }
    }

    [Fact]
    public void Elements_stand_only_where_the_standard_allows_them()
    {
        var parents = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["LI"] = ["L"], ["LBody"] = ["LI"], ["TR"] = ["THead", "TBody"], ["TH"] = ["TR"], ["TD"] = ["TR"],
            ["THead"] = ["Table"], ["TBody"] = ["Table"], ["Caption"] = ["Table"], ["TOCI"] = ["TOC"], ["Lbl"] = ["LI", "Note"],
        };
        foreach (var element in _documents.SelectMany(d => d.Elements))
        {
            if (parents.TryGetValue(element.Type, out var allowed)) allowed.ShouldContain(element.Parent!.Type, element.Type);
            string[]? children = element.Type switch
            {
                "L" => ["LI"], "LI" => ["Lbl", "LBody"], "Table" => ["Caption", "THead", "TBody"], "TR" => ["TH", "TD"], "TOC" => ["TOCI"], "TOCI" => ["Reference"], _ => null,
            };
            if (children is null) continue;
            element.Children.ShouldAllBe(c => children.Contains(c.Type));
            element.Contents.ShouldBeEmpty();
        }
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
            var widths = table.All().Where(e => e.Type == "TR")
                .Select(row => row.Children.Sum(c => int.Parse(c.Attributes.GetValueOrDefault("ColSpan", "1"), System.Globalization.CultureInfo.InvariantCulture)));
            widths.Distinct().Count().ShouldBe(1);
            table.All().Where(e => e.Type == "TH").ShouldAllBe(h => h.Attributes["Scope"] == "Column" || h.Attributes["Scope"] == "Row");
            table.Children.Single(c => c.Type == "THead").All().ShouldAllBe(e => e.Type != "TD");
        }
    }

    [Fact]
    public void Every_link_annotation_belongs_to_a_Link_element_says_where_it_leads_and_is_printed()
    {
        foreach (var pdf in _documents)
        {
            var referred = pdf.Elements.SelectMany(e => e.Annotations.Select(a => (e, a))).ToList();
            referred.ShouldAllBe(r => r.e.Type == "Link" && r.e.Contents.Count > 0);
            var annotations = pdf.Pages.Where(p => TaggedPdf.Has(p.Dictionary, "Annots"))
                .SelectMany(p => pdf.Follow<ArrayToken>(TaggedPdf.Get(p.Dictionary, "Annots")).Data).Cast<IndirectReferenceToken>().Select(t => t.Data).ToList();
            referred.Select(r => r.a).OrderBy(a => a.ObjectNumber).ShouldBe(annotations.OrderBy(a => a.ObjectNumber));
            annotations.ShouldNotBeEmpty();
            foreach (var reference in annotations)
            {
                var annotation = (DictionaryToken)pdf.Document.Structure.GetObject(reference).Data;
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
            var names = pdf.Follow<ArrayToken>(TaggedPdf.Get(pdf.Follow<DictionaryToken>(TaggedPdf.Get(pdf.TreeRoot, "IDTree")), "Names")).Data;
            foreach (var note in pdf.OfType("Note")) names.OfType<StringToken>().Select(n => n.Data).ShouldContain(TaggedPdf.TextOf(TaggedPdf.Get(note.Dictionary, "ID")));
        }
    }

    [Fact]
    public void Every_font_is_embedded_with_a_map_to_characters()
    {
        foreach (var pdf in _documents)
        {
            var fonts = pdf.Follow<DictionaryToken>(TaggedPdf.Get(pdf.Follow<DictionaryToken>(TaggedPdf.Get(pdf.Pages[0].Dictionary, "Resources")), "Font"));
            foreach (var token in fonts.Data.Values)
            {
                var font = pdf.Follow<DictionaryToken>(token);
                pdf.Follow<StreamToken>(TaggedPdf.Get(font, "ToUnicode"));
                var descendant = pdf.Follow<DictionaryToken>(pdf.Follow<ArrayToken>(TaggedPdf.Get(font, "DescendantFonts")).Data[0]);
                TaggedPdf.TextOf(TaggedPdf.Get(descendant, "CIDToGIDMap")).ShouldBe("Identity");
                pdf.Follow<StreamToken>(TaggedPdf.Get(pdf.Follow<DictionaryToken>(TaggedPdf.Get(descendant, "FontDescriptor")), "FontFile2"));
            }
        }
    }

    [Fact]
    public void Attached_file_is_named_typed_and_comes_out_as_it_went_in()
    {
        var pdf = _documents[0];
        pdf.Document.Advanced.TryGetEmbeddedFiles(out var files).ShouldBeTrue();
        System.Text.Encoding.UTF8.GetString(files![0].Memory.Span).ShouldBe("a;b\r\n");
        var specification = pdf.Follow<DictionaryToken>(pdf.Follow<ArrayToken>(TaggedPdf.Get(pdf.Catalog, "AF")).Data[0]);
        TaggedPdf.TextOf(TaggedPdf.Get(specification, "UF")).ShouldBe("cijfers (1).csv");
        TaggedPdf.TextOf(TaggedPdf.Get(specification, "AFRelationship")).ShouldBe("Data");
    }

    private static IEnumerable<Block> Blocks(IEnumerable<Block> blocks)
        => blocks.SelectMany(b => b is Container container ? Blocks(container.Children).Prepend(b) : [b]);
}
