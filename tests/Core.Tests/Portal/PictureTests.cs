using Serverless.Core.Tests.Pictures;
using Serverless.Core.Tests.Reporting;
using Serverless.Reporting;
using Serverless.Reporting.Pictures;
using Serverless.Reporting.Templates;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Portal;

public sealed class PictureTests
{
    [Fact]
    public void Picture_of_a_page_is_in_the_page_with_its_text()
    {
        var template = FactsheetTemplate
            .Read(
                $"# Kop\n\n![Een klas die eet.][foto]\n\n{SamplePictures.Line("foto", SamplePictures.Jpeg)} \"Foto: het fonds\"\n",
                codebook: null
            )
            .Template;
        var page = ParsedPage.Of(new SurveyResults().Build(), FactsheetTemplate.OfReaders(template!))[0].Page;

        var shown = page.QuerySelector("figure.picture img")!;
        shown.GetAttribute("alt").ShouldBe("Een klas die eet.");
        shown
            .GetAttribute("src")
            .ShouldBe(
                "data:image/jpeg;base64," + Convert.ToBase64String(JpegReader.Read(SamplePictures.Jpeg).File.Span)
            );
        page.QuerySelector("figure.picture figcaption")!.TextContent.ShouldBe("Foto: het fonds");
    }
}
