using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Serverless.Functions.Tests.Access;

/// <summary>
/// OpenIddict as an issuer on this machine: its own discovery, keys and tokens. Programs that are registered get theirs by
/// client credentials (RFC 6749, 4.4), with the roles they were assigned.
/// </summary>
internal sealed class OpenIddictIssuer : IAsyncDisposable
{
    private const string Secret = "secret-of-a-test";

    private readonly WebApplication _web;
    private readonly HttpClient _client;
    private readonly ConcurrentDictionary<string, (string Audience, string[] Roles)> _programs;

    private OpenIddictIssuer(
        WebApplication web,
        ConcurrentDictionary<string, (string Audience, string[] Roles)> programs,
        FakeTimeProvider clock
    )
    {
        (_web, _programs, Clock) = (web, programs, clock);
        _client = new HttpClient { BaseAddress = Address };
    }

    /// <summary>Where it is; also what its tokens name as their issuer.</summary>
    public Uri Address => new(_web.Urls.Single());

    /// <summary>By which it dates tokens; right until it is set otherwise.</summary>
    public FakeTimeProvider Clock { get; }

    public static async Task<OpenIddictIssuer> StartAsync()
    {
        var programs = new ConcurrentDictionary<string, (string Audience, string[] Roles)>(StringComparer.Ordinal);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder
            .Services.AddOpenIddict()
            .AddServer(server =>
            {
                server.SetTokenEndpointUris("token").AllowClientCredentialsFlow();
                // Who is registered is kept in memory here, not in a database of OpenIddict's.
                server.EnableDegradedMode();
                server.AddEphemeralEncryptionKey().AddSigningKey(NewKey()).DisableAccessTokenEncryption();
                server.SetAccessTokenLifetime(TimeSpan.FromHours(1));
                server.Configure(options => options.TimeProvider = clock);
                server.UseAspNetCore().DisableTransportSecurityRequirement();
                server.AddEventHandler<ValidateTokenRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        if (context.ClientSecret != Secret || !programs.ContainsKey(context.ClientId ?? ""))
                            context.Reject(OpenIddictConstants.Errors.InvalidClient);
                        return default;
                    })
                );
                server.AddEventHandler<HandleTokenRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        context.SignIn(PrincipalOf(context.ClientId!, programs[context.ClientId!]));
                        return default;
                    })
                );
            });
        var web = builder.Build();
        web.UseAuthentication();
        await web.StartAsync();
        return new OpenIddictIssuer(web, programs, clock);
    }

    /// <summary>A token that the program asks for and gets.</summary>
    public async Task<string> TokenAsync(string program, string audience, params string[] roles)
    {
        _programs[program] = (audience, roles);
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = program,
                ["client_secret"] = Secret,
            }
        );
        using var answer = await _client.PostAsync(new Uri("token", UriKind.Relative), form);
        var content = await answer.Content.ReadFromJsonAsync<JsonNode>();
        return (string?)content!["access_token"] ?? throw new InvalidOperationException(content.ToJsonString());
    }

    /// <summary>What it publishes of itself.</summary>
    public async Task<JsonNode> PublishedAsync(string path) =>
        (await _client.GetFromJsonAsync<JsonNode>(new Uri(path, UriKind.Relative)))!;

    /// <summary>From now on it signs with another key, and publishes that one alone.</summary>
    public void Roll()
    {
        var options = _web.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;
        options.SigningCredentials.Clear();
        options.SigningCredentials.Add(new SigningCredentials(NewKey(), SecurityAlgorithms.RsaSha256));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _web.DisposeAsync();
    }

    private static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("n") };

    private static ClaimsPrincipal PrincipalOf(string program, (string Audience, string[] Roles) registered)
    {
        var identity = new ClaimsIdentity("OpenIddict");
        identity.SetClaim(OpenIddictConstants.Claims.Subject, program);
        identity.SetClaims("roles", ImmutableArray.Create(registered.Roles));
        identity.SetResources(registered.Audience);
        identity.SetDestinations(_ => [OpenIddictConstants.Destinations.AccessToken]);
        return new ClaimsPrincipal(identity);
    }
}
