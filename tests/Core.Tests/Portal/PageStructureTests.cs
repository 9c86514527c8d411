using System.IO.Compression;
using System.Text;
using AngleSharp.Dom;
using Serverless.Core.Tests.Reporting;
using Serverless.Portal.Charts;
using Serverless.Portal.Site;
using Serverless.Reporting.Documents;
using Serverless.Samples;
using Serverless.Samples.Reproduction;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Portal;

/// <summary>Pages can be read without seeing them, without a script, and over a slow line.</summary>
public sealed class PageStructureTests
{
    private const int FirstView = 100_000;
    private const int OwnScript = 30_000;

    private static readonly string[] Everywhere =
    [
        "portal.css",
        "portal.js",
        "source-sans-3-regular.woff2",
        "source-sans-3-semibold.woff2",
    ];

    public static TheoryData<string> Variants() => [.. SurveyResults.Variants.Keys];

    /// <summary>What a page of the desk loads: its script, what that names, and what the page fetches when it is shown.</summary>
    [Theory]
    [InlineData("desk-upload.js")]
    [InlineData("desk-organisation.js")]
    public void Scripts_of_a_page_of_the_desk_are_under_30_kB(string fetched)
    {
        var loaded = new HashSet<string>(StringComparer.Ordinal);
        var left = new Queue<string>(["desk.js", fetched]);
        while (left.TryDequeue(out var script))
            if (loaded.Add(script))
                foreach (var import in Scripts(script).Split("from './").Skip(1))
                    left.Enqueue(import[..import.IndexOf('\'')]);

        loaded.Count.ShouldBeGreaterThan(4);
        loaded.Sum(script => PortalAssets.Find(script)!.Content.Length).ShouldBeLessThan(OwnScript);

        static string Scripts(string name) => Encoding.UTF8.GetString(PortalAssets.Find(name)!.Content.Span);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Page_has_its_language_one_title_and_headings_in_order(string variant)
    {
        foreach (var (file, _, page) in ParsedPage.Of(SurveyResults.Variants[variant].Build()))
        {
            page.DocumentElement.GetAttribute("lang").ShouldBe(file.Contains(".nl.") ? "nl" : "en");
            page.Title.ShouldNotBeNullOrWhiteSpace();
            page.QuerySelectorAll("h1").Length.ShouldBe(1);
            var levels = page.QuerySelectorAll("h1,h2,h3,h4,h5,h6").Select(h => h.LocalName[1] - '0').ToList();
            levels[0].ShouldBe(1);
            levels.Zip(levels.Skip(1), (above, below) => below - above).Max().ShouldBeLessThanOrEqualTo(1, file);
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Ids_are_unique_and_links_within_a_page_lead_somewhere(string variant)
    {
        foreach (var (file, _, page) in ParsedPage.Of(SurveyResults.Variants[variant].Build()))
        {
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();

            ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count, file);
            page.QuerySelectorAll("a[href^='#']")
                .Select(link => link.GetAttribute("href")![1..])
                .Concat(page.QuerySelectorAll("[aria-labelledby]").Select(e => e.GetAttribute("aria-labelledby")!))
                .Concat(page.QuerySelectorAll("label[for]").Select(e => e.GetAttribute("for")!))
                .Except(ids, StringComparer.Ordinal)
                .ShouldBeEmpty(file);
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Headers_of_tables_have_a_scope_and_every_figure_an_id(string variant)
    {
        foreach (var (file, _, page) in ParsedPage.Of(SurveyResults.Variants[variant].Build()))
        {
            page.QuerySelectorAll("th").Where(header => header.GetAttribute("scope") is null).ShouldBeEmpty(file);
            page.QuerySelectorAll("tbody td")
                .Where(cell =>
                    cell.TextContent.Any(char.IsDigit) && cell.Id is null && !cell.ClassList.Contains("start")
                )
                .Where(cell => cell.Closest("figure") is null)
                .ShouldBeEmpty(file);
        }
    }

    /// <summary>So that a reader can choose among them; a header nobody recognises could not be chosen.</summary>
    [Fact]
    public async Task Every_group_and_wave_of_the_example_has_columns_that_are_known_to_be_of_it()
    {
        var results = (await FolderAnalysis.AnalyseAsync(ExampleSurvey.Folder, "2019")).Public;

        foreach (
            var (file, _, page) in ParsedPage
                .Of(results)
                .Where(page => page.File.StartsWith("tables", StringComparison.Ordinal))
        )
        {
            page.QuerySelectorAll("th[data-group]")
                .Select(header => header.GetAttribute("data-group"))
                .Distinct()
                .ShouldBe(results.Groups.Select(group => group.Id), ignoreOrder: true, file);
            page.QuerySelectorAll("th[data-wave]")
                .Select(header => header.GetAttribute("data-wave"))
                .Distinct()
                .ShouldBe(["2016", "2019"], ignoreOrder: true, file);
            page.QuerySelectorAll(".question sup.holds").Length.ShouldBeGreaterThan(50, file);
        }
    }

    [Fact]
    public async Task First_view_and_script_stay_within_their_budgets()
    {
        var results = (await FolderAnalysis.AnalyseAsync(ExampleSurvey.Folder, "2019")).Public;
        var around = Everywhere.Sum(name => Compressed(PortalAssets.Find(name)!.Content.Span));

        foreach (var (file, html, _) in ParsedPage.Of(results))
            (around + Compressed(System.Text.Encoding.UTF8.GetBytes(html))).ShouldBeLessThan(FirstView, file);
        PortalAssets.Find("portal.js")!.Content.Length.ShouldBeLessThan(OwnScript);
    }

    /// <summary>Text is held to 4.5:1, other parts that stand out on paper to 3:1 (WCAG 2.1, 1.4.3 and 1.4.11).</summary>
    [Fact]
    public void Colours_of_charts_stand_out_on_a_dark_ground_too()
    {
        var palette = new Palette();
        Color[] texts = [palette.Ink, palette.Muted, palette.Primary, palette.Accent];

        texts.ShouldBeSomeThatAll(color => DarkCharts.Of(color).ContrastWith(DarkCharts.Ground) >= 4.5);
        palette.Series.ShouldBeSomeThatAll(color => DarkCharts.Of(color).ContrastWith(DarkCharts.Ground) >= 3);
        palette
            .Sequence.Take(3)
            .ShouldBeSomeThatAll(color => DarkCharts.Of(color).ContrastWith(DarkCharts.Ground) >= 3);
        DarkCharts.Of(palette.Before).ContrastWith(DarkCharts.Ground).ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task Every_colour_of_a_drawing_has_its_counterpart_in_the_dark()
    {
        var results = (await FolderAnalysis.AnalyseAsync(ExampleSurvey.Folder, "2019")).Public;
        var known = DarkCharts.Colors(new Palette()).Select(SvgDrawing.Hex).Append("none").ToHashSet();
        var pages = SurveyResults
            .Variants.Values.Select(v => v.Build())
            .Append(results)
            .SelectMany(r => ParsedPage.Of(r))
            .ToList();

        // A page without drawings is spared the rules.
        var withDrawings = pages.Where(page => page.Page.QuerySelector("svg.chart:not(.qr)") is not null).ToList();
        withDrawings.Count.ShouldBeInRange(1, pages.Count - 1);
        withDrawings.ShouldBeSomeThatAll(page => page.Page.QuerySelector("link[href='/assets/portal.css']") != null);
        pages
            .Where(page => page.File.StartsWith("tables", StringComparison.Ordinal))
            .ShouldBeSomeThatAll(page => page.Page.QuerySelector("link[href='/assets/page.css']") != null);
        var used = pages
            .SelectMany(page => page.Page.QuerySelectorAll("svg.chart *"))
            .SelectMany(part => new[] { part.GetAttribute("fill"), part.GetAttribute("stroke") })
            .OfType<string>()
            .ToHashSet();

        used.Count.ShouldBeGreaterThan(10);
        used.Except(known).ShouldBeEmpty();
    }

    private static int Compressed(ReadOnlySpan<byte> content)
    {
        var target = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        BrotliEncoder.TryCompress(content, target, out var length, quality: 4, window: 22).ShouldBeTrue();
        return length;
    }
}
