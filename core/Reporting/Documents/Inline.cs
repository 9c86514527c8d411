namespace Serverless.Reporting.Documents;

/// <summary>A piece of running text. A string becomes a <see cref="Text"/> by itself.</summary>
public abstract record Inline
{
    private protected Inline() { }

    /// <summary>Plain text.</summary>
    public static implicit operator Inline(string value) => new Text(value);
}

/// <summary>Plain text. A newline in it is a space; use <see cref="LineBreak"/> to end a line.</summary>
public sealed record Text(string Value) : Inline
{
    public string Value { get; } = Value ?? throw new ArgumentNullException(nameof(Value));
}

/// <summary>Text in semi-bold: the one thing a hurried reader should see.</summary>
public sealed record Strong(string Value) : Inline
{
    public string Value { get; } = Value ?? throw new ArgumentNullException(nameof(Value));
}

/// <summary>Text in the accent colour and semi-bold, e.g. a figure within a sentence.</summary>
public sealed record Emphasis(string Value) : Inline
{
    public string Value { get; } = Value ?? throw new ArgumentNullException(nameof(Value));
}

/// <summary>Text in the muted colour, e.g. a base ("n = 700") after a figure.</summary>
public sealed record Muted(string Value) : Inline
{
    public string Value { get; } = Value ?? throw new ArgumentNullException(nameof(Value));
}

/// <summary>A raised mark, e.g. a significance letter after a number.</summary>
public sealed record Superscript(string Value) : Inline
{
    public string Value { get; } = Requirement.Text(Value);

    /// <summary>What it means, in words; read out and copied in its place. Null reads the mark itself.</summary>
    public string? Meaning { get; init; }
}

/// <summary>Ends the line within a paragraph.</summary>
public sealed record LineBreak : Inline;

/// <summary>
/// The raised number of a note. Notes are numbered in the order of their first reference
/// and are printed at the foot of the page where that is.
/// </summary>
/// <param name="NoteId">The id of a <see cref="Note"/> of the document.</param>
public sealed record NoteReference(string NoteId) : Inline
{
    public string NoteId { get; } = Requirement.Identifier(NoteId);
}

/// <summary>Text that leads to an address or to a heading of this document.</summary>
public sealed record Link : Inline
{
    private Link(string text, Uri? address, string? headingId)
    {
        Value = Requirement.Text(text);
        Address = address;
        HeadingId = headingId;
    }

    /// <summary>The text that is shown.</summary>
    public string Value { get; }

    /// <summary>An absolute http, https or mailto address; null for a link within the document.</summary>
    public Uri? Address { get; }

    /// <summary>Id of a <see cref="Heading"/>; null for an external link.</summary>
    public string? HeadingId { get; }

    /// <exception cref="ArgumentException">The address is not absolute, or not http, https or mailto.</exception>
    public static Link To(Uri address, string text)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https" or "mailto"))
            throw new ArgumentException(
                $"Link address '{address}' is not an absolute http, https or mailto address.",
                nameof(address)
            );
        return new Link(text, address, null);
    }

    /// <summary>A link to the heading with this id, checked when the document is made.</summary>
    public static Link ToHeading(string headingId, string text) => new(text, null, Requirement.Identifier(headingId));
}
