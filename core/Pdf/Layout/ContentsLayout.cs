using System.Globalization;
using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>The table of contents: a link and a page number for each heading.</summary>
internal static class ContentsLayout
{
    private const double NumberRoom = 34;
    private const double Indent = 14;

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
        var slices = new List<Slice>();
        var entries = context.Outline.Skip(earlier).Where(e => e.Level <= contents.Depth).ToList();
        // Chapters are the highest level that is listed, whatever that is.
        var highest = entries.Count > 0 ? entries.Min(e => e.Level) : 1;
        foreach (var entry in entries)
        {
            var depth = entry.Level - highest;
            // Entries under a chapter are a list within the list.
            if (lists.Count > depth + 1)
                lists.RemoveRange(depth + 1, lists.Count - depth - 1);
            while (lists.Count <= depth)
                lists.Add(new StructureElement("TOC", lists[^1]));
            slices.AddRange(Entry(context, entry, depth, width, lists[depth], slices.Count == 0));
        }

        return slices;
    }

    private static List<Slice> Entry(
        LayoutContext context,
        OutlineEntry entry,
        int depth,
        double width,
        StructureElement listed,
        bool first
    )
    {
        var typography = context.Typography;
        var leading = typography.Leading * 1.15;
        var top = depth == 0;
        var style = top ? typography.Body.SemiBold.In(typography.Palette.Primary) : typography.Body;
        var indent = Indent * depth;
        var link = new StructureElement(
            "Link",
            new StructureElement("Reference", new StructureElement("TOCI", listed))
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
                Before = i == 0 && top && !first ? typography.Leading * 0.7 : 0,
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
