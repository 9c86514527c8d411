using System.Text;
using System.Xml.Linq;
using Serverless.Flows.Notices;
using Serverless.Flows.Tests.App;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Surveys;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.Notices.Boards;

namespace Serverless.Flows.Tests.Notices;

/// <summary>The feed, held to RFC 4287.</summary>
public sealed class AtomFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData(Language.Dutch, false)]
    [InlineData(Language.English, false)]
    [InlineData(Language.Dutch, true)]
    public void Feed_has_what_the_specification_asks_for(Language language, bool ofAll)
    {
        var feed = Read(Everything(ofAll), language);

        feed.Name.ShouldBe(Atom + "feed");
        foreach (var part in feed.Elements(Atom + "entry").Append(feed))
        {
            var id = part.Elements(Atom + "id").ShouldHaveSingleItem().Value;
            new Uri(id).IsAbsoluteUri.ShouldBeTrue();
            part.Elements(Atom + "title").ShouldHaveSingleItem().Value.ShouldNotBeNullOrWhiteSpace();
            DateTimeOffset.Parse(
                part.Elements(Atom + "updated").ShouldHaveSingleItem().Value,
                System.Globalization.CultureInfo.InvariantCulture
            );
            part.Elements(Atom + "link").ShouldContain(link => (string?)link.Attribute("rel") == "alternate");
            part.Elements(Atom + "link")
                .ShouldBeSomeThatAll(link =>
                    Uri.IsWellFormedUriString((string)link.Attribute("href")!, UriKind.Absolute)
                );

            // At most one alternate of the same type and language (4.1.1 and 4.1.2).
            part.Elements(Atom + "link")
                .Where(link => (string?)link.Attribute("rel") == "alternate")
                .GroupBy(link => ((string?)link.Attribute("type"), (string?)link.Attribute("hreflang")))
                .ShouldBeSomeThatAll(links => links.Count() == 1);
        }

        feed.Elements(Atom + "author").ShouldHaveSingleItem().Element(Atom + "name")!.Value.ShouldNotBeEmpty();
        feed.Elements(Atom + "link").Count(link => (string?)link.Attribute("rel") == "self").ShouldBe(1);
        feed.Descendants(Atom + "id").Select(id => id.Value).ShouldBeUnique();
        ((string?)feed.Attribute(XNamespace.Xml + "lang")).ShouldBe(language.Code());
    }

    [Fact]
    public void Feed_tells_of_publications_corrections_and_withdrawals_alone_newest_first()
    {
        var entries = Read(Everything(), Language.Dutch).Elements(Atom + "entry").ToList();

        entries
            .Select(entry => entry.Element(Atom + "title")!.Value)
            .ShouldBe([
                "Proef & zo, meting 2024: cijfers ingetrokken",
                "Proef & zo, meting 2024: gecorrigeerde cijfers",
                "Proef & zo, meting 2024: cijfers gepubliceerd",
            ]);
        entries[1]
            .Element(Atom + "summary")!
            .Value.ShouldBe(
                "Uitgave 2 van Proef & zo, meting 2024 vervangt de vorige. Reden: <b>Fout</b> in de weging"
            );
        entries[1]
            .Elements(Atom + "link")
            .Single(link => (string?)link.Attribute("rel") == "related")
            .Attribute("href")!
            .Value.ShouldBe("https://cijfers.example/api/v1/surveys/proef/waves/2024/releases/2/factsheet?language=nl");
    }

    [Fact]
    public void English_feed_has_the_same_ids_and_English_words()
    {
        var (dutch, english) = (Read(Everything(), Language.Dutch), Read(Everything(), Language.English));

        Ids(english).ShouldBe(Ids(dutch));
        english.Element(Atom + "title")!.Value.ShouldBe("New figures of Trial");
    }

    [Fact]
    public void Ids_stay_when_the_deployment_moves_and_are_of_this_deployment_alone()
    {
        var moved = Read(Everything(), Language.Dutch, addresses: new NoticeAddresses("https://elders.example"));
        var other = Read(Everything(), Language.Dutch, ids: new NoticeIds([1, 2, 3]));

        Ids(moved).ShouldBe(Ids(Read(Everything(), Language.Dutch)));
        Ids(other).Intersect(Ids(moved)).ShouldBeEmpty();
    }

    [Fact]
    public void Feed_without_entries_is_one()
    {
        var feed = Read(Everything() with { Events = [] }, Language.Dutch);

        feed.Elements(Atom + "entry").ShouldBeEmpty();
        feed.Element(Atom + "updated")!.Value.ShouldBe("1970-01-01T00:00:00Z");
    }

    [Fact]
    public void Same_notices_give_the_same_bytes() =>
        Write(Everything(), Language.Dutch).ShouldBe(Write(Everything(), Language.Dutch));

    private static IReadOnlyList<string> Ids(XElement feed) =>
        [.. feed.Descendants(Atom + "id").Select(id => id.Value)];

    private static XElement Read(
        NoticeBoard board,
        Language language,
        NoticeIds? ids = null,
        NoticeAddresses? addresses = null
    ) => XDocument.Parse(Encoding.UTF8.GetString(Write(board, language, ids, addresses))).Root!;

    private static byte[] Write(
        NoticeBoard board,
        Language language,
        NoticeIds? ids = null,
        NoticeAddresses? addresses = null
    ) => AtomFeed.Write(board, language, ids ?? Boards.Ids, addresses ?? FlowApp.Addresses);
}
