using Serverless.Pdf;
using Serverless.Reporting.Documents;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf;

public sealed class MastheadTests
{
    private static readonly DocumentProperties Properties = new("Proef", "nl-NL", SampleFactsheet.Created)
    {
        ContinuedFigure = SampleFactsheet.Continued,
    };

    [Theory]
    [InlineData(20, 100, true)]
    [InlineData(200, 400, true)]
    [InlineData(500, 400, true)]
    [InlineData(500, 2_000, true)]
    [InlineData(500, 8_000, true)]
    [InlineData(200, 100, false)]
    [InlineData(500, 400, false)]
    [InlineData(500, 8_000, false)]
    public void Texts_of_a_masthead_stand_apart_however_long_they_are(int title, int lead, bool cover)
    {
        using var pdf = Rendered(
            new Masthead(Words(title), "titel")
            {
                Kicker = "Tabellenrapport",
                Lead = [Words(lead)],
                Imprint = Words(250),
                Cover = cover,
            }
        );

        Letters.ShouldStandApart(pdf);
        Letters.ShouldStandOnThePage(pdf, PageSetup.A4.Left, PageSetup.A4.Right);
        pdf.OfType("H1").Single().Text.ShouldBe(Words(title));
        pdf.OfType("P").ShouldContain(p => p.Text == Words(lead));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(500)]
    public void Cover_fills_a_page_of_its_own_whatever_its_title(int title)
    {
        using var pdf = Rendered(new Masthead(Words(title), "titel") { Lead = ["Alle uitkomsten."], Cover = true });

        pdf.Pages.Count.ShouldBe(2);
        pdf.Pages[0].Text.ShouldContain("uitkomsten");
        pdf.Pages[1].Text.ShouldBe("Na de kop.");
    }

    [Fact]
    public void Link_on_the_band_leads_where_it_says()
    {
        using var pdf = Rendered(
            new Masthead("Titel", "titel")
            {
                Lead = ["Zie ", Link.To(new Uri("https://example.org/meer"), "meer"), "."],
            }
        );

        var link = pdf.OfType("Link").Single();
        link.Text.ShouldBe("meer");
        link.Annotations.Count.ShouldBe(1);
        pdf.Pages[0]
            .GetAnnotations()
            .Single()
            .Action.ShouldBeOfType<UglyToad.PdfPig.Actions.UriAction>()
            .Uri.ShouldBe("https://example.org/meer");
    }

    private static TaggedPdf Rendered(Masthead masthead) =>
        new(PdfRenderer.Render(new Document(Properties, [masthead, new Paragraph("Na de kop.")])));

    /// <summary>Words of many lengths, to a number of characters.</summary>
    private static string Words(int length) =>
        string.Concat(
                Enumerable.Repeat("samenwerking tussen onderwijs en kinderopvang in de gemeente ", length / 40 + 1)
            )[..length]
            .TrimEnd();
}
