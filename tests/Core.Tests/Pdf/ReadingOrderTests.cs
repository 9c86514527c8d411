using Serverless.Pdf;
using Serverless.Reporting.Documents;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf;

/// <summary>The order in which a document is read out, and what belongs to what.</summary>
public sealed class ReadingOrderTests
{
    private static readonly DocumentProperties Properties = new("Proef", "nl-NL", SampleFactsheet.Created)
    {
        ContinuedFigure = SampleFactsheet.Continued,
    };

    [Fact]
    public void Reading_order_is_the_order_of_the_blocks_and_columns_are_read_one_by_one()
    {
        using var pdf = new TaggedPdf(
            PdfRenderer.Render(
                new Document(
                    Properties,
                    [
                        new Paragraph("eerst"),
                        new Columns([
                            new Column([new Paragraph("links boven"), new Paragraph("links onder")]),
                            new Column([new Paragraph("rechts")]),
                        ]),
                        new Paragraph("laatst"),
                    ]
                )
            )
        );
        pdf.OfType("P").Select(p => p.Text).ShouldBe(["eerst", "links boven", "links onder", "rechts", "laatst"]);
    }

    [Fact]
    public void Sections_hold_what_stands_under_their_heading_also_where_it_is_kept_together()
    {
        using var pdf = new TaggedPdf(
            PdfRenderer.Render(
                new Document(
                    Properties,
                    [
                        new Masthead("Titel", "t"),
                        new Paragraph("vooraf"),
                        new Heading(2, "Een", "h1"),
                        new Paragraph("in een"),
                        new Heading(3, "Een-a", "h1a"),
                        new Paragraph("in een-a"),
                        new PageBreak(),
                        new Paragraph("nog in een-a"),
                        new KeepTogether([new Heading(2, "Twee", "h2"), new Paragraph("in twee")]),
                        new Paragraph("ook in twee"),
                        new Callout([new Heading(3, "In een vlak", "v"), new Paragraph("vlak")]),
                        new Paragraph("nog in twee"),
                        new Columns([
                            new Column([
                                new Heading(2, "Links", "l"),
                                new Paragraph("links"),
                                new KeepTogether([new Heading(2, "Links onder", "lo")]),
                                new Paragraph("links onder"),
                            ]),
                            new Column([new Heading(2, "Rechts", "r"), new Paragraph("rechts")]),
                        ]),
                        new Paragraph("onder beide"),
                    ]
                )
            )
        );
        Outline(pdf.Root)
            .ShouldBe(
                "Document(H1 P Sect(H2 P Sect(H3 P P)) Sect(H2 P P Div(Sect(H3 P)) P) Div(Sect(H2 P) Sect(H2 P)) Div(Sect(H2 P)) P)"
            );

        static string Outline(ReadElement element) =>
            element.Children.Count == 0
                ? element.Type
                : $"{element.Type}({string.Join(' ', element.Children.Select(Outline))})";
    }

    [Fact]
    public void Contents_nest_as_the_headings_do()
    {
        using var pdf = new TaggedPdf(PdfRenderer.Render(SampleTables.Build(2)));
        var contents = pdf.OfType("TOC").First();
        contents.Children.Select(c => c.Type).ShouldBe(["TOCI", "TOC", "TOCI", "TOC"]);
        contents.Children[1].Children.Count.ShouldBe(10);
        contents.Parent!.Type.ShouldBe("Sect");
    }
}
