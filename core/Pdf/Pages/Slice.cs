using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Pages;

/// <summary>What pages are filled with: a line of text, a row of a table, a row of a chart. Never split.</summary>
internal sealed record Slice(double Height, IReadOnlyList<Mark> Marks)
{
    /// <summary>Room above, in points; of two neighbours the larger room counts. None at the top of a page.</summary>
    public double Before { get; init; }

    /// <summary>Room below, in points.</summary>
    public double After { get; init; }

    /// <summary>Whether no page may end after this slice, if that can be had.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>
    /// Whether a page may end here all the same where it would be left with much white: amid a table of some length.
    /// </summary>
    public bool MayEndPage { get; init; }

    /// <summary>
    /// This slice begins a page when more than this share of the page before it is filled; null when it may be
    /// anywhere.
    /// </summary>
    public double? StartsPageAfter { get; init; }

    /// <summary>The page it is on; null for a page as the document has them.</summary>
    public PageSetup? Setup { get; init; }

    /// <summary>The panel behind this slice; neighbours with the same one share a single background.</summary>
    public Panel? Panel { get; init; }

    /// <summary>Slices repeated above this one when it begins a page: the header rows of its table.</summary>
    public IReadOnlyList<Slice>? Repeated { get; init; }

    /// <summary>What is side by side in this slice, to be parted where a page has no room for all of it.</summary>
    public SideBySide? Columns { get; init; }

    /// <summary>Notes referred to here; they go to the foot of the same page.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A tinted background around slices, with a line of colour at its left.</summary>
/// <param name="X">Left edge within the column, in points.</param>
/// <param name="Padding">Room between the edge and the slices above and below, in points.</param>
internal sealed record Panel(double X, double Width, double Padding, Color Fill, Color Edge);

/// <summary>Slices one under the other.</summary>
internal static class SliceStack
{
    /// <summary>Distance between two slices, panels' padding included.</summary>
    public static double Gap(Slice? above, Slice below)
    {
        var entering = below.Panel is not null && !ReferenceEquals(above?.Panel, below.Panel) ? below.Panel.Padding : 0;
        if (above is null)
            return entering;
        var leaving = above.Panel is not null && !ReferenceEquals(above.Panel, below.Panel) ? above.Panel.Padding : 0;
        return leaving + Math.Max(above.After, below.Before) + entering;
    }

    /// <summary>Keeps slices on one page, as far as they fit on one.</summary>
    public static List<Slice> Together(List<Slice> slices)
    {
        for (var i = 0; i < slices.Count - 1; i++)
            if (!slices[i].KeepWithNext)
                slices[i] = slices[i] with { KeepWithNext = true };
        return slices;
    }

    /// <summary>Room a panel needs under its last slice.</summary>
    public static double Closing(Slice? last) => last?.Panel?.Padding ?? 0;

    public static double Height(IReadOnlyList<Slice> slices)
    {
        var height = 0.0;
        Slice? above = null;
        foreach (var slice in slices)
        {
            height += Gap(above, slice) + slice.Height;
            above = slice;
        }

        return height + Closing(above);
    }

    /// <summary>One slice of all, for what is side by side.</summary>
    /// <param name="minimumHeight">A panel at the end is stretched to this height.</param>
    public static List<Mark> Merge(IReadOnlyList<Slice> slices, double x, double minimumHeight)
    {
        var placed = new List<PlacedSlice>(slices.Count);
        var y = 0.0;
        Slice? above = null;
        foreach (var slice in slices)
        {
            y += Gap(above, slice);
            placed.Add(new PlacedSlice(slice, y));
            y += slice.Height;
            above = slice;
        }

        var marks = new List<Mark>();
        AddPanels(marks, placed, x, minimumHeight);
        foreach (var (slice, top) in placed)
            marks.Add(new GroupMark(x, top, slice.Marks));
        return marks;
    }

    /// <summary>The backgrounds of panels: one rectangle around neighbours with the same panel.</summary>
    public static void AddPanels(
        List<Mark> marks,
        IReadOnlyList<PlacedSlice> placed,
        double x,
        double minimumHeight = 0
    )
    {
        for (var i = 0; i < placed.Count; i++)
        {
            if (placed[i].Slice.Panel is not { } panel)
                continue;
            var top = placed[i].Y - panel.Padding;
            while (i + 1 < placed.Count && ReferenceEquals(placed[i + 1].Slice.Panel, panel))
                i++;
            var bottom = placed[i].Y + placed[i].Slice.Height + panel.Padding;
            if (i == placed.Count - 1)
                bottom = Math.Max(bottom, minimumHeight);
            marks.Add(new RectangleMark(x + panel.X, top, panel.Width, bottom - top, panel.Fill, null));
            marks.Add(new RectangleMark(x + panel.X, top, 2.5, bottom - top, panel.Edge, null));
        }
    }
}

/// <summary>A slice with its top, counted down from the top of the text area.</summary>
internal sealed record PlacedSlice(Slice Slice, double Y);
