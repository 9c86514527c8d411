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
    [InlineData(400, 4)]
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

    [Fact]
    public void Columns_of_entries_are_never_under_other_columns_on_one_page()
    {
        using var pdf = new TaggedPdf(
            PdfRenderer.Render(InChapters(0, 7, 9, 4, 13, 6, 4, 4, 6, 3, 3, 3, 1, 1, 2, 4, 2))
        );
        var places = pdf.Pages[1]
            .Letters.Where(letter => letter.Value is "K" or "D")
            .Select(letter => Math.Round(letter.BoundingBox.Left / 100))
            .ToArray();

        places.Zip(places.Skip(1)).Count(pair => pair.First != pair.Second).ShouldBe(1);
    }

    private static Document Listing(int entries) =>
        Listing(before: [], [new Heading(2, "Deel", "deel"), .. Entries(0, entries)]);

    /// <summary>The list on the page after a cover, of chapters with so many entries each.</summary>
    private static Document InChapters(params int[] sizes) =>
        Listing(
            before: [new Heading(1, "Lijst", "lijst"), new PageBreak()],
            [
                .. sizes.SelectMany(
                    (size, i) =>
                        (IEnumerable<Block>)
                            [new Heading(2, "Deel", "deel-" + Id(i)), .. Entries(sizes[..i].Sum(), size)]
                ),
            ]
        );

    private static Document Listing(Block[] before, Block[] listed) =>
        new(
            new DocumentProperties("Lijst", "nl-NL", SampleFactsheet.Created) { ContinuedFigure = "Vervolg" },
            [
                .. before,
                new Heading(before.Length == 0 ? 1 : 2, "Inhoud", "inhoud") { InOutline = false },
                new TableOfContents(3),
                new PageBreak(),
                .. listed,
            ]
        );

    private static IEnumerable<Block> Entries(int first, int count) =>
        Enumerable
            .Range(first, count)
            .Select(i => new Heading(3, string.Create(CultureInfo.InvariantCulture, $"Kop {i}"), Id(i)));

    private static string Id(int place) => string.Create(CultureInfo.InvariantCulture, $"kop-{place}");
}
