using System.Buffers;
using System.Text;

namespace Serverless.Surveys.Issues;

/// <summary>
/// Every kind of text of an upload that can reach a page. A text of no kind listed here is never printed:
/// ids of respondents, clusters, link keys, open answers, and names of columns.
/// </summary>
public enum PageText
{
    /// <summary>A title, label, wording or unit of the codebook.</summary>
    Codebook,

    /// <summary>The stratum of a respondent, where strata are a column and no question.</summary>
    ResponseStratum,

    /// <summary>A stratum of a population file, where strata are a column and no question.</summary>
    PopulationStratum,

    /// <summary>The text of a factsheet template, and what its character references mean.</summary>
    Template,
}

/// <summary>Why a text may not reach a page.</summary>
/// <param name="Position">Index of the first character at fault.</param>
/// <param name="Message">What was found and how to put it right.</param>
public readonly record struct PageTextRefusal(int Position, MessageText Message);

/// <summary>
/// The one gate that every text of an upload passes that can reach a page: texts with characters that a page cannot
/// show, or that would make a text print as something else than it says, are refused where they come in.
/// </summary>
/// <param name="firstWithoutGlyph">The first character of a text that the fonts of the pages lack; null when they have
/// all.</param>
public sealed class PageTextGate(Func<string, Rune?> firstWithoutGlyph)
{
    /// <summary>
    /// Control characters, line separators, and the marks that turn the direction of writing, with which
    /// a label could be made to print as something else than it says.
    /// </summary>
    private static readonly SearchValues<char> Controls = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(c => (char)c),
        .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c),
        '\u2028',
        '\u2029',
        '\uFFFD',
        '\uFEFF',
        '\uFFFE',
        '\uFFFF',
        .. Enumerable.Range(0x202A, 5).Select(c => (char)c),
        .. Enumerable.Range(0x2066, 4).Select(c => (char)c),
    ]);

    /// <summary>
    /// Lets every character pass that a font could have: for files that passed the gate when they were uploaded. A page
    /// shows a square for what its fonts lack.
    /// </summary>
    public static PageTextGate AnyFont { get; } = new(_ => null);

    /// <summary>What is wrong with a text, where, and how to put it right; null when it may reach a page.</summary>
    public PageTextRefusal? Refusal(PageText kind, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (kind != PageText.Template && text.AsSpan().IndexOfAny(Controls) is >= 0 and var control)
            return new PageTextRefusal(
                control,
                "The text holds a control or damaged character (a tab, a line break, a direction mark). Replace it by a space."
            );
        return firstWithoutGlyph(text) is { } character
            ? new PageTextRefusal(
                text.IndexOf(character.ToString(), StringComparison.Ordinal),
                $"The text holds the character '{character}' (U+{character.Value:X4}), which the fonts of the PDFs do not have. {Remedy(kind)}"
            )
            : null;
    }

    private static MessageText Remedy(PageText kind) =>
        kind switch
        {
            PageText.Codebook or PageText.Template => "Leave it out, or write it in words.",
            PageText.ResponseStratum or PageText.PopulationStratum =>
                "Name the stratum in letters of the Latin alphabet, alike in the population file and the responses.",
        };
}
