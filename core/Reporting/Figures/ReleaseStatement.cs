using System.Globalization;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Releases;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>
/// What a report says of the release it belongs to: when it was published, where it remains, whom to ask, how to cite
/// it, what was corrected.
/// </summary>
/// <param name="context">What the report is of.</param>
/// <param name="release">The release.</param>
/// <param name="address">The page of the report that stays; null when there is none.</param>
internal sealed class ReleaseStatement(ReportContext context, ReleaseImprint release, Uri? address)
{
    // No heading of a template has two hyphens in a row in its id.
    private const string Id = "uitgave--gegevens";

    private readonly ReleaseTexts _words = context.Texts.Release;

    private string Number => context.Numbers.Number(release.Number);

    /// <summary>"Uitgave 2, gepubliceerd op 12 maart 2026"; of a draft, that it is one.</summary>
    public string Edition =>
        release.PublishedOn is { } day
            ? _words.Published(Number, context.Texts.Dates.Day(day))
            : _words.NotPublished(Number);

    /// <summary>What stands on every page beside its number: the release, or that this is a draft.</summary>
    public string OnEveryPage => release.IsDraft ? _words.Draft : _words.Edition(Number);

    /// <summary>The foot of a page: the release, if there is one, and the number of the page.</summary>
    public static string Foot(ReportContext context, ReleaseStatement? statement) =>
        statement is null
            ? context.Texts.TablesReport.PageOf
            : $"{statement.OnEveryPage} · {context.Texts.TablesReport.PageOf}";

    /// <summary>How to refer to it; null for a draft.</summary>
    public string? Citation =>
        release.PublishedOn is { } day
            ? _words.Citation(
                context.Results.Survey.Commissioner is { } commissioner ? context.Say(commissioner) : null,
                day.Year.ToString(CultureInfo.InvariantCulture),
                ReportTitle.Of(context),
                Number,
                address?.AbsoluteUri
            )
            : null;

    /// <summary>What was corrected, in one line; null when it corrects no figure.</summary>
    public string? CorrectionLine =>
        release.CorrectionReason is { } reason ? $"{_words.Corrected}: {context.Say(reason)}" : null;

    /// <summary>Everything, under a heading of its own.</summary>
    public IEnumerable<Block> About()
    {
        Block text = Code() is { } code
            ? new Columns([new Column(Paragraphs(Parts()), 5), new Column([code], 1)])
            : new Callout(Paragraphs(Parts()));
        yield return new KeepTogether([new Heading(2, _words.About, Id), text]);
    }

    /// <summary>
    /// The same as small paragraphs, each begun by its head in semi-bold; the address only in the citation that ends with it.
    /// </summary>
    /// <param name="isUnderTitle">Whether the page has a title with the release beside it, so that it need not be said again.</param>
    public IReadOnlyList<Paragraph> Brief(bool isUnderTitle) =>
        Paragraphs(
            Parts()
                .Where(part =>
                    Citation is null
                    || (part.Head != _words.AddressHead && !(isUnderTitle && part.Head == _words.EditionHead))
                )
        );

    /// <summary>The square that leads to the page of the release, for beside small type; null where there is none.</summary>
    public QrCode? SmallCode() => Code() is { } code ? code with { Side = 54 } : null;

    /// <summary>Whom readers can ask, as the end of a sentence; null when nobody is named.</summary>
    public IReadOnlyList<Inline>? Contact() => release.Contact is { } contact ? [.. Contact(contact)] : null;

    private static Paragraph[] Paragraphs(IEnumerable<(string Head, IReadOnlyList<Inline> Inlines)> parts) =>
        [
            .. parts.Select(part => new Paragraph([new Strong(part.Head + " "), .. part.Inlines])
            {
                Style = ParagraphStyle.Small,
            }),
        ];

    private QrCode? Code() =>
        address is not null && CanBeCode(address) ? new QrCode(address, _words.CodeLeadsTo(address.AbsoluteUri)) : null;

    /// <summary>The same as lines of text.</summary>
    public IEnumerable<string> Lines()
    {
        if (CorrectionLine is { } correction)
            yield return correction;
        foreach (var (head, inlines) in Parts())
            yield return $"{head} {string.Concat(inlines.Select(Words))}";
    }

    private IEnumerable<(string Head, IReadOnlyList<Inline> Inlines)> Parts()
    {
        yield return (_words.EditionHead, [Edition + "."]);
        if (address is not null)
            yield return (_words.AddressHead, [Link.To(address, address.AbsoluteUri)]);
        if (Contact() is { } contact)
            yield return (_words.ContactHead, contact);
        if (Citation is { } citation)
            yield return (_words.CitationHead, Linked(citation));
        if (release.Corrections.Count > 0)
            yield return (
                _words.CorrectionsHead,
                [context.Capitalised(string.Join("; ", release.Corrections.Select(correction => Earlier(correction))))]
            );
    }

    private IReadOnlyList<Inline> Linked(string citation) =>
        address is { AbsoluteUri: var uri } && citation.EndsWith(uri, StringComparison.Ordinal)
            ? [citation[..^uri.Length], Link.To(address, uri)]
            : [citation];

    private string Earlier(EarlierCorrection correction) =>
        _words.Correction(
            context.Numbers.Number(correction.Number),
            context.Texts.Dates.Day(correction.On),
            context.Say(correction.Reason)
        );

    private IEnumerable<Inline> Contact(Contact contact)
    {
        yield return context.Say(contact.Name);
        if (contact.Email is { } email)
        {
            yield return ", ";
            yield return Link.To(new Uri($"mailto:{email}"), email);
        }

        if (contact.Url is { } url)
        {
            yield return ", ";
            yield return Link.To(new Uri(url), url);
        }

        // The parts may follow each other in one paragraph.
        if (contact is not { Email: null, Url: null } || !context.Say(contact.Name).EndsWith('.'))
            yield return ".";
    }

    private static bool CanBeCode(Uri address) => address.AbsoluteUri.Length <= QrCode.MaximumLength;

    private static string Words(Inline inline) =>
        inline switch
        {
            Text text => text.Value,
            Link link => link.Value,
            _ => "",
        };
}
