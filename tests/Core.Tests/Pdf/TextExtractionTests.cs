using Serverless.Pdf;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf;

/// <summary>
/// What is written comes out again, character by character, and what cannot be written is refused by name.
/// </summary>
public sealed class TextExtractionTests
{
    private static readonly DocumentProperties Properties = new("Proef", "nl-NL", SampleFactsheet.Created)
    {
        ContinuedFigure = SampleFactsheet.Continued,
    };

    [Theory]
    [InlineData("ë é è ï ü ö ä ç ñ â ê î ô û á í ó ú ÿ à ò Ë É Ï Ü Ö Ç IJ")]
    [InlineData("€ £ § % ‰ + − × ± ≤ ≥ ≈ = < > & @ # * / \\ | ( ) [ ] { } ½ ² ³ °")]
    [InlineData("– — ' \" ‘ ’ “ ” „ … • · « » ¿ ¡ † ‡")]
    [InlineData("AVATAR To Ty We office affiniteit fiets Kafka")]
    public void Text_comes_out_as_it_was_written(string text) => Body(new Paragraph(text)).ShouldBe(text);

    [Fact]
    public void No_break_spaces_and_hyphens_keep_their_own_code_points()
    {
        const string Text = "n\u00A0=\u00A0700, 12\u202F345, niet\u2011aangetoond, gewoon-streepje en spatie";
        Body(new Paragraph(Text)).ShouldBe(Text);
    }

    [Fact]
    public void Accents_written_apart_come_out_composed() =>
        Body(new Paragraph("e\u0301e\u0301n e\u0308 c\u0327")).ShouldBe("één ë ç");

    [Fact]
    public void Words_of_wrapped_lines_do_not_fuse()
    {
        var text = string.Join(' ', Enumerable.Range(0, 200).Select(i => "woord" + (char)('a' + (i % 26))));
        Body(new Paragraph(text)).ShouldBe(text);
    }

    [Fact]
    public void Newlines_tabs_and_runs_of_spaces_become_one_space_and_invisible_characters_go() =>
        Body(new Paragraph("een\r\n\ttwee   drie\u200Bvier\u202Evijf\u0007zes\uFEFF"))
            .ShouldBe("een twee drieviervijfzes");

    [Fact]
    public void Soft_hyphens_break_words_on_the_page_and_are_in_nothing_that_is_read_out()
    {
        var chart = new BarChart(
            [new ChartSeries("a")],
            [new ChartRow("kinder\u00ADopvang\u00ADorganisaties", [new ChartValue(0.5, "50%")])],
            "kinder\u00ADopvang 50%"
        );
        var document = new Document(
            Properties with
            {
                Subject = "kinder\u00ADopvang",
            },
            [
                new Heading(1, "Onderwijs\u00ADondersteuning", "kop"),
                new Paragraph("kinder\u00ADopvang"),
                new Paragraph([Link.ToHeading("kop", "onder\u00ADwijs")]),
                chart,
            ]
        );
        using var pdf = new TaggedPdf(PdfRenderer.Render(document));
        pdf.OfType("P").First().Text.ShouldBe("kinderopvang");
        pdf.OfType("Figure").Single().Alternative.ShouldBe("kinderopvang 50%");
        pdf.Document.Information.Subject.ShouldBe("kinderopvang");
        pdf.Document.TryGetBookmarks(out var bookmarks).ShouldBeTrue();
        bookmarks!.GetNodes().Single().Title.ShouldBe("Onderwijsondersteuning");
    }

    [Fact]
    public void Soft_hyphen_is_drawn_where_a_line_ends_and_nowhere_else()
    {
        using var pdf = new TaggedPdf(
            PdfRenderer.Render(
                new Document(
                    Properties,
                    [
                        new Columns([
                            new Column([
                                new Paragraph(
                                    string.Concat(Enumerable.Repeat("kinder\u00ADopvang\u00ADorganisaties en ", 8))
                                ),
                            ]),
                            new Column([new Paragraph(["kinder\u00AD", new Strong("opvang")])], 4),
                        ]),
                    ]
                )
            )
        );
        var paragraphs = pdf.OfType("P").ToList();
        paragraphs[0]
            .Text.Replace("\u00AD", "", StringComparison.Ordinal)
            .ShouldBe(string.Concat(Enumerable.Repeat("kinderopvangorganisaties en ", 8)));
        paragraphs[0].Text.ShouldContain("\u00AD");
        paragraphs[1].Text.ShouldBe("kinderopvang");
    }

    [Theory]
    [InlineData("kind 😀", 0x1F600)]
    [InlineData("שלום", 0x05E9)]
    [InlineData("中", 0x4E2D)]
    [InlineData("eigen \uE123 teken", 0xE123)]
    public void Character_outside_the_fonts_is_found_where_it_comes_in(string text, int character) =>
        Unprintable.First(text)!.Value.Value.ShouldBe(character);

    [Theory]
    [InlineData("kind 😀 blij", "kind 😀 blij")]
    [InlineData("שלום", "שלום")]
    [InlineData("eigen \uE123 teken", "eigen \uFFFD teken")]
    public void Character_outside_the_fonts_ends_no_rendering_and_is_read_as_it_was_meant(string text, string read)
    {
        using var pdf = new TaggedPdf(
            PdfRenderer.Render(
                new Document(
                    Properties,
                    [
                        new Masthead(text, "kop")
                        {
                            Kicker = text,
                            Lead = [text],
                            Imprint = text,
                        },
                        new Paragraph([new Strong(text)]),
                        EveryElement.Table() with
                        {
                            Caption = text,
                        },
                    ]
                )
            )
        );
        pdf.OfType("H1").Single().Text.Trim().ShouldBe(read);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_read_as_a_replacement_character() =>
        Body(new Paragraph("half " + (char)0xD83D + " teken")).ShouldBe("half \uFFFD teken");

    [Fact]
    public void Title_with_markup_survives_in_the_metadata_and_loses_control_characters_there_too()
    {
        var document = new Document(
            new DocumentProperties("A & <B> \"c\" \u0001 (d\\e)", "nl-NL", SampleFactsheet.Created)
            {
                ContinuedFigure = SampleFactsheet.Continued,
            },
            [new Paragraph("x")]
        );
        using var pdf = new TaggedPdf(PdfRenderer.Render(document));
        pdf.Document.Information.Title.ShouldBe("A & <B> \"c\" (d\\e)");
    }

    private static string Body(Block block)
    {
        using var pdf = new TaggedPdf(PdfRenderer.Render(new Document(Properties, [block])));
        return pdf.Root.Text;
    }
}
