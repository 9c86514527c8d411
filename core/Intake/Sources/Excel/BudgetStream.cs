namespace Serverless.Intake.Sources.Excel;

/// <summary>
/// A stream of which only so much may be read for each row, so that no single cell or tag of an unpacked sheet fills
/// the memory.
/// </summary>
internal sealed class BudgetStream(Stream inner) : Stream
{
    private const int RowBytes = SourceLimits.MaximumRowBytes;

    private long _left = RowBytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Begins the next row.</summary>
    public void Renew() => _left = RowBytes;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_left <= 0)
            throw new SourceException("A row of the sheet is larger than is read.");
        var read = inner.Read(buffer, offset, count);
        _left -= read;
        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
