using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Serverless.Intake;

/// <summary>A row of delimited text that cannot be read; nothing after it can.</summary>
internal sealed class DelimitedTextException(bool isTooLong) : Exception
{
    /// <summary>Whether the row is longer than rows may be; else a quote is not closed, or text follows a closing one.</summary>
    public bool IsTooLong { get; } = isTooLong;
}

/// <summary>
/// Delimited text, row by row (RFC 4180; a row may end with CR, LF or both): quotes count where a value begins with one,
/// and a doubled quote within them is a quote. Rows and values are found 32 characters at a time and never copied.
/// </summary>
internal sealed class DelimitedText(UploadText text, char delimiter)
{
    private const int FirstBuffer = 1 << 16;
    private const int Block = 32;

    private char[] _buffer = new char[FirstBuffer];
    private int[] _starts = new int[64];
    private int[] _ends = new int[64];

    /// <summary>Where the row begins, how far it was looked through, and where what was read ends.</summary>
    private int _row;
    private int _at;
    private int _end;

    /// <summary>
    /// Where the value that is being looked through begins, and where the row after this one does once it was found.
    /// </summary>
    private int _value;
    private int _next;
    private bool _ended;
    private bool _isPartlyRead;

    /// <summary>The number of the present row, the first being 1; those without a value are counted.</summary>
    public int RowNumber { get; private set; }

    /// <summary>How many values the present row has.</summary>
    public int Count { get; private set; }

    /// <summary>A value of the present row, without its quotes; valid until the next row is read.</summary>
    public ReadOnlySpan<char> Value(int ordinal)
    {
        var start = _starts[ordinal];
        return _buffer.AsSpan(start, _ends[ordinal] - start);
    }

    /// <summary>The only character of a value; NUL where it has none, or several.</summary>
    public char OnlyCharacter(int ordinal)
    {
        var start = _starts[ordinal];
        return _ends[ordinal] - start == 1 ? _buffer[start] : '\0';
    }

    /// <summary>
    /// Moves to the next row where all of it was fetched; false where <see cref="ReadAsync"/> has to, which goes on from
    /// there.
    /// </summary>
    /// <exception cref="DelimitedTextException">The row cannot be read.</exception>
    public bool TryRead()
    {
        if (!_isPartlyRead)
            (_row, _at, _value, Count) = (_next, _next, _next, 0);
        _isPartlyRead = !Find();
        return !_isPartlyRead && Found();
    }

    /// <summary>Moves to the next row; false at the end.</summary>
    /// <exception cref="DelimitedTextException">The row cannot be read.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (!TryRead())
        {
            if (_ended)
            {
                _isPartlyRead = false;
                return _row < _end && FoundLast();
            }

            await FillAsync(cancellationToken);
        }

