using Serverless.Portal.Pages;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Portal;

/// <summary>A page of a release that is not public leads to no public page of its survey.</summary>
public sealed class PendingPageTests
{
    [Theory]
    [InlineData(Language.Dutch, """<li><a href="/peiling">De peiling</a></li>""")]
    [InlineData(Language.English, """<li><a href="/en/peiling">De peiling</a></li>""")]
    public void Survey_is_named_and_not_linked(Language language, string trail) =>
        PendingPage
            .WithoutPublicLinks($"""<p>{trail}<a href="/peiling/2024">2024</a></p>""", language, "peiling")
            .ShouldBe("""<p><li>De peiling</li><a href="/peiling/2024">2024</a></p>""");

    [Fact]
    public void Search_engines_are_told_of_no_page_in_another_language() =>
        PendingPage
            .WithoutPublicLinks(
                """<head><link rel="alternate" hreflang="en" href="/en/peiling/2024"><link rel="icon" href="/i"></head>""",
                Language.Dutch,
                "peiling"
            )
            .ShouldBe("""<head><link rel="icon" href="/i"></head>""");

    [Fact]
    public void Page_without_such_links_stays_as_it_is() =>
        PendingPage
            .WithoutPublicLinks("""<a href="/peiling/2024">2024</a>""", Language.Dutch, "peiling")
            .ShouldBe("""<a href="/peiling/2024">2024</a>""");
}
