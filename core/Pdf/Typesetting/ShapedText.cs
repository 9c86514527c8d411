using System.Text;
using Serverless.Pdf.Fonts;

namespace Serverless.Pdf.Typesetting;

/// <summary>
/// A text as glyphs with their places. One glyph for each code point: no ligatures, so that text can be extracted.
/// </summary>
internal sealed class ShapedText
{
    /// <summary>A place where a word may be broken.</summary>
    public const int SoftHyphen = 0x00AD;

    private readonly float[] _offsets;

    private ShapedText(TextStyle style, int[] codePoints, ushort[] glyphs, short[] kerns, float[] offsets) =>
        (Style, CodePoints, Glyphs, Kerns, _offsets) = (style, codePoints, glyphs, kerns, offsets);

    public TextStyle Style { get; }

    /// <summary>The characters that were meant, also where another glyph stands for them.</summary>
    public int[] CodePoints { get; }

    public ushort[] Glyphs { get; }

    /// <summary>Kerning after each glyph, in thousandths of the size.</summary>
    public short[] Kerns { get; }

    public int Length => Glyphs.Length;

    public double Width => WidthOf(0, Length);

    /// <summary>Width of the hyphen that a soft hyphen becomes where a line ends.</summary>
    public double HyphenWidth => Style.Face.Advance(Style.Face.Glyph('-')) * Style.Size / 1000;

    /// <summary>Width in points of a part.</summary>
    public double WidthOf(int start, int end) => (_offsets[end] - _offsets[start]) * Style.Size / 1000;

    /// <exception cref="MissingGlyphException">The face has no glyph for a character of the text, nor for a
    /// stand-in.</exception>
    public static ShapedText Of(string text, TextStyle style)
    {
        var clean = TextCleaning.Clean(text);
        var count = 0;
        foreach (var _ in clean.EnumerateRunes())
            count++;
        var (codePoints, glyphs) = (new int[count], new ushort[count]);
        var (kerns, offsets) = (new short[count], new float[count + 1]);
        var i = 0;
        foreach (var rune in clean.EnumerateRunes())
        {
            codePoints[i] = rune.Value;
            glyphs[i++] = (ushort)GlyphFor(rune, style.Face, text);
        }

        for (i = 0; i < count; i++)
        {
            var kern = i + 1 < count ? style.Face.Kerning(glyphs[i], glyphs[i + 1]) : 0;
            kerns[i] = (short)Math.Round(kern);
            // A soft hyphen takes no room; only at the end of a line is it drawn.
            offsets[i + 1] =
                offsets[i] + (codePoints[i] == SoftHyphen ? 0 : (float)(style.Face.Advance(glyphs[i]) + kerns[i]));
        }

        return new ShapedText(style, codePoints, glyphs, kerns, offsets);
    }

    /// <summary>The first character of a text that cannot be set; null when all can.</summary>
    public static Rune? FirstMissing(string text, Typeface face)
    {
        foreach (var rune in TextCleaning.Clean(text).EnumerateRunes())
            if (face.Glyph(rune.Value) == 0 && face.Glyph(StandIn(rune.Value)) == 0)
                return rune;
        return null;
    }

    private static int GlyphFor(Rune rune, Typeface face, string text)
    {
        var glyph = face.Glyph(rune.Value);
        if (glyph == 0)
            glyph = face.Glyph(StandIn(rune.Value));
        return glyph != 0 ? glyph : throw new MissingGlyphException(rune, text);
    }

    /// <summary>A character that looks the same; ToUnicode keeps the true one.</summary>
    private static int StandIn(int codePoint) =>
        codePoint switch
        {
            0x2010 or 0x2011 or SoftHyphen => '-',
            0x00A0 or 0x202F or 0x205F or 0x3000 or (>= 0x2000 and <= 0x200A) => ' ',
            0x2212 => 0x2013,
            0x2032 => 0x2019,
            0x2033 => 0x201D,
            _ => 0,
        };
}
