using System.Buffers.Binary;

namespace Serverless.Intake.Sources.Bytes;

/// <summary>
/// The bytes of a binary file, read through a window that moves forward. Every length a file claims is held against
/// what is left before memory is taken for it.
/// </summary>
internal sealed class SourceBytes
{
    private const int MinimumWindow = 1 << 18;

    private readonly Stream _stream;
    private readonly string _format;
    private byte[] _window = new byte[MinimumWindow];
    private long _windowStart;
    private int _start;
    private int _end;

    /// <param name="stream">The file. It is read from its current position, which counts as position 0 unless it can
    /// seek.</param>
    /// <param name="format">The format in words, for messages.</param>
    public SourceBytes(Stream stream, string format)
    {
        (_stream, _format) = (stream, format);
        _windowStart = stream.CanSeek ? stream.Position : 0;
    }

    public bool IsBigEndian { get; set; }

    public long Position => _windowStart + _start;

    /// <summary>Fills the window with at least <paramref name="count"/> bytes, fewer only at the end of the file.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_end - _start < count)
            Fill(count);
        return _window.AsSpan(_start, Math.Min(count, _end - _start));
    }

    /// <summary>All bytes of the window, at least <paramref name="count"/> unless the file ends.</summary>
    public ReadOnlySpan<byte> PeekAll(int count)
    {
        if (_end - _start < count)
            Fill(count);
        return _window.AsSpan(_start, _end - _start);
    }

    public void Advance(int count) => _start += count;

    /// <exception cref="SourceException">The file ends before.</exception>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0)
            throw Damaged();
        var bytes = Peek(count);
        if (bytes.Length < count)
            throw new SourceException($"The {_format} ends in the middle of its data. Send the whole file.");
        _start += count;
        return bytes;
    }

    public void Skip(long count)
    {
        if (count < 0)
            throw Damaged();
        while (count > 0)
        {
            var step = (int)Math.Min(count, MinimumWindow);
            Take(step);
            count -= step;
        }
    }

    public void MoveTo(long position)
    {
        if (position < 0 || position > _stream.Length)
            throw Damaged();
        if (position >= _windowStart && position <= _windowStart + _end)
        {
            _start = (int)(position - _windowStart);
            return;
        }

        (_windowStart, _start, _end) = (position, 0, 0);
    }

    public byte Byte() => Take(1)[0];

    public int Int32()
    {
        var bytes = Take(4);
        return IsBigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    public int UInt16()
    {
        var bytes = Take(2);
        return IsBigEndian
            ? BinaryPrimitives.ReadUInt16BigEndian(bytes)
            : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }

    public long Int64()
    {
        var bytes = Take(8);
        return IsBigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes) : BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    public double Double() => Double(Take(8));

    public double Double(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadDoubleBigEndian(bytes) : BinaryPrimitives.ReadDoubleLittleEndian(bytes);

    public SourceException Damaged(string? what = null) =>
        new(
            $"The {_format} is damaged near byte {Position}{(what is null ? "" : $" ({what})")}. Save it again in the program it comes from."
        );

    private void Fill(int count)
    {
        if (count > SourceLimits.MaximumDictionaryBytes)
            throw Damaged("a part of it is too large");
        if (count > _window.Length - _start)
            MakeRoom();
        if (_stream.CanSeek && _stream.Position != _windowStart + _end)
            _stream.Position = _windowStart + _end;
        int read;
        while (_end - _start < count && (read = ReadSome()) > 0)
            _end += read;
    }

    /// <summary>A claimed length takes memory only as bytes arrive: the window doubles when it is full.</summary>
    private int ReadSome()
    {
        if (_end == _window.Length)
            Array.Resize(ref _window, _window.Length * 2);
        try
        {
            return _stream.Read(_window, _end, _window.Length - _end);
        }
        catch (InvalidDataException)
        {
            throw Damaged("its compressed part cannot be unpacked");
        }
    }

    private void MakeRoom()
    {
        var kept = _end - _start;
        _window.AsSpan(_start, kept).CopyTo(_window);
        _windowStart += _start;
        (_start, _end) = (0, kept);
    }
}
