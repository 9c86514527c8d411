using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Reporting;

/// <summary>
/// What a document says in words: headings, paragraphs, items of lists, large figures, and of charts and tables what is
/// said of them. The cells of tables are figures and not among it.
/// </summary>
public static class Passages
{
    /// <summary>The passages in reading order.</summary>
    public static IEnumerable<string> Of(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document
            .Blocks.SelectMany(Of)
            .Concat(document.Notes.Select(note => Words(note.Inlines)))
            .Where(passage => passage.Length > 0);
    }

    /// <summary>The passages of one block, in reading order; empty ones among them.</summary>
    internal static IEnumerable<string> Of(Block block) =>
        block switch
        {
            Masthead masthead => [masthead.Title, Words(masthead.Lead)],
            Heading heading => [heading.Text],
            Paragraph paragraph => [Words(paragraph.Inlines)],
            BulletList list => list.Items.SelectMany(item => item.Blocks).SelectMany(Of),
            NumberedList list => list.Items.SelectMany(item => item.Blocks).SelectMany(Of),
            Callout callout => [callout.Title ?? "", .. callout.Children.SelectMany(Of)],
            Container container => container.Children.SelectMany(Of),
            BigNumbers numbers => numbers.Items.Select(number => $"{number.Value} {number.Label}"),
            Chart chart => [chart.AlternativeText],
            Image image => [image.AlternativeText ?? "", image.Caption ?? ""],
            Table table => [table.Caption ?? "", .. table.Notes],
            _ => [],
        };

    private static string Words(IReadOnlyList<Inline> inlines) => string.Concat(inlines.Select(Word)).Trim();

    private static string Word(Inline inline) =>
        inline switch
        {
            Text text => text.Value,
            Strong strong => strong.Value,
            Emphasis emphasis => emphasis.Value,
            Muted muted => muted.Value,
            Link link => link.Value,
            LineBreak => " ",
            _ => "",
        };
}
