using System.Security.Cryptography;
using System.Text;

namespace Serverless.Flows.Notices;

/// <summary>
/// Ids of feeds, entries and appointments: the same as long as the deployment lives, wherever it is reached, and none of
/// any other deployment's.
/// </summary>
/// <param name="key">A secret of the deployment.</param>
public sealed class NoticeIds(byte[] key)
{
    /// <summary>The id of a thing: a UUID of version 8 (RFC 9562, 5.8), from HMAC-SHA256 of its name.</summary>
    public Guid Of(string thing)
    {
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(thing)).AsSpan(0, 16);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0f));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3f));
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>The same as an IRI.</summary>
    public string Urn(string thing) => $"urn:uuid:{Of(thing)}";
}
