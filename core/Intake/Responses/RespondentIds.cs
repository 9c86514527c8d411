using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Serverless.Intake.Responses;

/// <summary>
/// Remembers in which row each respondent id was found, by a 128-bit hash of the id (XXH128), so that a million ids take
/// some 30 MB whatever
/// their length. Split into many small tables, because one that grows holds its old and new self at once.
/// </summary>
internal sealed class RespondentIds
{
    /// <summary>So many that a million ids fill each table to two thirds.</summary>
    private const int Tables = 1_536;

    private readonly Table[] _tables = [.. Enumerable.Range(0, Tables).Select(_ => new Table())];

    /// <summary>Notes an id; false when an earlier row, <paramref name="earlier"/>, has it.</summary>
    public bool TryAdd(ReadOnlySpan<char> id, int row, out int earlier)
    {
        var hash = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(id));
        return _tables[(int)((ulong)(hash >> 64) % Tables)].TryAdd((ulong)hash, (ulong)(hash >> 64), row, out earlier);
    }

    /// <summary>Open addressing with linear probing; rows are kept plus one, so that 0 is a free place.</summary>
    private sealed class Table
    {
        private ulong[] _low = new ulong[16];
        private ulong[] _high = new ulong[16];
        private int[] _row = new int[16];
        private int _count;

        public bool TryAdd(ulong low, ulong high, int row, out int earlier)
        {
            if (_count >= _row.Length / 4 * 3)
                Grow();
            var at = PlaceOf(low, high);
            var free = _row[at] == 0;
            if (free)
            {
                (_low[at], _high[at], _row[at]) = (low, high, row + 1);
                _count++;
            }

            earlier = _row[at] - 1;
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
            var (low, high, row) = (_low, _high, _row);
            (_low, _high, _row) = (new ulong[2 * row.Length], new ulong[2 * row.Length], new int[2 * row.Length]);
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] == 0)
                    continue;
                var at = PlaceOf(low[i], high[i]);
                (_low[at], _high[at], _row[at]) = (low[i], high[i], row[i]);
            }
        }
    }
}
