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
        (DocumentLayout.PagesOf(Listing(entries)).Count - BodyPages).ShouldBe(pages);

    [Theory]
    [InlineData(30)]
    [InlineData(400)]
    public void Entries_are_read_in_their_order_with_their_pages(int entries)
    {
        using var pdf = new TaggedPdf(PdfRenderer.Render(Listing(entries)));

        pdf.OfType("TOCI")
            .Select(entry => entry.Text)
            .ShouldBe(
                Enumerable
                    .Range(0, entries)
                    .Select(i => string.Create(CultureInfo.InvariantCulture, $"Kop {i} {pdf.Pages.Count}"))
            );
    }

    /// <summary>All headings are on the page after the contents, in a column each, so that they are on one page.</summary>
    private const int BodyPages = 1;

    private static Document Listing(int entries) =>
        new(
            new DocumentProperties("Lijst", "nl-NL", SampleFactsheet.Created) { ContinuedFigure = "Vervolg" },
            [
                new Heading(1, "Inhoud", "inhoud") { InOutline = false },
                new TableOfContents(2),
                new PageBreak(),
                new Columns([
                    .. Enumerable
                        .Range(0, 10)
                        .Select(column => new Column([
                            .. Enumerable
                                .Range(0, entries)
                                .Where(i => i % 10 == column)
                                .Select(i => new Heading(2, Name(i), Name(i).Replace(' ', '-'))),
                        ])),
                ]),
            ]
        );

    private static string Name(int place) => string.Create(CultureInfo.InvariantCulture, $"Kop {place}");
}
