using Serverless.Core.Tests.Pdf;
using Serverless.Core.Tests.Reporting;
using Serverless.Pdf;
using Serverless.Pdf.Typesetting;
using Serverless.Portal.Charts;
using Serverless.Portal.Documents;
using Serverless.Portal.Html;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Templates;
using Serverless.Samples;
using Serverless.Samples.Reproduction;
using Serverless.Surveys;
using Serverless.Wording;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Portal;

/// <summary>Pages say what PDFs say, in the same order: both are read back and compared letter by letter.</summary>
public sealed class SameAsPdfTests
{
    private static readonly DateTimeOffset Created = new(2019, 5, 17, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Variants() => [.. SurveyResults.Variants.Keys];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Pages_have_the_text_of_their_pdf(string variant)
    {
        var results = SurveyResults.Variants[variant].Build();
        var pages = ParsedPage.Of(results);

        pages.Count.ShouldBe(4);
        foreach (var (file, _, page) in pages)
        {
            var language = Languages.All.Single(known => file.Contains($".{known.Code()}.", StringComparison.Ordinal));
            var document = file.StartsWith("page", StringComparison.Ordinal)
                ? Factsheet.Build(results, null, language, Created, PdfRenderer.Height)
                : TablesReport.Build(results, language, Created);
            ParsedPage.Text(page).ShouldBe(TextOf(document), file);
        }
    }

    [Fact]
    public async Task Pages_of_the_example_have_the_text_of_their_pdf()
    {
        var results = (await FolderAnalysis.AnalyseAsync(ExampleSurvey.Folder, "2019")).Public;
        var template = FactsheetTemplate
            .Read(await File.ReadAllTextAsync(Path.Combine(ExampleSurvey.Folder, "factsheet.md")), codebook: null)
            .Template!;
        var page = ParsedPage.Of(results, FactsheetTemplate.OfReaders(template))[0].Page;

        ParsedPage
            .Text(page)
            .ShouldBe(TextOf(Factsheet.Build(results, template, Language.Dutch, Created, PdfRenderer.Height)));
    }

    [Fact]
    public void Every_element_has_the_text_of_the_pdf() =>
        ParsedPage.Text(Page(EveryElement.Build())).ShouldBe(TextOf(EveryElement.Build()));

    [Fact]
    public void Notes_of_a_page_are_those_of_the_pdf()
    {
        using var pdf = new TaggedPdf(PdfRenderer.Render(EveryElement.Build()));
        var note = Page(EveryElement.Build()).QuerySelector(".notes > li")!;

        ("1" + ParsedPage.Letters(note.TextContent)).ShouldBe(
            ParsedPage.Letters(pdf.OfType("Note").ShouldHaveSingleItem().Text)
        );
    }

    public static TheoryData<string> Charts() =>
        [.. EveryElement.Build().Blocks.OfType<Chart>().Select(chart => chart.GetType().Name)];

    /// <summary>At the width of the PDF; other widths place the same pieces elsewhere.</summary>
    [Theory]
    [MemberData(nameof(Charts))]
    public void Drawing_has_the_text_of_the_pdf(string kind)
    {
        var chart = EveryElement.Build().Blocks.OfType<Chart>().Single(known => known.GetType().Name == kind);
        var document = new Document(EveryElement.Build().Properties, [chart]);
        using var pdf = new TaggedPdf(PdfRenderer.Render(document));
        var html = new HtmlWriter();

        SvgDrawing.Chart(html, new Typography(Theme.Default, null), chart, PageSetup.A4.TextWidth, "large", "s");

        var drawn = string.Concat(ParsedPage.Parse(html.Page()).QuerySelectorAll("text").Select(t => t.TextContent));
        ParsedPage.Letters(drawn).ShouldBe(ParsedPage.Letters(pdf.OfType("Figure").Single().Text));
        drawn.ShouldNotBeEmpty();
    }

    [Fact]
    public void Sentence_under_a_drawing_is_what_the_pdf_says_of_it()
    {
        using var pdf = new TaggedPdf(PdfRenderer.Render(EveryElement.Build()));
        var page = Page(EveryElement.Build());

        var sentences = page.QuerySelectorAll("figure.figure").Select(figure => figure.QuerySelector("details p")!);

        sentences
            .Select(sentence => sentence.TextContent)
            .ShouldBe(
                pdf.OfType("Figure")
                    .Select(f => f.Alternative!)
                    .Where(alt =>
                        !alt.StartsWith("QR-code", StringComparison.Ordinal)
                        && !alt.StartsWith("foto", StringComparison.Ordinal)
                    )
            );
        page.QuerySelectorAll("svg.large")
            .Select(svg => svg.GetAttribute("aria-labelledby"))
            .ShouldBe(page.QuerySelectorAll("details p").Select(sentence => sentence.Id));
    }

    private static string TextOf(Document document)
    {
        using var pdf = new TaggedPdf(PdfRenderer.Render(document));
        var text = new System.Text.StringBuilder();
        Collect(pdf.Root);
        return ParsedPage.Letters(text.ToString());

        void Collect(ReadElement element)
        {
            if (element.Type is "Figure" or "TOC" or "Lbl" or "Note")
                return;
            if (element.Children.Count == 0)
                text.Append(element.Text);
            else
                Mixed(element);
        }

        // Own text and children in the order of the file.
        void Mixed(ReadElement element)
        {
            var whole = element.Text;
            foreach (var child in element.Children)
            {
                var at = child.Text.Length == 0 ? 0 : whole.IndexOf(child.Text, StringComparison.Ordinal);
                text.Append(whole[..at]);
                whole = whole[(at + child.Text.Length)..];
                Collect(child);
            }

            text.Append(whole);
        }
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Page(Document document)
    {
        var html = new HtmlWriter();
        var context = new ReportContext(SurveyResults.Variants["plain"].Build(), Language.Dutch);
        html.Open("html").Open("head").Element("title", "t").Close().Open("body").Open("article");
        var content = new DocumentHtml(html, document, context.Texts, new ColumnSubjects(context));
        content.Write(document.Blocks);
        content.WriteNotes();
        html.Close().Close().Close();
        return ParsedPage.Parse(html.Page());
    }
}
