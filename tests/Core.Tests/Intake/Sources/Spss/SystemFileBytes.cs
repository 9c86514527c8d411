using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Serverless.Core.Tests.Intake.Sources.Spss;

/// <summary>Writes system files byte by byte after the format's description, odd ones included.</summary>
internal sealed class SystemFileBytes
{
    public const double SystemMissing = -double.MaxValue;

    private readonly List<byte> _bytes = [];
    private readonly bool _isBigEndian;
    private readonly int _compression;

    /// <param name="compression">0 for none, 1 for bytecode, 2 for zlib.</param>
    public SystemFileBytes(int compression = 1, bool isBigEndian = false, int cases = -1, int weight = 0)
    {
        (_compression, _isBigEndian) = (compression, isBigEndian);
        Ascii(compression == 2 ? "$FL3" : "$FL2").Ascii("@(#) SPSS DATA FILE test".PadRight(60));
        Int(2).Int(-1).Int(compression).Int(weight).Int(cases).Double(100);
        Ascii("01 Jan 2610:30:00").Ascii("A title".PadRight(64)).Ascii("   ");
    }

    public SystemFileBytes Ascii(string text) => Raw(Encoding.ASCII.GetBytes(text));

    public SystemFileBytes Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public SystemFileBytes Int(int value) => Raw(Bytes(value));

    public SystemFileBytes Double(double value) => Raw(Bytes(value));

    public SystemFileBytes Variable(
        string name,
        int width = 0,
        string? label = null,
        int format = 5,
        int missing = 0,
        params byte[][] missingValues
    )
    {
        var packed = (format << 16) | (8 << 8);
        Int(2).Int(width).Int(label is null ? 0 : 1).Int(missing).Int(packed).Int(packed).Ascii(name.PadRight(8));
        if (label is not null)
        {
            var bytes = Encoding.UTF8.GetBytes(label);
            Int(bytes.Length).Raw(bytes).Raw(new byte[-bytes.Length & 3]);
        }

        foreach (var value in missingValues)
            Raw(value);
        for (var i = 8; i < width; i += 8)
            Int(2).Int(-1).Int(0).Int(0).Int(0).Int(0).Ascii("        ");
        return this;
    }

    public SystemFileBytes Labels(int[] positions, params (byte[] Value, string Label)[] labels)
    {
        Int(3).Int(labels.Length);
        foreach (var (value, label) in labels)
        {
            var bytes = Encoding.UTF8.GetBytes(label);
            Raw(value).Raw([(byte)bytes.Length]).Raw(bytes).Raw(new byte[-(bytes.Length + 1) & 7]);
        }

        Int(4).Int(positions.Length);
        foreach (var position in positions)
            Int(position);
        return this;
    }

    public SystemFileBytes Extension(int subtype, ReadOnlySpan<byte> content, int size = 1) =>
        Int(7).Int(subtype).Int(size).Int(content.Length / size).Raw(content);

    public SystemFileBytes Extension(int subtype, string content) =>
        Extension(subtype, Encoding.UTF8.GetBytes(content));

    public SystemFileBytes Encoded(string encoding) => Extension(20, encoding);

    /// <summary>A text as the value of eight bytes that records of labels and missing values have.</summary>
    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text.PadRight(8));

    public byte[] Bytes(double value)
    {
        var bytes = new byte[8];
        if (_isBigEndian)
            BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        else
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        return bytes;
    }

    public byte[] Bytes(int value)
    {
        var bytes = new byte[4];
        if (_isBigEndian)
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        else
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    /// <summary>The file with these units of eight bytes as its data: numbers, or texts of eight bytes.</summary>
    public byte[] WithData(params object[] units)
    {
        Int(999).Int(0);
        if (_compression == 0)
            foreach (var unit in units)
                Raw(unit is string text ? Encoding.UTF8.GetBytes(text) : Bytes((double)unit));
        else if (_compression == 1)
            Raw(Packed(units));
        else
            Zlib(Packed(units));
        return [.. _bytes];
    }

    /// <summary>The file with this as its data.</summary>
    public byte[] WithRawData(ReadOnlySpan<byte> data) => [.. Int(999).Int(0).Raw(data)._bytes];

    private byte[] Packed(object[] units)
    {
        using var packed = new MemoryStream();
        var codes = new List<byte>();
        var values = new List<byte>();
        foreach (var unit in units.Append(-1))
        {
            codes.Add(Code(unit));
            if (codes[^1] == 253)
                values.AddRange(unit is string text ? Encoding.UTF8.GetBytes(text) : Bytes((double)unit));
            if (codes.Count < 8)
                continue;
            Flush();
        }

        while (codes.Count is > 0 and < 8)
            codes.Add(0);
        Flush();
        return packed.ToArray();

        void Flush()
        {
            packed.Write([.. codes]);
            packed.Write([.. values]);
            codes.Clear();
            values.Clear();
        }
    }

    private static byte Code(object unit) =>
        unit switch
        {
            int => 252,
            "        " => 254,
            SystemMissing => 255,
            double number when number == Math.Truncate(number) && number is > -100 and < 152 => (byte)(number + 100),
            _ => 253,
        };

    /// <summary>Two blocks, so that a case may begin in one and end in the other.</summary>
    private void Zlib(byte[] data)
    {
        var header = _bytes.Count;
        var blocks = new[] { data[..(data.Length / 2)], data[(data.Length / 2)..] }.Select(Deflated).ToArray();
        var trailer = header + 24 + blocks.Sum(block => block.Length);
        Long(header).Long(trailer).Long(24 + 24 * blocks.Length);
        foreach (var block in blocks)
            Raw(block);
        Long(-100).Long(0).Int(0x3FF000).Int(blocks.Length);
        long unpacked = header,
            packed = header + 24;
        foreach (var block in blocks)
        {
            Long(unpacked).Long(packed).Int(data.Length / 2).Int(block.Length);
            (unpacked, packed) = (unpacked + data.Length / 2, packed + block.Length);
        }
    }

    private SystemFileBytes Long(long value)
    {
        var bytes = new byte[8];
        if (_isBigEndian)
            BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        else
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return Raw(bytes);
    }

    private static byte[] Deflated(byte[] data)
    {
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(data);
        return stream.ToArray();
    }
}
