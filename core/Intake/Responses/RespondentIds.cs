using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Serverless.Intake.Responses;

/// <summary>What an id is to the ids before it.</summary>
internal enum IdStanding
{
    /// <summary>No earlier row has it.</summary>
    New,

    /// <summary>An earlier row has one that differs in capitals only.</summary>
    OtherCase,

    /// <summary>An earlier row has it.</summary>
    Duplicate,
}

/// <summary>
/// Remembers in which row each respondent id was found, by a 128-bit hash (XXH128) of the id in capitals and 32 bits of
/// the id as it is, so that a million ids take some 40 MB whatever their length. Split into many small tables, because
/// one that grows holds its old and new self at once.
/// </summary>
internal sealed class RespondentIds
{
    /// <summary>So many that a million ids fill each table to two thirds.</summary>
    private const int Tables = 1_536;

    private readonly Table[] _tables = [.. Enumerable.Range(0, Tables).Select(_ => new Table())];

    /// <summary>Ids that differ in capitals from an earlier one; few, in files as people have them.</summary>
    private readonly Dictionary<UInt128, int> _otherCases = [];

    private char[] _capitals = new char[UploadLimits.MaximumKeyLength];

    /// <summary>Notes an id; <paramref name="earlier"/> is the row that has it, or has it in other capitals.</summary>
    public IdStanding Add(ReadOnlySpan<char> id, int row, out int earlier)
    {
        if (id.Length > _capitals.Length)
            _capitals = new char[id.Length];
        var capitals = _capitals.AsSpan(0, id.ToUpperInvariant(_capitals));
        var hash = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(capitals));
        var exact = id.SequenceEqual(capitals) ? hash : XxHash128.HashToUInt128(MemoryMarshal.AsBytes(id));
        var table = _tables[(int)((ulong)(hash >> 64) % Tables)];
        if (table.TryAdd((ulong)hash, (ulong)(hash >> 64), (uint)exact, row, out earlier, out var isSame))
            return IdStanding.New;
        if (isSame)
            return IdStanding.Duplicate;
        if (_otherCases.TryAdd(exact, row))
            return IdStanding.OtherCase;
        earlier = _otherCases[exact];
        return IdStanding.Duplicate;
    }

    /// <summary>Open addressing with linear probing; rows are kept plus one, so that 0 is a free place.</summary>
    private sealed class Table
    {
        private ulong[] _low = new ulong[16];
        private ulong[] _high = new ulong[16];
        private uint[] _exact = new uint[16];
        private int[] _row = new int[16];
        private int _count;

        public bool TryAdd(ulong low, ulong high, uint exact, int row, out int earlier, out bool isSame)
        {
            if (_count >= _row.Length / 4 * 3)
                Grow();
            var at = PlaceOf(low, high);
            var free = _row[at] == 0;
            if (free)
            {
                (_low[at], _high[at], _exact[at], _row[at]) = (low, high, exact, row + 1);
                _count++;
            }

            (earlier, isSame) = (_row[at] - 1, _exact[at] == exact);
            return free;
        }

        /// <summary>The slot of the id, or the one it would take.</summary>
        private int PlaceOf(ulong low, ulong high)
        {
            var mask = _row.Length - 1;
            var at = (int)low & mask;
            while (_row[at] != 0 && (_low[at] != low || _high[at] != high))
                at = (at + 1) & mask;
            return at;
        }

        private void Grow()
        {
            var (low, high, exact, row) = (_low, _high, _exact, _row);
            var size = 2 * row.Length;
            (_low, _high, _exact, _row) = (new ulong[size], new ulong[size], new uint[size], new int[size]);
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] == 0)
                    continue;
                var at = PlaceOf(low[i], high[i]);
                (_low[at], _high[at], _exact[at], _row[at]) = (low[i], high[i], exact[i], row[i]);
            }
        }
    }
}
