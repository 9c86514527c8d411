using System.Text;
using Serverless.Surveys.Issues;

namespace Serverless.Pdf.Fonts;

/// <summary>
/// Holds an uploaded font against everything that setting a text in it does: of the characters examined every outline,
/// width and pair is read here once, so that no page fails on a damaged file later. Other characters are set in the
/// product's own type.
/// </summary>
internal static class FontExamination
{
    /// <summary>Composite glyphs made of composite glyphs, and so on: deeper than any font goes.</summary>
    private const int MaximumDepth = 6;

    /// <summary>Characters that are set in an uploaded font if it has them: Latin, punctuation, a few signs.</summary>
    public static bool IsExamined(int character) =>
        character
            is (>= 0x20 and <= 0x24F)
                or (>= 0x2010 and <= 0x203A)
                or 0x20AC
                or 0x2122
                or 0x2212
                or 0x2264
                or 0x2265
        || character is 0x2002 or 0x2009;

    /// <summary>Characters that it must have: those of Dutch and English texts, and of Western Europe's names.</summary>
    private static IEnumerable<int> Required =>
        [
            .. Enumerable.Range(0x20, 0x5F),
            .. Enumerable.Range(0xA1, 0x5F).Where(c => c is not (0xAD or 0xA4 or 0xA6 or 0xAC or 0xB8)),
            0x2013,
            0x2014,
            0x2018,
            0x2019,
            0x201C,
            0x201D,
            0x2026,
            0x20AC,
        ];

    /// <summary>What is wrong with a font, in words; null when documents can be set in it.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="isOnPages">Whether it is sent to browsers too.</param>
    public static MessageText? Fault(byte[] bytes, bool isOnPages)
    {
        try
        {
            if (FaultOfKind(bytes) is { } kind)
                return kind;
            var file = new FontFile(bytes);
            if (file.Has("fvar"))
                return "It is a variable font. Make a file of each weight (an instance) and upload those.";
            if (FaultOfLicence(file.U16(file.Start("OS/2") + 8), isOnPages) is { } licence)
                return licence;
            var face = new Typeface(bytes, "font");
            return FaultOfGlyphs(face);
        }
        catch (Exception damaged)
            when (damaged
                    is UnusableFileException
                        or ArgumentException
                        or IndexOutOfRangeException
                        or OverflowException
                        or DivideByZeroException
            )
        {
            return $"The font is damaged or not complete: {WordsOf(damaged)}";
        }
    }

    private static MessageText WordsOf(Exception damaged) =>
        damaged is UnusableFileException unusable ? unusable.Text : "a table leads outside the file.";

    private static MessageText? FaultOfKind(byte[] bytes) =>
        bytes switch
        {
            [(byte)'O', (byte)'T', (byte)'T', (byte)'O', ..] =>
                "It has PostScript outlines (OpenType with CFF). Convert it to TrueType outlines (.ttf), if its licence lets you.",
            [(byte)'w', (byte)'O', (byte)'F', ..] => "It is a web font (WOFF). Upload the TrueType file (.ttf).",
            [(byte)'t', (byte)'t', (byte)'c', (byte)'f', ..] =>
                "It is a collection of fonts. Upload the TrueType file (.ttf) of one weight.",
            _ => (MessageText?)null,
        };

    /// <summary>OpenType 1.9, OS/2, fsType: bits 0 to 3 say what embedding is for, 8 and 9 restrict how.</summary>
    private static MessageText? FaultOfLicence(int embedding, bool isOnPages)
    {
        MessageText said = $"(fsType {embedding:X4} in its table OS/2)";
        if ((embedding & 0x000F) == 0x0002)
            return $"Its licence does not let it be embedded in documents {said}. Ask its maker for one that does.";
        if ((embedding & 0x0100) != 0)
            return $"Its licence does not let a part of it be embedded {said}, and documents embed what they use.";
        if ((embedding & 0x0200) != 0)
            return $"Its licence lets only bitmaps of it be embedded {said}.";
        return isOnPages && (embedding & 0x000F) != 0
            ? (MessageText)
                $"It may be embedded in documents, but not installed by readers {said}, as a browser does. Set 'onPages' to false, or ask its maker for a licence for web pages."
            : null;
    }

    private static MessageText? FaultOfGlyphs(Typeface face)
    {
        if (!double.IsFinite(face.CapHeight) || face.CapHeight is <= 0 or > 1500 || face.Ascent is <= 0 or > 3000)
            return "Its heights of capitals and ascenders are not those of a font of type.";
        if (!double.IsFinite(face.HeightOf('x')) || face.HeightOf('x') is <= 0 or > 1500)
            return "Its small letters have no height.";
        if (face.GlyphCount == 0)
            return "It has no glyphs.";
        var missing = Required.Where(character => !face.Has(new Rune(character))).ToList();
        if (missing.Count > 0)
            return $"It lacks {missing.Count} characters that texts need: {string.Join(' ', missing.Take(20).Select(char.ConvertFromUtf32))}.";
        var (glyphs, depths) = (Glyphs(face), new Dictionary<int, int>());
        foreach (var glyph in glyphs)
        {
            if (glyph >= face.GlyphCount)
                return "A character leads to a glyph that the font does not have.";
            if (Depth(face.File, glyph, depths) > MaximumDepth)
                return "A glyph is made of itself, or of glyphs nested too deeply.";
            if (face.Advance(glyph) is var advance && (!double.IsFinite(advance) || advance is < 0 or > 5000))
                return "A glyph is wider than five times its size.";
        }

        foreach (var left in glyphs)
        foreach (var right in glyphs)
            if (Math.Abs(face.Kerning(left, right)) > 2000)
                return "A pair of glyphs is moved by more than twice their size.";
        _ = FontSubset.Build(face, glyphs);
        return null;
    }

    /// <summary>The glyphs of the characters examined, the missing glyph first.</summary>
    public static List<int> Glyphs(Typeface face) =>
        [
            0,
            .. Enumerable.Range(0x20, 0x2300).Where(IsExamined).Select(face.Glyph).Where(glyph => glyph > 0).Distinct(),
        ];

    /// <summary>How deep a composite glyph is nested; each glyph is looked at once.</summary>
    private static int Depth(FontFile file, int glyph, Dictionary<int, int> known, int depth = 0)
    {
        if (known.TryGetValue(glyph, out var measured))
            return measured;
        // What is being looked at and met again is part of itself.
        known[glyph] = MaximumDepth + 1;
        var deepest = depth > MaximumDepth ? depth : 0;
        if (deepest == 0)
            foreach (var component in FontSubset.Components(file, glyph))
                deepest = Math.Max(deepest, 1 + Depth(file, component, known, depth + 1));
        return known[glyph] = deepest;
    }
}
