using System.Text;

namespace Serverless.Pdf.Typesetting;

/// <summary>
/// A text holds a character that the fonts cannot show. Nothing is drawn in its place: an empty box would hide a fault.
/// </summary>
public sealed class MissingGlyphException : Exception
{
    public MissingGlyphException() { }

    public MissingGlyphException(string message)
        : base(message) { }

    public MissingGlyphException(string message, Exception innerException)
        : base(message, innerException) { }

    internal MissingGlyphException(Rune character, string text)
        : base(
            FormattableString.Invariant(
                $"The character U+{character.Value:X4} ({Rune.GetUnicodeCategory(character)}) in \"{Shortened(text)}\" is not in the fonts of the document. Latin text with its accents, punctuation and currency signs is expected; replace the character."
            )
        ) => Character = character;

    /// <summary>The character that is missing.</summary>
    public Rune Character { get; }

    private static string Shortened(string text) =>
        new([
            .. (text.Length <= 60 ? text : text[..60] + "…").Select(c =>
                char.IsControl(c) || char.IsSurrogate(c) ? '?' : c
            ),
        ]);
}
