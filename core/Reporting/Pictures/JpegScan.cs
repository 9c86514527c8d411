using Serverless.Surveys.Issues;

namespace Serverless.Reporting.Pictures;

/// <summary>
/// Follows the codes of a scan of a sequential JPEG (ITU-T T.81, F.2) from its first to its last block, without keeping what
/// they mean: a picture that is damaged or cut short is found before a reader sees it.
/// </summary>
internal ref struct JpegScan(ReadOnlySpan<byte> data, int restartInterval)
{
    private const string Damaged = "The JPEG is damaged or cut short: its picture cannot be unpacked.";

    private readonly ReadOnlySpan<byte> _data = data;
    private int _at;
    private int _bits;
    private int _left;

    /// <summary>Follows a number of groups of blocks, each the blocks of these tables in turn.</summary>
    /// <param name="groups">Groups of blocks in the scan.</param>
    /// <param name="blocks">Of each block of a group its tables: of the first coefficient and of the others.</param>
    /// <returns>How many bytes the scan takes.</returns>
    /// <exception cref="UnusableFileException">The codes end early or mean nothing.</exception>
    public int Follow(int groups, IReadOnlyList<(JpegCodes First, JpegCodes Others)> blocks)
    {
        for (var group = 0; group < groups; group++)
        {
            if (restartInterval > 0 && group > 0 && group % restartInterval == 0)
                Restart(group / restartInterval);
            foreach (var (first, others) in blocks)
                Block(first, others);
        }

        return _at;
    }

    private void Block(JpegCodes first, JpegCodes others)
    {
        Skip(Symbol(first) & 15);
        for (var coefficient = 1; coefficient < 64; )
        {
            var symbol = Symbol(others);
            var (zeros, size) = (symbol >> 4, symbol & 15);
            if (size == 0 && zeros < 15)
                return;
            coefficient += zeros + 1;
            if (coefficient > 64)
                throw new UnusableFileException(Damaged);
            Skip(size);
        }
    }

    private int Symbol(JpegCodes codes)
    {
        var code = 0;
        for (var length = 1; length <= JpegCodes.MaximumLength; length++)
        {
            code = (code << 1) | Bit();
            if (codes.Symbol(length, code) is { } symbol)
                return symbol;
        }

        throw new UnusableFileException(Damaged);
    }

    private void Skip(int bits)
    {
        for (var i = 0; i < bits; i++)
            _ = Bit();
    }

    private int Bit()
    {
        if (_left == 0)
        {
            if (_at >= _data.Length)
                throw new UnusableFileException(Damaged);
            _bits = _data[_at++];
            // A byte of all ones is followed by a zero; otherwise it begins a marker, and the scan ends too early.
            if (_bits == 0xFF && (_at >= _data.Length || _data[_at++] != 0))
                throw new UnusableFileException(Damaged);
            _left = 8;
        }

        _left--;
        return (_bits >> _left) & 1;
    }

    private void Restart(int number)
    {
        _left = 0;
        if (_at + 1 >= _data.Length || _data[_at] != 0xFF || _data[_at + 1] != 0xD0 + ((number - 1) % 8))
            throw new UnusableFileException(Damaged);
        _at += 2;
    }
}

/// <summary>A table of codes of different lengths (ITU-T T.81, C).</summary>
internal sealed class JpegCodes
{
    /// <summary>Longest code, in bits.</summary>
    public const int MaximumLength = 16;

    private readonly int[] _first = new int[MaximumLength + 1];
    private readonly int[] _place = new int[MaximumLength + 1];
    private readonly int[] _count = new int[MaximumLength + 1];
    private readonly byte[] _symbols;

    /// <param name="counts">How many codes there are of each length, 1 to 16.</param>
    /// <param name="symbols">What they mean, in order of code.</param>
    /// <exception cref="UnusableFileException">There are more codes than fit.</exception>
    public JpegCodes(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        _symbols = symbols.ToArray();
        var (code, place) = (0, 0);
        for (var length = 1; length <= MaximumLength; length++)
        {
            (_first[length], _place[length], _count[length]) = (code, place, counts[length - 1]);
            code += counts[length - 1];
            place += counts[length - 1];
            if (code > 1 << length)
                throw new UnusableFileException("The JPEG is damaged: it has a table with more codes than fit.");
            code <<= 1;
        }
    }

    /// <summary>What a code of a length means; null when no code of that length is this one.</summary>
    public int? Symbol(int length, int code) =>
        code - _first[length] is >= 0 and var at && at < _count[length] ? _symbols[_place[length] + at] : null;
}
