namespace Serverless.Pdf.Structure;

/// <summary>
/// A node of the structure tree that screen readers follow. Children are attached when they are first drawn,
/// so the tree has the order of drawing, which is the order of reading.
/// </summary>
internal sealed class StructureElement(string type, StructureElement? parent)
{
    private List<object>? _children;
    private StructureElement? _continuation;
    private int _page = -1;
    private bool _attached;

    /// <summary>A standard structure type of ISO 32000-1, 14.8.4: P, H1, TD, Figure.</summary>
    public string Type { get; } = type;

    public StructureElement? Parent { get; } = parent;

    /// <summary>What a screen reader says instead of the content.</summary>
    public string? AlternativeText { get; init; }

    /// <summary>What is read out and copied in place of the content, which is one piece.</summary>
    public string? ReplacementText { get; init; }

    /// <summary>
    /// What a screen reader says of a part on a next page; set for figures, which have one box and so are on one
    /// page.
    /// Null for elements that go on over the end of a page.
    /// </summary>
    public string? ContinuedText { get; init; }

    /// <summary>What the element says of itself; null for nothing.</summary>
    public StructureAttributes? Attributes { get; init; }

    /// <summary>The heading that an entry of a table of contents leads to; null for all else.</summary>
    public string? HeadingId { get; init; }

    /// <summary>The note that this is a reference to; null for all else.</summary>
    public StructureElement? Note { get; init; }

    /// <summary>Identifier, which notes must have (ISO 14289-1, 7.9).</summary>
    public string? Id { get; init; }

    /// <summary>Rectangle of a figure on its page; known after drawing.</summary>
    public FigureExtent? Extent { get; set; }

    /// <summary>Elements, <see cref="MarkedContent"/> and <see cref="AnnotationReference"/> in reading order.</summary>
    public IReadOnlyList<object> Children => _children ?? (IReadOnlyList<object>)[];

    /// <summary>Number of the element's object in the file; given when the tree is written.</summary>
    public int ObjectNumber { get; set; }

    /// <summary>
    /// The element that content on a page belongs to: this one, or for a figure that began on an earlier page a further
    /// figure.
    /// </summary>
    public StructureElement On(int page)
    {
        if (ContinuedText is null)
            return this;
        if (_page < 0)
            _page = page;
        if (_page == page)
            return this;
        _continuation ??= new StructureElement(Type, Parent)
        {
            AlternativeText = ContinuedText,
            ContinuedText = ContinuedText,
        };
        return _continuation.On(page);
    }

    public void Add(object child)
    {
        (_children ??= []).Add(child);
        Attach();
    }

    /// <summary>Gives the element its place among its siblings, after what was drawn so far.</summary>
    public void Attach()
    {
        if (_attached)
            return;
        _attached = true;
        Parent?.Add(this);
    }
}
