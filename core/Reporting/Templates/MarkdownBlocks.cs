using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Factsheets;
using Serverless.Reporting.Figures;
using MarkdownBlock = Markdig.Syntax.Block;

namespace Serverless.Reporting.Templates;

/// <summary>
/// A filled template as blocks of a document. Understood are headings, paragraphs, lists, emphasis, links, rules,
/// quotes (panels)
/// and containers: <c>::: columns</c> (parted by <c>---</c>), <c>::: box Title</c> and <c>::: caution Title</c>. HTML
/// is shown as text.
/// </summary>
internal sealed class MarkdownBlocks(Insertions insertions, TemplateImages images, ReportContext context)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseCustomContainers()
        .UsePreciseSourceLocation()
        .DisableHtml()
        .Build();

    private const int MaximumNesting = 24;

    private readonly MarkdownInlines _inlines = new(insertions, images, context);
    private readonly TextBases _bases = new(context);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private int _level = 1;

    /// <summary>
    /// Whether a text's blocks and inlines are nested no deeper than readers and this code can follow.
    /// </summary>
    public static bool CanRead(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipeline).Descendants().All(node => Depth(node) <= MaximumNesting);
        }
        catch (ArgumentException)
        {
            // Markdig's own limit on nesting.
            return false;
        }
    }

    /// <summary>Where a text shows pictures.</summary>
    public static IReadOnlyList<ShownImage> Images(string markdown) =>
        [
            .. Markdown
                .Parse(markdown, Pipeline)
                .Descendants<LinkInline>()
                .Where(link => link.IsImage)
                .Select(image => new ShownImage(
                    image.Line + 1,
                    image.Column + 1,
                    image.Url,
                    string.Concat(image.Descendants<LiteralInline>().Select(text => text.Content.ToString())).Trim()
                )),
        ];

    public IReadOnlyList<Documents.Block> Convert(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        MarkdownBlock[] blocks = [.. document];
        if (blocks is not [HeadingBlock { Level: 1 } title, ..])
            return Passages(blocks);
        var lead =
            blocks.Length > 1 && blocks[1] is ParagraphBlock opening && !_inlines.HasBlocks(opening) ? opening : null;
        var text = _inlines.Plain(title.Inline);
        if (text.Length == 0)
            return Passages(blocks.Skip(1));
        var masthead = new Masthead(text, Id(text))
        {
            Kicker = "Factsheet",
            Imprint = FactsheetParts.Imprint(context),
            Lead = lead is null ? [] : _inlines.Of(lead.Inline),
        };
        return [masthead, .. Passages(blocks.Skip(lead is null ? 1 : 2))];
    }

    /// <summary>
    /// Blocks of the page, a column or a panel, with at their end of whom the figures in its text are, as far as no tile
    /// beside them says so; before a panel or columns what the text above them stated.
    /// </summary>
    private List<Documents.Block> Passages(IEnumerable<MarkdownBlock> blocks)
    {
        var converted = new List<Documents.Block>();
        var passage = new List<Documents.Block>();
        foreach (var block in blocks)
        {
            if (block is ThematicBreakBlock or CustomContainer or QuoteBlock)
                EndPassage();
            passage.AddRange(OfBlock(block));
        }

        EndPassage();
        return Announced(converted);

        void EndPassage()
        {
            converted.AddRange(passage);
            if (_bases.Of(_inlines.TakeStated(), passage) is { } bases)
                converted.Add(bases);
            passage.Clear();
        }
    }

    private List<Documents.Block> Blocks(IEnumerable<MarkdownBlock> blocks) =>
        Announced([.. blocks.SelectMany(OfBlock)]);

    /// <summary>A sentence that announces a list or chart is not left behind on the page before it.</summary>
    private static List<Documents.Block> Announced(List<Documents.Block> converted)
    {
        for (var i = 0; i + 1 < converted.Count; i++)
        {
            if (
                converted[i] is Paragraph { Inlines: [.., Text last] } announcement
                && last.Value.TrimEnd().EndsWith(':')
            )
                converted[i] = announcement with { KeepWithNext = true };
        }

        return converted;
    }

    private IEnumerable<Documents.Block> OfBlock(MarkdownBlock block) =>
        block switch
        {
            HeadingBlock heading => Heading(heading),
            ParagraphBlock paragraph => _inlines.Blocks(paragraph.Inline),
            ListBlock list => List(list),
            ThematicBreakBlock => [new Rule()],
            CustomContainer container => Container(container),
            QuoteBlock quote => Panel(Passages(quote), null, CalloutTone.Accent),
            CodeBlock code => [new Paragraph(code.Lines.ToString() is { Length: > 0 } text ? text : " ")],
            _ => [],
        };

    private IEnumerable<Documents.Block> Heading(HeadingBlock heading)
    {
        var text = _inlines.Plain(heading.Inline);
        if (text.Length == 0)
            yield break;
        // Screen readers rely on levels that do not skip one.
        _level = Math.Min(Math.Clamp(heading.Level, 2, 4), _level + 1);
        yield return new Heading(_level, text, Id(text));
    }

    private List<Documents.Block> List(ListBlock list)
    {
        var hoisted = new List<Documents.Block>();
        var items = new List<ListItem>();
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var parts = Blocks(item);
            // A list item holds text and lists only; a chart or tile in it comes after the list.
            Documents.Block[] kept = [.. parts.Where(part => part is Paragraph or BulletList or NumberedList)];
            hoisted.AddRange(parts.Except(kept));
            if (kept.Length > 0)
                items.Add(new ListItem(kept));
        }

        if (items.Count == 0)
            return hoisted;
        return [list.IsOrdered ? new NumberedList(items) { Prominent = true } : new BulletList(items), .. hoisted];
    }

    private IEnumerable<Documents.Block> Container(CustomContainer container)
    {
        var title = string.IsNullOrWhiteSpace(container.Arguments) ? null : _inlines.Plain(container.Arguments);
        return container.Info switch
        {
            "columns" => Columns(container),
            "box" => Panel(Passages(container), title, CalloutTone.Neutral),
            "accent" => Panel(Passages(container), title, CalloutTone.Accent),
            "caution" => Panel(Passages(container), title, CalloutTone.Caution),
            "together" => Passages(container) is { Count: > 0 } kept ? [new KeepTogether(kept)] : [],
            _ => Passages(container),
        };
    }

    private static IEnumerable<Documents.Block> Panel(List<Documents.Block> blocks, string? title, CalloutTone tone)
    {
        if (blocks.Count > 0)
            yield return new Callout(blocks) { Title = title, Tone = tone };
    }

    private List<Documents.Block> Columns(CustomContainer container)
    {
        var columns = new List<List<MarkdownBlock>> { new() };
        foreach (var child in container)
        {
            if (child is ThematicBreakBlock)
                columns.Add([]);
            else
                columns[^1].Add(child);
        }

        var weights = Weights(container.Arguments);
        Column[] filled =
        [
            .. columns
                .Select((blocks, i) => (Blocks: Passages(blocks), Weight: i < weights.Length ? weights[i] : 1))
                .Where(column => column.Blocks.Count > 0)
                .Select(column => new Column(column.Blocks, column.Weight)),
        ];
        return filled.Length is >= 2 and <= 4 ? [new Columns(filled)] : [.. filled.SelectMany(column => column.Blocks)];
    }

    /// <summary>
    /// Shares of the width, from <c>::: columns 3 2</c>; whole numbers of 1 to 12, anything else counts as 1.
    /// </summary>
    private static int[] Weights(string? arguments) =>
        [
            .. (arguments ?? "")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(share =>
                    int.TryParse(
                        share,
                        System.Globalization.NumberStyles.None,
                        System.Globalization.CultureInfo.InvariantCulture,
                        out var weight
                    ) && weight is >= 1 and <= 12
                        ? weight
                        : 1
                ),
        ];

    private static int Depth(MarkdownObject node)
    {
        var depth = 0;
        for (var parent = Parent(node); parent is not null && depth <= MaximumNesting; parent = Parent(parent))
            depth++;
        return depth;
    }

    private static MarkdownObject? Parent(MarkdownObject node) =>
        node switch
        {
            Markdig.Syntax.Inlines.Inline inline => inline.Parent,
            MarkdownBlock block => block.Parent,
            _ => null,
        };

    private string Id(string text)
    {
        var letters = text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-').Take(60);
        var slug = string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        if (slug.Length == 0)
            slug = "kop";
        var id = slug;
        for (var i = 2; !_ids.Add(id); i++)
            id = slug + "-" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return id;
    }
}
