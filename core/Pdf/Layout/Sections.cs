namespace Serverless.Pdf.Layout;

/// <summary>
/// The parts of the document as its headings make them: a heading opens a section that holds all up to the next heading of its level or above,
/// so that screen readers can skip from part to part. The title in a masthead opens none, since its part is the document.
/// </summary>
internal sealed class Sections(StructureElement root)
{
    private Section? _innermost;

    /// <summary>The innermost section that is open; the document before the first heading.</summary>
    public StructureElement Current => _innermost?.Element ?? root;

    public void Enter(int level)
    {
        while (_innermost is not null && _innermost.Level >= level) _innermost = _innermost.Outer;
        _innermost = new Section(level, new StructureElement("Sect", Current), _innermost);
    }

    private sealed record Section(int Level, StructureElement Element, Section? Outer);
}
