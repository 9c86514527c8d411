using System.Globalization;
using System.IO.Compression;
using System.Text;
using Shouldly;
using static System.FormattableString;

namespace Serverless.Core.Tests.Pdf.Conformance;

/// <summary>A stream of the file: its dictionary as source and its content before and after its filter.</summary>
internal sealed record SourceStream(int Number, int Offset, string Dictionary, byte[] Raw)
{
    /// <summary>Content with its filter undone.</summary>
    public byte[] Content { get; } = Dictionary.Contains("/FlateDecode", StringComparison.Ordinal) ? Inflate(Raw) : Raw;

    public string Text => Encoding.Latin1.GetString(Content);

    private static byte[] Inflate(byte[] raw)
    {
        using var inflated = new MemoryStream();
        using var zlib = new ZLibStream(new MemoryStream(raw), CompressionMode.Decompress);
        zlib.CopyTo(inflated);
        return inflated.ToArray();
    }
}

/// <summary>
/// A file read byte by byte from its begin to its end, as a validator reads it and a viewer does not: every space and
/// line end
/// where PDF/A wants it, every stream as long as it says, nothing between the objects and nothing after the end.
/// </summary>
internal sealed class PdfSource
{
    private readonly Dictionary<int, SourceStream> _streams = [];
    private readonly Dictionary<int, string> _objects = [];

    public PdfSource(byte[] bytes)
    {
        Bytes = bytes;
        var text = Encoding.Latin1.GetString(bytes);
        if (
            text[..7] != "%PDF-1."
            || text[7] is < '0' or > '7'
            || text[8..10] != "\n%"
            || text[10..14].Any(c => c < 128)
            || text[14] != '\n'
        )
            throw new FormatException("The header is not '%PDF-1.n', a line end and a comment of four bytes over 127.");
        var at = 15;
        while (char.IsAsciiDigit(text[at]))
            at = ReadStream(text, at);
        var end = text[at..].Split('\n');
        if (end is not ["startxref", var place, "%%EOF", ""])
            throw new FormatException(Invariant($"Neither an object nor the end of the file is at byte {at}."));
        CrossReferenceAt = int.Parse(place, CultureInfo.InvariantCulture);
        foreach (
            var container in _streams.Values.Where(s => s.Dictionary.Contains("/ObjStm", StringComparison.Ordinal))
        )
            Unpack(container);
    }

    public byte[] Bytes { get; }

    /// <summary>What startxref says.</summary>
    public int CrossReferenceAt { get; }

    public IReadOnlyDictionary<int, SourceStream> Streams => _streams;

    /// <summary>Source of the objects that are no streams, by their number.</summary>
    public IReadOnlyDictionary<int, string> Objects => _objects;

    public SourceStream Trailer => _streams.Values.Single(s => s.Offset == CrossReferenceAt);

    /// <summary>
    /// Place of every object as the cross-reference stream has it: number, kind, first field, second field.
    /// </summary>
    public IEnumerable<(int Number, int Kind, int First, int Second)> CrossReferences()
    {
        PdfTokens.NumberAfter(Trailer.Dictionary, "Predictor").ShouldBe(12);
        PdfTokens.NumberAfter(Trailer.Dictionary, "Columns").ShouldBe(7);
        var filtered = Trailer.Content;
        var row = new byte[7];
        for (var i = 0; i < filtered.Length / 8; i++)
        {
            // The Up filter of PNG: each byte is a difference from the one above.
            filtered[i * 8].ShouldBe((byte)2);
            for (var column = 0; column < 7; column++)
                row[column] += filtered[(i * 8) + 1 + column];
            yield return (
                i,
                row[0],
                System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(row.AsSpan(1)),
                System.Buffers.Binary.BinaryPrimitives.ReadUInt16BigEndian(row.AsSpan(5))
            );
        }
    }

    /// <summary>All source that is PDF syntax: objects, and dictionaries of streams.</summary>
    public IEnumerable<string> Syntax() => _objects.Values.Concat(_streams.Values.Select(s => s.Dictionary));

    /// <summary>Content streams of the pages, in the order of the pages' objects.</summary>
    public IEnumerable<SourceStream> PageContents() =>
        _objects
            .Values.Where(o => o.Contains("/Type /Page ", StringComparison.Ordinal))
            .Select(o => _streams[PdfTokens.NumberAfter(o, "Contents")]);

    /// <summary>
    /// Reads <c>n 0 obj, dictionary, stream, endstream, endobj</c> with a line feed between them; gives back where the
    /// next begins.
    /// </summary>
    private int ReadStream(string text, int at)
    {
        var space = text.IndexOf(' ', at);
        var number = int.Parse(text.AsSpan(at, space - at), CultureInfo.InvariantCulture);
        const string Begin = " 0 obj\n<<",
            Middle = ">>\nstream\n",
            End = "\nendstream\nendobj\n";
        var dictionary = space + Begin.Length;
        var close = text.IndexOf(Middle, at, StringComparison.Ordinal);
        if (text[space..dictionary] != Begin || close < 0)
            throw new FormatException(Invariant($"Object {number} does not begin as a stream must."));
        var source = text[dictionary..close];
        var (start, length) = (close + Middle.Length, PdfTokens.NumberAfter(source, "Length"));
        if (!text.AsSpan(start + length).StartsWith(End, StringComparison.Ordinal))
            throw new FormatException(
                Invariant($"Stream {number} does not end after the {length} bytes that its Length says.")
            );
        _streams.Add(number, new SourceStream(number, at, source, Bytes[start..(start + length)]));
        return start + length + End.Length;
    }

    private void Unpack(SourceStream container)
    {
        var first = PdfTokens.NumberAfter(container.Dictionary, "First");
        var index = container
            .Text[..first]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(n => int.Parse(n, CultureInfo.InvariantCulture))
            .ToArray();
        if (index.Length != 2 * PdfTokens.NumberAfter(container.Dictionary, "N"))
            throw new FormatException(
                Invariant(
                    $"Object stream {container.Number} has {index.Length / 2} objects, which is not what it says."
                )
            );
        for (var i = 0; i < index.Length; i += 2)
        {
            var end = i + 3 < index.Length ? first + index[i + 3] : container.Text.Length;
            _objects.Add(index[i], container.Text[(first + index[i + 1])..end]);
        }
    }
}
