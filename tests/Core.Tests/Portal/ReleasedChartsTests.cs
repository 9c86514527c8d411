using System.Xml.Linq;
using AngleSharp.Dom;
using Serverless.Core.Tests.Reporting;
using Serverless.Pdf;
using Serverless.Pdf.Typesetting;
using Serverless.Portal;
using Serverless.Portal.Pages;
using Serverless.Reporting;
using Serverless.Reporting.Templates;
using Serverless.Samples;
using Serverless.Samples.Reproduction;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Portal;

/// <summary>Charts by themselves: the same as on the page of their release, and never without base and source.</summary>
public sealed class ReleasedChartsTests
{
    private const string Page = "/en/stand-van-het-land/2019/releases/3";

    private static readonly Lazy<Task<WaveReports>> Example = new(BuildAsync);

    [Fact]
    public async Task Charts_are_those_of_the_page_with_their_ids()
    {
        var reports = await Example.Value;
        var figures = (await PageAsync()).QuerySelectorAll("figure.figure");

        var charts = Charts(reports);

        figures.Length.ShouldBeGreaterThan(1);
        charts.Charts.Keys.ShouldBe(figures.Select(figure => figure.Id!), ignoreOrder: true);
        foreach (var figure in figures)
            Parsed(charts.Charts[figure.Id!].Figure).QuerySelector("figure")!.OuterHtml.ShouldBe(figure.OuterHtml);
    }

    [Fact]
    public async Task Drawing_is_xml_with_caption_base_and_source()
    {
        var charts = Charts(await Example.Value);

        charts.Charts.ShouldNotBeEmpty();
        foreach (var (id, chart) in charts.Charts)
        {
            var drawing = XDocument.Parse(chart.Drawing).Root!;
            var text = ParsedPage.Letters(string.Concat(drawing.Descendants().Select(element => element.Value)));
            var @base = ParsedPage
                .Parse("<!DOCTYPE html><title>x</title>" + chart.Figure)
                .QuerySelector(".base")
                ?.TextContent;

            text.ShouldContain(Letters(chart.Caption), customMessage: id);
            text.ShouldContain(Letters(charts.Source), customMessage: id);
            text.ShouldContain("https://cijfers.example/en/peiling/2019/releases/3", customMessage: id);
            if (@base is not null)
                text.ShouldContain(Letters(@base), customMessage: id);
            drawing.Attribute("aria-label")!.Value.Length.ShouldBeGreaterThan(chart.Caption.Length);
            double.Parse(drawing.Attribute("height")!.Value, System.Globalization.CultureInfo.InvariantCulture)
                .ShouldBeGreaterThan(40);
        }
    }

    [Fact]
    public async Task Every_figure_of_a_chart_names_the_address_at_which_it_stays()
    {
        var cells = (await PageAsync()).QuerySelectorAll("figure.figure td[id]");

        cells.Length.ShouldBeGreaterThan(10);
        foreach (var cell in cells)
            cell.QuerySelector("a")!.GetAttribute("href").ShouldBe($"{Page}#{Uri.EscapeDataString(cell.Id!)}");
    }

    [Fact]
    public async Task What_to_put_on_another_site_is_a_frame_with_the_chart_and_its_name()
    {
        var figure = (await PageAsync()).QuerySelector("figure.figure")!;

        var frame = ParsedPage.Parse(
            "<!DOCTYPE html><title>x</title>" + figure.QuerySelector("input.embed")!.GetAttribute("value")
        );

        var element = frame.QuerySelector("iframe")!;
        element
            .GetAttribute("src")
            .ShouldBe($"https://cijfers.example{Page}/charts/{Uri.EscapeDataString(figure.Id!)}");
        element.GetAttribute("title").ShouldBe(TextCleaner.Clean(figure.QuerySelector("figcaption")!.TextContent));
    }

    [Fact]
    public async Task Page_of_a_draft_does_not_lead_to_that_of_the_survey_which_may_not_be_there()
    {
        var draft = new WaveReports(
            (await Example.Value).Results,
            FactsheetTemplate.None,
            PdfRenderer.Height,
            Releases.Draft
        );
        var page = ParsedPage.Parse(
            System.Text.Encoding.UTF8.GetString(Bytes(draft, WavePages.TablesFile(Language.English)))
        );

        page.QuerySelectorAll(".trail a")
            .Select(link => link.GetAttribute("href"))
            .ShouldBe(["/en", "/en/stand-van-het-land/2019/releases/4"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/en/stand-van-het-land/2019")]
    public async Task Page_of_a_chart_runs_nothing_and_says_where_it_is_from_and_whether_it_was_replaced(string? latest)
    {
        var charts = Charts(await Example.Value);
        var (id, chart) = charts.Charts.First();

        var page = ParsedPage.Parse(ChartPage.Write(charts, chart, Language.English, $"{Page}#{id}", latest));

        page.QuerySelectorAll("script").ShouldBeEmpty();
        page.QuerySelectorAll("figure").Length.ShouldBe(1);
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelector("main > p:last-child > a")!.GetAttribute("href").ShouldBe($"{Page}#{id}");
        page.QuerySelector("main > p:last-child")!.TextContent.ShouldBe(TextCleaner.Clean(charts.Source));
        (page.QuerySelector(".callout a")?.GetAttribute("href")).ShouldBe(latest);
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Parsed(string fragment) =>
        ParsedPage.Parse("<!DOCTYPE html><title>x</title>" + fragment);

    private static ReleasedCharts Charts(WaveReports reports) =>
        ReleasedCharts.Read(Bytes(reports, ReleasedCharts.File(Language.English)));

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync() =>
        ParsedPage.Parse(
            System.Text.Encoding.UTF8.GetString(Bytes(await Example.Value, WavePages.FactsheetFile(Language.English)))
        );

    private static byte[] Bytes(WaveReports reports, string file)
    {
        using var bytes = new MemoryStream();
        WavePages.Files(reports).Single(one => one.Name == file).Write(bytes);
        return bytes.ToArray();
    }

    private static string Letters(string text) => ParsedPage.Letters(TextCleaner.Clean(text));

    private static async Task<WaveReports> BuildAsync() =>
        new(
            (await FolderAnalysis.AnalyseAsync(ExampleSurvey.Folder, "2019")).Public,
            FactsheetTemplate.None,
            PdfRenderer.Height,
            Releases.Corrected
        );
}
