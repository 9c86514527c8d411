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

    public static ShapedText Of(string text, TextStyle style)
    {
        var clean = TextCleaner.Clean(text);
        style = Unprintable.Printing(clean, style);
        var count = 0;
        foreach (var _ in clean.EnumerateRunes())
            count++;
        var (codePoints, glyphs) = (new int[count], new ushort[count]);
        var (kerns, offsets) = (new short[count], new float[count + 1]);
        var i = 0;
        foreach (var rune in clean.EnumerateRunes())
        {
            var glyph = Unprintable.Glyph(rune, style.Face);
            codePoints[i] = glyph != 0 ? rune.Value : Unprintable.Meant(rune);
            glyphs[i++] = (ushort)(glyph != 0 ? glyph : style.Face.Glyph(Unprintable.Square));
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
}
