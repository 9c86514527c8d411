using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Serverless.Flows;
using Serverless.Flows.Access;
using Serverless.Functions.Tests.App;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Access;

/// <summary>Tokens with real signatures of an issuer on this machine.</summary>
public sealed class SignInTests(FunctionAppFixture fixture) : IAsyncLifetime
{
    private const string Audience = "api://stand-van-het-land";
    private static readonly string[] Uploader = ["ministerie.uploader"];

    private TokenIssuer _issuer = null!;
    private SignIn _signIn = null!;

    public async ValueTask InitializeAsync()
    {
        _issuer = await TokenIssuer.StartAsync();
        _signIn = new SignIn(new SignInOptions(_issuer.Address, Audience, Organisation: null));
    }

    public ValueTask DisposeAsync() => _issuer.DisposeAsync();

    [Fact]
    public async Task Token_gives_its_identity_organisation_and_roles()
    {
        var caller = Accepted(await OfAsync(_issuer.Token(Audience, ["ministerie.uploader", "ministerie.eraser"])));

        caller.ShouldBe(
            new Caller(
                ActorKind.Identity,
                "1f0a6a0e-7a39-4a2b-9c1e-2f6f6d1b0001",
                Name.Parse("ministerie"),
                Roles.Uploader | Roles.Eraser
            )
            {
                ExpiresAt = caller.ExpiresAt,
            }
        );
    }

    [Fact]
    public async Task Token_for_another_application_is_not_taken() =>
        (await ReasonAsync(_issuer.Token("api://iets-anders", Uploader))).ShouldContain("another application");

    [Fact]
    public async Task Token_that_expired_is_not_taken() =>
        (await ReasonAsync(_issuer.Token(Audience, Uploader, expiresIn: TimeSpan.FromMinutes(-5)))).ShouldContain(
            "expired"
        );

    [Fact]
    public async Task Token_of_another_issuer_is_not_taken_though_the_signature_is_right() =>
        (await ReasonAsync(_issuer.Token(Audience, Uploader, issuer: "https://login.example/v2.0"))).ShouldContain(
            "another issuer"
        );

    [Fact]
    public async Task Token_signed_with_another_key_of_the_same_name_is_not_taken() =>
        (await ReasonAsync(_issuer.Token(Audience, Uploader, signing: _issuer.Forged()))).ShouldContain("signature");

    [Fact]
    public async Task Token_signed_with_the_public_key_as_a_secret_is_not_taken() =>
        (await ReasonAsync(_issuer.Token(Audience, Uploader, signing: _issuer.PublicKeyAsSecret()))).ShouldContain(
            "signature"
        );

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("nOnE")]
    public async Task Token_without_a_signature_is_not_taken(string algorithm)
    {
        var parts = _issuer.Token(Audience, Uploader).Split('.');
        var header = Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes($$"""{"alg":"{{algorithm}}","typ":"JWT"}"""));

        (await OfAsync($"{header}.{parts[1]}.")).Succeeded(out _, out _).ShouldBeFalse();
        (await OfAsync($"{header}.{parts[1]}.{parts[2]}")).Succeeded(out _, out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Token_with_its_roles_changed_is_not_taken()
    {
        var parts = _issuer.Token(Audience, ["ministerie.reader"]).Split('.');
        var changed = Base64UrlEncoder
            .Decode(parts[1])
            .Replace("ministerie.reader", "ministerie.eraser", StringComparison.Ordinal);

        (await ReasonAsync($"{parts[0]}.{Base64UrlEncoder.Encode(changed)}.{parts[2]}")).ShouldContain("signature");
    }

    [Theory]
    [InlineData("")]
    [InlineData("ministerie.keizer")]
    [InlineData("uploader")]
    [InlineData("Ministerie.uploader")]
    [InlineData("ministerie.deployment-administrator")]
    public async Task Token_without_a_role_here_is_not_taken(params string[] roles) =>
        (await ReasonAsync(_issuer.Token(Audience, roles))).ShouldContain("no app role");

    [Fact]
    public async Task Role_without_organisation_belongs_to_the_one_of_the_settings()
    {
        var signIn = new SignIn(new SignInOptions(_issuer.Address, Audience, Name.Parse("fonds")));

        var caller = Accepted(await signIn.OfAsync(_issuer.Token(Audience, ["uploader"]), "", CancellationToken.None));

        (caller.Organisation, caller.Roles).ShouldBe((Name.Parse("fonds"), Roles.Uploader));
    }

    [Fact]
    public async Task Roles_of_one_organisation_give_nothing_in_another()
    {
        var token = _issuer.Token(Audience, ["ministerie.uploader", "fonds.reader"]);

        (await ReasonAsync(token)).ShouldContain(SignIn.OrganisationHeader);
        Accepted(await OfAsync(token, "fonds")).Roles.ShouldBe(Roles.Reader);
        Accepted(await OfAsync(token, "ministerie")).Roles.ShouldBe(Roles.Uploader);
        (await OfAsync(token, "derde")).Succeeded(out _, out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Token_that_does_not_say_whose_it_is_is_not_taken() =>
        (await ReasonAsync(_issuer.Token(Audience, Uploader, identity: null))).ShouldContain("whose");

    [Fact]
    public async Task Issuer_that_cannot_be_reached_is_not_the_callers_fault()
    {
        var token = _issuer.Token(Audience, Uploader);
        await _issuer.DisposeAsync();

        var refused = await Should.ThrowAsync<RefusedRequestException>(() => OfAsync(token));

        refused.Status.ShouldBe(503);
    }

    [Fact]
    public async Task Managed_identity_uploads_without_a_secret_and_is_in_the_audit_log()
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

        (await PutAsync(_issuer.Token("api://iets-anders", Uploader))).ShouldBe(HttpStatusCode.Unauthorized);
        (await PutAsync(_issuer.Token(Audience, ["ministerie.reader"]))).ShouldBe(HttpStatusCode.Forbidden);
        (await PutAsync(_issuer.Token(Audience, Uploader))).ShouldBe(HttpStatusCode.Created);
        (await PutAsync(_issuer.Token(Audience, ["fonds.uploader"]))).ShouldBe(HttpStatusCode.NotFound);

        using var audit = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri($"/api/v1/surveys/{survey}/audit", UriKind.Relative)
        );
        audit.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            _issuer.Token(Audience, ["ministerie.administrator"])
        );
        using var answer = await client.SendAsync(audit);
        var entry = (await answer.ReadJsonAsync())!["entries"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)entry["operation"], (string?)entry["actorKind"], (string?)entry["actorId"]).ShouldBe(
            ("codebook-uploaded", "identity", "1f0a6a0e-7a39-4a2b-9c1e-2f6f6d1b0001")
        );
    }

    private Task<Outcome<Caller>> OfAsync(string token, string organisation = "") =>
        _signIn.OfAsync(token, organisation, CancellationToken.None);

    private async Task<string> ReasonAsync(string token)
    {
        (await OfAsync(token)).Succeeded(out _, out var refusal).ShouldBeFalse();
        return refusal.ShouldBeOfType<Refusal.KeyNotTaken>().Reason.ToString();
    }

    private static Caller Accepted(Outcome<Caller> outcome) =>
        outcome.Succeeded(out var caller, out var refusal)
            ? caller
            : throw new ShouldAssertException(RefusalText.Of(refusal).ToString());
}
