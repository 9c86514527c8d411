using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>The coloured band at the head of the first page, or over the whole of it: a cover.</summary>
internal static class MastheadLayout
{
    /// <summary>Sizes that a title is tried in, in parts of a heading of level 1.</summary>
    private static readonly double[] CoverSizes = [1.6, 1.4, 1.2, 1, 0.85, 0.7, 0.6, 0.5];
    private static readonly double[] BandSizes = [1.3, 1.1, 0.9, 0.75, 0.62];

    /// <summary>Lines that the title of a band takes at most, unless it is too long for that in any size.</summary>
    private const int MaximumLines = 4;

    /// <summary>A band takes no more than this share of the page; a lead that would make it do so goes under it.</summary>
    private const double MaximumShareOfPage = 0.8;

    public static List<Slice> Lay(LayoutContext context, Masthead masthead, StructureElement parent)
    {
        var page = context.Document.Page;
        var width = page.TextWidth * (masthead.Cover ? 0.8 : 0.76);
        var logo = LogoLayout.Element(context, parent);
        var kicker = Kicker(context, masthead, width, parent);
        var heading = new StructureElement("H1", parent);
        var lead = Lead(context, masthead, width, parent);
        var imprint = Imprint(context, masthead, parent);
        if (!masthead.Cover)
        {
            var title = BandSizes
                .Select(size => Title(context, masthead, width, heading, size))
                .FirstOr(lines => lines.Count <= MaximumLines);
            List<Slice> band = [.. kicker, .. title, .. lead];
            return SliceStack.Height(band) <= page.TextHeight * MaximumShareOfPage
                ? [new MastheadBand(context, masthead, logo, band, imprint).Slice()]
                :
                [
                    new MastheadBand(context, masthead, logo, [.. kicker, .. title], imprint).Slice(),
                    .. UnderBand(context, masthead.Lead, new StructureElement("P", parent)),
                ];
        }

        var room = page.TextHeight - SliceStack.Height(imprint) - (2 * context.Typography.Leading);
        var cover = CoverSizes
            .Select(size => (List<Slice>)[.. kicker, .. Title(context, masthead, width, heading, size), .. lead])
            .FirstOr(text => SliceStack.Height(text) <= room);
        if (SliceStack.Height(cover) <= room)
            return [new MastheadBand(context, masthead, logo, cover, imprint).Slice()];
        // A lead for which the cover has no room in any size of the title opens the next page.
        List<Slice> alone = [.. kicker, .. Title(context, masthead, width, heading, CoverSizes[^1])];
        var after = UnderBand(context, masthead.Lead, new StructureElement("P", parent));
        if (after.Count > 0)
            after[0] = after[0] with { StartsPageAfter = 0 };
        return [new MastheadBand(context, masthead, logo, alone, imprint).Slice(), .. after];
    }

    private static List<Slice> Kicker(LayoutContext context, Masthead masthead, double width, StructureElement parent)
    {
        if (masthead.Kicker is not { } kicker)
            return [];
        var (setter, typography) = (context.Typesetter, context.Typography);
        var style = typography.Body.SemiBold.In(context.Palette.OnPrimary);
        return setter.Lines(
            setter.Spans([new Text(kicker)], style, new StructureElement("P", parent)),
            0,
            width,
            typography.Leading,
            0,
            typography.Leading * 0.4
        );
    }

    private static List<Slice> Title(
        LayoutContext context,
        Masthead masthead,
        double width,
        StructureElement heading,
        double size
    )
    {
        var (setter, typography) = (context.Typesetter, context.Typography);
        var style = typography.Heading(1).In(Color.White);
        style = style with { Size = style.Size * size };
        return setter.Lines(
            setter.Spans([new Text(masthead.Title)], style, heading),
            0,
            width,
            style.Size * 1.12,
            0,
            typography.Leading * 0.7,
            hyphenated: false
        );
    }

    /// <summary>
    /// Emphasis keeps its weight but not its colour, which could not be read on the band; links are white as the text
    /// is, and underlined.
    /// </summary>
    private static List<Slice> Lead(LayoutContext context, Masthead masthead, double width, StructureElement parent)
    {
        if (masthead.Lead.Count == 0)
            return [];
        Inline[] inlines =
        [
            .. masthead.Lead.Select(inline =>
                inline switch
                {
                    Emphasis e => new Strong(e.Value),
                    Muted m => new Text(m.Value),
                    _ => inline,
                }
            ),
        ];
        return context.Typesetter.Lines(
            context.Typesetter.Spans(
                inlines,
                context.Typography.Lead.In(Color.White),
                new StructureElement("P", parent),
                linkColor: Color.White
            ),
            0,
            width,
            context.Typography.LeadLeading
        );
    }

    private static List<Slice> UnderBand(LayoutContext context, IReadOnlyList<Inline> lead, StructureElement element) =>
        context.Typesetter.Lines(
            context.Typesetter.Spans(lead, context.Typography.Lead, element),
            0,
            context.Document.Page.TextWidth,
            context.Typography.LeadLeading,
            0,
            context.Typography.Leading
        );

    private static List<Slice> Imprint(LayoutContext context, Masthead masthead, StructureElement parent)
    {
        if (masthead.Imprint is not { } imprint)
            return [];
        var setter = context.Typesetter;
        return setter.Lines(
            setter.Spans(
                [new Text(imprint)],
                context.Typography.Body.In(context.Palette.OnPrimary),
                new StructureElement("P", parent)
            ),
            0,
            context.Document.Page.TextWidth * (MastheadBand.BesideKicker(context, masthead) is null ? 0.6 : 1),
            context.Typography.Leading
        );
    }

    /// <summary>The first that meets a condition, or else the last; what comes after is not made.</summary>
    private static T FirstOr<T>(this IEnumerable<T> tried, Func<T, bool> meets)
    {
        var last = default(T);
        foreach (var one in tried)
        {
            last = one;
            if (meets(one))
                break;
        }

        return last!;
    }
}
