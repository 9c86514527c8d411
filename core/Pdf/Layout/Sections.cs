namespace Serverless.Pdf.Layout;

/// <summary>
/// The parts of the document as its headings make them: a heading opens a section that holds all up to the next heading of its level or above,
/// so that screen readers can skip from part to part. The title in a masthead opens none, since its part is the document.
/// </summary>
internal sealed class Sections(StructureElement root)
{
    private readonly Stack<(int Level, StructureElement Element)> _open = new();

    /// <summary>The innermost section that is open; the document before the first heading.</summary>
    public StructureElement Current => _open.TryPeek(out var section) ? section.Element : root;

    public void Enter(int level)
    {
        while (_open.TryPeek(out var section) && section.Level >= level) _open.Pop();
        _open.Push((level, new StructureElement("Sect", Current)));
    }
}
