using System.IO.Compression;
using Serverless.Intake.Sources.Bytes;

namespace Serverless.Intake.Sources.Spss;

/// <summary>
/// The unpacked data of a <c>.zsav</c> file: blocks of zlib data, whose positions are listed in a trailer at its end.
/// </summary>
internal sealed class ZsavStream : Stream
{
    private readonly Stream _file;
    private readonly IReadOnlyList<(long Start, int Length)> _blocks;
    private byte[] _packed = [];
    private Stream? _block;
    private int _next;

    private ZsavStream(Stream file, IReadOnlyList<(long Start, int Length)> blocks) =>
        (_file, _blocks) = (file, blocks);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <param name="file">The whole file.</param>
    /// <param name="bytes">A window on it, positioned before the zlib header.</param>
    public static ZsavStream Open(Stream file, SourceBytes bytes)
    {
        bytes.Int64(); // where this header is
        var trailer = bytes.Int64();
        bytes.Int64(); // length of the trailer
        bytes.MoveTo(trailer);
        bytes.Take(16); // bias and zero
        var largestBlock = bytes.Int32();
        var count = bytes.Int32();
        if (largestBlock < 0 || count < 0)
            throw bytes.Damaged("its list of blocks makes no sense");
        var blocks = new List<(long Start, int Length)>();
        for (; count > 0; count--)
        {
            bytes.Int64(); // where the block begins once unpacked
            var start = bytes.Int64();
            bytes.Int32(); // its length once unpacked
            var length = bytes.Int32();
            if (start < 0 || length < 0 || start + length > file.Length)
                throw bytes.Damaged("a block of data lies outside the file");
            blocks.Add((start, length));
        }

        return new ZsavStream(file, blocks);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        for (; ; )
        {
            if (_block is not null)
            {
                var read = _block.Read(buffer, offset, count);
                if (read > 0)
                    return read;
                _block.Dispose();
                _block = null;
            }

            if (_next == _blocks.Count)
                return 0;
            _block = Unpacked(_blocks[_next++]);
        }
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _block?.Dispose();
        base.Dispose(disposing);
    }

    private ZLibStream Unpacked((long Start, int Length) block)
    {
        if (block.Length > SourceLimits.MaximumRowBytes)
            throw new SourceException(
                "The SPSS system file (zsav) has a block of data larger than any program writes."
            );
        if (_packed.Length < block.Length)
            _packed = new byte[block.Length];
        _file.Position = block.Start;
        _file.ReadExactly(_packed.AsSpan(0, block.Length));
        return new ZLibStream(new MemoryStream(_packed, 0, block.Length, writable: false), CompressionMode.Decompress);
    }
}
