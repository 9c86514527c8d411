using System.Buffers.Binary;
using Serverless.Reporting.Documents;
using Serverless.Surveys.Issues;
using static System.FormattableString;

namespace Serverless.Reporting.Pictures;

/// <summary>
/// Reads a picture from JPEG (ITU-T T.81 with JFIF): sequential, 8 bits, grey or colours. Its tables and its codes are
/// written anew after they were followed to the end; where a photo was made, by whom and with what is left behind.
/// </summary>
internal sealed class JpegReader
{
    private const int Start = 0xD8;
    private const int End = 0xD9;
    private const int Scan = 0xDA;
    private const int Quantization = 0xDB;
    private const int RestartInterval = 0xDD;
    private const int Codes = 0xC4;

    /// <summary>JFIF 1.01, as many dots across as down: colours are luminance and two differences.</summary>
    private static ReadOnlySpan<byte> Jfif =>
        [0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];

    private readonly List<byte> _written = [0xFF, Start, .. Jfif];
    private readonly Dictionary<int, JpegCodes> _codes = [];
    private readonly HashSet<int> _quantizations = [];
    private readonly HashSet<int> _scanned = [];
    private Component[] _components = [];
    private int _columns;
    private int _rows;
    private int _restart;

    private JpegReader() { }

    private sealed record Component(int Id, int Across, int Down, int Steps);

    private int Across => _components.Max(component => component.Across);

    private int Down => _components.Max(component => component.Down);

    /// <summary>Reads a picture.</summary>
    /// <exception cref="UnusableFileException">The message says what cannot be read.</exception>
    public static JpegPicture Read(ReadOnlySpan<byte> file)
    {
        if (file is not [0xFF, Start, ..])
            throw new UnusableFileException("It is not a JPEG file.");
        var reader = new JpegReader();
        reader.Segments(file[2..]);
        return new JpegPicture(reader._columns, reader._rows, reader._written.ToArray())
        {
            IsGrey = reader._components.Length == 1,
        };
    }

