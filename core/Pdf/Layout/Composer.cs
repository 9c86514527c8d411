using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Layout;

/// <summary>Turns the blocks of a document into slices.</summary>
internal sealed class Composer(LayoutContext context)
{
    private readonly Sections _sections = new(context.Root);

    public List<Slice> Compose()
    {
        var slices = new List<Slice>();
        double? startsPageAfter = null;
        foreach (var block in context.Document.Blocks)
        {
            if (block is PageBreak pageBreak)
            {
                startsPageAfter = pageBreak.UnlessFilledLessThan;
                continue;
            }

            var laid = block is Landscape landscape
                ? OnTheirSide(landscape)
                : LayInSection(block, context.Page.TextWidth, _sections);
            if (laid.Count == 0)
                continue;
            if (startsPageAfter is not null)
                laid[0] = laid[0] with { StartsPageAfter = startsPageAfter };
            startsPageAfter = block is Masthead { Cover: true } ? 0 : null;
            slices.AddRange(laid);
        }

        return slices;
    }

    /// <summary>A block in a column of the given width, to be measured.</summary>
    public List<Slice> Alone(Block block, double width) => LayAll([block], width, context.Root);

    private List<Slice> OnTheirSide(Landscape landscape)
    {
        context.Page = context.Document.Page.Turned;
        var slices = new List<Slice>();
        foreach (var block in landscape.Blocks)
        foreach (var slice in LayInSection(block, context.Page.TextWidth, _sections))
            slices.Add(slice with { Setup = context.Page });
        context.Page = context.Document.Page;
        return slices;
    }

    /// <summary>Lays out a block in the section that the headings before it have opened.</summary>
    private List<Slice> LayInSection(Block block, double width, Sections sections)
    {
        if (block is KeepTogether together)
            return SliceStack.Together([.. together.Blocks.SelectMany(b => LayInSection(b, width, sections))]);
        if (block is Heading heading)
            sections.Enter(heading.Level);
        else if (block is Container container)
            sections.LeaveFor(container);
        return Lay(block, width, sections.Current);
    }

    /// <summary>Lays out one block in a column of the given width.</summary>
    private List<Slice> Lay(Block block, double width, StructureElement parent) =>
        block switch
        {
            Masthead masthead => MastheadLayout.Lay(context, masthead, parent),
            Heading heading => HeadingLayout.Lay(context, heading, width, parent),
            Paragraph paragraph => ParagraphLayout.Lay(context, paragraph, width, parent),
            BulletList list => ListLayout.Lay(context, LayAll, list, width, parent),
            NumberedList list => ListLayout.Lay(context, LayAll, list, width, parent),
            BigNumbers numbers => BigNumbersLayout.Lay(context, numbers, width, parent),
            Callout callout => CalloutLayout.Lay(context, LayAll, callout, width, parent),
            Columns columns => ColumnsLayout.Lay(context, LayAll, columns, width, parent),
            Table table => TableLayout.Lay(context, table, width, parent),
            TableOfContents contents => ContentsLayout.Lay(context, contents, width, parent),
            Chart chart => ChartLayout.Lay(context, chart, width, parent),
            Image image => ImageLayout.Lay(context, image, width, parent),
            QrCode code => QrCodeLayout.Lay(context, code, parent),
            Rule => [RuleLine(width)],
            _ => throw new InvalidOperationException($"There is no layout for {block.GetType().Name}."),
        };

    /// <summary>Lays out blocks under each other; headings among them open sections within the parent.</summary>
    private List<Slice> LayAll(IReadOnlyList<Block> blocks, double width, StructureElement parent)
    {
        var sections = new Sections(parent);
        var slices = new List<Slice>();
        foreach (var block in blocks)
            slices.AddRange(LayInSection(block, width, sections));
        return slices;
    }

    private Slice RuleLine(double width) =>
        new(1, [new LineMark(0, 0.5, width, 0.5, 0.6, context.Palette.Line, null)])
        {
            Before = context.Typography.Leading,
            After = context.Typography.Leading,
        };
}
