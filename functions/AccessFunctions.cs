using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Access;

namespace Serverless.Functions;

/// <summary>Organisations and their keys.</summary>
public sealed class AccessFunctions(OrganisationList organisations, KeyIssuer keys)
{
    /// <summary>Who the caller is according to its key or token, to try one out.</summary>
    [Function(nameof(GetCaller))]
    [Open]
    [Answer(
        StatusCodes.Status200OK,
        "The caller.",
        Json = typeof(CallerDescription),
        Examples = ["answers/caller.json"]
    )]
    public static IResult GetCaller(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Caller)] HttpRequest request
    ) => TypedResults.Json(CallerDescription.Of(CurrentCaller.Of(request)), ApiJson.Answers.CallerDescription);

    /// <summary>All organisations.</summary>
    [Function(nameof(ListOrganisations))]
    [Needs(Permission.AdministerDeployment)]
    [Answer(
        StatusCodes.Status200OK,
        "The organisations.",
        Json = typeof(OrganisationsDescription),
        Examples = ["answers/organisations.json"]
    )]
    public async Task<IResult> ListOrganisations(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Organisations)] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Json(
            OrganisationsDescription.Of(await organisations.ListAsync(cancellationToken)),
            ApiJson.Answers.OrganisationsDescription
        );

    /// <summary>Creates an organisation; an existing one is left unchanged.</summary>
    [Function(nameof(MakeOrganisation))]
    [Needs(Permission.AdministerDeployment)]
    [Body("Its name in full.", MediaTypes.Json, Json = typeof(OrganisationRequest))]
    [Answer(
        StatusCodes.Status200OK,
        "The organisation.",
        Json = typeof(OrganisationDescription),
        Examples = ["answers/organisation.json"]
    )]
    [Refuses(StatusCodes.Status415UnsupportedMediaType)]
    public async Task<IResult> MakeOrganisation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Organisation)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var asked = await JsonBody.ReadAsync(
            request,
            ApiJson.Default.OrganisationRequest,
            OrganisationRequest.Example,
            cancellationToken
        );
        var made = await organisations.MakeAsync(request.Organisation(), asked.Title ?? "", cancellationToken);
        return made.Answer(OrganisationDescription.Answer);
    }

    /// <summary>One organisation.</summary>
    [Function(nameof(GetOrganisation))]
    [Needs(Permission.Administer)]
    [Answer(
        StatusCodes.Status200OK,
        "The organisation.",
        Json = typeof(OrganisationDescription),
        Examples = ["answers/organisation.json"]
    )]
    public async Task<IResult> GetOrganisation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Organisation)] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        (await organisations.FindAsync(request.Organisation(), cancellationToken)).Answer(
            OrganisationDescription.Answer
        );

    /// <summary>Gives a survey to another organisation, or one that belongs to none to its first.</summary>
    [Function(nameof(GiveSurvey))]
    [Needs(Permission.AdministerDeployment)]
    [Body("Whose it will be.", MediaTypes.Json, Json = typeof(OwnerRequest))]
    [Answer(
        StatusCodes.Status200OK,
        "The organisation it belongs to.",
        Json = typeof(OrganisationDescription),
        Examples = ["answers/organisation.json"]
    )]
    [Refuses(StatusCodes.Status412PreconditionFailed, StatusCodes.Status415UnsupportedMediaType)]
    public async Task<IResult> GiveSurvey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Survey + "/organisation")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var asked = await JsonBody.ReadAsync(
            request,
            ApiJson.Default.OwnerRequest,
            OwnerRequest.Example,
            cancellationToken
        );
        var given = await organisations.GiveAsync(request.Survey(), asked.Name(), cancellationToken);
        return given.Answer(OrganisationDescription.Answer);
    }

    /// <summary>An organisation's keys, expired and revoked ones included, without the keys themselves.</summary>
    [Function(nameof(ListKeys))]
    [Needs(Permission.Administer)]
    [Answer(StatusCodes.Status200OK, "The keys.", Json = typeof(KeysDescription), Examples = ["answers/keys.json"])]
    public async Task<IResult> ListKeys(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Keys)] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        (await keys.ListAsync(request.Organisation(), cancellationToken)).Answer(listed =>
            TypedResults.Json(KeysDescription.Of(listed), ApiJson.Answers.KeysDescription)
        );

    /// <summary>Issues a key. The answer is the only place where it is ever shown.</summary>
    [Function(nameof(IssueKey))]
    [Needs(Permission.Administer)]
    [Body("What the key is for and what it may do.", MediaTypes.Json, Json = typeof(KeyRequest))]
    [Answer(
        StatusCodes.Status201Created,
        "The key, shown this once.",
        Json = typeof(IssuedKeyDescription),
        Examples = ["answers/issued-key.json"]
    )]
    [Refuses(StatusCodes.Status415UnsupportedMediaType)]
    public async Task<IResult> IssueKey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Keys)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var asked = await JsonBody.ReadAsync(
            request,
            ApiJson.Default.KeyRequest,
            KeyRequest.Example,
            cancellationToken
        );
        var issued = await keys.IssueAsync(
            request.Organisation(),
            asked.Label ?? "",
            asked.ReadRoles(),
            asked.ExpiresAt,
            cancellationToken
        );
        return issued.Answer(IssuedKeyDescription.Answer);
    }

    /// <summary>Issues a key in place of another, which stays valid for a while.</summary>
    [Function(nameof(RotateKey))]
    [Needs(Permission.Administer)]
    [Body("How long the old key stays valid.", MediaTypes.Json, Json = typeof(RotationRequest))]
    [Answer(
        StatusCodes.Status201Created,
        "The new key, shown this once.",
        Json = typeof(IssuedKeyDescription),
        Examples = ["answers/rotated-key.json"]
    )]
    [Refuses(StatusCodes.Status415UnsupportedMediaType)]
    public async Task<IResult> RotateKey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Key + "/rotation")] HttpRequest request,
        string key,
        CancellationToken cancellationToken
    )
    {
        var asked = await JsonBody.ReadAsync(
            request,
            ApiJson.Default.RotationRequest,
            RotationRequest.Example,
            cancellationToken
        );
        var issued = await keys.RotateAsync(request.Organisation(), key, asked.Overlap, cancellationToken);
        return issued.Answer(IssuedKeyDescription.Answer);
    }

    /// <summary>Revokes a key.</summary>
    [Function(nameof(RevokeKey))]
    [Needs(Permission.Administer)]
    [Answer(
        StatusCodes.Status200OK,
        "The key, revoked.",
        Json = typeof(KeyDescription),
        Examples = ["answers/revoked-key.json"]
    )]
    public async Task<IResult> RevokeKey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Routes.Key)] HttpRequest request,
        string key,
        CancellationToken cancellationToken
    ) =>
        (await keys.RevokeAsync(request.Organisation(), key, cancellationToken)).Answer(revoked =>
            TypedResults.Json(KeyDescription.Of(revoked), ApiJson.Answers.KeyDescription)
        );
}
