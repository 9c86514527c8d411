using Serverless.Pdf;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf;

/// <summary>Same input same bytes; hostile and very large input.</summary>
public sealed class RobustnessTests
{
    private static readonly DocumentProperties Properties = new("Proef", "nl-NL", SampleFactsheet.Created)
    {
        ContinuedFigure = SampleFactsheet.Continued,
    };

    [Fact]
    public void Same_document_gives_the_same_bytes_also_from_many_threads()
    {
        var expected = PdfRenderer.Render(SampleFactsheet.Build());
        var files = new byte[8][];
        Parallel.For(0, files.Length, i => files[i] = PdfRenderer.Render(SampleFactsheet.Build()));
        foreach (var file in files)
            file.ShouldBe(expected);
    }

    [Fact]
    public void Stream_gets_the_same_bytes_as_the_array()
    {
        using var stream = new MemoryStream();
        PdfRenderer.Render(EveryElement.Build(), stream);
        stream.ToArray().ShouldBe(PdfRenderer.Render(EveryElement.Build()));
    }

    [Fact]
    public void Document_of_a_page_break_alone_is_one_empty_page()
    {
        using var pdf = new TaggedPdf(PdfRenderer.Render(new Document(Properties, [new PageBreak()])));
        pdf.Pages.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("\u200F\u202B")]
    public void Texts_of_nothing_are_drawn_as_nothing(string text)
    {
        var document = new Document(
            Properties,
            [
                new Paragraph(text),
                new BulletList([new ListItem(text)]),
                new Paragraph([text, new LineBreak(), text]),
                new Table(
                    [new TableColumn(1), new TableColumn(1, ColumnAlignment.Decimal)],
                    [new TableRow([text, text])],
                    [new TableRow([text, text])]
                ),
            ]
        );
        using var pdf = new TaggedPdf(PdfRenderer.Render(document));
        pdf.OfType("TR").Count().ShouldBe(2);
        pdf.OfType("TR").ShouldBeSomeThatAll(r => r.Children.Count == 2);
    }

    [Fact]
    public void Word_of_10_000_characters_is_broken_where_lines_end()
    {
        using var pdf = new TaggedPdf(
            PdfRenderer.Render(new Document(Properties, [new Paragraph(new string('m', 10_000))]))
        );
        pdf.Root.Text.ShouldBe(new string('m', 10_000));
        pdf.Pages[0]
            .Letters.Max(l => l.BoundingBox.Right)
            .ShouldBeLessThanOrEqualTo(PageSetup.A4.Width - PageSetup.A4.Right + 1);
    }

    [Fact]
    public void Cost_of_a_table_grows_no_faster_than_its_rows()
    {
        PdfRenderer.Render(new Document(Properties, [TablesOverPagesTests.LongTable(100)]));
        var small = Allocated(2_000);
        var large = Allocated(16_000);
        large.ShouldBeLessThan(small * 9);

        static long Allocated(int rows)
        {
            var document = new Document(Properties, [TablesOverPagesTests.LongTable(rows)]);
            var before = GC.GetAllocatedBytesForCurrentThread();
            PdfRenderer.Render(document);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Stress_document_keeps_the_rules_of_structure()
    {
        using var pdf = new TaggedPdf(PdfRenderer.Render(SampleStress.Build()));
        pdf.OfType("Figure").Count(f => !f.Alternative!.StartsWith("Vervolg", StringComparison.Ordinal)).ShouldBe(6);
        pdf.OfType("Table").Single().All().Count(e => e.Type == "TR").ShouldBe(4);
        var owned = pdf.Elements.SelectMany(e => e.Contents).ToList();
        owned.Count.ShouldBe(Enumerable.Range(0, pdf.Pages.Count).Sum(p => pdf.ContentIds(p).Count()));
    }

    [Fact]
    public void Alternative_text_longer_than_readers_can_hold_ends_in_an_ellipsis_after_a_word()
    {
        var chart = new BarChart(
            [new ChartSeries("a")],
            [new ChartRow("rij", [new ChartValue(0.5, "50%")])],
            string.Concat(Enumerable.Repeat("woord ", 5_000))
        );
        using var pdf = new TaggedPdf(PdfRenderer.Render(new Document(Properties, [chart])));
        var alternative = pdf.OfType("Figure").Single().Alternative.ShouldNotBeNull();
        alternative.ShouldEndWith(" woord…");
        alternative.Length.ShouldBeInRange(15_000, 16_382);
    }

    [Fact]
    public void Chart_higher_than_a_page_is_one_figure_on_each_with_its_own_box()
    {
        var rows = Enumerable.Range(0, 90).Select(i => new ChartRow("rij", [new ChartValue(0.5, "50%")]));
        using var pdf = new TaggedPdf(
            PdfRenderer.Render(
                new Document(
                    Properties,
                    [new BarChart([new ChartSeries("a")], [.. rows], "Negentig rijen") { Caption = "Rijen" }]
                )
            )
        );
        var figures = pdf.OfType("Figure").ToList();
        figures.Count.ShouldBe(pdf.Pages.Count);
        figures.Count.ShouldBeGreaterThan(1);
        figures[0].Alternative.ShouldBe("Negentig rijen");
        figures.Skip(1).ShouldBeSomeThatAll(f => f.Alternative == "Vervolg van de figuur op de vorige pagina: Rijen");
        figures.ShouldBeSomeThatAll(f =>
            f.BoundingBox != null && f.Contents.Select(c => c.Page).Distinct().Count() == 1
        );
    }

    [Fact]
    public void Cost_of_a_document_grows_no_faster_than_its_paragraphs()
    {
        PdfRenderer.Render(Paragraphs(100));
        var small = Allocated(1_000);
        var large = Allocated(10_000);
        large.ShouldBeLessThan(small * 11);

        static Document Paragraphs(int count) =>
            new(
                Properties,
                [
                    .. Enumerable
                        .Range(0, count)
                        .Select(i => new Paragraph(
                            "Een alinea die over meer dan één regel loopt, zoals de meeste alinea's doen, en dan ophoudt waar zij ophoudt."
                        )),
                ]
            );

        static long Allocated(int count)
        {
            var document = Paragraphs(count);
            var before = GC.GetAllocatedBytesForCurrentThread();
            PdfRenderer.Render(document);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Row_higher_than_a_page_goes_on_over_pages_and_loses_nothing()
    {
        using var pdf = new TaggedPdf(PdfRenderer.Render(SampleNarrow.Build()));
        var rows = pdf.OfType("Table").Last().All().Where(e => e.Type == "TR").ToList();
        rows.Count.ShouldBe(5);
        rows[3]
            .Children[0]
            .Text.ShouldBe(string.Concat(Enumerable.Repeat("een antwoord dat maar niet op wil houden, ", 120)));
        rows[3].Children[0].Contents.Select(c => c.Page).Distinct().Count().ShouldBeGreaterThan(1);
        rows[1]
            .Children[1]
            .Text.Replace("\u00AD", "", StringComparison.Ordinal)
            .ShouldBe(string.Concat(Enumerable.Repeat("onderwijsondersteuning", 9)));
    }
}
