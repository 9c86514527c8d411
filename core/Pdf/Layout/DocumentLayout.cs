using Serverless.Pdf.Pages;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>Lays out a document: blocks to slices, slices to pages, pages with all that is on them.</summary>
internal static class DocumentLayout
{
    /// <summary>A last page filled no more than this share of its height is worth saving.</summary>
    private const double ShortPage = 0.5;

    /// <summary>A page before the last that is filled less than this has a gap.</summary>
    private const double FullPage = 0.75;

    /// <summary>
    /// The document in its own theme; where a page has little on it, in the first of the tighter ones that needs the
    /// fewest pages, and of those that leaves no page with a gap.
    /// </summary>
    public static LaidOutDocument Lay(Document document)
    {
        var best = Best(document);
        return Assembled(best.Context, best.Pages);
    }

    /// <summary>The pages as they are filled, before page numbers and running lines.</summary>
    public static IReadOnlyList<FilledPage> PagesOf(Document document) => Best(document).Pages;

    private static (LayoutContext Context, IReadOnlyList<FilledPage> Pages) Best(Document document)
    {
        var best = Filled(document);
        foreach (var theme in document.TighterThemes)
        {
            if (!EndsShort(best.Pages) && Gaps(best.Pages) == 0)
                break;
            var tighter = Filled(document with { Theme = theme });
            if ((tighter.Pages.Count, Gaps(tighter.Pages)).CompareTo((best.Pages.Count, Gaps(best.Pages))) < 0)
                best = tighter;
        }

        return best;
    }

    private static bool EndsShort(IReadOnlyList<FilledPage> pages) =>
        pages.Count > 1 && pages[^1].Height <= pages[^1].Setup.TextHeight * ShortPage;

    /// <summary>Pages before the last that end early, or amid columns.</summary>
    private static int Gaps(IReadOnlyList<FilledPage> pages) =>
        pages
            .SkipLast(1)
            .Count(page =>
                page.Height < page.Setup.TextHeight * FullPage
                || page.Slices is [.., { Slice.Columns: { IsParted: true } }]
            );

    private static (LayoutContext Context, IReadOnlyList<FilledPage> Pages) Filled(Document document)
    {
        var context = new LayoutContext(document);
        var slices = new Composer(context).Compose();
        var heights = new Dictionary<string, double>(StringComparer.Ordinal);
        return (context, new Paginator(document.Page, NoteHeight).Fill(slices));

        double NoteHeight(string id)
        {
            if (!heights.TryGetValue(id, out var height))
            {
                height = SliceStack.Height(FootNotes.Lay(context, id, document.Page.TextWidth));
                heights[id] = height;
            }

            return height;
        }
    }

    private static LaidOutDocument Assembled(LayoutContext context, IReadOnlyList<FilledPage> pages)
    {
        var document = context.Document;
        var destinations = Destinations.Of(pages);
        var assembled = new LaidOutPage[pages.Count];
        for (var i = 0; i < pages.Count; i++)
            assembled[i] = new LaidOutPage(
                pages[i].Setup,
                RunningLines.On(context, pages[i].Setup, i, pages.Count),
                Marks(context, pages[i], destinations)
            );
        return new LaidOutDocument(
            document.Properties,
            document.Attachments,
            assembled,
            context.Root,
            context.Outline,
            destinations
        );
    }

    private static List<Mark> Marks(
        LayoutContext context,
        FilledPage page,
        IReadOnlyDictionary<string, Destination> destinations
    )
    {
        var marks = new List<Mark>(page.Slices.Count + 8);
        SliceStack.AddPanels(marks, page.Slices, 0);
        foreach (var (slice, y) in page.Slices)
            marks.Add(new GroupMark(0, y, WithPageNumbers(slice.Marks, destinations)));
        marks.AddRange(FootNotes.At(context, page.Setup.TextWidth, page.Setup.TextHeight, page.Notes));
        return marks;
    }

    private static bool HavePageNumbers(IReadOnlyList<Mark> marks) =>
        marks.Any(mark => mark is PageNumberMark || mark is GroupMark group && HavePageNumbers(group.Marks));

    private static IReadOnlyList<Mark> WithPageNumbers(
        IReadOnlyList<Mark> marks,
        IReadOnlyDictionary<string, Destination> destinations
    )
    {
        if (!HavePageNumbers(marks))
            return marks;
        return
        [
            .. marks.Select(mark =>
                mark switch
                {
                    PageNumberMark number => number.Resolved(destinations[number.HeadingId].Page + 1),
                    GroupMark group => group with { Marks = WithPageNumbers(group.Marks, destinations) },
                    _ => mark,
                }
            ),
        ];
    }
}
