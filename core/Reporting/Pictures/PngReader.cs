using System.Buffers.Binary;
using System.IO.Compression;
using Serverless.Reporting.Documents;
using Serverless.Surveys.Issues;

namespace Serverless.Reporting.Pictures;

/// <summary>
/// Reads a picture from PNG (third edition, 2025): grey, colours or a palette, with or without transparency, which becomes
/// white. What is kept is pixels; texts, profiles and whatever else is in the file are not.
/// </summary>
internal sealed class PngReader
{
    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly List<byte[]> _data = [];
    private int _columns;
    private int _rows;
    private int _depth;
    private int _kind;
    private byte[] _palette = [];
    private byte[] _transparency = [];

    private PngReader() { }

    /// <summary>Reads a picture.</summary>
    /// <exception cref="UnusableFileException">The message says what cannot be read.</exception>
    public static RasterPicture Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
            throw new UnusableFileException("It is not a PNG file.");
        var reader = new PngReader();
        reader.Chunks(file[Signature.Length..]);
        return reader.Picture();
    }

    private int Channels =>
        _kind switch
        {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };

    private void Chunks(ReadOnlySpan<byte> rest)
    {
        while (true)
        {
            if (
                rest.Length < 12
                || BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length > rest.Length - 12
            )
                throw new UnusableFileException("The PNG is cut short.");
            var type = rest.Slice(4, 4);
            var content = rest.Slice(8, (int)length);
            if (
                BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + content.Length)..])
                != PngChecksum.Of(rest.Slice(4, 4 + content.Length))
            )
                throw new UnusableFileException("The PNG is damaged: a checksum is not that of its content.");
            rest = rest[(12 + content.Length)..];
            if (_columns == 0 && !type.SequenceEqual("IHDR"u8))
                throw new UnusableFileException("The PNG does not begin with its header.");
            if (type.SequenceEqual("IHDR"u8))
                Header(content);
            else if (type.SequenceEqual("PLTE"u8))
                _palette = content.ToArray();
            else if (type.SequenceEqual("tRNS"u8))
                _transparency = content.ToArray();
            else if (type.SequenceEqual("IDAT"u8))
                _data.Add(content.ToArray());
            else if (type.SequenceEqual("IEND"u8))
                return;
        }
    }

    private void Header(ReadOnlySpan<byte> header)
    {
        if (header.Length != 13 || _columns > 0)
            throw new UnusableFileException("The PNG has a damaged header.");
        var (columns, rows) = (
            BinaryPrimitives.ReadUInt32BigEndian(header),
            BinaryPrimitives.ReadUInt32BigEndian(header[4..])
        );
        PictureFile.CheckSize(columns, rows);
        (_columns, _rows, _depth, _kind) = ((int)columns, (int)rows, header[8], header[9]);
        var isKnown = _kind is 0 or 3 ? _depth is 1 or 2 or 4 or 8 : _kind is 2 or 4 or 6 && _depth == 8;
        if (!isKnown || header[12] != 0)
            throw new UnusableFileException(
                "It has 16 bits for a colour, or is interlaced. Save it with 8 bits and without interlacing."
            );
    }

    private RasterPicture Picture()
    {
        if (_kind == 3 && (_palette.Length is 0 or > 768 || _palette.Length % 3 != 0))
            throw new UnusableFileException("The PNG lacks its palette.");
        var stride = ((_columns * Channels * _depth) + 7) / 8;
        var lines = Inflated((stride + 1) * _rows);
        var pixels = new byte[_columns * _rows * 3];
        var above = new byte[stride];
        for (var row = 0; row < _rows; row++)
        {
            var line = lines.AsSpan((row * (stride + 1)) + 1, stride);
            Unfilter(lines[row * (stride + 1)], line, above, Math.Max(1, Channels * _depth / 8));
            line.CopyTo(above);
            for (var column = 0; column < _columns; column++)
                Pixel(line, column, pixels.AsSpan(((row * _columns) + column) * 3, 3));
        }

        return new RasterPicture(_columns, _rows, pixels);
    }

    private byte[] Inflated(int length)
    {
        var lines = new byte[length];
        try
        {
            using var compressed = new MemoryStream([.. _data.SelectMany(part => part)]);
            using var stream = new ZLibStream(compressed, CompressionMode.Decompress);
            stream.ReadExactly(lines);
            return lines;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException)
        {
            throw new UnusableFileException("The PNG is damaged: its pixels cannot be unpacked.", damaged);
        }
    }

    private static void Unfilter(byte filter, Span<byte> line, ReadOnlySpan<byte> above, int step)
    {
        if (filter > 4)
            throw new UnusableFileException("The PNG is damaged: a row has a filter that there is not.");
        for (var i = 0; i < line.Length; i++)
        {
            var left = i >= step ? line[i - step] : 0;
            var corner = i >= step ? above[i - step] : 0;
            line[i] += (byte)(
                filter switch
                {
                    1 => left,
                    2 => above[i],
                    3 => (left + above[i]) / 2,
                    4 => Paeth(left, above[i], corner),
                    _ => 0,
                }
            );
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var estimate = left + above - corner;
        var (a, b, c) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - corner));
        if (a <= b && a <= c)
            return left;
        return b <= c ? above : corner;
    }

    private void Pixel(ReadOnlySpan<byte> line, int column, Span<byte> pixel)
    {
        var at = column * Channels;
        switch (_kind)
        {
            case 2:
                line.Slice(at, 3).CopyTo(pixel);
                if (_transparency is [_, var red, _, var green, _, var blue] && pixel.SequenceEqual([red, green, blue]))
                    pixel.Fill(255);
                break;
            case 6:
                for (var i = 0; i < 3; i++)
                    pixel[i] = OnWhite(line[at + i], line[at + 3]);
                break;
            case 4:
                pixel.Fill(OnWhite(line[at], line[at + 1]));
                break;
            case 3:
                var index = Sample(line, column);
                if ((index * 3) + 3 > _palette.Length)
                    throw new UnusableFileException("The PNG is damaged: a pixel has a colour that its palette lacks.");
                var alpha = index < _transparency.Length ? _transparency[index] : (byte)255;
                for (var i = 0; i < 3; i++)
                    pixel[i] = OnWhite(_palette[(index * 3) + i], alpha);
                break;
            default:
                var grey = Sample(line, column);
                var isClear = _transparency is [_, var clear] && clear == grey;
                pixel.Fill(isClear ? (byte)255 : (byte)(grey * 255 / ((1 << _depth) - 1)));
                break;
        }
    }

    private int Sample(ReadOnlySpan<byte> line, int column)
    {
        var bit = column * _depth;
        return (line[bit / 8] >> (8 - _depth - (bit % 8))) & ((1 << _depth) - 1);
    }

    private static byte OnWhite(byte color, byte alpha) =>
        (byte)(((color * alpha) + (255 * (255 - alpha)) + 127) / 255);
}
