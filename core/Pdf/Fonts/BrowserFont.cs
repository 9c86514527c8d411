using System.Buffers.Binary;
using System.Text;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Fonts;

/// <summary>
/// A font for browsers: the characters that were examined, as a TrueType file with the tables by which browsers find them
/// (OpenType 1.9: cmap format 4, OS/2, name, post). Kerning is left out.
/// </summary>
public static class BrowserFont
{
    /// <summary>The files of both weights.</summary>
    public static (byte[] Regular, byte[] SemiBold) Write(FontFamily font)
    {
        var family = TypeFamily.Of(font);
        return (Write(family.Regular), Write(family.SemiBold));
    }

    private static byte[] Write(Typeface face)
    {
        var characters = Enumerable
            .Range(0x20, 0x2300)
            .Where(FontExamination.IsExamined)
            .Where(character => face.Glyph(character) > 0)
            .ToList();
        var glyphs = FontExamination.Glyphs(face);
        var places = glyphs
            .Select((glyph, place) => (glyph, place))
            .ToDictionary(pair => pair.glyph, pair => pair.place);
        return FontSubset.Build(
            face,
            glyphs,
            [
                new FontTable("cmap", CharacterTable(characters, character => places[face.Glyph(character)])),
                new FontTable("OS/2", face.File.Table("OS/2").ToArray()),
                new FontTable("name", Names(face.Name)),
                new FontTable("post", Post(face)),
            ]
        );
    }

    /// <summary>A segment for each character, which is larger than need be and simpler.</summary>
    private static byte[] CharacterTable(List<int> characters, Func<int, int> place)
    {
        var segments = characters.Count + 1;
        var length = 16 + (segments * 8);
        var table = new byte[12 + length];
        var at = 0;
        Words(0, 1, 3, 1, 0, 12, 4, length, 0, segments * 2);
        var power = 1 << int.Log2(segments);
        Words(power * 2, int.Log2(power), (segments - power) * 2);
        Words([.. characters, 0xFFFF, 0]);
        Words([.. characters, 0xFFFF]);
        Words([.. characters.Select(character => (place(character) - character) & 0xFFFF), 1]);
        Words([.. new int[segments]]);
        return table;

        void Words(params ReadOnlySpan<int> words)
        {
            foreach (var word in words)
            {
                BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)word);
                at += 2;
            }
        }
    }

    private static byte[] Names(string name)
    {
        var text = Encoding.BigEndianUnicode.GetBytes(name);
        int[] kinds = [1, 4, 6];
        var table = new byte[6 + (12 * kinds.Length) + text.Length];
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(2), (ushort)kinds.Length);
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(4), (ushort)(6 + (12 * kinds.Length)));
        for (var i = 0; i < kinds.Length; i++)
        {
            var record = table.AsSpan(6 + (12 * i));
            BinaryPrimitives.WriteUInt16BigEndian(record, 3);
            BinaryPrimitives.WriteUInt16BigEndian(record[2..], 1);
            BinaryPrimitives.WriteUInt16BigEndian(record[4..], 0x0409);
            BinaryPrimitives.WriteUInt16BigEndian(record[6..], (ushort)kinds[i]);
            BinaryPrimitives.WriteUInt16BigEndian(record[8..], (ushort)text.Length);
        }

        text.CopyTo(table.AsSpan(6 + (12 * kinds.Length)));
        return table;
    }

    /// <summary>Version 3: no names of glyphs.</summary>
    private static byte[] Post(Typeface face)
    {
        var table = new byte[32];
        if (face.File.Has("post"))
            face.File.Table("post")[..16].CopyTo(table);
        BinaryPrimitives.WriteUInt32BigEndian(table, 0x00030000);
        return table;
    }
}
