using static System.FormattableString;

namespace Serverless.Reporting.Documents;

/// <summary>Whether the parts of a document fit together.</summary>
internal sealed class DocumentCheck
{
    private readonly HashSet<string> _headings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _references = new(StringComparer.Ordinal);
    private readonly HashSet<string> _links = new(StringComparer.Ordinal);
    private int _level;

    public static void Run(Document document)
    {
        var check = new DocumentCheck();
        for (var i = 0; i < document.Blocks.Count; i++)
        {
            if (document.Blocks[i] is Masthead && i > 0)
                throw Invalid("A masthead is block " + (i + 1) + "; it can only be the first block.");
            check.Visit(document.Blocks[i], inside: false);
        }

        var notes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var note in document.Notes)
        {
            if (!notes.Add(note.Id))
                throw Invalid($"Note '{note.Id}' exists twice.");
            if (!check._references.Contains(note.Id))
                throw Invalid($"Note '{note.Id}' is never referred to, so it has no place.");
            if (note.Inlines.Any(i => i is NoteReference))
                throw Invalid($"Note '{note.Id}' refers to a note.");
            check.Visit(note.Inlines);
        }

        foreach (var id in check._references)
            if (!notes.Contains(id))
                throw Invalid($"A reference names note '{id}', which the document does not have.");
        foreach (var id in check._links)
            if (!check._headings.Contains(id))
                throw Invalid($"A link leads to heading '{id}', which the document does not have.");
    }

    private void Visit(Block block, bool inside)
    {
        switch (block)
        {
            case Masthead masthead:
                if (inside)
                    throw Invalid(
                        "A masthead is inside another block; it can only be the first block of the document."
                    );
                Enter(1, masthead.Id, masthead.Title);
                Visit(masthead.Lead);
                break;
            case Heading heading:
                Enter(heading.Level, heading.Id, heading.Text);
                break;
            case Paragraph paragraph:
                Visit(paragraph.Inlines);
                break;
            case BulletList list:
                foreach (var child in list.Items.SelectMany(item => item.Blocks))
                    VisitItem(child);
                break;
            case NumberedList list:
                foreach (var child in list.Items.SelectMany(item => item.Blocks))
                    VisitItem(child);
                break;
            case Table table:
                foreach (var cell in table.Header.Concat(table.Rows).SelectMany(row => row.Cells))
                    Visit(cell.Inlines);
                break;
            case Landscape when inside:
                throw Invalid(
                    "Pages on their side are inside another block; they can only come between the blocks of the document."
                );
            case Container container:
                foreach (var child in container.Children)
                    Visit(child, inside: true);
                break;
            case PageBreak when inside:
                throw Invalid(
                    "A page break is inside another block; it can only come between the blocks of the document."
                );
            case TableOfContents when inside:
                throw Invalid(
                    "A table of contents is inside another block; it can only come between the blocks of the document."
                );
        }
    }

    private void VisitItem(Block block)
    {
        if (block is not (Paragraph or BulletList or NumberedList))
            throw Invalid($"A list item holds a {block.GetType().Name}; paragraphs and lists expected.");
        Visit(block, inside: true);
    }

    private void Visit(IReadOnlyList<Inline> inlines)
    {
        foreach (var inline in inlines)
        {
            if (inline is NoteReference reference)
                _references.Add(reference.NoteId);
            else if (inline is Link { HeadingId: { } id })
                _links.Add(id);
        }
    }

    private void Enter(int level, string id, string text)
    {
        if (!_headings.Add(id))
            throw Invalid($"Heading id '{id}' exists twice.");
        if (level > _level + 1)
            throw Invalid(
                Invariant(
                    $"Heading '{text}' has level {level} after level {_level}; at most {_level + 1} expected, because screen readers rely on it."
                )
            );
        _level = level;
    }

    private static InvalidDocumentException Invalid(string message) => new(message);
}
