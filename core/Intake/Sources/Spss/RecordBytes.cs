using System.Buffers.Binary;

namespace Serverless.Intake.Sources.Spss;

/// <summary>The content of one extension record, read field by field.</summary>
internal ref struct RecordBytes(ReadOnlySpan<byte> bytes, bool isBigEndian)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; set; }

    public readonly int Left => _bytes.Length - Position;

    public int Int32()
    {
        var field = _bytes.Slice(Position, 4);
        Position += 4;
        return isBigEndian ? BinaryPrimitives.ReadInt32BigEndian(field) : BinaryPrimitives.ReadInt32LittleEndian(field);
    }

    public long Int64()
    {
        var field = _bytes.Slice(Position, 8);
        Position += 8;
        return isBigEndian ? BinaryPrimitives.ReadInt64BigEndian(field) : BinaryPrimitives.ReadInt64LittleEndian(field);
    }

    /// <summary>A text with its length in bytes before it; false when it does not fit the record.</summary>
    public bool TryText(out byte[] text)
    {
        text = [];
        if (Left < 4)
            return false;
        var length = Int32();
        return TryBytes(length, out text);
    }

    public bool TryBytes(int length, out byte[] text)
    {
        text = [];
        if (length < 0 || length > Left)
            return false;
        text = _bytes.Slice(Position, length).ToArray();
        Position += length;
        return true;
    }

    public bool TryByte(out byte value)
    {
        value = 0;
        if (Left < 1)
            return false;
        value = _bytes[Position++];
        return true;
    }
}
