using System.Security.Cryptography;
using System.Text;
using Serverless.Local.Host.Metadata;

namespace Serverless.Local.Host;

/// <summary>
/// The keys that callers of HTTP functions show, as header <c>x-functions-key</c> or as query parameter <c>code</c>.
/// The Functions host
/// checks them before the program sees the request; so does this one, with one key for everything.
/// </summary>
/// <param name="key">The key, which is function key and master key at once.</param>
public sealed class FunctionKeys(string key)
{
    /// <summary>The header's name.</summary>
    public const string Header = "x-functions-key";

    private readonly byte[] _expected = Encoding.UTF8.GetBytes(key);

    /// <summary>The key.</summary>
    public string Key => key;

    /// <summary>A new key that cannot be guessed.</summary>
    public static string New() =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)).Replace('+', '-').Replace('/', '_');

    /// <summary>Whether this request may call a function of this level.</summary>
    public bool Allow(AuthorizationLevel level, HttpRequest request)
    {
        if (level == AuthorizationLevel.Anonymous)
            return true;
        var shown = request.Headers[Header].FirstOrDefault() ?? request.Query["code"].FirstOrDefault() ?? "";
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), _expected);
    }
}
