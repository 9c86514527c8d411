using System.Net;
using Serverless.Flows;
using Serverless.Flows.Access;
using Serverless.Functions.Tests.App;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Access;

/// <summary>Tokens of an issuer that is not ours: discovery, keys and tokens are those of OpenIddict.</summary>
public sealed class OpenIddictTests(FunctionAppFixture fixture) : IAsyncLifetime
{
    private const string Audience = "api://stand-van-het-land";

    private OpenIddictIssuer _issuer = null!;
    private SignIn _signIn = null!;

    public async ValueTask InitializeAsync()
    {
        _issuer = await OpenIddictIssuer.StartAsync();
        _signIn = new SignIn(new SignInOptions(_issuer.Address, Audience, Organisation: null));
    }

    public ValueTask DisposeAsync() => _issuer.DisposeAsync();

    [Fact]
    public async Task Token_of_a_program_gives_its_identity_organisation_and_role()
    {
        var token = await _issuer.TokenAsync("veldbureau", Audience, "ministerie.uploader");

        var caller = (await OfAsync(token)).Succeeded(out var found, out _) ? found : null;

        caller.ShouldNotBeNull();
        (caller.Kind, caller.Id, caller.Organisation, caller.Roles).ShouldBe(
            (ActorKind.Identity, "veldbureau", Name.Parse("ministerie"), Roles.Uploader)
        );
        caller.ExpiresAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Every_role_of_a_token_counts()
    {
        var token = await _issuer.TokenAsync("veldbureau", Audience, "ministerie.uploader", "ministerie.publisher");

        (await OfAsync(token)).Succeeded(out var caller, out _).ShouldBeTrue();

        caller!.Roles.ShouldBe(Roles.Uploader | Roles.Publisher);
    }

    [Fact]
    public async Task Keys_are_those_that_the_issuer_publishes()
    {
        var configuration = await _issuer.PublishedAsync(".well-known/openid-configuration");
        ((string?)configuration["issuer"]).ShouldBe(_issuer.Address.AbsoluteUri);

        var keys = await _issuer.PublishedAsync(new Uri((string)configuration["jwks_uri"]!).AbsolutePath);

        ((string?)keys["keys"]!.AsArray().ShouldHaveSingleItem()!["kty"]).ShouldBe("RSA");
    }

    [Fact]
    public async Task Token_of_a_key_that_came_after_the_first_is_taken()
    {
        (await OfAsync(await TokenAsync())).Succeeded(out _, out _).ShouldBeTrue();

        _issuer.Roll();

        (await OfAsync(await TokenAsync())).Succeeded(out _, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Token_that_expired_is_not_taken()
    {
        _issuer.Clock.AdjustTime(TimeProvider.System.GetUtcNow().AddHours(-2));

        (await ReasonAsync(await TokenAsync())).ShouldContain("expired");
    }

    [Fact]
    public async Task Token_for_another_application_is_not_taken() =>
        (
            await ReasonAsync(await _issuer.TokenAsync("veldbureau", "api://iets-anders", "ministerie.uploader"))
        ).ShouldContain("another application");

    [Theory]
    [InlineData("ministerie.keizer")]
    [InlineData("ministerie.deployment-administrator")]
    [InlineData("uploader")]
    public async Task Token_without_a_role_here_is_not_taken(string role) =>
        (await ReasonAsync(await _issuer.TokenAsync("veldbureau", Audience, role))).ShouldContain("no app role");

    [Fact]
    public async Task Token_of_another_openiddict_is_not_taken()
    {
        await using var other = await OpenIddictIssuer.StartAsync();

        var reason = await ReasonAsync(await other.TokenAsync("veldbureau", Audience, "ministerie.uploader"));

        reason.ShouldContain("another issuer");
    }

    [Fact]
    public async Task Api_holds_programs_to_their_roles_and_organisations_and_follows_new_keys()
    {
        await fixture.StartedAsync();
        await using var app = await FunctionAppProcess.StartAsync(
            fixture.ConnectionString,
            ("Access__Authority", _issuer.Address.AbsoluteUri),
            ("Access__Audience", Audience)
        );
        var survey = $"t-{Guid.NewGuid():n}"[..20];
        using var client = new HttpClient { BaseAddress = app.Client.BaseAddress };
        Task<HttpStatusCode> PutAsync(string token) => TokenUpload.CodebookAsync(client, survey, token);

        async Task<HttpStatusCode> PutAsAsync(string role, string audience = Audience) =>
            await PutAsync(await _issuer.TokenAsync(role, audience, role));

        (await PutAsAsync("ministerie.uploader", "api://iets-anders")).ShouldBe(HttpStatusCode.Unauthorized);
        (await PutAsAsync("ministerie.keizer")).ShouldBe(HttpStatusCode.Unauthorized);
        (await PutAsAsync("ministerie.reader")).ShouldBe(HttpStatusCode.Forbidden);
        (await PutAsAsync("ministerie.uploader")).ShouldBe(HttpStatusCode.Created);
        (await PutAsAsync("fonds.uploader")).ShouldBe(HttpStatusCode.NotFound);

        _issuer.Roll();
        (await PutAsAsync("ministerie.uploader")).ShouldBe(HttpStatusCode.OK);
        (await PutAsAsync("fonds.uploader")).ShouldBe(HttpStatusCode.NotFound);

        _issuer.Clock.AdjustTime(TimeProvider.System.GetUtcNow().AddHours(-2));
        (await PutAsAsync("ministerie.uploader")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private Task<string> TokenAsync() => _issuer.TokenAsync("veldbureau", Audience, "ministerie.uploader");

    private Task<Outcome<Caller>> OfAsync(string token) => _signIn.OfAsync(token, "", CancellationToken.None);

    private async Task<string> ReasonAsync(string token)
    {
        (await OfAsync(token)).Succeeded(out _, out var refusal).ShouldBeFalse();
        return refusal.ShouldBeOfType<Refusal.KeyNotTaken>().Reason.ToString();
    }
}
