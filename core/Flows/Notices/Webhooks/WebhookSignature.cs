using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.Flows.Notices.Webhooks;

/// <summary>
/// Signatures after the Standard Webhooks specification, version 1.0.0: HMAC-SHA256 over id, time and body, which a
/// receiver computes as well from the secret it was given.
/// </summary>
public static class WebhookSignature
{
    /// <summary>Begins every secret that is shown, so that it is known for what it is.</summary>
    public const string SecretPrefix = "whsec_";

    /// <summary>A secret as its owner gets it: <c>whsec_</c> and base64.</summary>
    public static string Text(byte[] secret) => SecretPrefix + Convert.ToBase64String(secret);

    /// <summary>
    /// The header <c>webhook-signature</c>: for each secret <c>v1,</c> and the signature in base64, with a space between.
    /// </summary>
    /// <param name="message">Id of the message, without a full stop in it.</param>
    /// <param name="at">When the attempt is made; counts in whole seconds.</param>
    /// <param name="body">The body exactly as it is sent.</param>
    /// <param name="secrets">The current secret and, after a rotation, the one before.</param>
    public static string Of(string message, DateTimeOffset at, string body, IEnumerable<byte[]> secrets)
    {
        var signed = Encoding.UTF8.GetBytes($"{message}.{Seconds(at)}.{body}");
        return string.Join(
            ' ',
            secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}")
        );
    }

    /// <summary>The header <c>webhook-timestamp</c>: seconds since 1970.</summary>
    public static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
