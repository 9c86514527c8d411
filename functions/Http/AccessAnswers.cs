using Serverless.Flows.Access;
using Serverless.Storage;
using Serverless.Storage.Access;

namespace Serverless.Functions;

/// <summary>Who calls.</summary>
/// <param name="Kind">key or identity; null for a caller that shows nothing.</param>
/// <param name="Id">Id of the key or the identity.</param>
/// <param name="Organisation">Whom it acts for.</param>
/// <param name="Roles">What it is trusted with.</param>
/// <param name="ExpiresAt">When the key or token expires.</param>
internal sealed record CallerDescription(
    string? Kind,
    string? Id,
    string? Organisation,
    IReadOnlyList<string> Roles,
    DateTimeOffset? ExpiresAt
)
{
    public static CallerDescription Of(Caller? caller) =>
        caller is null
            ? new(null, null, null, [], null)
            : new(
                caller.Kind == ActorKind.Key ? "key" : "identity",
                caller.Id,
                caller.Organisation?.ToString(),
                RoleNames.Of(caller.Roles),
                caller.ExpiresAt
            );
}

/// <summary>All organisations.</summary>
internal sealed record OrganisationsDescription(IReadOnlyList<OrganisationDescription> Organisations)
{
    public static OrganisationsDescription Of(IReadOnlyList<Organisation> organisations) =>
        new([.. organisations.Select(OrganisationDescription.Of)]);
}

/// <summary>An organisation, with the address of its keys.</summary>
internal sealed record OrganisationDescription(string Organisation, string Title, DateTimeOffset CreatedAt, string Keys)
{
    public static OrganisationDescription Of(Organisation organisation) =>
        new(
            organisation.Id.ToString(),
            organisation.Title,
            organisation.CreatedAt,
            $"{Addresses.Api}/organisations/{organisation.Id}/keys"
        );

    public static IResult Answer(Organisation organisation) =>
        TypedResults.Json(Of(organisation), ApiJson.Answers.OrganisationDescription);
}

/// <summary>The keys of an organisation.</summary>
internal sealed record KeysDescription(IReadOnlyList<KeyDescription> Keys)
{
    public static KeysDescription Of(KeyList listed) => new([.. listed.Keys.Select(KeyDescription.Of)]);
}

/// <summary>A key, without the key itself.</summary>
/// <param name="LastUsedOn">The last day (UTC) it was used on; null when it never was.</param>
/// <param name="ReplacedBy">The key that was issued in its place.</param>
internal sealed record KeyDescription(
    string Id,
    string Label,
    IReadOnlyList<string> Roles,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset ExpiresAt,
    DateOnly? LastUsedOn,
    DateTimeOffset? RevokedAt,
    string? ReplacedBy
)
{
    public static KeyDescription Of(AccessKey key) =>
        new(
            key.Id,
            key.Label,
            key.Roles.Split(' '),
            key.CreatedAt,
            key.CreatedBy,
            key.ExpiresAt,
            key.LastUsedOn,
            key.RevokedAt,
            key.ReplacedBy
        );
}

/// <summary>A key that was just issued, the one time it is shown.</summary>
/// <param name="Key">The key itself. It is kept nowhere.</param>
/// <param name="Described">All else about it.</param>
internal sealed record IssuedKeyDescription(string Key, KeyDescription Described)
{
    public static IResult Answer(IssuedKey issued) =>
        TypedResults.Json(
            new IssuedKeyDescription(issued.Text.Text, KeyDescription.Of(issued.Key)),
            ApiJson.Answers.IssuedKeyDescription,
            statusCode: StatusCodes.Status201Created
        );
}
