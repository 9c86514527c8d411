using Serverless.Pdf.Pages;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>Finds the headings on filled pages.</summary>
internal static class Destinations
{
    /// <summary>A reader shows a heading with this much room above it, in points.</summary>
    private const double RoomAbove = 12;

    public static IReadOnlyDictionary<string, Destination> Of(IReadOnlyList<FilledPage> pages)
    {
        var found = new Dictionary<string, Destination>(StringComparer.Ordinal);
        for (var page = 0; page < pages.Count; page++)
            foreach (var placed in pages[page].Slices)
                Find(found, placed.Slice.Marks, page, pages[page].Setup, placed.Y);
        return found;
    }

    private static void Find(
        Dictionary<string, Destination> found,
        IReadOnlyList<Mark> marks,
        int page,
        PageSetup setup,
        double y
    )
    {
        foreach (var mark in marks)
        {
            if (mark is GroupMark group)
                Find(found, group.Marks, page, setup, y + group.Y);
            else if (mark is AnchorMark anchor)
                found[anchor.Id] = new Destination(
                    page,
                    setup.Height - setup.Top - y - anchor.Y + RoomAbove,
                    anchor.Heading
                );
        }
    }
}
