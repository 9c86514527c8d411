using System.Security.Cryptography;
using System.Text;
using Serverless.Intake.Responses;

namespace Serverless.Flows.Erasure;

/// <summary>Those who were erased from one file of responses, given by their ids and not read from anywhere.</summary>
public sealed class ErasedIds
{
    /// <summary>
    /// Bytes of a code: 128 bits of HMAC-SHA256, so that among all ids there ever are no two share one.
    /// </summary>
    private const int CodeBytes = 16;

    private readonly byte[] _key;
    private readonly HashSet<string> _codes;

    internal ErasedIds(byte[] key, IEnumerable<string> codes) =>
        (_key, _codes) = (key, codes.ToHashSet(StringComparer.Ordinal));

    /// <summary>Nobody.</summary>
    public static ErasedIds None { get; } = new([], []);

    public bool IsEmpty => _codes.Count == 0;

    /// <summary>Whether whoever has this id was erased.</summary>
    public bool Contains(string id) => !IsEmpty && _codes.Contains(Code(_key, id));

    /// <summary>Whether everybody in <paramref name="others"/> is in here too.</summary>
    public bool Includes(ErasedIds others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return others._codes.IsSubsetOf(_codes);
    }

    /// <summary>The code of an id under a key (HMAC-SHA256, RFC 2104), cut to 128 bits, in lower-case hex.</summary>
    internal static string Code(byte[] key, string id) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(RespondentId.Comparable(id))).AsSpan(0, CodeBytes)
        );
}
