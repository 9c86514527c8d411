using Serverless.Surveys.Issues;

namespace Serverless.Pdf.Fonts;

/// <summary>Code points to glyphs (OpenType 'cmap', formats 12 and 4).</summary>
internal sealed class CharacterMap
{
    /// <summary>Up to here glyphs are looked up directly; it covers Latin and general punctuation.</summary>
    private const int Direct = 0x2300;

    private readonly ushort[] _direct = new ushort[Direct];
    private readonly FontFile _font;
    private readonly int _table;
    private readonly bool _segmented;

    /// <exception cref="UnusableFileException">There is no Unicode map of format 12 or 4.</exception>
    public CharacterMap(FontFile font)
    {
        _font = font;
        var start = font.Start("cmap");
        var (format4, format12) = (0, 0);
        for (int i = 0, count = font.U16(start + 2); i < count; i++)
        {
            var record = start + 4 + (i * 8);
            var platform = font.U16(record);
            if (platform is not (0 or 3))
                continue;
            var table = start + (int)font.U32(record + 4);
            if (font.U16(table) == 12)
                format12 = table;
            else if (font.U16(table) == 4)
                format4 = table;
        }

        if (format4 == 0 && format12 == 0)
            throw new UnusableFileException("The font has no Unicode character map of format 4 or 12.");
        _segmented = format12 == 0;
        _table = _segmented ? format4 : format12;
        for (var c = 0; c < Direct; c++)
            _direct[c] = (ushort)Search(c);
    }

    /// <summary>The glyph of a code point; 0 when the font has none.</summary>
    public int Glyph(int codePoint) => (uint)codePoint < Direct ? _direct[codePoint] : Search(codePoint);

    private int Search(int codePoint) => _segmented ? SearchSegments(codePoint) : SearchGroups(codePoint);

    private int SearchGroups(int codePoint)
    {
        var (low, high) = (0, (int)_font.U32(_table + 12) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var group = _table + 16 + (middle * 12);
            if (codePoint < _font.U32(group))
                high = middle - 1;
            else if (codePoint > _font.U32(group + 4))
                low = middle + 1;
            else
                return (int)_font.U32(group + 8) + codePoint - (int)_font.U32(group);
        }

        return 0;
    }

    private int SearchSegments(int codePoint)
    {
        if (codePoint > 0xFFFF)
            return 0;
        var doubled = _font.U16(_table + 6);
        var (ends, starts) = (_table + 14, _table + 16 + doubled);
        for (var i = 0; i < doubled; i += 2)
        {
            if (codePoint > _font.U16(ends + i))
                continue;
            var start = _font.U16(starts + i);
            if (codePoint < start)
                return 0;
            var delta = _font.U16(starts + doubled + i);
            var rangeAt = starts + (2 * doubled) + i;
            var range = _font.U16(rangeAt);
            if (range == 0)
                return (codePoint + delta) & 0xFFFF;
            var glyph = _font.U16(rangeAt + range + (2 * (codePoint - start)));
            return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
        }

        return 0;
    }
}