        return true;
    }

    private bool Found()
    {
        RowNumber++;
        return true;
    }

    /// <summary>The text ends without the end of a row.</summary>
    private bool FoundLast()
    {
        if (_at == _value && _value < _end && _buffer[_value] == '"')
            throw new DelimitedTextException(isTooLong: false); // a quote that is not closed
        AddValue(_end);
        _next = _end;
        return Found();
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_row > 0)
            MoveToStart();
        if (_end >= UploadLimits.MaximumRowLength)
            throw new DelimitedTextException(isTooLong: true);
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        var read = await text.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        _ended = read == 0;
    }

    private void MoveToStart()
    {
        var by = _row;
        _buffer.AsSpan(by, _end - by).CopyTo(_buffer);
        for (var i = 0; i < Count; i++)
            (_starts[i], _ends[i]) = (_starts[i] - by, _ends[i] - by);
        (_row, _next, _at, _value, _end) = (0, 0, _at - by, _value - by, _end - by);
    }

    /// <summary>Looks for the values of the row, from where it was left; false when more text is needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // most files are read by a program's first run of it
    private bool Find()
    {
        ref var first = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(_buffer.AsSpan()));
        var separator = Vector256.Create((ushort)delimiter);
        var (lineFeed, carriageReturn, quote) = (
            Vector256.Create((ushort)'\n'),
            Vector256.Create((ushort)'\r'),
            Vector256.Create((ushort)'"')
        );
        while (_at + Block <= _end)
        {
            var low = Vector256.LoadUnsafe(ref first, (nuint)_at);
            var high = Vector256.LoadUnsafe(ref first, (nuint)(_at + Block / 2));
            var marks = Vector256
                .Narrow(
                    Vector256.Equals(low, separator)
                        | Vector256.Equals(low, lineFeed)
                        | Vector256.Equals(low, carriageReturn)
                        | Vector256.Equals(low, quote),
                    Vector256.Equals(high, separator)
                        | Vector256.Equals(high, lineFeed)
                        | Vector256.Equals(high, carriageReturn)
                        | Vector256.Equals(high, quote)
                )
                .ExtractMostSignificantBits();
            var start = _at;
            for (; marks != 0; marks &= marks - 1)
            {
                var place = start + BitOperations.TrailingZeroCount(marks);
                var mark = _buffer[place];
                if (mark == delimiter)
                {
                    AddValue(place);
                    _value = place + 1;
                    continue;
                }

                if (mark == '"' && place != _value)
                    continue; // a quote within a value is a character like any other
                if (mark != '"')
                    return EndRow(place);
                if (!TakeQuoted())
                    return false;
                if (_next > place)
                    return true;
                break;
            }

            if (_at == start)
                _at += Block;
        }

        return FindSlowly();
    }

    /// <summary>The same for the last characters of what was read.</summary>
    private bool FindSlowly()
    {
        while (_at < _end)
        {
            var (place, mark) = (_at, _buffer[_at]);
            if (mark == delimiter)
            {
                AddValue(place);
                _value = place + 1;
            }
            else if (mark is '\n' or '\r')
                return EndRow(place);
            else if (mark == '"' && place == _value)
            {
                if (!TakeQuoted())
                    return false;
                if (_next > place)
                    return true;
                continue;
            }

            _at++;
        }

        return false;
    }

    private bool EndRow(int place)
    {
        if (_buffer[place] == '\r' && place + 1 == _end && !_ended)
        {
            _at = place; // what follows may be the other half of the line end
            return false;
        }

        AddValue(place);
        _next = place + (_buffer[place] == '\r' && place + 1 < _end && _buffer[place + 1] == '\n' ? 2 : 1);
        return true;
    }

    /// <summary>
    /// Takes the value in quotes that begins at <see cref="_value"/>, and what ends it; false when more text is needed, so
    /// that it will be looked through again from its beginning.
    /// </summary>
    private bool TakeQuoted()
    {
        var (start, doubled) = (_value + 1, false);
        _at = _value;
        for (var from = start; ; )
        {
            var length = _buffer.AsSpan(from, _end - from).IndexOf('"');
            var closing = from + length;
            if (length < 0 || (closing + 1 == _end && !_ended))
                return false;
            if (closing + 1 < _end && _buffer[closing + 1] == '"')
            {
                (from, doubled) = (closing + 2, true);
                continue;
            }

            return EndQuoted(start, closing, doubled);
        }
    }

    private bool EndQuoted(int start, int closing, bool doubled)
    {
        var behind = closing + 1 < _end ? _buffer[closing + 1] : '\n';
        if (behind == '\r' && closing + 2 == _end && !_ended)
            return false;
        if (behind != delimiter && behind is not ('\n' or '\r'))
            throw new DelimitedTextException(isTooLong: false);
        AddValue(start, doubled ? Undouble(start, closing) : closing);
        _at = _value = closing + 2;
        if (behind == delimiter)
            return true;
        _next = Math.Min(
            _end,
            closing + (behind == '\r' && closing + 2 < _end && _buffer[closing + 2] == '\n' ? 3 : 2)
        );
        return true;
    }

    /// <summary>Makes one quote of two, and gives the end of what is left.</summary>
    private int Undouble(int start, int end)
    {
        var to = start;
        for (var from = start; from < end; from++)
        {
            _buffer[to++] = _buffer[from];
            if (_buffer[from] == '"')
                from++;
        }

        return to;
    }

    private void AddValue(int end) => AddValue(_value, end);

    private void AddValue(int start, int end)
    {
        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, 2 * Count);
            Array.Resize(ref _ends, 2 * Count);
        }

        (_starts[Count], _ends[Count]) = (start, end);
        Count++;
    }
}
