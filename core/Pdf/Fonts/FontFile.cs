using System.Buffers.Binary;
using System.Text;
using Serverless.Surveys.Issues;

namespace Serverless.Pdf.Fonts;

/// <summary>
/// The tables of a TrueType file, read big-endian (OpenType specification 1.9, "Organization of an OpenType Font").
/// Offsets are checked by the span, so a damaged file throws instead of reading elsewhere.
/// </summary>
internal sealed class FontFile
{
    private readonly byte[] _bytes;
    private readonly Dictionary<string, TablePlace> _tables = new(StringComparer.Ordinal);

    /// <exception cref="UnusableFileException">Not a TrueType file with glyf outlines.</exception>
    public FontFile(byte[] bytes)
    {
        _bytes = bytes;
        if (bytes.Length < 12 || U32(0) is not (0x00010000 or 0x74727565))
            throw new UnusableFileException(
                "The font is not a TrueType file: it does not begin with 00010000 or 'true'."
            );
        for (int i = 0, at = 12, count = U16(4); i < count; i++, at += 16)
            _tables[Encoding.ASCII.GetString(bytes, at, 4)] = new TablePlace((int)U32(at + 8), (int)U32(at + 12));
    }

    public bool Has(string tag) => _tables.ContainsKey(tag);

    /// <summary>Offset of a table in the file.</summary>
    /// <exception cref="UnusableFileException">The font lacks the table.</exception>
    public int Start(string tag) =>
        _tables.TryGetValue(tag, out var table)
            ? table.Offset
            : throw new UnusableFileException($"The font has no '{tag}' table.");

    public ReadOnlySpan<byte> Table(string tag)
    {
        var start = Start(tag);
        return _bytes.AsSpan(start, _tables[tag].Length);
    }

    public ReadOnlySpan<byte> Bytes(int at, int length) => _bytes.AsSpan(at, length);

    public ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at, 2));

    public short I16(int at) => BinaryPrimitives.ReadInt16BigEndian(_bytes.AsSpan(at, 2));

    public uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_bytes.AsSpan(at, 4));

    /// <summary>
    /// Where a table is in the file. A class, as dictionaries of classes are compiled ahead and those of structs are not.
    /// </summary>
    private sealed record TablePlace(int Offset, int Length);
}
