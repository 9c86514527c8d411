using System.Globalization;
using Serverless.Pdf;
using Serverless.Pdf.Layout;
using Serverless.Reporting.Documents;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf;

/// <summary>Tables of contents, short and long.</summary>
public sealed class ContentsTests
{
    [Theory]
    [InlineData(30, 1)]
    [InlineData(90, 1)]
    [InlineData(400, 5)]
    public void Contents_take_few_pages(int entries, int pages) =>
        Destinations.Of(DocumentLayout.PagesOf(Listing(entries)))[Id(0)].Page.ShouldBe(pages);

    [Theory]
    [InlineData(30)]
    [InlineData(400)]
    public void Entries_are_read_in_their_order_with_their_pages(int entries)
    {
        var document = Listing(entries);
        var places = Destinations.Of(DocumentLayout.PagesOf(document));
        using var pdf = new TaggedPdf(PdfRenderer.Render(document));

        pdf.OfType("TOCI")
            .Select(entry => entry.Text)
            .Skip(1)
            .ShouldBe(
                Enumerable
                    .Range(0, entries)
                    .Select(i => string.Create(CultureInfo.InvariantCulture, $"Kop {i} {places[Id(i)].Page + 1}"))
            );
    }

    private static Document Listing(int entries) =>
        new(
            new DocumentProperties("Lijst", "nl-NL", SampleFactsheet.Created) { ContinuedFigure = "Vervolg" },
            [
                new Heading(1, "Inhoud", "inhoud") { InOutline = false },
                new TableOfContents(3),
                new PageBreak(),
                new Heading(2, "Deel", "deel"),
                .. Enumerable
                    .Range(0, entries)
                    .Select(i => new Heading(3, string.Create(CultureInfo.InvariantCulture, $"Kop {i}"), Id(i))),
            ]
        );

    private static string Id(int place) => string.Create(CultureInfo.InvariantCulture, $"kop-{place}");
}
