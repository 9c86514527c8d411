namespace Serverless.Reporting.Documents;

/// <summary>A part of a document that takes its own vertical room.</summary>
public abstract record Block
{
    private protected Block() { }
}

/// <summary>
/// A heading. Levels may not skip one going down (PDF/UA-1, 7.4.2); the document checks it.
/// A heading always stays with the block after it.
/// </summary>
/// <param name="Level">1 to 6. Level 1 is the title of the document, or of a part of it.</param>
/// <param name="Id">Unique within the document; what links, contents and outline lead to.</param>
public sealed record Heading(int Level, string Text, string Id) : Block
{
    public int Level { get; } = (int)Requirement.Between(Level, 1, 6);

    public string Text { get; } = Requirement.Text(Text);

    public string Id { get; } = Requirement.Identifier(Id);

    /// <summary>A small line in capitals-free accent colour over the heading, e.g. the chapter's number.</summary>
    public string? Kicker { get; init; }

    /// <summary>Whether the outline (bookmarks) and the contents list it.</summary>
    public bool InOutline { get; init; } = true;

    /// <summary>
    /// A number that outline and contents put before the text, e.g. of a chapter whose <see cref="Kicker"/> has it
    /// here.
    /// </summary>
    public string? ListedNumber { get; init; }
}

/// <summary>
/// The band over the full width of the page that opens a document. Its title is the heading of level 1.
/// Only as the first block of a document.
/// </summary>
public sealed record Masthead(string Title, string Id) : Block
{
    public string Title { get; } = Requirement.Text(Title);

    public string Id { get; } = Requirement.Identifier(Id);

    /// <summary>A short line over the title: "Factsheet", a series, a year.</summary>
    public string? Kicker { get; init; }

    /// <summary>One or two sentences under the title.</summary>
    public IReadOnlyList<Inline> Lead { get; init; } = [];

    /// <summary>
    /// Whether the band takes the whole height of the page (a cover); the next block then starts a new page.
    /// </summary>
    public bool Cover { get; init; }

    /// <summary>A last line at the foot of the band: commissioner, date, edition.</summary>
    public string? Imprint { get; init; }
}

/// <summary>How a paragraph is set.</summary>
public enum ParagraphStyle
{
    Body,

    /// <summary>Larger, for the opening of a document or chapter.</summary>
    Lead,

    /// <summary>Smaller, for a methodology or sources.</summary>
    Small,
}

/// <summary>A paragraph. Line ends are chosen over the paragraph as a whole.</summary>
public sealed record Paragraph(IReadOnlyList<Inline> Inlines) : Block
{
    public Paragraph(string text)
        : this([new Text(text)]) { }

    public IReadOnlyList<Inline> Inlines { get; } = Requirement.Items(Inlines, 0);

    public ParagraphStyle Style { get; init; }

    /// <summary>Whether the paragraph stays on one page with the block after it.</summary>
    public bool KeepWithNext { get; init; }
}

/// <summary>One item of a list: blocks, mostly one paragraph, possibly a list within it.</summary>
public sealed record ListItem(IReadOnlyList<Block> Blocks)
{
    public ListItem(params IReadOnlyList<Inline> inlines)
        : this([new Paragraph(inlines)]) { }

    public IReadOnlyList<Block> Blocks { get; } = Requirement.Items(Blocks);

    /// <summary>Which figures of the results it states.</summary>
    public IReadOnlyList<string> FigureIds { get; init; } = [];
}

/// <summary>A list without order.</summary>
public sealed record BulletList(IReadOnlyList<ListItem> Items) : Block
{
    public IReadOnlyList<ListItem> Items { get; } = Requirement.Items(Items);
}

/// <summary>A list in order: a top three, steps.</summary>
public sealed record NumberedList(IReadOnlyList<ListItem> Items) : Block
{
    public IReadOnlyList<ListItem> Items { get; } = Requirement.Items(Items);

    /// <summary>Whether the numbers are large figures in the accent colour, as for a top three.</summary>
    public bool Prominent { get; init; }
}

/// <summary>A note at the foot of the page; see <see cref="NoteReference"/>.</summary>
public sealed record Note(string Id, IReadOnlyList<Inline> Inlines)
{
    public Note(string id, string text)
        : this(id, [new Text(text)]) { }

    public string Id { get; } = Requirement.Identifier(Id);

    public IReadOnlyList<Inline> Inlines { get; } = Requirement.Items(Inlines);
}

/// <summary>A thin line over the width of the column.</summary>
public sealed record Rule : Block;

/// <summary>
/// What follows starts on a new page (nothing happens at the top of a page). Only outside other blocks.
/// </summary>
public sealed record PageBreak : Block
{
    /// <summary>
    /// What follows stays on the page when less than this share of its height is filled: 0 for always a new page.
    /// </summary>
    public double UnlessFilledLessThan { get; init; }
}

/// <summary>Contents: every heading down to <paramref name="Depth"/> with its page, each a link.</summary>
public sealed record TableOfContents(int Depth = 2) : Block
{
    public int Depth { get; } = (int)Requirement.Between(Depth, 1, 6);

    /// <summary>Whether headings before the contents, such as the document's title, are listed too.</summary>
    public bool IncludeEarlier { get; init; }
}
