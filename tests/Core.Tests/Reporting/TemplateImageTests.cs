using Serverless.Core.Tests.Pdf;
using Serverless.Core.Tests.Pictures;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Pictures;
using Serverless.Reporting.Templates;
using Serverless.Surveys;
using Serverless.TestKit;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Core.Tests.Reporting;

/// <summary>Pictures in templates: with a text for who does not see them, checked, and nothing else of their files.</summary>
public sealed class TemplateImageTests
{
    private static readonly string Photo = SamplePictures.Line("foto", SamplePictures.Jpeg);

    [Fact]
    public void Picture_is_a_figure_with_its_alternative_text_in_the_pdf()
    {
        using var pdf = new TaggedPdf(PdfRenderer.Render(Filled($"# Kop\n\n![Een klas die eet.][foto]\n\n{Photo}\n")));

        pdf.OfType("Figure").ShouldHaveSingleItem().Alternative.ShouldBe("Een klas die eet.");
    }

    [Theory]
    [InlineData("decorative")]
    [InlineData("Decoratief")]
    public void Picture_that_only_decorates_is_no_figure(string text)
    {
        var factsheet = Filled($"# Kop\n\n![{text}][foto]\n\n{Photo}\n");
        using var pdf = new TaggedPdf(PdfRenderer.Render(factsheet));

        pdf.OfType("Figure").ShouldBeEmpty();
        factsheet.Blocks.OfType<Image>().ShouldHaveSingleItem().AlternativeText.ShouldBeNull();
    }

    [Fact]
    public void Caption_follows_the_picture()
    {
        using var pdf = new TaggedPdf(
            PdfRenderer.Render(Filled($"# Kop\n\n![Een klas.][foto]\n\nNa.\n\n{Photo} \"Foto: het fonds\"\n"))
        );

        pdf.OfType("P").Select(paragraph => paragraph.Text.Trim()).ShouldContain("Foto: het fonds");
    }

    [Fact]
    public void Picture_in_a_sentence_comes_between_its_parts()
    {
        var blocks = Filled($"# Kop\n\nEen lead.\n\nVoor ![Een klas.][foto] na.\n\n{Photo}\n").Blocks;

        var at = blocks.ToList().FindIndex(block => block is Image);
        blocks[at - 1].ShouldBeOfType<Paragraph>();
        blocks[at + 1].ShouldBeOfType<Paragraph>();
    }

    [Fact]
    public void Png_is_shown_as_the_pixels_it_has()
    {
        var image = Filled(
            $"# Kop\n\n![Vlak.][vlak]\n\n{SamplePictures.Line("vlak", SamplePictures.Png, "image/png")}\n"
        )
            .Blocks.OfType<Image>()
            .ShouldHaveSingleItem();

        image.Picture.ShouldBeOfType<RasterPicture>().Pixels.ToArray().ShouldBeSomeThatAll(part => part == 90);
    }

    [Theory]
    [InlineData("![][foto]", "no alternative text")]
    [InlineData("![ ][foto]", "no alternative text")]
    [InlineData("![Een klas.](https://example.org/x.png)", "none is fetched")]
    [InlineData("![Een klas.](file:///etc/passwd)", "none is fetched")]
    [InlineData("![Een klas.](picture:7)", "none is fetched")]
    [InlineData("![Een klas.][andere]", "'andere' is not in the template")]
    public void Picture_that_cannot_be_shown_is_refused_with_its_place(string shown, string words)
    {
        var problem = FactsheetTemplate
            .Read($"# Kop\n\nTekst.\n\n{shown}\n\n{Photo}\n", codebook: null)
            .Problems.ShouldHaveSingleItem();

        (problem.Line, problem.Column, problem.Severity).ShouldBe((5, 1, TemplateSeverity.Error));
        problem.Message.ShouldContain(words);
    }

    [Theory]
    [InlineData("[foto]: data:image/svg+xml;base64,PHN2Zz4=", "image/png and image/jpeg")]
    [InlineData("[foto]: data:image/jpeg;base64,%%%", "not base64")]
    [InlineData("[foto]: data:image/png;base64,AAAA", "not a PNG")]
    public void File_that_is_no_picture_is_refused_once_with_its_line(string line, string words)
    {
        var problem = FactsheetTemplate
            .Read($"# Kop\n\n![Een klas.][foto]\n\n{line}\n", codebook: null)
            .Problems.ShouldHaveSingleItem();

        problem.Line.ShouldBe(5);
        problem.Message.ShouldContain(words);
    }

    [Fact]
    public void File_that_is_too_large_is_refused()
    {
        var line = SamplePictures.Line("foto", new byte[TemplateImages.MaximumBytes + 1]);

        FactsheetTemplate
            .Read($"# Kop\n\n![Een klas.][foto]\n\n{line}\n", codebook: null)
            .Problems.ShouldHaveSingleItem()
            .Message.ShouldContain("at most 500000");
    }

    [Fact]
    public void Pictures_that_are_large_together_are_refused()
    {
        var large = PngWriter.Write(new RasterPicture(2_000, 1_600, new byte[2_000 * 1_600 * 3]));
        var lines = string.Join(
            '\n',
            Enumerable.Range(0, 2).Select(i => SamplePictures.Line(Invariant($"f{i}"), large, "image/png"))
        );

        FactsheetTemplate
            .Read($"# Kop\n\n![a][f0]\n\n![b][f1]\n\n{lines}\n", codebook: null)
            .Problems.ShouldHaveSingleItem()
            .Message.ShouldContain("pixels together");
    }

    [Fact]
    public void Ninth_picture_is_refused()
    {
        var lines = string.Join(
            '\n',
            Enumerable.Range(0, 9).Select(i => SamplePictures.Line(Invariant($"f{i}"), SamplePictures.Jpeg))
        );

        FactsheetTemplate
            .Read("# Kop\n\n" + lines, codebook: null)
            .Problems.ShouldHaveSingleItem()
            .Message.ShouldContain("more than 8");
    }

    [Fact]
    public void Bytes_of_pictures_do_not_count_as_text()
    {
        var noise = new byte[3 * 330 * 330];
        new Random(5).NextBytes(noise);
        var png = PngWriter.Write(new RasterPicture(330, 330, noise));

        png.Length.ShouldBeGreaterThan(300_000);
        FactsheetTemplate
            .Read($"# Kop\n\n![Ruis.][ruis]\n\n{SamplePictures.Line("ruis", png, "image/png")}\n", codebook: null)
            .Problems.ShouldBeEmpty();
    }

    private static FactsheetTemplate Template(string markdown)
    {
        var reading = FactsheetTemplate.Read(markdown, codebook: null, PdfRenderer.TextGate);
        reading.Problems.ShouldBeEmpty();
        return reading.Template!;
    }

    private static Document Filled(string markdown) =>
        Factsheet.Build(
            new SurveyResults().Build(),
            Template(markdown),
            Language.Dutch,
            DateTimeOffset.UnixEpoch,
            PdfRenderer.Height
        );
}
