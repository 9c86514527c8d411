namespace Serverless.Reporting.Documents;

/// <summary>Size and margins of the pages, in points (1/72 inch).</summary>
public sealed record PageSetup(double Width, double Height, double Top, double Right, double Bottom, double Left)
{
    /// <summary>A4 upright with margins for reading on paper: 20 mm at the sides.</summary>
    public static PageSetup A4 { get; } = new(595.28, 841.89, 62, 56.7, 66, 56.7);

    /// <summary>A4 upright with narrow margins, 17 mm at the sides: for a factsheet.</summary>
    public static PageSetup A4Narrow { get; } = new(595.28, 841.89, 36, 48, 38, 48);

    /// <summary>The same page and margins on its side.</summary>
    public PageSetup Turned => new(Height, Width, Top, Right, Bottom, Left);

    public double Width { get; } = Requirement.Between(Width, 200, 3000);

    public double Height { get; } = Requirement.Between(Height, 200, 3000);

    /// <summary>Width of the text.</summary>
    public double TextWidth { get; } = Requirement.Between(Width - Left - Right, 120, 3000);

    /// <summary>Height of the text.</summary>
    public double TextHeight { get; } = Requirement.Between(Height - Top - Bottom, 120, 3000);
}

/// <summary>
/// A line at the head or foot of every page. <c>{page}</c> and <c>{pages}</c> become the page's number and the number
/// of pages:
/// <c>pagina {page} van {pages}</c>.
/// </summary>
public sealed record RunningText(string Left, string Right)
{
    public string Left { get; } = Left ?? throw new ArgumentNullException(nameof(Left));

    public string Right { get; } = Right ?? throw new ArgumentNullException(nameof(Right));

    /// <summary>Whether the first page has it as well.</summary>
    public bool OnFirstPage { get; init; } = true;
}

/// <summary>A file carried inside the document, such as the figures as CSV.</summary>
/// <param name="FileName">Without folders.</param>
/// <param name="MediaType">E.g. <c>text/csv</c>.</param>
/// <param name="Description">What the file holds, for readers.</param>
public sealed record Attachment(string FileName, string MediaType, ReadOnlyMemory<byte> Content, string Description)
{
    public string FileName { get; } =
        Requirement.Text(FileName).AsSpan().IndexOfAny("/\\:\0") < 0
            ? FileName
            : throw new ArgumentException(
                $"File name '{FileName}' holds a folder separator; a bare name expected.",
                nameof(FileName)
            );

    public string MediaType { get; } =
        MediaType is { Length: <= 127 }
        && MediaType.Split('/') is [{ Length: > 0 }, { Length: > 0 }]
        && MediaType.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '+' or '.' or '_')
            ? MediaType
            : throw new ArgumentException(
                $"Media type '{MediaType}' is not of the form type/subtype without parameters, such as text/csv.",
                nameof(MediaType)
            );

    public string Description { get; } = Requirement.Text(Description);
}
