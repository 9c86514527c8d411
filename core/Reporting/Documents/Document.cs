namespace Serverless.Reporting.Documents;

/// <summary>What a document is, for readers and catalogues.</summary>
/// <param name="Title">Shown in the title bar of viewers.</param>
/// <param name="Language">BCP 47 tag: <c>nl-NL</c>, <c>en-GB</c>.</param>
/// <param name="Created">Written into the file; an argument, so that the same input gives the same bytes.</param>
public sealed record DocumentProperties(string Title, string Language, DateTimeOffset Created)
{
    public string Title { get; } = Requirement.Text(Title);

    public string Language { get; } =
        Language is { Length: >= 2 and <= 35 }
        && Language.Split('-') is var subtags
        && subtags[0].All(char.IsAsciiLetter)
        && subtags.All(t => t.Length is >= 1 and <= 8 && t.All(char.IsAsciiLetterOrDigit))
            ? Language
            : throw new ArgumentException(
                $"Language '{Language}' is not a language tag such as nl-NL.",
                nameof(Language)
            );

    /// <summary>
    /// What a screen reader says of a part of a figure on a further page, in the language of the document and without a
    /// full stop: "Vervolg van de figuur op de vorige pagina".
    /// </summary>
    public required string ContinuedFigure { get; init; }

    /// <summary>
    /// What is put after the title of a table where it goes on over a page, in the language of the document:
    /// "vervolg"; null to repeat the heads of its columns alone.
    /// </summary>
    public string? ContinuedTable { get; init; }

    public string? Subject { get; init; }

    public string? Author { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];
}

/// <summary>
/// A document of headings, text, tables and charts, independent of any file format.
/// Checked when made: identifiers are unique, references resolve, heading levels do not skip, each note is referred to.
/// </summary>
public sealed record Document
{
    /// <exception cref="InvalidDocumentException">The parts do not fit together; the message says which and
    /// why.</exception>
    public Document(DocumentProperties properties, IReadOnlyList<Block> blocks, IReadOnlyList<Note>? notes = null)
    {
        Properties = properties ?? throw new ArgumentNullException(nameof(properties));
        Blocks = Requirement.Items(blocks);
        Notes = Requirement.Items(notes ?? [], 0);
        DocumentCheck.Run(this);
    }

    public DocumentProperties Properties { get; }

    public IReadOnlyList<Block> Blocks { get; }

    public IReadOnlyList<Note> Notes { get; }

    public PageSetup Page { get; init; } = PageSetup.A4;

    public Theme Theme { get; init; } = Theme.Default;

    /// <summary>
    /// Tried in this order when the last page would hold little; the first that saves that page is taken.
    /// </summary>
    public IReadOnlyList<Theme> TighterThemes { get; init; } = [];

    public RunningText? Header { get; init; }

    public RunningText? Footer { get; init; }

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
}
