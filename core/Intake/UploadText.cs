using System.Buffers;
using System.Text.Unicode;
using Serverless.Surveys.Issues;

namespace Serverless.Intake;

/// <summary>
/// The text of an upload, decoded while it streams past. It is read as UTF-8 until the first byte that UTF-8 does not
/// allow;
/// if everything before was plain ASCII the file is taken to be Windows-1252 from there on, which reads the same so
/// far.
/// A byte that fits neither becomes U+FFFD and is counted. No more than <see cref="UploadLimits.MaximumBytes"/> are read.
/// </summary>
internal sealed class UploadText : TextReader
{
    private const int BufferSize = 65_536;

    private readonly Stream _stream;
    private readonly byte[] _bytes = new byte[BufferSize];
    private readonly char[] _chars = new char[BufferSize];
    private long _total;
    private long _lines;
    private int _byteStart;
    private int _byteEnd;
    private int _charStart;
    private int _charEnd;
    private bool _ended;
    private bool _surelyUtf8;

    private UploadText(Stream stream) => _stream = stream;

    /// <summary>Why the upload is not text this program reads, with the rule; null when it is.</summary>
    public (string Rule, MessageText Message)? Refusal { get; private set; }

    public bool IsWindows1252 { get; private set; }

    /// <summary>How many bytes fitted neither encoding.</summary>
    public long InvalidBytes { get; private set; }

    /// <summary>The line (from 1) of the first of them.</summary>
    public long FirstInvalidLine { get; private set; }

    /// <summary>Whether reading stopped because the upload is too large.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>The first characters, as far as they are decoded.</summary>
    public ReadOnlySpan<char> Beginning => _chars.AsSpan(_charStart, _charEnd - _charStart);

    public static async ValueTask<UploadText> OpenAsync(Stream stream, CancellationToken cancellationToken)
    {
        var text = new UploadText(stream);
        await text.FillBytesAsync(cancellationToken);
        var start = text._bytes.AsSpan(0, text._byteEnd);
        text.Refusal = UploadFormat.Refusal(start);
        if (UploadFormat.HasByteOrderMark(start))
            (text._byteStart, text._surelyUtf8) = (3, true);
        if (text.Refusal is null)
            await text.FillCharsAsync(cancellationToken);
        return text;
    }

    /// <summary>Whether what was decoded so far ends with a line end.</summary>
    public bool EndsWithLine { get; private set; }

    /// <summary>Passes over the first characters.</summary>
    public void Skip(int characters) => _charStart += characters;

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        if (_charStart == _charEnd)
            await FillCharsAsync(cancellationToken);
        var count = Math.Min(buffer.Length, _charEnd - _charStart);
        _chars.AsMemory(_charStart, count).CopyTo(buffer);
        _charStart += count;
        return count;
    }

    public override Task<int> ReadAsync(char[] buffer, int index, int count) =>
        ReadAsync(buffer.AsMemory(index, count)).AsTask();

    public override int Read(char[] buffer, int index, int count) =>
        throw new NotSupportedException(
            "Uploads are read asynchronously: the server's request bodies allow nothing else."
        );

    /// <summary>Decodes until there is at least one character, or nothing is left.</summary>
    private async ValueTask FillCharsAsync(CancellationToken cancellationToken)
    {
        (_charStart, _charEnd) = (0, 0);
        while (_charEnd == 0)
        {
            Decode();
            if (_charEnd > 0 || (_ended && _byteStart == _byteEnd))
                break;
            await FillBytesAsync(cancellationToken);
        }

        _lines += _chars.AsSpan(0, _charEnd).Count('\n');
        if (_charEnd > 0)
            EndsWithLine = _chars[_charEnd - 1] is '\n' or '\r';
    }

    private async ValueTask FillBytesAsync(CancellationToken cancellationToken)
    {
        _bytes.AsSpan(_byteStart, _byteEnd - _byteStart).CopyTo(_bytes);
        (_byteStart, _byteEnd) = (0, _byteEnd - _byteStart);
        while (!_ended && _byteEnd < _bytes.Length)
        {
            var read = await _stream.ReadAsync(_bytes.AsMemory(_byteEnd), cancellationToken);
            _byteEnd += read;
            _total += read;
            IsTooLarge = _total > UploadLimits.MaximumBytes;
            _ended = read == 0 || IsTooLarge;
        }
    }

    private void Decode()
    {
        while (!IsWindows1252 && DecodeUtf8() == OperationStatus.InvalidData && _charEnd < _chars.Length)
            Invalid();
        if (IsWindows1252)
            DecodeWindows1252();
    }

    private OperationStatus DecodeUtf8()
    {
        var status = Utf8.ToUtf16(
            _bytes.AsSpan(_byteStart, _byteEnd - _byteStart),
            _chars.AsSpan(_charEnd),
            out var read,
            out var written,
            replaceInvalidSequences: false,
            isFinalBlock: _ended
        );
        _byteStart += read;
        _charEnd += written;
        _surelyUtf8 |= read != written; // only ASCII takes as many bytes as characters
        return status;
    }

    private void Invalid()
    {
        if (!_surelyUtf8)
        {
            IsWindows1252 = true;
            return;
        }

        Count(_charEnd);
        _chars[_charEnd++] = Windows1252.Unassigned;
        _byteStart++;
    }

    private void DecodeWindows1252()
    {
        while (_byteStart < _byteEnd && _charEnd < _chars.Length)
        {
            var c = Windows1252.Decode(_bytes[_byteStart++]);
            if (c == Windows1252.Unassigned)
                Count(_charEnd);
            _chars[_charEnd++] = c;
        }
    }

    private void Count(int position)
    {
        if (InvalidBytes++ == 0)
            FirstInvalidLine = _lines + _chars.AsSpan(0, position).Count('\n') + 1;
    }
}
