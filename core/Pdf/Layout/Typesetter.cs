using System.Globalization;
using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>Sets running text: inlines to spans, spans to lines, lines to slices and marks.</summary>
internal sealed class Typesetter(Typography typography, NoteNumbers notes)
{
    /// <param name="linkColor">Colour of links; null for the colour of headings.</param>
    public List<TextSpan> Spans(
        IReadOnlyList<Inline> inlines,
        TextStyle style,
        StructureElement? element,
        Color? linkColor = null
    )
    {
        var spans = new List<TextSpan>(inlines.Count);
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case Text text:
                    Add(spans, text.Value, style, element);
                    break;
                case Strong strong:
                    Add(spans, strong.Value, style.SemiBold, element);
                    break;
                case Emphasis emphasis:
                    Add(spans, emphasis.Value, style.SemiBold.In(typography.Palette.Accent), element);
                    break;
                case Muted muted:
                    Add(spans, muted.Value, style.In(typography.Palette.Muted), element);
                    break;
                case Superscript raised:
                    Add(
                        spans,
                        raised.Value,
                        style.Raised,
                        raised.Meaning is { } meaning
                            ? new StructureElement("Span", element) { ReplacementText = " " + meaning }
                            : element
                    );
                    break;
                case Link link:
                    var target = new StructureElement("Link", element);
                    spans.Add(
                        new TextSpan(
                            ShapedText.Of(link.Value, style.In(linkColor ?? typography.Palette.Primary)),
                            target,
                            link
                        )
                    );
                    break;
                case NoteReference reference:
                    var number = notes.NumberOf(reference.NoteId, element).ToString(CultureInfo.InvariantCulture);
                    spans.Add(
                        new TextSpan(
                            ShapedText.Of(number, style.Raised),
                            new StructureElement("Reference", element) { Note = notes.ElementOf(reference.NoteId) },
                            null,
                            reference.NoteId
                        )
                    );
                    break;
                case LineBreak when spans.Count > 0:
                    // The space keeps the words on both lines apart in extracted text.
                    spans.Add(new TextSpan(ShapedText.Of(" ", style), element, EndsLine: true));
                    break;
            }
        }

        return spans;
    }

    /// <summary>
    /// A paragraph as slices of one line each; two lines at least stay together at its begin and end.
    /// </summary>
    /// <param name="hyphenated">Whether words may be broken where a line needs it; headings are not.</param>
    public List<Slice> Lines(
        IReadOnlyList<TextSpan> spans,
        double x,
        double width,
        double leading,
        double before = 0,
        double after = 0,
        bool keepWithNext = false,
        bool hyphenated = true
    )
    {
        var lines = LineBreaker.Break(spans, width, hyphenated ? typography.Patterns : null);
        var slices = new List<Slice>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var marks = new List<Mark>();
            var referred = AddLine(marks, lines[i], x, leading, 0);
            slices.Add(
                new Slice(leading, marks)
                {
                    Before = i == 0 ? before : 0,
                    After = i == lines.Count - 1 ? after : 0,
                    KeepWithNext =
                        i == lines.Count - 1
                            ? keepWithNext
                            : i == 0 || i == lines.Count - 2 || keepWithNext && lines.Count < 5,
                    Notes = referred,
                }
            );
        }

        return slices;
    }

    /// <summary>Adds a line whose top is at <paramref name="top"/>; gives back the notes it refers to.</summary>
    public IReadOnlyList<string> AddLine(List<Mark> marks, TextLine line, double x, double leading, double top)
    {
        if (line.Pieces.Count == 0)
            return [];
        List<string>? referred = null;
        var baseline = top + LineBaseline(line, leading);
        foreach (var piece in line.Pieces)
        {
            var (text, element) = (piece.Span.Text, piece.Span.Element);
            // A soft hyphen is drawn where the line ends, not where a style does.
            var end =
                piece.End > piece.Start
                && text.CodePoints[piece.End - 1] == ShapedText.SoftHyphen
                && !ReferenceEquals(piece, line.Pieces[^1])
                    ? piece.End - 1
                    : piece.End;
            marks.Add(new TextMark(x, baseline - text.Style.Rise, text, piece.Start, end, element));
            if (piece.Span.Link is { } link && element is not null)
                AddLink(marks, piece, link, element, x, baseline, leading);
            if (piece.Span.NoteId is { } note)
            {
                (referred ??= []).Add(note);
                marks.Add(new PlaceMark(notes.ElementOf(note)));
            }

            x += piece.Width;
        }

        if (line.Hyphenated)
            marks.Add(new TextMark(x, baseline, line.Hyphen, line.Pieces[^1].Span.Element));
        return referred ?? (IReadOnlyList<string>)[];
    }

    private static double LineBaseline(TextLine line, double leading)
    {
        foreach (var piece in line.Pieces)
            if (piece.Span.Text.Style.Rise == 0)
                return piece.Span.Text.Style.Baseline(leading);
        var style = line.Pieces[0].Span.Text.Style;
        return (style with { Size = style.Size / 0.68, Rise = 0 }).Baseline(leading);
    }

    private static void AddLink(
        List<Mark> marks,
        TextPiece piece,
        Link link,
        StructureElement element,
        double x,
        double baseline,
        double leading
    )
    {
        var style = piece.Span.Text.Style;
        var end = piece.End;
        if (end > piece.Start + 1 && piece.Span.Text.CodePoints[end - 1] == ' ')
            end--;
        var width = piece.Span.Text.WidthOf(piece.Start, end);
        marks.Add(
            new LineMark(
                x,
                baseline + (style.Size * 0.16),
                x + width,
                baseline + (style.Size * 0.16),
                0.5,
                style.Color,
                element
            )
        );
        marks.Add(
            new LinkMark(x, baseline - (style.Size * 0.8), width, Math.Min(leading, style.Size * 1.1), link, element)
        );
    }

    private static void Add(List<TextSpan> spans, string text, TextStyle style, StructureElement? element)
    {
        if (text.Length > 0)
            foreach (var run in Unprintable.Runs(text, style))
                spans.Add(new TextSpan(ShapedText.Of(run, style), element));
    }
}
