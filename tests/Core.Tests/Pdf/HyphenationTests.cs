using Serverless.Pdf;
using Serverless.Pdf.Hyphenation;
using Serverless.Reporting.Documents;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf;

public sealed class HyphenationTests
{
    private const string Sentence =
        "Samenwerkingsverbanden, kinderopvangorganisaties en schoolbesturen met verantwoordelijkheid voor onderwijsachterstanden.";

    /// <summary>Breaks of the Woordenlijst Nederlandse Taal, but for those that leave fewer than three letters.</summary>
    [Theory]
    [InlineData("kinderopvangorganisaties", "kin-der-op-vang-or-ga-ni-sa-ties")]
    [InlineData("schoolbesturen", "school-be-stu-ren")]
    [InlineData("samenwerkingsverbanden", "samen-wer-kings-ver-ban-den")]
    [InlineData("onderwijsachterstanden", "onder-wijs-ach-ter-stan-den")]
    [InlineData("Tevredenheid", "Tevre-den-heid")]
    [InlineData("financiële", "finan-ci-ele")]
    [InlineData("waterstaatsingenieur", "water-staats-in-ge-ni-eur")]
    [InlineData("achterstand", "ach-ter-stand")]
    [InlineData("kind", "kind")]
    public void Dutch_words_and_compounds_break_where_the_spelling_breaks_them(string word, string expected) =>
        Broken("nl-NL", word).ShouldBe(expected.Replace("ci-ele", "ci-ële", StringComparison.Ordinal));

    /// <summary>Compounds of education, care and survey research, broken as the Woordenlijst breaks their parts.</summary>
    [Theory]
    [InlineData("basis-school-kin-der-op-vang-sa-men-wer-king")]
    [InlineData("onder-wijs-ach-ter-stan-den-be-leid")]
    [InlineData("kin-der-op-vang-or-ga-ni-sa-tie")]
    [InlineData("kin-der-op-vang-me-de-wer-kers")]
    [InlineData("bui-ten-schoolse")]
    [InlineData("per-so-neels-te-kort")]
    [InlineData("peu-ter-speel-zaal")]
    [InlineData("gast-ou-der-op-vang")]
    [InlineData("kind-op-vang")]
    [InlineData("herfst-op-vang")]
    [InlineData("onder-wijs-as-sis-tent")]
    [InlineData("jeugd-ge-zond-heids-zorg")]
    [InlineData("jeugd-hulp-aan-bie-der")]
    [InlineData("gemeen-te-amb-te-naar")]
    [InlineData("mede-zeg-gen-schaps-raad")]
    [InlineData("leer-lin-gen-ver-voer")]
    [InlineData("leer-kracht-on-der-steu-ner")]
    [InlineData("man-tel-zorg-on-der-steu-ning")]
    [InlineData("thuis-zorg-or-ga-ni-sa-tie")]
    [InlineData("jeugd-zorg-or-ga-ni-sa-tie")]
    [InlineData("belang-or-ga-ni-sa-tie")]
    [InlineData("werk-ge-vers-or-ga-ni-sa-tie")]
    [InlineData("zorg-in-di-ca-tie")]
    [InlineData("zorg-in-kom-sten")]
    [InlineData("zorg-in-stel-ling")]
    [InlineData("vra-gen-lijst-on-der-zoek")]
    [InlineData("tevre-den-heids-on-der-zoek")]
    [InlineData("test-af-name")]
    [InlineData("kos-ten-over-zicht")]
    [InlineData("arbeids-in-spec-tie")]
    [InlineData("kan-sen-on-ge-lijk-heid")]
    [InlineData("man-tel-zor-ger")]
    [InlineData("bij-zon-der")]
    [InlineData("huis-ves-tings-kos-ten")]
    [InlineData("ein-di-ge-po-pu-la-tie-cor-rec-tie")]
    [InlineData("betrouw-baar-heids-in-ter-val")]
    public void Dutch_compounds_break_between_their_parts(string expected) =>
        Broken("nl-NL", expected.Replace("-", "", StringComparison.Ordinal)).ShouldBe(expected);

    /// <summary>Breaks of the examples of the British patterns.</summary>
    [Theory]
    [InlineData("understanding", "under-stand-ing")]
    [InlineData("organisations", "organ-isa-tions")]
    [InlineData("childcare", "child-care")]
    [InlineData("something", "some-thing")]
    public void English_words_break_as_the_British_patterns_have_it(string word, string expected) =>
        Broken("en-GB", word).ShouldBe(expected);

    [Fact]
    public void Language_without_patterns_is_not_hyphenated() => HyphenationPatterns.For("fy-NL").ShouldBeNull();

    [Fact]
    public void Words_break_only_where_a_line_needs_it()
    {
        using var wide = Rendered([new Paragraph(Sentence)]);
        using var narrow = Rendered([
            new Columns([new Column([new Paragraph(Sentence)]), new Column([new Paragraph("rechts")], 4)]),
        ]);

        wide.OfType("P").Single().Text.ShouldBe(Sentence);
        var text = narrow.OfType("P").First().Text;
        text.ShouldContain("\u00AD");
        text.Replace("\u00AD", "", StringComparison.Ordinal).ShouldBe(Sentence);
    }

    [Theory]
    [InlineData("https://www.voorbeeldorganisatie.example.org/samenwerking")]
    [InlineData("SAMENWERKINGSVERBANDEN")]
    [InlineData("samenwerkingsverbanden2019")]
    public void Addresses_codes_and_capitals_are_not_hyphenated(string text)
    {
        using var pdf = Rendered([
            new Columns([
                new Column([new Paragraph("Zie ook eens " + text + " daar.")]),
                new Column([new Paragraph("rechts")], 1.6),
            ]),
        ]);

        pdf.OfType("P").First().Text.ShouldContain(text);
    }

    [Fact]
    public void Headings_keep_their_words_whole()
    {
        using var pdf = Rendered([
            new Columns([
                new Column([new Heading(1, "De achterstanden van kinderopvang en basisscholen", "kop")]),
                new Column([new Paragraph("rechts")]),
            ]),
        ]);

        pdf.OfType("H1").Single().Text.ShouldNotContain("\u00AD");
    }

    private static string Broken(string language, string word)
    {
        var breaks = HyphenationPatterns.For(language)!.Breaks(word);
        return string.Concat(word.Select((letter, i) => (breaks.Contains(i) ? "-" : "") + letter));
    }

    private static TaggedPdf Rendered(IReadOnlyList<Block> blocks) =>
        new(
            PdfRenderer.Render(
                new Document(
                    new DocumentProperties("Proef", "nl-NL", SampleFactsheet.Created)
                    {
                        ContinuedFigure = SampleFactsheet.Continued,
                    },
                    blocks
                )
            )
        );
}
