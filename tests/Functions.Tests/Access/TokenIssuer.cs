using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Serverless.Functions.Tests.Access;

/// <summary>
/// An issuer of tokens on this machine: it serves its configuration and its public keys as Microsoft Entra ID does, and
/// signs with the private ones.
/// </summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private RsaSecurityKey _key = NewKey();

    private TokenIssuer(WebApplication web) => _web = web;

    /// <summary>Where it is; also what its tokens name as their issuer.</summary>
    public Uri Address => new(_web.Urls.Single());

    /// <summary>Starts one; with <paramref name="people"/>, it also asks people to sign in.</summary>
    public static async Task<TokenIssuer> StartAsync(AuthorizationServer? people = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var web = builder.Build();
        var issuer = new TokenIssuer(web);
        web.MapGet(
            "/.well-known/openid-configuration",
            (HttpContext http) =>
            {
                http.Response.Headers.AccessControlAllowOrigin = "*";
                return Results.Json(
                    new Dictionary<string, object>
                    {
                        ["issuer"] = issuer.Address.AbsoluteUri,
                        ["jwks_uri"] = new Uri(issuer.Address, "keys").AbsoluteUri,
                        ["authorization_endpoint"] = new Uri(issuer.Address, AuthorizationServer.Asked).AbsoluteUri,
                        ["token_endpoint"] = new Uri(issuer.Address, AuthorizationServer.Given).AbsoluteUri,
                        ["end_session_endpoint"] = new Uri(issuer.Address, AuthorizationServer.Ended).AbsoluteUri,
                    }
                );
            }
        );
        people?.Map(web, issuer);
        web.MapGet("/keys", () => Results.Json(new Dictionary<string, object> { ["keys"] = issuer.PublicKeys() }));
        await web.StartAsync();
        return issuer;
    }

    /// <summary>From now on it signs with another key, and publishes that one alone.</summary>
    public void Roll() => _key = NewKey();

    /// <summary>A token; every part of it can be another than it should be.</summary>
    public string Token(
        string audience,
        string[] roles,
        string? issuer = null,
        TimeSpan? expiresIn = null,
        SigningCredentials? signing = null,
        string? identity = "1f0a6a0e-7a39-4a2b-9c1e-2f6f6d1b0001"
    )
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["roles"] = roles };
        if (identity is not null)
            claims["oid"] = identity;
        return _handler.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer ?? Address.AbsoluteUri,
                Audience = audience,
                Claims = claims,
                NotBefore = now.AddHours(-3),
                IssuedAt = now.AddHours(-3),
                Expires = now + (expiresIn ?? TimeSpan.FromHours(1)),
                SigningCredentials = signing ?? new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
            }
        );
    }

    /// <summary>Signs with a key that is not the issuer's, under the name of the one that is.</summary>
    public SigningCredentials Forged() =>
        new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = _key.KeyId }, SecurityAlgorithms.RsaSha256);

    /// <summary>Signs with the public key, taken for a secret shared by both: an old trick.</summary>
    public SigningCredentials PublicKeyAsSecret() =>
        new(
            new SymmetricSecurityKey(_key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = _key.KeyId },
            SecurityAlgorithms.HmacSha256
        );

    public async ValueTask DisposeAsync() => await _web.DisposeAsync();

    private static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("n") };

    private object[] PublicKeys()
    {
        var parameters = _key.Rsa.ExportParameters(includePrivateParameters: false);
        return
        [
            new Dictionary<string, string>
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = _key.KeyId,
                ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
                ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
            },
        ];
    }
}
