using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>The band of a masthead with its texts placed on it.</summary>
/// <param name="logo">The element of the logo; null when there is none.</param>
internal sealed class MastheadBand(
    LayoutContext context,
    Masthead masthead,
    StructureElement? logo,
    List<Slice> text,
    List<Slice> imprint
)
{
    /// <summary>Where the text of a cover begins, as a share of the page, when there is room for it below.</summary>
    private const double CoverStart = 0.3;

    /// <summary>
    /// Heights of the bars in the band's corner, as shares of its height: a quiet sign that this is about figures.
    /// </summary>
    private static readonly double[] Motif = [0.16, 0.25, 0.21, 0.36, 0.31, 0.47, 0.58];

    private readonly PageSetup _page = context.Document.Page;
    private readonly double _grid = context.Typography.Leading;

    public Slice Slice() => masthead.Cover ? Cover() : Band();

    private Slice Cover()
    {
        var imprintTop = _page.Height - _page.Bottom - SliceStack.Height(imprint);
        // Long texts begin higher up, so that they never reach the imprint.
        var start = Math.Min(_page.Height * CoverStart, imprintTop - (2 * _grid) - SliceStack.Height(text));
        return Filled(_page.Height, Math.Max(start, _page.Top * 0.72), imprintTop, 0) with
        {
            Height = _page.TextHeight,
        };
    }

    private Slice Band()
    {
        // An imprint goes to the right of the kicker, where the band has room; a longer one at the band's foot.
        var beside = BesideKicker(context, masthead);
        var imprintHeight = beside is null ? SliceStack.Height(imprint) : 0;
        var start = _page.Top * 0.72;
        var height = start + SliceStack.Height(text) + (imprintHeight > 0 ? _grid + imprintHeight : 0) + (_grid * 1.6);
        var imprintTop = beside is null ? height - imprintHeight - (_grid * 1.2) : start;
        var imprintLeft = beside is { } width ? _page.TextWidth - width : 0;
        var slice = Filled(height, start, imprintTop, imprintLeft);
        return slice with { Height = Math.Clamp(height - _page.Top, 0, _page.TextHeight) };
    }

    private Slice Filled(double height, double textTop, double imprintTop, double imprintLeft)
    {
        List<Mark> marks =
        [
            new RectangleMark(-_page.Left, -_page.Top, _page.Width, height, context.Palette.Primary, null),
            .. logo is null ? Bars(height) : Plate(logo, height, textTop),
            new AnchorMark(
                masthead.Id,
                -_page.Top,
                text.SelectMany(line => line.Marks).Select(mark => mark.Element).FirstOrDefault(e => e?.Type == "H1")
            ),
            .. SliceStack.Merge(text, 0, 0).Select(m => Down(m, textTop - _page.Top)),
            .. SliceStack.Merge(imprint, imprintLeft, 0).Select(m => Down(m, imprintTop - _page.Top)),
        ];
        return new Slice(height, marks) { After = _grid * 1.5, Notes = [.. text.SelectMany(s => s.Notes)] };
    }

    /// <summary>The width of an imprint that fits on the line of the kicker; null when it does not.</summary>
    public static double? BesideKicker(LayoutContext context, Masthead masthead)
    {
        if (masthead is not { Cover: false, Kicker: { } kicker, Imprint: { } imprint })
            return null;
        var typography = context.Typography;
        var room =
            context.Document.Page.TextWidth
            - ShapedText.Of(kicker, typography.Body.SemiBold).Width
            - (2 * typography.Leading);
        return ShapedText.Of(imprint, typography.Body).Width is var width && width < room ? width : null;
    }

    private IEnumerable<Mark> Bars(double band)
    {
        var (width, gap) = masthead.Cover ? (20.0, 8.0) : (10.0, 4.5);
        var height = band * (masthead.Cover ? 0.5 : 0.92);
        var x =
            _page.Width
            - _page.Left
            - _page.Right
            - (Motif.Length * (width + gap))
            + gap
            + (_page.Right * (masthead.Cover ? 0.5 : 0.45));
        for (var i = 0; i < Motif.Length; i++)
        {
            var tall = Motif[i] * height;
            var share = i == Motif.Length - 1 ? 0.5 : 0.10 + (0.035 * i);
            var color = Color.Between(context.Palette.Primary, context.Palette.OnPrimary, share);
            yield return new RectangleMark(x, -_page.Top + band - tall, width, tall, color, null);
            x += width + gap;
        }
    }

    /// <summary>
    /// The logo on white in the corner where the bars are otherwise, so that a logo moves nothing: below the line of the
    /// kicker and beside the text.
    /// </summary>
    private IEnumerable<Mark> Plate(StructureElement element, double band, double textTop)
    {
        const double padding = 8;
        var room = band - textTop - (_grid * 2.4) - (2 * padding);
        var (width, height) = LogoLayout.Size(context, _page.TextWidth * 0.2, Math.Clamp(room, 14, 44));
        var left = _page.TextWidth - width;
        var top = -_page.Top + band - height - padding - (_grid * 0.9);
        yield return new RectangleMark(
            left - padding,
            top - padding,
            width + padding + _page.Right,
            height + (2 * padding),
            Color.White,
            null
        );
        foreach (var mark in LogoLayout.Lay(context, element, left, top, width, height))
            yield return mark;
    }

    private static GroupMark Down(Mark mark, double distance) => new(0, distance, [mark]);
}
