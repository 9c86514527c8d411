using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>The coloured band at the head of the first page, or over the whole of it.</summary>
internal static class MastheadLayout
{
    /// <summary>
    /// Heights of the bars in the band's corner, as shares of its height: a quiet sign that this is about figures.
    /// </summary>
    private static readonly double[] Motif = [0.16, 0.25, 0.21, 0.36, 0.31, 0.47, 0.58];

    public static List<Slice> Lay(LayoutContext context, Masthead masthead, StructureElement parent)
    {
        var page = context.Document.Page;
        var (typography, palette) = (context.Typography, context.Palette);
        var grid = typography.Leading;
        var width = page.TextWidth * (masthead.Cover ? 0.8 : 0.76);
        var title = typography.Heading(1).In(Color.White);
        title = title with { Size = title.Size * (masthead.Cover ? 1.6 : 1.3) };

        var text = new List<Slice>();
        var heading = new StructureElement("H1", parent);
        var setter = context.Typesetter;
        if (masthead.Kicker is { } kicker)
            text.AddRange(
                setter.Lines(
                    setter.Spans(
                        [new Text(kicker)],
                        typography.Body.SemiBold.In(palette.OnPrimary),
                        new StructureElement("P", parent)
                    ),
                    0,
                    width,
                    grid,
                    0,
                    grid * 0.4
                )
            );
        text.AddRange(
            setter.Lines(
                setter.Spans([new Text(masthead.Title)], title, heading),
                0,
                width,
                title.Size * 1.12,
                0,
                grid * 0.7
            )
        );
        if (masthead.Lead.Count > 0)
            text.AddRange(
                setter.Lines(
                    OnPrimary(context, masthead.Lead, new StructureElement("P", parent)),
                    0,
                    width,
                    typography.LeadLeading,
                    0,
                    0
                )
            );

        var imprint = masthead.Imprint is { } line
            ? setter.Lines(
                setter.Spans(
                    [new Text(line)],
                    typography.Body.In(palette.OnPrimary),
                    new StructureElement("P", parent)
                ),
                0,
                page.TextWidth * 0.6,
                grid
            )
            : [];
        return [Band(context, masthead, page, text, imprint)];
    }

    private static Slice Band(
        LayoutContext context,
        Masthead masthead,
        PageSetup page,
        List<Slice> text,
        List<Slice> imprint
    )
    {
        var grid = context.Typography.Leading;
        var textHeight = SliceStack.Height(text);
        // A short imprint stands at the right of the kicker, where the band has room; a long one, or that of a cover,
        // at the band's foot.
        var beside =
            !masthead.Cover
            && masthead.Kicker is not null
            && imprint.Count == 1
            && ImprintWidth(context, masthead) < page.TextWidth * 0.6;
        var imprintHeight = beside ? 0 : SliceStack.Height(imprint);
        var start = masthead.Cover ? page.Height * 0.3 : page.Top * 0.72;
        var band = masthead.Cover
            ? page.Height
            : start + textHeight + (imprintHeight > 0 ? grid + imprintHeight : 0) + (grid * 1.6);
        var imprintTop = beside ? start : band - imprintHeight - (masthead.Cover ? page.Bottom : grid * 1.2);
        var imprintLeft = beside ? page.TextWidth - ImprintWidth(context, masthead) : 0;

        List<Mark> marks =
        [
            new RectangleMark(-page.Left, -page.Top, page.Width, band, context.Palette.Primary, null),
            .. Bars(context, page, band, masthead.Cover),
            new AnchorMark(masthead.Id, -page.Top),
            .. SliceStack.Merge(text, 0, 0).Select(m => Down(m, start - page.Top)),
            .. SliceStack.Merge(imprint, imprintLeft, 0).Select(m => Down(m, imprintTop - page.Top)),
        ];
        var height = masthead.Cover ? page.TextHeight : Math.Max(0, band - page.Top);
        return new Slice(Math.Min(height, page.TextHeight), marks)
        {
            After = grid * 1.5,
            Notes = [.. text.SelectMany(s => s.Notes)],
        };
    }

    private static double ImprintWidth(LayoutContext context, Masthead masthead) =>
        masthead.Imprint is { } imprint ? ShapedText.Of(imprint, context.Typography.Body).Width : 0;

    private static IEnumerable<Mark> Bars(LayoutContext context, PageSetup page, double band, bool cover)
    {
        var palette = context.Palette;
        var (width, gap) = cover ? (20.0, 8.0) : (10.0, 4.5);
        var height = cover ? band * 0.5 : band * 0.92;
        var x =
            page.Width
            - page.Left
            - page.Right
            - (Motif.Length * (width + gap))
            + gap
            + (cover ? page.Right * 0.5 : page.Right * 0.45);
        for (var i = 0; i < Motif.Length; i++)
        {
            var tall = Motif[i] * height;
            yield return new RectangleMark(
                x,
                -page.Top + band - tall,
                width,
                tall,
                Mixed(palette.Primary, palette.OnPrimary, i == Motif.Length - 1 ? 0.5 : 0.10 + (0.035 * i)),
                null
            );
            x += width + gap;
        }
    }

    private static Color Mixed(Color from, Color to, double share) =>
        new(
            (byte)Math.Round(from.Red + ((to.Red - from.Red) * share)),
            (byte)Math.Round(from.Green + ((to.Green - from.Green) * share)),
            (byte)Math.Round(from.Blue + ((to.Blue - from.Blue) * share))
        );

    private static GroupMark Down(Mark mark, double distance) => new(0, distance, [mark]);

    /// <summary>
    /// Emphasis and links keep their weight but not their colour, which could not be read on the band.
    /// </summary>
    private static List<TextSpan> OnPrimary(
        LayoutContext context,
        IReadOnlyList<Inline> inlines,
        StructureElement element
    ) =>
        context.Typesetter.Spans(
            [
                .. inlines.Select(i =>
                    i switch
                    {
                        Emphasis e => new Strong(e.Value),
                        Muted m => new Text(m.Value),
                        Link l => new Text(l.Value),
                        _ => i,
                    }
                ),
            ],
            context.Typography.Lead.In(Color.White),
            element
        );
}
