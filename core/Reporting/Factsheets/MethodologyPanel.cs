using Serverless.Reporting.Documents;

namespace Serverless.Reporting.Factsheets;

/// <summary>
/// The account of how a survey was done, in small type in a panel: each part begun by its head in semi-bold, in two columns
/// where there is much of it, since lines over the whole page in small type are too long to be read. Beside the square of a
/// release it is one column, as that takes its room.
/// </summary>
internal static class MethodologyPanel
{
    /// <summary>Characters that one column may have.</summary>
    private const int MaximumOfOneColumn = 450;

    /// <param name="sections">Small paragraphs, each begun by its head.</param>
    /// <param name="code">Printed at the right; null for none.</param>
    public static Callout Of(IReadOnlyList<Paragraph> sections, QrCode? code = null)
    {
        var whole = RunOn([.. sections.Select(section => section.Inlines)]);
        if (code is not null)
            return new Callout([new Columns([new Column([whole], 9), new Column([code], 1)])]);
        if (sections.Sum(Length) <= MaximumOfOneColumn)
            return new Callout([whole]);
        var (first, second) = InTwo(sections);
        return new Callout([new Columns([new Column([first]), new Column([second])])]);
    }

    /// <summary>The sections of a panel; null when a block is no such panel.</summary>
    public static IReadOnlyList<Paragraph>? SectionsOf(Block block) =>
        block switch
        {
            Callout { Title: null, Blocks: [Paragraph text] } => Sections([text]),
            Callout { Title: null, Blocks: [Columns { Items: var items }] }
                when items.All(item => item.Blocks is [Paragraph]) => Sections(
                items.Select(item => (Paragraph)item.Blocks[0])
            ),
            _ => null,
        };

    /// <summary>Two columns about as long, parted between two sentences.</summary>
    private static (Paragraph First, Paragraph Second) InTwo(IReadOnlyList<Paragraph> sections)
    {
        Inline[][] sentences = [.. sections.SelectMany(Sentences)];
        var half = sentences.Sum(Length) / 2.0;
        var (first, length) = (0, 0.0);
        // A sentence goes left when more than half of it is in the first half.
        while (first < sentences.Length - 1 && length + (Length(sentences[first]) / 2.0) <= half)
            length += Length(sentences[first++]);
        return (RunOn([.. sentences.Take(first)]), RunOn([.. sentences.Skip(first)]));
    }

    /// <summary>The sentences of a section; its head goes with the first one.</summary>
    private static List<Inline[]> Sentences(Paragraph section)
    {
        var sentences = new List<Inline[]>();
        var open = new List<Inline>();
        foreach (var inline in section.Inlines)
        {
            if (inline is not Text { Value: var text })
            {
                open.Add(inline);
                continue;
            }

            while (text.IndexOf(". ", StringComparison.Ordinal) is var end and >= 0)
            {
                open.Add(new Text(text[..(end + 1)]));
                sentences.Add([.. open]);
                open.Clear();
                text = text[(end + 2)..];
            }

            if (text.Length > 0)
                open.Add(new Text(text));
        }

        if (open.Count > 0)
            sentences.Add([.. open]);
        return sentences;
    }

    private static Paragraph[] Sections(IEnumerable<Paragraph> columns)
    {
        var sections = new List<List<Inline>>();
        foreach (var column in columns)
        {
            // A column may go on with a section of the one before.
            if (sections.Count > 0 && column.Inlines[0] is not Strong)
                sections[^1].Add(new Text(" "));
            foreach (var inline in column.Inlines)
            {
                if (inline is Strong || sections.Count == 0)
                    sections.Add([]);
                sections[^1].Add(inline);
            }
        }

        return
        [
            .. sections.Select(inlines => new Paragraph(inlines[^1] is Text { Value: " " } ? inlines[..^1] : inlines)
            {
                Style = ParagraphStyle.Small,
            }),
        ];
    }

    private static Paragraph RunOn(IReadOnlyList<IReadOnlyList<Inline>> parts) =>
        new([.. parts.SelectMany((part, i) => i == 0 ? part : [new Text(" "), .. part])])
        {
            Style = ParagraphStyle.Small,
        };

    private static int Length(Paragraph section) => Length(section.Inlines);

    private static int Length(IReadOnlyList<Inline> inlines) =>
        inlines.Sum(inline =>
            inline switch
            {
                Text text => text.Value.Length,
                Strong head => head.Value.Length,
                Link link => link.Value.Length,
                _ => 0,
            }
        );
}
