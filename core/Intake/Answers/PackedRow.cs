using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Serverless.Intake.Answers;

/// <summary>
/// One respondent's answers as bytes, without the respondent's id: a version byte, a byte per column of answer codes
/// (two, little-endian, where the question has more than <see cref="RowLayout.MaximumNarrow"/> answers), eight bytes
/// (little-endian) per number, and per text its length plus one (variable length; 0 for blank) and its UTF-8.
/// Answers are kept as given; routing is applied when a <see cref="ResponseSet"/> is built.
/// </summary>
public readonly ref struct PackedRow
{
    private const byte Version = 1;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly RowLayout _layout;

    /// <exception cref="InvalidDataException">The bytes were not packed with this layout.</exception>
    public PackedRow(ReadOnlySpan<byte> bytes, RowLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        _bytes = bytes;
        _layout = layout;
        if (bytes.Length < TextStart + layout.Texts.Count || bytes[0] != Version)
            throw Damaged();
        var offset = TextStart;
        for (var i = 0; i < layout.Texts.Count; i++)
            NextText(ref offset);
        if (offset != bytes.Length)
            throw Damaged();
    }

    private int TextStart => 1 + _layout.CodeBytes + (_layout.Numbers.Count * sizeof(double));

    /// <summary>A code, or one of the marks of <see cref="ResponseSet"/>.</summary>
    public ushort Code(int column)
    {
        var (place, isWide) = _layout.Places[column];
        return isWide ? BinaryPrimitives.ReadUInt16LittleEndian(_bytes[(1 + place)..]) : Widened(_bytes[1 + place]);
    }

    public double Number(int column) =>
        BinaryPrimitives.ReadDoubleLittleEndian(_bytes[(1 + _layout.CodeBytes + (column * sizeof(double)))..]);

    /// <summary>In one byte the marks have the highest values, as in two.</summary>
    private static ushort Widened(byte code) =>
        code >= unchecked((byte)ResponseSet.Blank) ? (ushort)(code | 0xFF00) : code;

    /// <summary>UTF-8 of a text; empty for blank.</summary>
    public ReadOnlySpan<byte> Text(int column)
    {
        var offset = TextStart;
        for (var i = 0; i < column; i++)
            NextText(ref offset);
        return NextText(ref offset);
    }

    /// <summary>Number of bytes that <see cref="Write"/> makes of a row.</summary>
    public static int Size(ResponseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var size = 1 + row.Columns.CodeBytes + (row.Numbers.Length * sizeof(double));
        for (var i = 0; i < row.Columns.Texts.Count; i++)
        {
            var length = Encoding.UTF8.GetByteCount(row.Text(i));
            size += length + (length == 0 ? 1 : VariableLength(length + 1));
        }

        return size;
    }

    public static void Write(ResponseRow row, IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(writer);
        var size = Size(row);
        var bytes = writer.GetSpan(size)[..size];
        bytes[0] = Version;
        var offset = 1;
        var columns = row.Columns.Answers;
        for (var i = 0; i < row.Codes.Length; i++)
        {
            bytes[offset++] = unchecked((byte)row.Codes[i]);
            if (columns[i].IsWide)
                bytes[offset++] = (byte)(row.Codes[i] >> 8);
        }

        foreach (var number in row.Numbers)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes[offset..], double.IsNaN(number) ? double.NaN : number);
            offset += sizeof(double);
        }

        for (var i = 0; i < row.Columns.Texts.Count; i++)
            WriteText(row.Text(i), bytes, ref offset);
        writer.Advance(size);
    }

    private static void WriteText(ReadOnlySpan<char> text, Span<byte> bytes, ref int offset)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var rest = (uint)(length == 0 ? 0 : length + 1);
        for (; rest >= 0x80; rest >>= 7)
            bytes[offset++] = (byte)(rest | 0x80);
        bytes[offset++] = (byte)rest;
        offset += Encoding.UTF8.GetBytes(text, bytes[offset..]);
    }

    private ReadOnlySpan<byte> NextText(scoped ref int offset)
    {
        uint length = 0;
        for (var shift = 0; ; shift += 7)
        {
            if (offset >= _bytes.Length || shift > 21)
                throw Damaged();
            var next = _bytes[offset++];
            length |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
                break;
        }

        if (length <= 1)
            return [];
        if (length - 1 > _bytes.Length - offset)
            throw Damaged();
        var text = _bytes.Slice(offset, (int)length - 1);
        offset += text.Length;
        return text;
    }

    private static int VariableLength(int value) =>
        value < 0x80 ? 1
        : value < 0x4000 ? 2
        : value < 0x20_0000 ? 3
        : 4;

    private static InvalidDataException Damaged() =>
        new("A stored row does not fit the layout it was stored with. Upload the responses again.");
}