    private void Segments(ReadOnlySpan<byte> rest)
    {
        while (true)
        {
            if (rest.Length < 2 || rest[0] != 0xFF)
                throw new UnusableFileException("The JPEG is damaged or cut short.");
            var marker = rest[1];
            if (marker == 0xFF)
            {
                rest = rest[1..];
                continue;
            }

            if (marker == End)
            {
                if (_components.Length == 0 || _scanned.Count < _components.Length)
                    throw new UnusableFileException("The JPEG is cut short: it ends before its picture is whole.");
                _written.AddRange([0xFF, End]);
                return;
            }

            var content = Content(rest[2..]);
            var whole = rest[..(4 + content.Length)];
            rest = rest[whole.Length..];
            if (!IsKept(marker, content))
                continue;
            _written.AddRange(whole);
            if (marker != Scan)
                continue;
            var length = Followed(content, rest);
            _written.AddRange(rest[..length]);
            rest = rest[length..];
        }
    }

    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> rest)
    {
        var length = rest.Length < 2 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(rest);
        return length >= 2 && length <= rest.Length
            ? rest[2..length]
            : throw new UnusableFileException("The JPEG is damaged or cut short.");
    }

    /// <summary>Reads a segment; false for one that the picture does without.</summary>
    private bool IsKept(byte marker, ReadOnlySpan<byte> content)
    {
        switch (marker)
        {
            case 0xC0 or 0xC1:
                Frame(content);
                return true;
            case Codes:
                Tables(content);
                return true;
            case Quantization:
                Quantizations(content);
                return true;
            case RestartInterval:
                _restart =
                    content.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(content) : throw Damaged("an interval");
                return true;
            case Scan:
                return true;
            case 0xC2:
                throw new UnusableFileException("It is a progressive JPEG. Save it without 'progressive'.");
            case >= 0xC3 and <= 0xCF:
                throw new UnusableFileException(
                    "It is a JPEG of an unusual kind. Save it as an ordinary JPEG or as PNG."
                );
            case 0xEE when content.Length >= 12 && content.StartsWith("Adobe"u8) && content[11] == 0:
                throw new UnusableFileException(
                    "Its colours are stored in an unusual way. Save it as an ordinary JPEG."
                );
            case 0xE1 when JpegOrientation.IsTurned(content):
                throw new UnusableFileException(
                    "It is a photo on its side with a note that it is to be turned. Turn it and save it upright."
                );
            case 0xFE or >= 0xE0 and <= 0xEF:
                return false;
            default:
                throw Damaged($"a part {marker:X2} that pictures do not have");
        }
    }

    private void Frame(ReadOnlySpan<byte> frame)
    {
        if (_components.Length > 0 || frame.Length < 6 || frame.Length != 6 + (frame[5] * 3))
            throw Damaged("a header that cannot be read");
        if (frame[0] != 8)
            throw new UnusableFileException("It has more than 8 bits for a colour. Save it with 8.");
        if (frame[5] is not (1 or 3))
            throw new UnusableFileException("It has colours for print (CMYK). Save it in RGB.");
        (_rows, _columns) = (
            BinaryPrimitives.ReadUInt16BigEndian(frame[1..]),
            BinaryPrimitives.ReadUInt16BigEndian(frame[3..])
        );
        PictureFile.CheckSize(_columns, _rows);
        _components = new Component[frame[5]];
        for (var i = 0; i < _components.Length; i++)
        {
            var part = frame.Slice(6 + (i * 3), 3);
            var component = new Component(part[0], part[1] >> 4, part[1] & 15, part[2]);
            if (component.Across is 0 or > 4 || component.Down is 0 or > 4)
                throw Damaged("a header that cannot be read");
            if (_components.Take(i).Any(earlier => earlier.Id == component.Id))
                throw Damaged("two colours of one name");
            _components[i] = component;
        }
    }

    private void Tables(ReadOnlySpan<byte> tables)
    {
        while (tables.Length > 0)
        {
            var symbols = tables.Length < 17 ? int.MaxValue : Sum(tables.Slice(1, 16));
            if (symbols > 256 || tables.Length < 17 + symbols || (tables[0] >> 4) > 1 || (tables[0] & 15) > 3)
                throw Damaged("a table of codes that cannot be read");
            _codes[tables[0]] = new JpegCodes(tables.Slice(1, 16), tables.Slice(17, symbols));
            tables = tables[(17 + symbols)..];
        }
    }

    private void Quantizations(ReadOnlySpan<byte> tables)
    {
        while (tables.Length > 0)
        {
            var length = 1 + (tables[0] >> 4 == 0 ? 64 : 128);
            if (tables[0] >> 4 > 1 || (tables[0] & 15) > 3 || tables.Length < length)
                throw Damaged("a table of steps that cannot be read");
            _quantizations.Add(tables[0] & 15);
            tables = tables[length..];
        }
    }

    /// <summary>How many bytes the codes of a scan take; each colour is scanned once.</summary>
    private int Followed(ReadOnlySpan<byte> header, ReadOnlySpan<byte> codes)
    {
        if (header.Length < 1 || header.Length != 4 + (header[0] * 2) || header[0] is 0 or > 3)
            throw Damaged("a scan that cannot be read");
        if (header[^3] != 0 || header[^2] != 63 || header[^1] != 0)
            throw Damaged("a scan that cannot be read");
        var blocks = new List<(JpegCodes, JpegCodes)>();
        var scanned = new List<Component>();
        for (var i = 0; i < header[0]; i++)
        {
            var (id, tables) = (header[1 + (i * 2)], header[2 + (i * 2)]);
            if (
                _components.FirstOrDefault(known => known.Id == id) is not { } component
                || !_scanned.Add(id)
                || !_quantizations.Contains(component.Steps)
                || !_codes.TryGetValue(tables >> 4, out var first)
                || !_codes.TryGetValue(0x10 | (tables & 15), out var others)
            )
                throw Damaged("a scan of what is not there");
            scanned.Add(component);
            blocks.AddRange(Enumerable.Repeat((first, others), component.Across * component.Down));
        }

        if (scanned is not [var only])
            return new JpegScan(codes, _restart).Follow(Groups(8 * Across, 8 * Down), blocks);
        var (wide, high) = (Sides(_columns * only.Across, Across), Sides(_rows * only.Down, Down));
        return new JpegScan(codes, _restart).Follow(Sides(wide, 8) * Sides(high, 8), [blocks[0]]);
    }

    private int Groups(int wide, int high) => Sides(_columns, wide) * Sides(_rows, high);

    private static int Sides(int whole, int part) => (whole + part - 1) / part;

    private static int Sum(ReadOnlySpan<byte> counts)
    {
        var sum = 0;
        foreach (var count in counts)
            sum += count;
        return sum;
    }

    private static UnusableFileException Damaged(MessageText what) => new($"The JPEG is damaged: it has {what}.");
}
