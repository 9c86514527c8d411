using System.Text;
using Serverless.Pdf;
using Serverless.Pdf.Writing;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf.Conformance;

/// <summary>
/// Files of PDF 2.0: what PDF/A-4f (ISO 19005-4) and PDF/UA-2 (ISO 14289-2) ask beside what their predecessors did.
/// </summary>
public sealed class NewerStandardTests
{
    private static readonly string[] OnlyInPdf1 = ["TOC", "TOCI", "Reference"];

    private static readonly byte[] Bytes = PdfRenderer.Render(EveryElement.Build(), PdfStandard.A4fAndUa2);

    [Fact]
    public void File_says_its_version_and_has_no_information_dictionary()
    {
        Text().ShouldStartWith("%PDF-2.0\n");
        Text().ShouldNotContain("/Info ");
    }

    [Fact]
    public void Metadata_claim_both_standards_and_describe_no_schema()
    {
        Text().ShouldContain("<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>");
        Text().ShouldContain("<pdfaid:conformance>F</pdfaid:conformance>");
        Text().ShouldContain("<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>");
        Text().ShouldNotContain("pdfaExtension");
    }

    [Fact]
    public void File_that_carries_no_others_does_not_claim_to()
    {
        var bytes = PdfRenderer.Render(SampleTables.Build(1), PdfStandard.A4fAndUa2);

        Encoding.Latin1.GetString(bytes).ShouldNotContain("<pdfaid:conformance>");
    }

    [Fact]
    public void Elements_are_of_the_namespace_of_PDF_2_but_for_those_of_contents_and_references()
    {
        using var pdf = new TaggedPdf(Bytes);

        pdf.Elements.ShouldBeSomeThatAll(element =>
            TaggedPdf.Has(element.Dictionary, "NS") != OnlyInPdf1.Contains(element.Type)
        );
        pdf.OfType("FENote").ShouldNotBeEmpty();
        pdf.OfType("Note").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("TOCI")]
    [InlineData("FENote")]
    public void Entries_of_contents_and_notes_point_at_what_they_belong_to(string kind)
    {
        using var pdf = new TaggedPdf(Bytes);

        pdf.OfType(kind).ShouldBeSomeThatAll(element => TaggedPdf.Has(element.Dictionary, "Ref"));
    }

    [Fact]
    public void Same_document_gives_the_same_bytes() =>
        PdfRenderer.Render(EveryElement.Build(), PdfStandard.A4fAndUa2).ShouldBe(Bytes);

    private static string Text() => Encoding.Latin1.GetString(Bytes);
}
