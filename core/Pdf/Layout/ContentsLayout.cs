using System.Globalization;
using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>
/// The table of contents: a link and a page number for each heading. What takes more than a page is set smaller, in two
/// columns.
/// </summary>
internal static class ContentsLayout
{
    private const double NumberRoom = 34;
    private const double Indent = 14;

    /// <summary>Lines of text that the heading over the contents takes.</summary>
    private const double HeadingLines = 3;

    /// <summary>Distance of lines under each other, and from a chapter to the entry before, in lines of text.</summary>
    private const double Line = 1.15;
    private const double DenseLine = 0.95;
    private const double ChapterGap = 0.7;

    public static List<Slice> Lay(
        LayoutContext context,
        TableOfContents contents,
        double width,
        StructureElement parent
    )
    {
        var lists = new List<StructureElement> { new("TOC", parent) };
        var earlier = contents.IncludeEarlier
            ? 0
            : OutlineEntry.CountOf(context.Document.Blocks.TakeWhile(b => !ReferenceEquals(b, contents)));
        var entries = context.Outline.Skip(earlier).Where(e => e.Level <= contents.Depth).ToList();
        // Chapters are the highest level that is listed, whatever that is.
        var highest = entries.Count > 0 ? entries.Min(e => e.Level) : 1;
        var lines = (entries.Count * Line) + (entries.Count(e => e.Level == highest) * ChapterGap);
        var typography = context.Typography;
        var firstPage = context.Page.TextHeight - (HeadingLines * typography.Leading);
        var dense = lines * typography.Leading > firstPage;
        var column = dense ? (width - Columns.Gutter) / 2 : width;
        var slices = new List<Slice>();
        foreach (var entry in entries)
        {
            var depth = entry.Level - highest;
            // Entries under a chapter are a list within the list.
            if (lists.Count > depth + 1)
                lists.RemoveRange(depth + 1, lists.Count - depth - 1);
            while (lists.Count <= depth)
                lists.Add(new StructureElement("TOC", lists[^1]));
            slices.AddRange(Entry(context, entry, depth, column, lists[depth], dense));
        }

        return dense ? InColumns(slices, column + Columns.Gutter, firstPage, context.Page.TextHeight) : slices;
    }

    /// <summary>Two columns a page, on the last one alike in height.</summary>
    private static List<Slice> InColumns(List<Slice> slices, double right, double firstPage, double page)
    {
        var columns = new List<Slice>();
        var limit = firstPage;
        for (var from = 0; from < slices.Count; limit = page)
        {
            var height = limit;
            var half = SliceStack.Height(slices[from..]) / 2;
            for (var tried = half; tried < limit; tried += slices[from].Height)
                if (Fitting(slices, Fitting(slices, from, tried), tried) == slices.Count)
                {
                    height = tried;
                    break;
                }

            var middle = Fitting(slices, from, height);
            var end = Fitting(slices, middle, height);
            var (first, second) = (slices[from..middle], slices[middle..end]);
            columns.Add(
                new Slice(
                    Math.Max(SliceStack.Height(first), SliceStack.Height(second)),
                    [.. SliceStack.Merge(first, 0, 0), .. SliceStack.Merge(second, right, 0)]
                )
                {
                    // What goes on does so on the next page, never under columns that are full.
                    StartsPageAfter = from == 0 ? null : 0,
                }
            );
            from = end;
        }

        return columns;
    }

    /// <summary>Where a column ends: what is kept with the next is not its last.</summary>
    private static int Fitting(List<Slice> slices, int from, double height)
    {
        var (end, filled) = (from, 0.0);
        while (end < slices.Count)
        {
            filled += SliceStack.Gap(end == from ? null : slices[end - 1], slices[end]) + slices[end].Height;
            if (filled > height)
                break;
            end++;
        }

        var kept = end;
        while (kept > from && kept < slices.Count && slices[kept - 1].KeepWithNext)
            kept--;
        if (kept > from)
            return kept;
        return from < slices.Count ? Math.Max(end, from + 1) : end;
    }

    private static List<Slice> Entry(
        LayoutContext context,
        OutlineEntry entry,
        int depth,
        double width,
        StructureElement listed,
        bool dense
    )
    {
        var typography = context.Typography;
        var leading = typography.Leading * (dense ? DenseLine : Line);
        var top = depth == 0;
        var plain = dense ? typography.Cell : typography.Body;
        var style = top ? plain.SemiBold.In(typography.Palette.Primary) : plain;
        var indent = (dense ? Indent * 0.7 : Indent) * depth;
        var link = new StructureElement(
            "Link",
            new StructureElement("Reference", new StructureElement("TOCI", listed) { HeadingId = entry.Id })
        );
        var target = Link.ToHeading(entry.Id, entry.Text);
        var span = new TextSpan(ShapedText.Of(entry.Text + " ", style), link);
        var slices = context.Typesetter.Lines([span], indent, width - indent - NumberRoom, leading);
        for (var i = 0; i < slices.Count; i++)
        {
            var last = i == slices.Count - 1;
            var marks = new List<Mark>(slices[i].Marks);
            if (last)
            {
                marks.Add(new PageNumberMark(entry.Id, width, style.Baseline(leading), style, link));
            }

            marks.Add(new LinkMark(indent, 1, width - indent, leading - 2, target, link));
            if (last)
                marks.Add(
                    new LineMark(indent, leading - 0.5, width, leading - 0.5, 0.4, typography.Palette.Line, null)
                );
            slices[i] = slices[i] with
            {
                Marks = marks,
                Before = i == 0 && top ? typography.Leading * ChapterGap : 0,
                KeepWithNext = !last || top,
            };
        }

        return slices;
    }
}

/// <summary>
/// The number of the page a heading is on, set flush right at the point; once pages are known, text takes its place.
/// </summary>
internal sealed record PageNumberMark(
    string HeadingId,
    double Right,
    double Y,
    TextStyle Style,
    StructureElement? Element
) : Mark(Element)
{
    public TextMark Resolved(int pageNumber)
    {
        var text = ShapedText.Of(pageNumber.ToString(CultureInfo.InvariantCulture), Style);
        return new TextMark(Right - text.Width, Y, text, Element);
    }
}
