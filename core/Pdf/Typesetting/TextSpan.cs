using Serverless.Pdf.Structure;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Typesetting;

/// <summary>Text of one style within a paragraph, with the structure element it belongs to.</summary>
/// <param name="Link">Where it leads; null for plain text.</param>
/// <param name="NoteId">The note it refers to; null for none.</param>
internal sealed record TextSpan(
    ShapedText Text,
    StructureElement? Element,
    Link? Link = null,
    string? NoteId = null,
    bool EndsLine = false
);

/// <summary>A part of a span that is on one line.</summary>
internal sealed record TextPiece(TextSpan Span, int Start, int End)
{
    public double Width => Span.Text.WidthOf(Start, End);
}

/// <summary>One line: its pieces in order and its width without the space at its end.</summary>
/// <param name="Hyphenated">Whether the line ends inside a word and a hyphen is to be drawn after its last
/// piece.</param>
internal sealed record TextLine(IReadOnlyList<TextPiece> Pieces, double Width, bool Hyphenated = false)
{
    /// <summary>The hyphen to be drawn; it means a soft hyphen, so that extracted words stay whole.</summary>
    public ShapedText Hyphen => ShapedText.Of("\u00AD", Pieces[^1].Span.Text.Style);
}
