using System.Globalization;
using Serverless.Portal.Html;
using Serverless.Reporting.Documents;

namespace Serverless.Portal.Documents;

/// <summary>Running text as HTML.</summary>
internal sealed class InlineHtml(HtmlWriter html, Document document)
{
    private readonly List<string> _referred = [];

    /// <summary>Ids of notes in the order in which they were first referred to: their numbers.</summary>
    public IReadOnlyList<string> Referred => _referred;

    public static string NoteAnchor(string note) => "note." + note;

    public void Write(IReadOnlyList<Inline> inlines)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case Text text:
                    html.Text(text.Value);
                    break;
                case Strong strong:
                    html.Element("strong", strong.Value);
                    break;
                case Emphasis emphasis:
                    html.Element("em", emphasis.Value);
                    break;
                case Muted muted:
                    html.Element("span", muted.Value, ("class", "muted"));
                    break;
                case Superscript raised:
                    MarkHtml.Write(html, raised.Value, raised.Meaning);
                    break;
                case LineBreak:
                    html.Void("br");
                    break;
                case Link link:
                    html.Link(link.Address?.AbsoluteUri ?? "#" + link.HeadingId, link.Value);
                    break;
                case NoteReference reference:
                    html.Open("sup")
                        .Element(
                            "a",
                            NumberOf(reference.NoteId).ToString(CultureInfo.InvariantCulture),
                            ("href", "#" + NoteAnchor(reference.NoteId)),
                            ("role", "doc-noteref")
                        )
                        .Close();
                    break;
                default:
                    throw new InvalidOperationException(
                        $"There is no HTML for {inline.GetType().Name} in {document.Properties.Title}."
                    );
            }
        }
    }

    private int NumberOf(string note)
    {
        if (!_referred.Contains(note))
            _referred.Add(note);
        return _referred.IndexOf(note) + 1;
    }
}
