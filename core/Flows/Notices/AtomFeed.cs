using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Serverless.Reporting;
using Serverless.Storage.Releases;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Flows.Notices;

/// <summary>What was published, corrected and withdrawn, as an Atom feed (RFC 4287).</summary>
public static class AtomFeed
{
    /// <summary>The media type of a feed.</summary>
    public const string MediaType = "application/atom+xml";

    /// <summary>Most entries of a feed.</summary>
    public const int MaximumEntries = 50;

    /// <summary>The feed as UTF-8: the same notices give the same bytes.</summary>
    /// <param name="board">What happened.</param>
    /// <param name="language">In which language.</param>
    /// <param name="ids">The deployment's ids.</param>
    /// <param name="addresses">Where the deployment is.</param>
    public static byte[] Write(NoticeBoard board, Language language, NoticeIds ids, NoticeAddresses addresses)
    {
        var texts = Texts.For(language).Notices;
        var entries = board.Events.Where(IsTold).Take(MaximumEntries).ToList();
        var feed = new SyndicationFeed
        {
            Id = ids.Urn($"feed|{board.Survey?.ToString()}"),
            Title = Plain(board.Survey is { } survey ? texts.FeedOf(board.TitleOf(survey, language)) : texts.FeedOfAll),
            Language = language.Code(),

            // A feed says when it last changed; one of which nothing happened yet, the earliest moment there is.
            LastUpdatedTime = entries.Count == 0 ? DateTimeOffset.UnixEpoch : entries[0].At.ToUniversalTime(),
            Items = [.. entries.Select(happened => Entry(happened, board, language, ids, addresses))],
        };
        feed.Authors.Add(new SyndicationPerson { Name = texts.Author });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(addresses.Feed(board.Survey, language)), MediaType));
        foreach (var other in Languages.All.Where(other => other != language))
            feed.Links.Add(Translation(addresses.Feed(board.Survey, other), other));
        feed.Links.Add(
            SyndicationLink.CreateAlternateLink(new Uri(addresses.Page(board.Survey, language)), "text/html")
        );
        return Bytes(feed);
    }

    private static bool IsTold(ReleaseEvent happened) =>
        happened is { Wave: not null, Number: not null }
        && (happened.IsPublication || happened.Kind == ReleaseEventKind.Withdrawn);

    private static SyndicationItem Entry(
        ReleaseEvent happened,
        NoticeBoard board,
        Language language,
        NoticeIds ids,
        NoticeAddresses addresses
    )
    {
        var texts = Texts.For(language).Notices;
        var (wave, number) = (happened.Wave!.Value, happened.Number!.Value);
        var name = texts.Named(board.TitleOf(happened.Survey, language), wave.ToString());
        var (title, summary) = happened.Kind switch
        {
            ReleaseEventKind.Published => (texts.PublishedTitle(name), texts.Published(name, number)),
            ReleaseEventKind.Corrected => (texts.CorrectedTitle(name), texts.Corrected(name, number, happened.Reason)),
            _ => (texts.WithdrawnTitle(name), texts.Withdrawn(name, number, happened.Reason)),
        };
        var entry = new SyndicationItem
        {
            Id = ids.Urn($"event|{happened.Id}"),
            Title = Plain(title),
            Summary = Plain(summary),
            PublishDate = happened.At.ToUniversalTime(),
            LastUpdatedTime = happened.At.ToUniversalTime(),
        };
        entry.Categories.Add(
            new SyndicationCategory(
                happened.Kind.ToString().ToLower(CultureInfo.InvariantCulture),
                null,
                texts.Kind(happened.Kind == ReleaseEventKind.Withdrawn, happened.Kind == ReleaseEventKind.Corrected)
            )
        );
        entry.Links.Add(
            SyndicationLink.CreateAlternateLink(new Uri(addresses.Page(happened.Survey, wave, language)), "text/html")
        );
        if (happened.Kind != ReleaseEventKind.Withdrawn)
            entry.Links.Add(Factsheet(addresses.Factsheet(happened.Survey, wave, number, language)));
        return entry;
    }

    /// <summary>
    /// The permanent address of the factsheet. It is not called an enclosure: readers download those by themselves.
    /// </summary>
    private static SyndicationLink Factsheet(string address) =>
        new(new Uri(address), "related", null, FileTypes.Pdf, 0);

    private static SyndicationLink Translation(string address, Language language)
    {
        var link = new SyndicationLink(new Uri(address), "alternate", null, MediaType, 0);
        link.AttributeExtensions.Add(new XmlQualifiedName("hreflang"), language.Code());
        return link;
    }

    private static TextSyndicationContent Plain(string text) => new(text, TextSyndicationContentKind.Plaintext);

    private static byte[] Bytes(SyndicationFeed feed)
    {
        using var written = new MemoryStream();
        using (
            var writer = XmlWriter.Create(
                written,
                new XmlWriterSettings
                {
                    Encoding = new UTF8Encoding(false),
                    Indent = true,
                    NewLineChars = "\n",
                }
            )
        )
            new Atom10FeedFormatter(feed).WriteTo(writer);
        return written.ToArray();
    }
}
