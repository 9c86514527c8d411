using Serverless.Flows.Access;

namespace Serverless.Functions;

/// <summary>What a caller shows of itself: a key, or a token of Microsoft Entra ID.</summary>
internal sealed record Credential(string Text)
{
    /// <summary>Carries a key; so does <c>Authorization: Bearer</c>.</summary>
    public const string KeyHeader = "X-Api-Key";

    private const string Bearer = "Bearer ";

    /// <summary>Names that keys are sent under in addresses, here or elsewhere.</summary>
    private static readonly HashSet<string> NamesOfKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "code",
        "key",
        "apikey",
        "api_key",
        "api-key",
        "token",
        "access_token",
        "x-functions-key",
        KeyHeader,
    };

    /// <summary>Whether it is a key; otherwise it can only be a token.</summary>
    public bool IsKey => Text.StartsWith(KeyText.Prefix, StringComparison.Ordinal);

    /// <summary>What the headers of a request hold; null for nothing.</summary>
    public static Credential? Of(HttpRequest request)
    {
        var key = request.Headers[KeyHeader].ToString();
        var authorization = request.Headers.Authorization.ToString();
        var bearer = authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..].Trim()
            : "";
        if (key.Length > 0 && bearer.Length > 0)
            throw Refusals.TwoCredentials();
        return (key, bearer) switch
        {
            ({ Length: > 0 }, _) => new(key),
            (_, { Length: > 0 }) => new(bearer),
            _ => null,
        };
    }

    /// <summary>
    /// Refuses with 400 an address with a key in it: addresses are kept in logs, and whoever reads them has the key.
    /// </summary>
    public static void RefuseInAddress(HttpRequest request)
    {
        if (
            request.Path.Value?.Contains(KeyText.Prefix, StringComparison.Ordinal) == true
            || (request.QueryString.HasValue && request.Query.Any(IsOrHoldsKey))
        )
            throw Refusals.KeyInAddress();
    }

    private static bool IsOrHoldsKey(KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> parameter) =>
        NamesOfKeys.Contains(parameter.Key)
        || parameter.Key.Contains(KeyText.Prefix, StringComparison.Ordinal)
        || parameter.Value.Any(value => value?.Contains(KeyText.Prefix, StringComparison.Ordinal) == true);
}
