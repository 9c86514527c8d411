using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Portal.Pages;

/// <summary>How people sign in on the desk without a key: at an authority that issues tokens for the API.</summary>
/// <param name="Authority">The issuer's address, below which its configuration is (OpenID Connect Discovery 1.0).</param>
/// <param name="Client">The id under which the desk is known there. It is a public client: it has no secret.</param>
/// <param name="Scope">What is asked for there; the tokens it gives are for the API.</param>
public sealed record DeskSignIn(Uri Authority, string Client, string Scope)
{
    /// <summary>Scheme, host and port of the authority: the only other origin that the desk calls.</summary>
    public string Origin => Authority.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    /// <summary>The same as JSON, for the desk's script.</summary>
    internal string ToJson() => JsonSerializer.Serialize(this, DeskSignInJson.Default.DeskSignIn);
}

/// <summary>The JSON of how people sign in.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DeskSignIn))]
internal sealed partial class DeskSignInJson : JsonSerializerContext;
