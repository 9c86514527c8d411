using System.Buffers.Binary;
using System.Text;

namespace Serverless.Pdf.Fonts;

/// <summary>
/// A TrueType file with only the glyphs that were used, renumbered in the order given.
/// Parts of composite glyphs are added behind them and their references rewritten.
/// </summary>
internal static class FontSubset
{
    private static readonly string[] Programs = ["cvt ", "fpgm", "prep"];

    /// <param name="glyphs">Glyphs of the face in their new order; the first must be 0, the missing glyph.</param>
    /// <param name="further">Tables that a PDF does not need: those by which a browser finds characters and names.</param>
    public static byte[] Build(Typeface face, IReadOnlyList<int> glyphs, params IReadOnlyList<FontTable> further)
    {
        var font = face.File;
        var order = new List<int>(glyphs);
        var renumbered = new Dictionary<int, int>();
        for (var i = 0; i < order.Count; i++)
            renumbered.TryAdd(order[i], i);
        var (glyf, loca) = Outlines(font, order, renumbered);

        var tables = new List<FontTable>();
        foreach (var tag in Programs)
            if (font.Has(tag))
                tables.Add(new FontTable(tag, font.Table(tag).ToArray()));
        tables.AddRange(
            new FontTable("glyf", glyf),
            new FontTable("head", Head(font)),
            new FontTable("hhea", Patched(font, "hhea", 34, order.Count)),
            new FontTable("hmtx", Metrics(font, order)),
            new FontTable("loca", loca),
            new FontTable("maxp", Patched(font, "maxp", 4, order.Count))
        );
        tables.AddRange(further);
        tables.Sort((a, b) => string.CompareOrdinal(a.Tag, b.Tag));
        return Assemble(tables);
    }

    private static (byte[] Glyf, byte[] Loca) Outlines(FontFile font, List<int> order, Dictionary<int, int> renumbered)
    {
        using var glyf = new MemoryStream();
        var offsets = new List<int>();
        for (var i = 0; i < order.Count; i++)
        {
            offsets.Add((int)glyf.Length);
            var outline = Outline(font, order[i]).ToArray();
            if (outline.Length == 0)
                continue;
            if (BinaryPrimitives.ReadInt16BigEndian(outline) < 0)
                RewriteComponents(outline, order, renumbered);
            glyf.Write(outline);
            while (glyf.Length % 4 != 0)
                glyf.WriteByte(0);
        }

        offsets.Add((int)glyf.Length);
        var loca = new byte[offsets.Count * 4];
        for (var i = 0; i < offsets.Count; i++)
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(i * 4), (uint)offsets[i]);
        return (glyf.ToArray(), loca);
    }

    private static void RewriteComponents(Span<byte> outline, List<int> order, Dictionary<int, int> renumbered)
    {
        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            int component = BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]);
            if (!renumbered.TryGetValue(component, out var number))
            {
                number = order.Count;
                order.Add(component);
                renumbered[component] = number;
            }

            BinaryPrimitives.WriteUInt16BigEndian(outline[(at + 2)..], (ushort)number);
            var arguments = (flags & 0x0001) != 0 ? 4 : 2;
            var transform =
                (flags & 0x0008) != 0 ? 2
                : (flags & 0x0040) != 0 ? 4
                : (flags & 0x0080) != 0 ? 8
                : 0;
            at += 4 + arguments + transform;
        } while ((flags & 0x0020) != 0);
    }

    private static byte[] Head(FontFile font)
    {
        var head = font.Table("head").ToArray();
        head.AsSpan(8, 4).Clear();
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private static byte[] Patched(FontFile font, string tag, int at, int value)
    {
        var table = font.Table(tag).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)value);
        return table;
    }

    private static byte[] Metrics(FontFile font, List<int> order)
    {
        var (hmtx, measured) = (font.Start("hmtx"), font.U16(font.Start("hhea") + 34));
        var table = new byte[order.Count * 4];
        for (var i = 0; i < order.Count; i++)
        {
            var glyph = order[i];
            var bearing = glyph < measured ? hmtx + (glyph * 4) + 2 : hmtx + (measured * 4) + ((glyph - measured) * 2);
            BinaryPrimitives.WriteUInt16BigEndian(
                table.AsSpan(i * 4),
                font.U16(hmtx + (Math.Min(glyph, measured - 1) * 4))
            );
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan((i * 4) + 2), font.U16(bearing));
        }

        return table;
    }

    /// <summary>The outline of a glyph; nothing for one that is blank.</summary>
    public static ReadOnlySpan<byte> Outline(FontFile font, int glyph)
    {
        var isLong = font.U16(font.Start("head") + 50) == 1;
        var (glyf, loca) = (font.Start("glyf"), font.Start("loca"));
        var (from, to) = (Offset(glyph), Offset(glyph + 1));
        return to <= from ? [] : font.Bytes(glyf + from, to - from);

        int Offset(int of) => isLong ? (int)font.U32(loca + (of * 4)) : font.U16(loca + (of * 2)) * 2;
    }

    /// <summary>The parts of a composite glyph; none for a plain one.</summary>
    public static List<int> Components(FontFile font, int glyph)
    {
        var order = new List<int>();
        var outline = Outline(font, glyph).ToArray();
        if (outline.Length > 0 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0)
            RewriteComponents(outline, order, []);
        return order;
    }

    private static byte[] Assemble(List<FontTable> tables)
    {
        var directory = 12 + (tables.Count * 16);
        var length = directory;
        foreach (var table in tables)
            length += (table.Content.Length + 3) & ~3;
        var file = new byte[length];
        var span = file.AsSpan();
        var power = 1 << int.Log2(tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(span, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(span[4..], (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(span[6..], (ushort)(power * 16));
        BinaryPrimitives.WriteUInt16BigEndian(span[8..], (ushort)int.Log2(power));
        BinaryPrimitives.WriteUInt16BigEndian(span[10..], (ushort)((tables.Count - power) * 16));

        var (record, at) = (12, directory);
        foreach (var (tag, table) in tables)
        {
            Encoding.ASCII.GetBytes(tag, span[record..]);
            table.CopyTo(file, at);
            BinaryPrimitives.WriteUInt32BigEndian(
                span[(record + 4)..],
                Checksum(span.Slice(at, (table.Length + 3) & ~3))
            );
            BinaryPrimitives.WriteUInt32BigEndian(span[(record + 8)..], (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(span[(record + 12)..], (uint)table.Length);
            record += 16;
            at += (table.Length + 3) & ~3;
        }

        // 'head' carries the checksum of the whole file, subtracted from a constant.
        var head = directory;
        foreach (var (tag, table) in tables)
        {
            if (tag == "head")
                break;
            head += (table.Length + 3) & ~3;
        }

        BinaryPrimitives.WriteUInt32BigEndian(span[(head + 8)..], 0xB1B0AFBA - Checksum(span));
        return file;
    }

    private static uint Checksum(ReadOnlySpan<byte> padded)
    {
        uint sum = 0;
        for (var i = 0; i + 3 < padded.Length; i += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(padded[i..]);
        return sum;
    }
}

/// <summary>A table of a TrueType file.</summary>
internal sealed record FontTable(string Tag, byte[] Content);
