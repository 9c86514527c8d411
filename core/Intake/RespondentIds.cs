using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Serverless.Intake;

/// <summary>
/// Remembers in which row each respondent id stands, by a 128-bit hash of the id (XXH128), so that a million ids take some 50 MB whatever
/// their length. Split into many small tables, because one that grows holds its old and new self at once.
/// </summary>
internal sealed class RespondentIds
{
    private const int Tables = 1_024;

    private readonly Dictionary<UInt128, int>[] _tables = [.. Enumerable.Range(0, Tables).Select(_ => new Dictionary<UInt128, int>())];

    /// <summary>Notes an id; false when an earlier row, <paramref name="earlier"/>, has it.</summary>
    public bool TryAdd(ReadOnlySpan<char> id, int row, out int earlier)
    {
        var hash = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(id));
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_tables[(int)((ulong)hash % Tables)], hash, out var exists);
        if (!exists)
            known = row;
        earlier = known;
        return !exists;
    }
}
