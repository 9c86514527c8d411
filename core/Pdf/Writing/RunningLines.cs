using System.Globalization;
using Serverless.Pdf.Layout;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Writing;

/// <summary>The lines at the head and foot of a page.</summary>
internal static class RunningLines
{
    public static void Paint(PagePainter painter, Composer composer, int page, int pages)
    {
        var document = composer.Document;
        // A cover carries neither.
        if (page == 0 && document.Blocks is [Masthead { Cover: true }, ..])
            return;
        var setup = document.Page;
        var mastheadFirst = page == 0 && document.Blocks is [Masthead, ..];
        if (document.Header is { } header && (page > 0 || header.OnFirstPage) && !mastheadFirst)
            painter.PaintArtifact(
                "/Type /Pagination /Subtype /Header /Attached [/Top]",
                Line(composer, header, page, pages),
                0,
                -26
            );
        if (document.Footer is { } footer && (page > 0 || footer.OnFirstPage))
            painter.PaintArtifact(
                "/Type /Pagination /Subtype /Footer /Attached [/Bottom]",
                Line(composer, footer, page, pages),
                0,
                setup.TextHeight + 32
            );
    }

    private static List<Mark> Line(Composer composer, RunningText running, int page, int pages)
    {
        var style = composer.Typography.Small;
        var width = composer.Document.Page.TextWidth;
        var left = Shaped(running.Left);
        var right = Shaped(running.Right);
        var marks = new List<Mark>();
        if (right.Length > 0)
            marks.Add(new TextMark(width - right.Width, 0, right, null));
        var room = width - right.Width - 12;
        var end = left.Length;
        while (end > 0 && left.WidthOf(0, end) > room)
            end--;
        if (end > 0)
            marks.Add(new TextMark(0, 0, left, 0, end, null));
        return marks;

        ShapedText Shaped(string text) =>
            ShapedText.Of(
                text.Replace("{page}", (page + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                    .Replace("{pages}", pages.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
                style
            );
    }
}
