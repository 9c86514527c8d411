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

/// <summary>An id as it is remembered.</summary>
/// <param name="High">The first 64 bits of the id in capitals by XXH128.</param>
/// <param name="Low">The other 64 bits.</param>
/// <param name="Exact">32 bits of the id as it is.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IdKey(ulong High, ulong Low, uint Exact);

/// <summary>
/// Remembers in which row each respondent id was found, by its key, so that a million ids take 25 MB whatever their
/// length. Split into many small tables, because one that grows holds its old and new self at once. Two ids are the same
/// in capitals when they fall in one table and have the same low bits: 74 bits in all, so that of a million ids two
/// others are mistaken for it with a chance of 2 in 100,000 million.
/// </summary>
internal sealed class RespondentIds
{
    /// <summary>So many that a million ids fill each table to two thirds.</summary>
    private const int Tables = 1_536;

    private readonly Table[] _tables = [.. Enumerable.Range(0, Tables).Select(_ => new Table())];

    /// <summary>Ids that differ in capitals from an earlier one; few, in files as people have them.</summary>
    private readonly Dictionary<IdKey, int> _otherCases = [];

    private char[] _capitals = new char[UploadLimits.MaximumKeyLength];
    private int _expected;

    /// <summary>The key of an id.</summary>
    public IdKey KeyOf(ReadOnlySpan<char> id)
    {
        if (id.Length > _capitals.Length)
            _capitals = new char[id.Length];
        var capitals = _capitals.AsSpan(0, id.ToUpperInvariant(_capitals));
        var hash = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(capitals));
        var exact = id.SequenceEqual(capitals) ? hash : XxHash128.HashToUInt128(MemoryMarshal.AsBytes(id));
        return new IdKey((ulong)(hash >> 64), (ulong)hash, (uint)exact);
    }

    /// <summary>
    /// Looks where ids will be, before they are added: the tables are larger than the processor's caches, which fetch
    /// many places at once but wait for each that is looked at alone.
    /// </summary>
    public void Expect(ReadOnlySpan<IdKey> keys)
    {
        foreach (var key in keys)
            _expected += TableOf(key).RowAt(key.Low);
    }

    /// <summary>Notes an id; <paramref name="earlier"/> is the row that has it, or has it in other capitals.</summary>
    public IdStanding Add(IdKey key, int row, out int earlier)
    {
        if (TableOf(key).TryAdd(key, row, out earlier, out var isSame))
            return IdStanding.New;
        if (isSame)
            return IdStanding.Duplicate;
        if (_otherCases.TryAdd(key, row))
            return IdStanding.OtherCase;
        earlier = _otherCases[key];
        return IdStanding.Duplicate;
    }

    private Table TableOf(IdKey key) => _tables[(int)(key.High % Tables)];

    /// <summary>A place of a table; the row is kept plus one, so that 0 is a free one.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Place
    {
        public ulong Low;
        public uint Exact;
        public int Row;
    }

    /// <summary>Open addressing with linear probing.</summary>
    private sealed class Table
    {
        private Place[] _places = new Place[16];
        private int _count;

        /// <summary>The row at the first place where the key may be.</summary>
        public int RowAt(ulong low) => _places[(int)low & (_places.Length - 1)].Row;

        public bool TryAdd(IdKey key, int row, out int earlier, out bool isSame)
        {
            if (_count >= _places.Length / 4 * 3)
                Grow();
            ref var place = ref PlaceOf(key.Low);
            var isFree = place.Row == 0;
            if (isFree)
            {
                (place.Low, place.Exact, place.Row) = (key.Low, key.Exact, row + 1);
                _count++;
            }

            (earlier, isSame) = (place.Row - 1, place.Exact == key.Exact);
            return isFree;
        }

        /// <summary>The place of the id, or the one it would take.</summary>
        private ref Place PlaceOf(ulong low)
        {
            var (places, mask) = (_places, _places.Length - 1);
            var at = (int)low & mask;
            while (places[at].Row != 0 && places[at].Low != low)
                at = (at + 1) & mask;
            return ref places[at];
        }

        private void Grow()
        {
            var full = _places;
            _places = new Place[4 * full.Length];
            foreach (var place in full)
                if (place.Row != 0)
                    PlaceOf(place.Low) = place;
        }
    }
}
