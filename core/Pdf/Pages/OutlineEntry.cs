using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Pages;

/// <summary>A heading as outline and contents list it.</summary>
internal sealed record OutlineEntry(string Id, string Text, int Level)
{
    /// <summary>All headings of a document that are listed, in reading order.</summary>
    public static IReadOnlyList<OutlineEntry> Of(Document document)
    {
        var entries = new List<OutlineEntry>();
        foreach (var block in document.Blocks)
            Collect(block, entries);
        return entries;
    }

    /// <summary>How many headings of these blocks are listed.</summary>
    public static int CountOf(IEnumerable<Block> blocks)
    {
        var entries = new List<OutlineEntry>();
        foreach (var block in blocks)
            Collect(block, entries);
        return entries.Count;
    }

    private static void Collect(Block block, List<OutlineEntry> entries)
    {
        switch (block)
        {
            case Masthead masthead:
                entries.Add(new OutlineEntry(masthead.Id, masthead.Title, 1));
                break;
            case Heading { InOutline: true } heading:
                entries.Add(
                    new OutlineEntry(
                        heading.Id,
                        heading.ListedNumber is { } number ? $"{number} {heading.Text}" : heading.Text,
                        heading.Level
                    )
                );
                break;
            case Container container:
                foreach (var child in container.Children)
                    Collect(child, entries);
                break;
        }
    }
}
