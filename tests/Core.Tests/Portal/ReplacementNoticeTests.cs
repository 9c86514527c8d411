using System.Text;
using AngleSharp.Html.Dom;
using Serverless.Analysis.Results;
using Serverless.Core.Tests.Reporting;
using Serverless.Pdf;
using Serverless.Portal;
using Serverless.Portal.Pages;
using Serverless.Reporting;
using Serverless.Reporting.Releases;
using Serverless.Reporting.Templates;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Portal;

/// <summary>Pages of a release carry what a style sheet shows once a later one took its place.</summary>
public sealed class ReplacementNoticeTests
{
    public static TheoryData<string, Language, string> Pages =>
        new()
        {
            { WavePages.FactsheetFile(Language.Dutch), Language.Dutch, "" },
            { WavePages.FactsheetFile(Language.English), Language.English, "" },
            { WavePages.TablesFile(Language.Dutch), Language.Dutch, "/tables" },
            { WavePages.TablesFile(Language.English), Language.English, "/tables" },
            { WavePages.ChangesFile(Language.Dutch), Language.Dutch, "" },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_of_a_release_carries_the_way_to_the_latest_out_of_sight(
        string file,
        Language language,
        string page
    )
    {
        var (_, parsed) = Page(Releases.Corrected, file);
        var wave = (language == Language.Dutch ? "" : "/en") + Wave + page;

        var notice = parsed.QuerySelector("main > .replaced:first-child")!;

        notice.HasAttribute("hidden").ShouldBeTrue();
        notice.QuerySelector("a")!.GetAttribute("href").ShouldBe(wave);
        parsed
            .QuerySelectorAll("link[rel=stylesheet]")[^1]
            .GetAttribute("href")
            .ShouldBe(FormattableString.Invariant($"{Wave}/releases/{Releases.Corrected.Number}/state.css"));
    }

    /// <summary>On paper nothing can be clicked; a factsheet says where it stays in how to cite it.</summary>
    [Theory]
    [InlineData(Language.Dutch, "tables", "Vast adres. ", "/tables")]
    [InlineData(Language.English, "tables", "Permanent address. ", "/tables")]
    [InlineData(Language.Dutch, "changes", "Vast adres. ", "/changes")]
    public void Page_of_a_release_says_on_paper_where_it_stays(
        Language language,
        string kind,
        string words,
        string page
    )
    {
        var file = kind == "tables" ? WavePages.TablesFile(language) : WavePages.ChangesFile(language);
        var release = Releases.Corrected;
        var (_, parsed) = Page(release, file);

        var factsheet = release.FactsheetPage(language).ShouldNotBeNull();
        var path = (language == Language.Dutch ? "" : "/en") + Wave;
        parsed
            .QuerySelector("main > p.printed:last-child")!
            .TextContent.ShouldBe(
                words + new Uri(factsheet, FormattableString.Invariant($"{path}/releases/{release.Number}{page}"))
            );
    }

    [Fact]
    public void Draft_is_replaced_without_a_word()
    {
        var (text, parsed) = Page(Releases.Draft, WavePages.FactsheetFile(Language.Dutch));

        parsed.QuerySelector(".replaced").ShouldBeNull();
        text.ShouldNotContain(ReplacementNotice.StyleSheet);
    }

    [Fact]
    public void Page_that_is_not_public_yet_is_shown_without_it()
    {
        var (text, _) = Page(Releases.Corrected, WavePages.FactsheetFile(Language.Dutch));

        var shown = PendingPage.WithoutPublicLinks(text, Language.Dutch, Results.Survey.Id);

        shown.ShouldNotContain("class=\"replaced\"");
        shown.ShouldNotContain(ReplacementNotice.StyleSheet);
        ParsedPage.Text(ParsedPage.Parse(shown)).ShouldBe(ParsedPage.Text(ParsedPage.Parse(text)));
    }

    [Fact]
    public void Notice_is_shown_of_a_release_that_was_replaced_alone()
    {
        ReplacementNotice.Rules(isReplaced: true).ShouldContain(".replaced[hidden]{display:block!important}");
        ReplacementNotice.Rules(isReplaced: false).ShouldNotContain("{");
    }

    private static ResultsDocument Results { get; } = SurveyResults.Variants["one group, one wave"].Build();

    private static string Wave => $"/{Results.Survey.Id}/{Results.Wave.Id}";

    private static (string Text, IHtmlDocument Parsed) Page(ReleaseImprint release, string file)
    {
        var reports = new WaveReports(Results, FactsheetTemplate.None, PdfRenderer.Height, release);
        using var bytes = new MemoryStream();
        WavePages
            .Files(reports, new ReleaseChanges { Release = release.Number })
            .Single(one => one.Name == file)
            .Write(bytes);
        var text = Encoding.UTF8.GetString(bytes.ToArray());
        return (text, ParsedPage.Parse(text));
    }
}
