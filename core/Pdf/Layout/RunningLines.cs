using System.Globalization;
using Serverless.Pdf.Pages;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>The lines at the head and foot of a page.</summary>
internal static class RunningLines
{
    /// <summary>Distance of the header's baseline above the text, and of the footer's below it.</summary>
    private const double Above = 26;
    private const double Below = 26;

    public static IReadOnlyList<RunningLine> On(LayoutContext context, PageSetup setup, int page, int pages)
    {
        var document = context.Document;
        // A cover carries neither.
        if (page == 0 && document.Blocks is [Masthead { Cover: true }, ..])
            return [];
        var lines = new List<RunningLine>();
        var mastheadFirst = page == 0 && document.Blocks is [Masthead, ..];
        if (document.Header is { } header && (page > 0 || header.OnFirstPage) && !mastheadFirst)
            lines.Add(new RunningLine(RunningPlace.Header, -Above, Line(context, setup, header, page, pages)));
        if (document.Footer is { } footer && (page > 0 || footer.OnFirstPage))
            lines.Add(
                new RunningLine(
                    RunningPlace.Footer,
                    setup.TextHeight + Below,
                    Line(context, setup, footer, page, pages)
                )
            );
        return lines;
    }

    private static List<Mark> Line(LayoutContext context, PageSetup setup, RunningText running, int page, int pages)
    {
        var style = context.Typography.Small;
        var right = Shaped(running.Right);
        var marks = new List<Mark>();
        if (right.Length > 0)
            marks.Add(new TextMark(setup.TextWidth - right.Width, 0, right, null));
        var room = setup.TextWidth - right.Width - 12;
        var left = WholeWords();
        var end = left.Length;
        while (end > 0 && left.WidthOf(0, end) > room)
            end--;
        if (end > 0)
            marks.Add(new TextMark(0, 0, left, 0, end, null));
        return marks;

        // As many words as there is room for; of a single word that is too long its beginning.
        ShapedText WholeWords()
        {
            var (whole, text) = (Shaped(running.Left), running.Left);
            var shown = whole;
            while (shown.Width > room && text.LastIndexOf(' ') is > 0 and var blank)
                shown = Shaped((text = text[..blank]).TrimEnd(' ', ',', ';', ':', '·', '-') + "…");
            return shown.Width > room ? whole : shown;
        }

        ShapedText Shaped(string text) =>
            ShapedText.Of(
                text.Replace("{page}", (page + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                    .Replace("{pages}", pages.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
                style
            );
    }
}
