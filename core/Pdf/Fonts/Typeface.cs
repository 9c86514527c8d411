using System.Buffers.Binary;
using System.Text;
using Serverless.Surveys.Issues;

namespace Serverless.Pdf.Fonts;

/// <summary>
/// One parsed font: metrics, characters, kerning. Immutable, so all threads share it.
/// Lengths are in thousandths of the type size, as PDF has them.
/// </summary>
internal sealed class Typeface
{
    /// <summary>OS/2 says how high capitals are from this version on.</summary>
    private const int VersionWithCapHeight = 2;

    private readonly CharacterMap _characters;
    private readonly PairKerning _kerning;
    private readonly double[] _advances;
    private readonly double _scale;

    /// <exception cref="UnusableFileException">The font is damaged, lacks a table, or forbids embedding.</exception>
    public Typeface(byte[] bytes, string name)
    {
        File = new FontFile(bytes);
        Name = name;
        var os2 = File.Start("OS/2");
        var embedding = File.U16(os2 + 8);
        if ((embedding & 0x000F) == 0x0002 || (embedding & 0x0300) != 0)
            throw new UnusableFileException(
                $"The font {name} forbids embedding or subsetting (fsType {embedding:X4}); a PDF for the archive must embed it."
            );

        var head = File.Start("head");
        _scale = 1000.0 / File.U16(head + 18);
        (XMin, YMin, XMax, YMax) = (Scaled(head + 36), Scaled(head + 38), Scaled(head + 40), Scaled(head + 42));
        var hhea = File.Start("hhea");
        Ascent = Scaled(hhea + 4);
        Descent = Scaled(hhea + 6);
        Weight = File.U16(os2 + 4);
        GlyphCount = File.U16(File.Start("maxp") + 4);
        _advances = ReadAdvances(File.U16(hhea + 34));
        _characters = new CharacterMap(File);
        _kerning = new PairKerning(File, GlyphCount);
        CapHeight = File.U16(os2) >= VersionWithCapHeight ? Scaled(os2 + 88) : HeightOf('H');
    }

    public FontFile File { get; }

    /// <summary>PostScript name without a subset tag.</summary>
    public string Name { get; }

    public int GlyphCount { get; }

    public int Weight { get; }

    public double Ascent { get; }

    public double Descent { get; }

    public double CapHeight { get; }

    public double XMin { get; }

    public double YMin { get; }

    public double XMax { get; }

    public double YMax { get; }

    /// <summary>The glyph of a code point; 0 when the font has none.</summary>
    public int Glyph(int codePoint) => _characters.Glyph(codePoint);

    public bool Has(Rune rune) => Glyph(rune.Value) != 0;

    public double Advance(int glyph) => _advances[glyph];

    public double Kerning(int left, int right) => _kerning.Between(left, right) * _scale;

    /// <summary>The top of a character's outline (OpenType 1.9, glyf: yMax of the header).</summary>
    public double HeightOf(char character)
    {
        var outline = FontSubset.Outline(File, Glyph(character));
        return outline.Length < 10 ? 0 : BinaryPrimitives.ReadInt16BigEndian(outline[8..]) * _scale;
    }

    private double Scaled(int at) => File.I16(at) * _scale;

    private double[] ReadAdvances(int measured)
    {
        var hmtx = File.Start("hmtx");
        var advances = new double[GlyphCount];
        for (var glyph = 0; glyph < GlyphCount; glyph++)
            advances[glyph] = File.U16(hmtx + (Math.Min(glyph, measured - 1) * 4)) * _scale;
        return advances;
    }
}
