using Serverless.Pdf;
using Serverless.Reporting.Documents;
using Shouldly;
using UglyToad.PdfPig.Graphics;
using Xunit;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace Serverless.Core.Tests.Pdf;

public sealed class QrCodeTests
{
    /// <summary>Points of a reader's picture for each point of the page.</summary>
    private const int Scale = 4;

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("https://cijfers.example.org/surveys/stand-van-het-land/waves/2019/releases/2?taal=nl#factsheet")]
    public void Code_on_the_page_is_read_back_as_its_address(string address)
    {
        using var pdf = Rendered(new QrCode(new Uri(address), "QR-code"));
        var page = pdf.Pages.Single();
        var (width, height) = ((int)page.Width * Scale, (int)page.Height * Scale);
        var picture = Enumerable.Repeat((byte)255, width * height).ToArray();
        foreach (var path in page.Paths)
            Fill(picture, width, height, path);

        new QRCodeReader()
            .decode(
                new BinaryBitmap(
                    new HybridBinarizer(
                        new RGBLuminanceSource(picture, width, height, RGBLuminanceSource.BitmapFormat.Gray8)
                    )
                )
            )
            .Text.ShouldBe(address);
    }

    [Fact]
    public void Code_says_where_it_leads_to_who_does_not_see_it()
    {
        using var pdf = Rendered(new QrCode(new Uri("https://example.org/"), "QR-code naar example.org"));
        pdf.OfType("Figure").Single().Alternative.ShouldBe("QR-code naar example.org");
    }

    [Theory]
    [InlineData("mailto:a@example.org")]
    [InlineData("https://example.org/?a=" + Long + Long + Long)]
    public void Address_that_no_phone_should_open_or_could_read_is_refused(string address) =>
        Should.Throw<ArgumentException>(() => new QrCode(new Uri(address), "QR-code"));

    private const string Long =
        "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789";

    private static void Fill(byte[] picture, int width, int height, PdfPath path)
    {
        var box = path.GetBoundingRectangle()!.Value;
        for (var y = (int)Math.Round(box.Bottom * Scale); y < Math.Round(box.Top * Scale); y++)
        for (var x = (int)Math.Round(box.Left * Scale); x < Math.Round(box.Right * Scale); x++)
            picture[((height - 1 - y) * width) + x] = 0;
    }

    private static TaggedPdf Rendered(QrCode code) =>
        new(
            PdfRenderer.Render(
                new Document(
                    new DocumentProperties("Proef", "nl-NL", SampleFactsheet.Created)
                    {
                        ContinuedFigure = SampleFactsheet.Continued,
                    },
                    [code]
                )
            )
        );
}
