using System.Text;
using Serverless.Pdf.Typesetting;

namespace Serverless.Portal.Html;

/// <summary>
/// Writes HTML. Every text and every attribute is escaped here and nowhere else, so nothing that a survey says can become
/// an element, an attribute or a script. Names of elements and attributes are constants of this program.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();
    private readonly Stack<string> _open = new();

    /// <summary>Begins an element; attributes whose value is null are left out.</summary>
    public HtmlWriter Open(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(element, attributes);
        _open.Push(element);
        return this;
    }

    /// <summary>An element that has no content.</summary>
    public HtmlWriter Void(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(element, attributes);
        return this;
    }

    /// <summary>An element with nothing but a text in it.</summary>
    public HtmlWriter Element(
        string element,
        string text,
        params ReadOnlySpan<(string Name, string? Value)> attributes
    ) => Open(element, attributes).Text(text).Close();

    /// <summary>A link.</summary>
    public HtmlWriter Link(string address, string text) => Element("a", text, ("href", address));

    /// <summary>A link whose text alone does not say where it leads; the rest is for who hears it, out of sight.</summary>
    public HtmlWriter Link(string address, string text, string rest) =>
        Open("a", ("href", address)).Text(text).Element("span", $", {rest}", ("class", "hidden")).Close();

    /// <summary>
    /// What a table is in that may be wider than the page. It can be reached with the keyboard, to be moved; the script
    /// leaves out those that fit.
    /// </summary>
    /// <param name="label">What is said of it; the table has a name of its own.</param>
    public HtmlWriter OpenScroller(string label, string kind = "scroll") =>
        Open("div", ("class", kind), ("role", "group"), ("tabindex", "0"), ("aria-label", label));

    /// <summary>A text, cleaned as in PDFs: no control or direction characters, white space run together.</summary>
    public HtmlWriter Text(string text)
    {
        Escape(TextCleaner.Clean(text));
        return this;
    }

    /// <summary>Ends the element begun last.</summary>
    public HtmlWriter Close()
    {
        _html.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>A line end between elements, where it means nothing.</summary>
    public HtmlWriter Line()
    {
        _html.Append('\n');
        return this;
    }

    /// <summary>What a writer of this kind wrote before, as it is.</summary>
    public HtmlWriter Written(string fragment)
    {
        _html.Append(fragment);
        return this;
    }

    /// <summary>Everything written so far, to be part of something else.</summary>
    /// <exception cref="InvalidOperationException">An element was not closed.</exception>
    public string Fragment() =>
        _open.Count == 0
            ? _html.ToString()
            : throw new InvalidOperationException($"Element {_open.Peek()} was not closed.");

    /// <summary>A whole page: everything written so far after the declaration of its type.</summary>
    /// <exception cref="InvalidOperationException">An element was not closed.</exception>
    public string Page() => $"<!DOCTYPE html>\n{Fragment()}\n";

    private void Start(string element, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _html.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            if (value is null)
                continue;
            _html.Append(' ').Append(name);
            if (value.Length == 0)
                continue;
            _html.Append("=\"");
            Escape(TextCleaner.Clean(value));
            _html.Append('"');
        }

        _html.Append('>');
    }

    private void Escape(string text)
    {
        foreach (var character in text)
        {
            switch (character)
            {
                case '&':
                    _html.Append("&amp;");
                    break;
                case '<':
                    _html.Append("&lt;");
                    break;
                case '>':
                    _html.Append("&gt;");
                    break;
                case '"':
                    _html.Append("&quot;");
                    break;
                case '\'':
                    _html.Append("&#39;");
                    break;
                default:
                    _html.Append(char.IsSurrogate(character) ? character : Printable(character));
                    break;
            }
        }
    }

    /// <summary>A character that cannot be part of a text is shown as the one for what cannot be shown.</summary>
    private static char Printable(char character) => character is '\0' or >= '\uFFFE' ? '\uFFFD' : character;
}
