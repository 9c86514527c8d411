using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Serverless.Pdf.Writing;

/// <summary>
/// The objects of a PDF file: streams as they are, everything else gathered in compressed object streams,
/// found through a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
/// </summary>
internal sealed class ObjectFile
{
    private const int ObjectsPerStream = 250;

    /// <summary>
    /// As quick as the fastest level and a third smaller; the next level takes three times as long for 4 % less.
    /// </summary>
    private static readonly ZLibCompressionOptions Compression = new() { CompressionLevel = 3 };

    private readonly PdfBuffer _bodies = new(64 * 1024);
    private readonly List<Body> _ranges = [new Body()];
    private readonly List<StreamObject> _streams = [];
    private int _open;

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        _ranges.Add(new Body());
        return _ranges.Count - 1;
    }

    /// <summary>Begins an object; what is written to the buffer until <see cref="End"/> is its body.</summary>
    public PdfBuffer Begin(int number)
    {
        _open = number;
        _ranges[number].Offset = _bodies.Length;
        return _bodies;
    }

    public void End() => _ranges[_open].Length = _bodies.Length - _ranges[_open].Offset;

    public void Write(int number, string body)
    {
        Begin(number).Add(body);
        End();
    }

    public int Add(string body)
    {
        var number = Reserve();
        Write(number, body);
        return number;
    }

    /// <param name="dictionary">Entries besides Length and Filter.</param>
    public int AddStream(string dictionary, ReadOnlySpan<byte> content, bool compress = true)
    {
        var number = Reserve();
        var (bytes, filter) = compress ? (Deflate(content), " /Filter /FlateDecode") : (content.ToArray(), "");
        _streams.Add(new StreamObject(number, dictionary + filter, bytes));
        return number;
    }

    /// <summary>The finished file.</summary>
    /// <param name="information">The information dictionary; null where the metadata alone describe the file.</param>
    public PdfBuffer Finish(string version, int catalog, int? information)
    {
        var file = new PdfBuffer(_bodies.Length + 4096);
        file.Add("%PDF-").Add(version).Add("\n").Raw([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var plain = new List<int>();
        for (var number = 1; number < _ranges.Count; number++)
            if (_ranges[number].Offset >= 0)
                plain.Add(number);

        var places = new Dictionary<int, ObjectPlace>();
        for (var first = 0; first < plain.Count; first += ObjectsPerStream)
            Gather(plain, first, places);
        foreach (var (number, dictionary, content) in _streams)
        {
            places[number] = new ObjectPlace(0, file.Length);
            file.Add(number)
                .Add(" 0 obj\n<<")
                .Add(dictionary)
                .Add(" /Length ")
                .Add(content.Length)
                .Add(">>\nstream\n")
                .Raw(content)
                .Add("\nendstream\nendobj\n");
        }

        CrossReferences(file, places, catalog, information);
        return file;
    }

    private void Gather(List<int> numbers, int first, Dictionary<int, ObjectPlace> places)
    {
        var index = new PdfBuffer();
        var bodies = new PdfBuffer(16 * 1024);
        var container = Reserve();
        var count = Math.Min(ObjectsPerStream, numbers.Count - first);
        for (var i = 0; i < count; i++)
        {
            var number = numbers[first + i];
            index.Add(number).Add(" ").Add(bodies.Length).Add(" ");
            bodies.Raw(_bodies.Written.Slice(_ranges[number].Offset, _ranges[number].Length)).Add("\n");
            places[number] = new ObjectPlace(container, i);
        }

        var start = index.Length;
        index.Raw(bodies.Written);
        _streams.Add(
            new StreamObject(
                container,
                FormattableString.Invariant($"/Type /ObjStm /N {count} /First {start} /Filter /FlateDecode"),
                Deflate(index.Written)
            )
        );
    }

    private void CrossReferences(PdfBuffer file, Dictionary<int, ObjectPlace> places, int catalog, int? information)
    {
        var self = Reserve();
        var start = file.Length;
        places[self] = new ObjectPlace(0, start);
        var table = new byte[(self + 1) * 7];
        for (var number = 0; number <= self; number++)
        {
            var row = table.AsSpan(number * 7, 7);
            if (!places.TryGetValue(number, out var at))
            {
                BinaryPrimitives.WriteUInt16BigEndian(row[5..], number == 0 ? ushort.MaxValue : (ushort)0);
                continue;
            }

            row[0] = (byte)(at.Container == 0 ? 1 : 2);
            BinaryPrimitives.WriteInt32BigEndian(row[1..], at.Container == 0 ? at.Place : at.Container);
            BinaryPrimitives.WriteUInt16BigEndian(row[5..], at.Container == 0 ? (ushort)0 : (ushort)at.Place);
        }

        // The identifier is a hash of the content, so that the same input gives the same file.
        var id = Convert.ToHexString(SHA256.HashData(file.Written).AsSpan(0, 16));
        var rows = Deflate(Differences(table));
        file.Add(self).Add(" 0 obj\n<</Type /XRef /W [1 4 2] /Size ").Add(self + 1).Add(" /Root ").Reference(catalog);
        if (information is { } described)
            file.Add(" /Info ").Reference(described);
        file.Add(" /ID [<")
            .Add(id)
            .Add("> <")
            .Add(id)
            .Add(">] /Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 7>> /Length ")
            .Add(rows.Length)
            .Add(">>\nstream\n")
            .Raw(rows)
            .Add("\nendstream\nendobj\nstartxref\n")
            .Add(start)
            .Add("\n%%EOF\n");
    }

    /// <summary>
    /// Each row of the table as its difference from the row above (the Up filter of PNG), which hardly takes room.
    /// </summary>
    private static byte[] Differences(byte[] table)
    {
        const int Row = 7;
        var filtered = new byte[table.Length / Row * (Row + 1)];
        for (var row = 0; row < table.Length / Row; row++)
        {
            var at = row * (Row + 1);
            filtered[at] = 2;
            for (var i = 0; i < Row; i++)
                filtered[at + 1 + i] = (byte)(table[(row * Row) + i] - (row == 0 ? 0 : table[((row - 1) * Row) + i]));
        }

        return filtered;
    }

    private static byte[] Deflate(ReadOnlySpan<byte> content)
    {
        using var result = new MemoryStream(content.Length / 2);
        using (var zlib = new ZLibStream(result, Compression, leaveOpen: true))
            zlib.Write(content);
        return result.ToArray();
    }

    // Classes and not structs: collections of classes are compiled ahead, and the first document of a process waits for
    // the others.

    /// <summary>Where the body of an object is in the buffer; before it is written the offset is -1.</summary>
    private sealed class Body
    {
        public int Offset { get; set; } = -1;

        public int Length { get; set; }
    }

    private sealed record StreamObject(int Number, string Dictionary, byte[] Content);

    /// <summary>
    /// Where an object is found: at a byte of the file when the container is 0, else at a place in that object stream.
    /// </summary>
    private sealed record ObjectPlace(int Container, int Place);
}
