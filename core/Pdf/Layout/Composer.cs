using Serverless.Pdf.Charts;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Layout;

/// <summary>Turns the blocks of a document into slices. One composer makes one document.</summary>
internal sealed class Composer
{
    private readonly Sections _sections;
    private int _headerIds;

    public Composer(Document document)
    {
        Document = document;
        Typography = new Typography(document.Theme);
        Root = new StructureElement("Document", null);
        Notes = new NoteNumbers(document.Notes, Root);
        Typesetter = new Typesetter(Typography, Notes);
        Outline = OutlineEntry.Of(document);
        _sections = new Sections(Root);
    }

    public Document Document { get; }

    public Typography Typography { get; }

    public Typesetter Typesetter { get; }

    public NoteNumbers Notes { get; }

    public StructureElement Root { get; }

    public IReadOnlyList<OutlineEntry> Outline { get; }

    public Palette Palette => Typography.Palette;

    public List<Slice> Compose()
    {
        var slices = new List<Slice>();
        double? startsPageAfter = null;
        foreach (var block in Document.Blocks)
        {
            if (block is PageBreak pageBreak)
            {
                startsPageAfter = pageBreak.UnlessFilledLessThan;
                continue;
            }

            var laid = LayInSection(block, Document.Page.TextWidth, _sections);
            if (laid.Count == 0)
                continue;
            if (startsPageAfter is not null)
                laid[0] = laid[0] with { StartsPageAfter = startsPageAfter };
            startsPageAfter = block is Masthead { Cover: true } ? 0 : null;
            slices.AddRange(laid);
        }

        return slices;
    }

    /// <summary>Lays out a block in the section that the headings before it have opened.</summary>
    private List<Slice> LayInSection(Block block, double width, Sections sections)
    {
        if (block is KeepTogether together)
            return Together([.. together.Blocks.SelectMany(b => LayInSection(b, width, sections))]);
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
            Masthead masthead => MastheadLayout.Lay(this, masthead, parent),
            Heading heading => HeadingLayout.Lay(this, heading, width, parent),
            Paragraph paragraph => ParagraphLayout.Lay(this, paragraph, width, parent),
            BulletList list => ListLayout.Lay(this, list, width, parent),
            NumberedList list => ListLayout.Lay(this, list, width, parent),
            BigNumbers numbers => BigNumbersLayout.Lay(this, numbers, width, parent),
            Callout callout => CalloutLayout.Lay(this, callout, width, parent),
            Columns columns => ColumnsLayout.Lay(this, columns, width, parent),
            Table table => TableLayout.Lay(this, table, width, parent),
            TableOfContents contents => ContentsLayout.Lay(this, contents, width, parent),
            Chart chart => ChartLayout.Lay(this, chart, width, parent),
            SmallMultiples multiples => SmallMultiplesLayout.Lay(this, multiples, width, parent),
            Spacer spacer => [new Slice(0, []) { Before = spacer.Height }],
            Rule =>
            [
                new Slice(1, [new LineMark(0, 0.5, width, 0.5, 0.6, Palette.Line, null)])
                {
                    Before = Typography.Leading,
                    After = Typography.Leading,
                },
            ],
            _ => throw new InvalidOperationException($"There is no layout for {block.GetType().Name}."),
        };

    /// <summary>Lays out blocks under each other; headings among them open sections within the parent.</summary>
    public List<Slice> LayAll(IReadOnlyList<Block> blocks, double width, StructureElement parent)
    {
        var sections = new Sections(parent);
        var slices = new List<Slice>();
        foreach (var block in blocks)
            slices.AddRange(LayInSection(block, width, sections));
        return slices;
    }

    /// <summary>The slices of the note at the foot of a page.</summary>
    public List<Slice> LayNote(string id, double width)
    {
        var element = Notes.ElementOf(id);
        var style = Typography.Small;
        var number = Typesetting.ShapedText.Of(
            Notes.NumberOf(id, null).ToString(System.Globalization.CultureInfo.InvariantCulture),
            style.Raised
        );
        var label = new StructureElement("Lbl", element);
        const double Indent = 10;
        var slices = Typesetter.Lines(
            Typesetter.Spans(Notes.Note(id).Inlines, style, element),
            Indent,
            width - Indent,
            Typography.SmallLeading
        );
        if (slices.Count == 0)
            return slices;
        Mark mark = new TextMark(0, style.Baseline(Typography.SmallLeading) - number.Style.Rise, number, label);
        slices[0] = slices[0] with { Marks = [mark, .. slices[0].Marks] };
        return slices;
    }

    /// <summary>An identifier for a table header that others refer to; each is given once in a document.</summary>
    public string NewHeaderId() => FormattableString.Invariant($"th-{++_headerIds}");

    public static List<Slice> Together(List<Slice> slices)
    {
        for (var i = 0; i < slices.Count - 1; i++)
            if (!slices[i].KeepWithNext)
                slices[i] = slices[i] with { KeepWithNext = true };
        return slices;
    }
}
