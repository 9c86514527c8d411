using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Serverless.Intake.Sources.Bytes;

namespace Serverless.Intake.Sources.Spss;

/// <summary>The cases of a system file, unpacked one at a time into units of 8 bytes.</summary>
internal sealed class SystemFileCases : IDisposable
{
    private const int NoValue = 0;
    private const int EndOfFile = 252;
    private const int RawValue = 253;
    private const int Blanks = 254;
    private const int Missing = 255;

    private readonly SourceBytes _bytes;
    private readonly ZsavStream? _unpacked;
    private readonly bool _isPacked;
    private readonly bool _isBigEndian;
    private readonly byte[] _row;
    private readonly ulong[] _codes = new ulong[256];
    private ulong _commands;
    private int _commandsLeft;
    private bool _isAtEnd;

    public SystemFileCases(Stream stream, SourceBytes bytes, SystemFileHeader header, SystemFileDictionary dictionary)
    {
        _isPacked = header.Compression != SystemFileCompression.None;
        _isBigEndian = bytes.IsBigEndian;
        _row = new byte[dictionary.Slots * 8];
        if (header.Compression == SystemFileCompression.Zlib)
        {
            _unpacked = ZsavStream.Open(stream, bytes);
            bytes = new SourceBytes(_unpacked, "SPSS system file (zsav)") { IsBigEndian = bytes.IsBigEndian };
        }

        _bytes = bytes;
        for (var code = 1; code < EndOfFile; code++)
            _codes[code] = Packed(code - header.Bias);
        _codes[Blanks] = 0x2020_2020_2020_2020;
        _codes[Missing] = Packed(dictionary.SystemMissing);
    }

    /// <summary>Unpacks the next case; false at the end.</summary>
    /// <exception cref="SourceException">The data end within a case.</exception>
    public bool Read()
    {
        if (_isAtEnd)
            return false;
        if (_isPacked ? Unpack() : Copy())
            return true;
        _isAtEnd = true;
        return false;
    }

    public double Number(int slot)
    {
        var bytes = _row.AsSpan(slot * 8, 8);
        return _isBigEndian
            ? BinaryPrimitives.ReadDoubleBigEndian(bytes)
            : BinaryPrimitives.ReadDoubleLittleEndian(bytes);
    }

    public ReadOnlySpan<byte> Bytes(int slot, int width) => _row.AsSpan(slot * 8, width);

    public void Dispose() => _unpacked?.Dispose();

    private bool Copy()
    {
        var bytes = _bytes.Peek(_row.Length);
        if (bytes.Length == _row.Length)
        {
            bytes.CopyTo(_row);
            _bytes.Advance(_row.Length);
            return true;
        }

        if (bytes.Length > 0)
            throw EndsWithinCase();
        return false;
    }

    /// <summary>
    /// Each block begins with eight codes, one a value; values that have no code follow the block's codes.
    /// </summary>
    private bool Unpack()
    {
        var slots = MemoryMarshal.Cast<byte, ulong>(_row.AsSpan());
        // All that the case can take: a raw value for every slot, and the codes.
        var window = _bytes.PeekAll(slots.Length * 8 + slots.Length + 16);
        var position = 0;
        for (var slot = 0; slot < slots.Length; )
        {
            if (_commandsLeft == 0)
            {
                if (window.Length - position < 8)
                {
                    if (slot > 0 || position < window.Length)
                        throw EndsWithinCase();
                    return false;
                }

                _commands = BinaryPrimitives.ReadUInt64LittleEndian(window[position..]);
                _commandsLeft = 8;
                position += 8;
            }

            var code = (int)(_commands & 0xFF);
            _commands >>= 8;
            _commandsLeft--;
            if (code == RawValue)
            {
                if (window.Length - position < 8)
                    throw EndsWithinCase();
                slots[slot++] = MemoryMarshal.Read<ulong>(window[position..]);
                position += 8;
            }
            else if (code == EndOfFile)
            {
                if (slot > 0)
                    throw EndsWithinCase();
                return false;
            }
            else if (code != NoValue)
                slots[slot++] = _codes[code];
            else if (position > slots.Length * 9)
                throw _bytes.Damaged("fillers without values");
        }

        _bytes.Advance(position);
        return true;
    }

    private ulong Packed(double number)
    {
        Span<byte> bytes = stackalloc byte[8];
        if (_isBigEndian)
            BinaryPrimitives.WriteDoubleBigEndian(bytes, number);
        else
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
        return MemoryMarshal.Read<ulong>(bytes);
    }

    private static SourceException EndsWithinCase() =>
        new("The data of the SPSS system file end in the middle of a case. Send the whole file.");
}
