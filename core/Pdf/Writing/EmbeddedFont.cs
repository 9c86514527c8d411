using System.Globalization;
using System.Text;
using Serverless.Pdf.Fonts;

namespace Serverless.Pdf.Writing;

/// <summary>
/// The part of a typeface that one document uses: every pair of glyph and meant character gets a code of its own,
/// so that extracted text is what was written, also where one glyph stands for two characters.
/// </summary>
internal sealed class EmbeddedFont
{
    private readonly Typeface _face;
    private readonly ushort[] _first;

    /// <summary>Codes of characters whose glyph was first used for another character.</summary>
    private readonly Dictionary<int, int> _others = [];

    private readonly List<int> _glyphs = [0];
    private readonly List<int> _characters = [0];

    public EmbeddedFont(Typeface face, string resource)
    {
        _face = face;
        Resource = resource;
        _first = new ushort[face.GlyphCount];
    }

    /// <summary>Name in the pages' resources.</summary>
    public string Resource { get; }

    public bool IsUsed => _glyphs.Count > 1;

    /// <summary>The code that shows a glyph and means a character.</summary>
    public int Code(int glyph, int character)
    {
        var code = _first[glyph];
        if (code != 0 && _characters[code] == character)
            return code;
        if (code == 0)
            return _first[glyph] = (ushort)New(glyph, character);
        if (!_others.TryGetValue(character, out var other))
            _others[character] = other = New(glyph, character);

        return other;
    }

    /// <summary>
    /// Writes font, descendant, descriptor, subset and ToUnicode; gives back the font's object number.
    /// </summary>
    public int Write(ObjectFile file)
    {
        var subset = FontSubset.Build(_face, _glyphs);
        var name = Tag() + "+" + _face.Name;
        var program = file.AddStream(FormattableString.Invariant($"/Length1 {subset.Length}"), subset);
        var descriptor = file.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type /FontDescriptor /FontName /{name} /Flags 32 /ItalicAngle 0 /StemV {(_face.Weight >= 600 ? 120 : 80)} /Ascent {_face.Ascent:0} /Descent {_face.Descent:0} /CapHeight {_face.CapHeight:0} /FontBBox [{_face.XMin:0} {_face.YMin:0} {_face.XMax:0} {_face.YMax:0}] /FontFile2 {program} 0 R>>"
            )
        );
        var widths = string.Join(
            ' ',
            _glyphs.Select(g => _face.Advance(g).ToString("0", CultureInfo.InvariantCulture))
        );
        var descendant = file.Add(
            FormattableString.Invariant(
                $"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor {descriptor} 0 R /CIDToGIDMap /Identity /DW 0 /W [0 [{widths}]]>>"
            )
        );
        var unicode = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add(
            FormattableString.Invariant(
                $"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R>>"
            )
        );
    }

    private int New(int glyph, int character)
    {
        _glyphs.Add(glyph);
        _characters.Add(character);
        return _glyphs.Count - 1;
    }

    /// <summary>Six letters that differ with the glyphs used (ISO 32000-1, 9.6.4), from a stable hash.</summary>
    private string Tag()
    {
        var hash = 17UL;
        foreach (var glyph in _glyphs)
            hash = (hash * 1099511628211UL) ^ (ulong)glyph;
        var tag = new char[6];
        for (var i = 0; i < 6; i++, hash /= 26)
            tag[i] = (char)('A' + (int)(hash % 26));
        return new string(tag);
    }

    private string ToUnicode()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        );
        for (var first = 1; first < _glyphs.Count; first += 100)
        {
            var count = Math.Min(100, _glyphs.Count - first);
            map.Append(CultureInfo.InvariantCulture, $"{count} beginbfchar\n");
            for (var code = first; code < first + count; code++)
            {
                var utf16 = Convert.ToHexString(
                    Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(_characters[code]))
                );
                map.Append(CultureInfo.InvariantCulture, $"<{code:X4}> <{utf16}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
