using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.Intake.Responses;

/// <summary>
/// Keyed hashes of respondents' ids, by which a respondent is recognised in another file of the same group and wave
/// without the id being kept.
/// </summary>
public static class RespondentHash
{
    /// <param name="key">A secret; always the same.</param>
    /// <param name="id">The id as it is in the file.</param>
    /// <returns>The first eight bytes of an HMAC-SHA256; equal for ids of one person
    /// (<see cref="RespondentId.Comparable"/>).</returns>
    public static ulong Of(ReadOnlySpan<byte> key, string id) =>
        BinaryPrimitives.ReadUInt64LittleEndian(
            HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("respondent " + RespondentId.Comparable(id)))
        );
}
