using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace Serverless.Functions.Tests.Access;

/// <summary>
/// The part of an issuer where people sign in: authorisation code with PKCE, for one public client. It checks what Microsoft
/// Entra ID checks, and its page is cut off from the one that opened it, as theirs may be.
/// </summary>
internal sealed class AuthorizationServer(string client, string audience)
{
    public const string Asked = "authorize";
    public const string Given = "token";
    public const string Ended = "logout";

    private readonly ConcurrentDictionary<string, IQueryCollection> _codes = new(StringComparer.Ordinal);

    /// <summary>The address that is registered for the client.</summary>
    public Uri? Redirect { get; set; }

    /// <summary>What whoever signs in may do.</summary>
    public string[] Roles { get; set; } = [];

    /// <summary>Who signs in.</summary>
    public string Identity { get; set; } = "1f0a6a0e-7a39-4a2b-9c1e-2f6f6d1b0001";

    /// <summary>What it answers in place of a code; null for a code.</summary>
    public string? Error { get; set; }

    /// <summary>Changes the state on its way back.</summary>
    public Func<string, string> State { get; set; } = state => state;

    /// <summary>Changes the code on its way back.</summary>
    public Func<string, string> Code { get; set; } = code => code;

    /// <summary>A code that was asked for by somebody else, with a verifier of theirs.</summary>
    public string CodeOfSomebodyElse()
    {
        _codes["somebody-else"] = new QueryCollection(
            QueryHelpers.ParseQuery($"?redirect_uri={Uri.EscapeDataString(Redirect!.AbsoluteUri)}&code_challenge=other")
        );
        return "somebody-else";
    }

    /// <summary>Adds its addresses to those of the issuer that signs for it.</summary>
    public void Map(WebApplication web, TokenIssuer issuer)
    {
        web.MapGet($"/{Asked}", Ask);
        web.MapGet("/consent", Consent);
        web.MapPost(
            $"/{Given}",
            (HttpRequest request, CancellationToken cancellationToken) => GiveAsync(request, issuer, cancellationToken)
        );
        web.MapGet($"/{Ended}", () => Results.Text("afgemeld"));
    }

    private IResult Ask(HttpContext http)
    {
        var asked = http.Request.Query;
        if (asked["client_id"] != client || asked["redirect_uri"] != Redirect?.AbsoluteUri)
            return Results.BadRequest("unknown client or redirect_uri");
        if (
            asked["response_type"] != "code"
            || asked["response_mode"] != "fragment"
            || asked["code_challenge_method"] != "S256"
            || asked["code_challenge"].ToString().Length != 43
            || asked["scope"] != $"{audience}/.default"
        )
            return Results.BadRequest("unusable request");
        http.Response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        var query = HtmlEncoder.Default.Encode(http.Request.QueryString.Value!);
        return Results.Content(
            $"<!DOCTYPE html><title>Aanmelden</title><a href=\"/consent{query}\">Dat ben ik</a>",
            "text/html"
        );
    }

    private IResult Consent(HttpContext http)
    {
        var asked = http.Request.Query;
        var answer = new Dictionary<string, string?> { ["state"] = State(asked["state"].ToString()) };
        if (Error is not null)
            answer["error"] = Error;
        else
        {
            var code = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(24));
            _codes[code] = asked;
            answer["code"] = Code(code);
        }

        return Results.Redirect($"{Redirect}#{QueryHelpers.AddQueryString("", answer)[1..]}");
    }

    /// <summary>A token for a code, once, for whoever knows the verifier (RFC 7636, 4.6).</summary>
    private async Task<IResult> GiveAsync(HttpRequest request, TokenIssuer issuer, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var origin = Redirect!.GetLeftPart(UriPartial.Authority);
        if (request.Headers.Origin == origin)
            request.HttpContext.Response.Headers.AccessControlAllowOrigin = origin;
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes($"{form["code_verifier"]}")));
        var isRight =
            _codes.TryRemove($"{form["code"]}", out var asked)
            && form["grant_type"] == "authorization_code"
            && form["client_id"] == client
            && form["redirect_uri"] == asked["redirect_uri"]
            && challenge == asked["code_challenge"];
        return isRight
            ? Results.Json(
                new Dictionary<string, object>
                {
                    ["token_type"] = "Bearer",
                    ["expires_in"] = 3600,
                    ["access_token"] = issuer.Token(audience, Roles, identity: Identity),
                }
            )
            : Results.Json(
                new Dictionary<string, object>
                {
                    ["error"] = "invalid_grant",
                    ["error_description"] = "AADSTS70008: The code was not asked for by this client.",
                },
                statusCode: StatusCodes.Status400BadRequest
            );
    }
}
