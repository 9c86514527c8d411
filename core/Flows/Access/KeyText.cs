using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.Flows.Access;

/// <summary>
/// A key as its holder has it: <c>swk_</c>, an id of 10 characters, <c>_</c>, a secret of 43 and a checksum of 6, all
/// letters and digits. The prefix and the checksum let secret scanners find keys in text without mistaking anything else
/// for one.
/// </summary>
public sealed record KeyText
{
    /// <summary>Begins every key: survey wave key.</summary>
    public const string Prefix = "swk_";

    private const string IdLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly SearchValues<char> InIds = SearchValues.Create(IdLetters);

    private const int IdLength = 10;

    /// <summary>43 characters out of 62 are 256 bits.</summary>
    private const int SecretLength = 43;
    private const int ChecksumLength = 6;
    private const int Length = 4 + IdLength + 1 + SecretLength + ChecksumLength;

    private KeyText(string text) => Text = text;

    /// <summary>The whole key. It is shown once and kept nowhere.</summary>
    public string Text { get; }

    /// <summary>The part by which the key is named.</summary>
    public string Id => Text.Substring(Prefix.Length, IdLength);

    /// <summary>SHA-256 of the key, lower-case hex: what is kept of it.</summary>
    /// <remarks>
    /// A slow hash protects passwords, because people choose ones that can be guessed. This secret has 256 random bits:
    /// nobody guesses it at any speed, and a fast hash keeps requests fast.
    /// </remarks>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>A new key that cannot be guessed.</summary>
    public static KeyText New()
    {
        var text =
            Prefix
            + RandomNumberGenerator.GetString(IdLetters, IdLength)
            + "_"
            + RandomNumberGenerator.GetString(Letters, SecretLength);
        return new(text + Checksum(text));
    }

    /// <summary>Reads a key; false for text that is none, or was mistyped.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out KeyText? key)
    {
        key =
            text?.Length == Length
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && text[Prefix.Length..].All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            && text.AsSpan(Prefix.Length, IdLength).IndexOfAnyExcept(InIds) < 0
            && text.AsSpan(Length - ChecksumLength).SequenceEqual(Checksum(text[..^ChecksumLength]))
                ? new KeyText(text)
                : null;
        return key is not null;
    }

    /// <summary>Whether this is the key with that hash, in the same time for every key.</summary>
    public bool Has(string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Hash), Encoding.UTF8.GetBytes(hash));

    /// <summary>The key is not part of what is printed or logged.</summary>
    public override string ToString() => $"{Prefix}{Id}_…";

    /// <summary>CRC-32 in base 62.</summary>
    private static string Checksum(string text)
    {
        var remaining = Crc32.HashToUInt32(Encoding.UTF8.GetBytes(text));
        Span<char> digits = stackalloc char[ChecksumLength];
        for (var at = ChecksumLength - 1; at >= 0; at--)
        {
            digits[at] = Letters[(int)(remaining % (uint)Letters.Length)];
            remaining /= (uint)Letters.Length;
        }

        return digits.ToString();
    }
}
