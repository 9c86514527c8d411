using Serverless.Storage;

namespace Serverless.Flows.Access;

/// <summary>Who calls, as far as it is known and trusted.</summary>
/// <param name="Kind">Whether it showed a key or signed in.</param>
/// <param name="Id">Id of the key or the identity.</param>
/// <param name="Organisation">Whom it acts for; null for nobody but the deployment.</param>
/// <param name="Roles">What it is trusted with.</param>
public sealed record Caller(ActorKind Kind, string Id, Name? Organisation, Roles Roles)
{
    /// <summary>When its key expires; null when it has none that does.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public bool May(Permission permission) => (Roles & RoleNames.For(permission)) != Roles.None;

    /// <summary>As it is noted with what it does.</summary>
    public Actor ActingIn(string request) => new(Kind, Id, Organisation, request);
}
