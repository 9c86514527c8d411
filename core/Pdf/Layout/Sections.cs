using Serverless.Pdf.Structure;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>
/// The parts of the document as its headings make them: a heading opens a section that holds all up to the next heading
/// of its level or above,
/// so that screen readers can skip from part to part. The title in a masthead opens none, since its part is the
/// document.
/// </summary>
internal sealed class Sections(StructureElement root)
{
    private Section? _innermost;

    /// <summary>The innermost section that is open; the document before the first heading.</summary>
    public StructureElement Current => _innermost?.Element ?? root;

    public void Enter(int level)
    {
        Leave(level);
        _innermost = new Section(level, new StructureElement("Sect", Current), _innermost);
    }

    /// <summary>
    /// Ends the sections that headings inside a container, such as side by side in columns, are beside and not in.
    /// </summary>
    public void LeaveFor(Container container)
    {
        if (HighestHeading(container) is { } level)
            Leave(level);
    }

    private void Leave(int level)
    {
        while (_innermost is not null && _innermost.Level >= level)
            _innermost = _innermost.Outer;
    }

    private static int? HighestHeading(Container container)
    {
        int? highest = null;
        foreach (var child in container.Children)
        {
            var level = child switch
            {
                Heading heading => heading.Level,
                Container inner => HighestHeading(inner),
                _ => null,
            };
            if (level < (highest ?? int.MaxValue))
                highest = level;
        }

        return highest;
    }

    private sealed record Section(int Level, StructureElement Element, Section? Outer);
}
