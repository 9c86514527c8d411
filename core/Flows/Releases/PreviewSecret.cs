using System.Security.Cryptography;
using System.Text;

namespace Serverless.Flows.Releases;

/// <summary>
/// The secret of a preview: <c>swp_</c> and 43 letters and digits, 256 random bits. It comes behind the <c>#</c> of an
/// address, which browsers send to nobody, so it is in no log.
/// </summary>
public static class PreviewSecret
{
    /// <summary>Begins every secret: survey wave preview.</summary>
    public const string Prefix = "swp_";

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>43 characters out of 62 are 256 bits.</summary>
    private const int RandomLength = 43;

    /// <summary>A new secret that cannot be guessed.</summary>
    internal static string New() => Prefix + RandomNumberGenerator.GetString(Letters, RandomLength);

    /// <summary>SHA-256 of a secret, lower-case hex: what is kept of it; null for a text that is none.</summary>
    internal static string? HashOf(string? text) =>
        text?.Length == Prefix.Length + RandomLength && text.StartsWith(Prefix, StringComparison.Ordinal)
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))
            : null;
}
