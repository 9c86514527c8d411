using System.Buffers.Text;

namespace Serverless.Functions;

/// <summary>What a body says its digest is (RFC 9530).</summary>
internal static class ContentDigest
{
    private const string Algorithm = "sha-256=:";

    /// <summary>The SHA-256; null when the request does not say it.</summary>
    public static byte[]? Of(HttpRequest request)
    {
        foreach (var digest in request.Headers[HeaderNames.ContentDigest].SelectMany(value => (value ?? "").Split(',')))
        {
            var text = digest.AsSpan().Trim();
            if (!text.StartsWith(Algorithm, StringComparison.Ordinal) || !text.EndsWith(":", StringComparison.Ordinal))
                continue;
            var base64 = text[Algorithm.Length..^1];
            if (Base64.IsValid(base64, out var length) && length == 32)
                return Convert.FromBase64String(base64.ToString());
        }

        return null;
    }
}
