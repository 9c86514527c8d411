using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Serverless.Intake.Differences;

/// <summary>
/// A set of texts by hash (64-bit XXH3): eight bytes each. Of 100,000 different texts two share a hash with a chance of
/// 3 in 10,000 million.
/// </summary>
internal sealed class SortedHashes
{
    private readonly List<ulong> _hashes = [];
    private bool _isSorted = true;

    /// <summary>Different texts in the set.</summary>
    public int Count => Sorted().Length;

    public void Add(ReadOnlySpan<char> text)
    {
        _hashes.Add(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text)));
        _isSorted = false;
    }

    /// <summary>How many texts both sets have.</summary>
    public int CountShared(SortedHashes other)
    {
        var a = Sorted();
        var b = other.Sorted();
        int i = 0,
            j = 0,
            shared = 0;
        while (i < a.Length && j < b.Length)
        {
            var order = a[i].CompareTo(b[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return shared;
    }

    private ReadOnlySpan<ulong> Sorted()
    {
        if (!_isSorted)
        {
            _hashes.Sort();
            var kept = 0;
            for (var i = 0; i < _hashes.Count; i++)
                if (i == 0 || _hashes[i] != _hashes[kept - 1])
                    _hashes[kept++] = _hashes[i];
            _hashes.RemoveRange(kept, _hashes.Count - kept);
            _isSorted = true;
        }

        return CollectionsMarshal.AsSpan(_hashes);
    }
}
