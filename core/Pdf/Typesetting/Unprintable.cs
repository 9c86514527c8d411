using System.Globalization;
using System.Text;
using Serverless.Pdf.Fonts;

namespace Serverless.Pdf.Typesetting;

/// <summary>
/// Characters that the pages cannot show. Every text passes here twice: where it comes in, so that its author is told,
/// and when it is set. What gets that far after all is drawn as a square and never ends a rendering; copying and reading
/// aloud still give the character that was meant.
/// </summary>
public static class Unprintable
{
    /// <summary>Drawn in place of a character that has no glyph: a white square.</summary>
    internal const int Square = 0x25A1;

    /// <summary>
    /// The first character of a text that cannot be printed, so that it can be refused where it comes in; null when all
    /// can. Control and direction characters are no fault: they are left out.
    /// </summary>
    public static Rune? First(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var rune in TextCleaner.Clean(text).EnumerateRunes())
            if (Glyph(rune, SourceSans.Regular) == 0 || Glyph(rune, SourceSans.SemiBold) == 0)
                return rune;
        return null;
    }

    /// <summary>
    /// The style in a family that has every character of a text: its own or, as texts were held against that where they
    /// came in, Source Sans.
    /// </summary>
    internal static TextStyle Printing(string clean, TextStyle style)
    {
        if (ReferenceEquals(style.Family, SourceSans.Family))
            return style;
        foreach (var rune in clean.EnumerateRunes())
            if (!style.Family.Sets(rune) || Glyph(rune, style.Face) == 0)
                return style with { Family = SourceSans.Family };
        return style;
    }

    /// <summary>A text in runs that are each set in one family.</summary>
    internal static IEnumerable<string> Runs(string text, TextStyle style)
    {
        if (ReferenceEquals(style.Family, SourceSans.Family))
        {
            yield return text;
            yield break;
        }

        var run = new StringBuilder();
        var isOwn = true;
        foreach (var rune in TextCleaner.Clean(text).EnumerateRunes())
        {
            var isSet = style.Family.Sets(rune) && Glyph(rune, style.Face) != 0;
            if (isSet != isOwn && run.Length > 0)
            {
                yield return run.ToString();
                run.Clear();
            }

            isOwn = isSet;
            run.Append(rune.ToString());
        }

        if (run.Length > 0)
            yield return run.ToString();
    }

    /// <summary>The glyph of a character or of one that looks the same; 0 when the face has neither.</summary>
    internal static int Glyph(Rune character, Typeface face)
    {
        // What a private character means is agreed nowhere, so that no reader could be told it.
        if (Rune.GetUnicodeCategory(character) == UnicodeCategory.PrivateUse)
            return 0;
        var glyph = face.Glyph(character.Value);
        return glyph != 0 ? glyph : face.Glyph(StandIn(character.Value));
    }

    /// <summary>What a reader is told of a character without a glyph.</summary>
    internal static int Meant(Rune character) =>
        Rune.GetUnicodeCategory(character) == UnicodeCategory.PrivateUse ? Rune.ReplacementChar.Value : character.Value;

    /// <summary>A character that looks the same; the text that is copied and read aloud keeps the true one.</summary>
    private static int StandIn(int codePoint) =>
        codePoint switch
        {
            0x2010 or 0x2011 or ShapedText.SoftHyphen => '-',
            0x00A0 or 0x202F or 0x205F or 0x3000 or (>= 0x2000 and <= 0x200A) => ' ',
            0x2212 => 0x2013,
            0x2032 => 0x2019,
            0x2033 => 0x201D,
            _ => 0,
        };
}
