using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Serverless.Flows;
using Serverless.Flows.Access;
using Serverless.Storage;
using Serverless.Surveys.Issues;

namespace Serverless.Functions;

/// <summary>
/// Finds out who signed in: checks a token of Microsoft Entra ID, or of another issuer that works as it does, and reads
/// its app roles. An app role is <c>organisation.role</c>, such as <c>ministerie.uploader</c>; one without organisation
/// belongs to the organisation of the settings.
/// </summary>
internal sealed class SignIn
{
    /// <summary>Says for which organisation a token with roles in several acts.</summary>
    public const string OrganisationHeader = "X-Organisation";

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    private readonly SignInOptions _options;
    private readonly TokenValidationParameters _required;

    public SignIn(SignInOptions options)
    {
        _options = options;
        _required = new()
        {
            // The issuer is the one its configuration names; its keys are fetched again when a token names a new one.
            ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                $"{options.Authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration",
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever { RequireHttps = !options.Authority.IsLoopback }
            ),
            ValidAudience = options.Audience,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromMinutes(2),
        };
    }

    /// <summary>Who shows this token, or why it is not taken.</summary>
    /// <param name="token">The token.</param>
    /// <param name="organisation">For which of its organisations; empty for the only one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Outcome<Caller>> OfAsync(string token, string organisation, CancellationToken cancellationToken)
    {
        try
        {
            // Keys that cannot be fetched are no fault of the token's.
            await _required.ConfigurationManager.GetBaseConfigurationAsync(cancellationToken);
        }
        catch (InvalidOperationException)
        {
            throw Refusals.SignInUnavailable();
        }

        var result = await Handler.ValidateTokenAsync(token, _required);
        if (!result.IsValid)
            return new Refusal.KeyNotTaken(Words(result.Exception));
        return CallerOf((JsonWebToken)result.SecurityToken, organisation);
    }

    private Outcome<Caller> CallerOf(JsonWebToken token, string wanted)
    {
        var id = Claim(token, "oid") ?? Claim(token, "sub");
        if (id is null || id.Contains('|', StringComparison.Ordinal) || id.Any(char.IsControl))
            return new Refusal.KeyNotTaken("The token does not say whose it is (oid).");
        var grants = token
            .Claims.Where(claim => claim.Type == "roles")
            .Select(claim => Grant(claim.Value))
            .Where(grant => grant.Role != Roles.None)
            .ToList();
        var organisations = grants.Select(grant => grant.Organisation).OfType<Name>().Distinct().ToList();
        if (wanted.Length > 0)
            organisations = [.. organisations.Where(own => own.ToString() == wanted)];
        var ofDeployment = grants.Where(grant => grant.Organisation is null).ToList();
        if (organisations.Count == 0 && (ofDeployment.Count == 0 || wanted.Length > 0))
            return new Refusal.KeyNotTaken(
                "The token has no app role here. An administrator of the tenant assigns one, such as organisation.uploader."
            )
            {
                Organisations = [],
            };
        if (organisations.Count > 1)
            return new Refusal.KeyNotTaken(
                $"The token has roles in several organisations ({string.Join(", ", organisations)}). Say in the header {OrganisationHeader} for which one you act."
            )
            {
                Organisations = [.. organisations.Select(organisation => organisation.ToString())],
            };
        Name? acting = organisations.Count == 1 ? organisations[0] : null;
        var roles = grants
            .Where(grant => grant.Organisation is null || grant.Organisation == acting)
            .Aggregate(Roles.None, (all, grant) => all | grant.Role);
        return new Caller(ActorKind.Identity, id, acting, roles)
        {
            ExpiresAt = new DateTimeOffset(token.ValidTo, TimeSpan.Zero),
        };
    }

    /// <summary>What an app role grants; no role for one that is not of this product.</summary>
    private (Name? Organisation, Roles Role) Grant(string appRole)
    {
        var dot = appRole.IndexOf('.', StringComparison.Ordinal);
        if (RoleNames.Parse(appRole[(dot + 1)..]) is not { } role)
            return (null, Roles.None);
        if (role == Roles.DeploymentAdministrator)
            return dot < 0 ? (null, role) : (null, Roles.None);
        if (dot < 0)
            return _options.Organisation is { } usual ? (usual, role) : (null, Roles.None);
        return Name.TryParse(appRole[..dot], out var named) ? (named, role) : (null, Roles.None);
    }

    private static string? Claim(JsonWebToken token, string type) =>
        token.TryGetPayloadValue<string>(type, out var value) && value.Length is > 0 and <= 100 ? value : null;

    /// <summary>What is wrong with it, without what is in it.</summary>
    private static MessageText Words(Exception? invalid) =>
        invalid switch
        {
            SecurityTokenExpiredException => "The token has expired. Sign in again.",
            SecurityTokenNotYetValidException => "The token is not valid yet.",
            SecurityTokenInvalidAudienceException => "The token is for another application.",
            SecurityTokenInvalidIssuerException => "The token is from another issuer.",
            SecurityTokenMalformedException or ArgumentException => "This is neither a key nor a token.",
            _ => "The token's signature is not one of the issuer's.",
        };
}
