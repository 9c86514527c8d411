using Serverless.Flows.Access;
using Serverless.Storage;

namespace Serverless.Flows.Tests.App;

/// <summary>Organisations, keys and callers for the tests.</summary>
internal static class Callers
{
    public static Name Ministry { get; } = Name.Parse("ministerie");

    public static Name Fund { get; } = Name.Parse("fonds");

    /// <summary>Everything that a key of an organisation can be allowed.</summary>
    public const Roles All = RoleNames.OfOrganisation;

    public static async Task MakeOrganisationsAsync(this FlowApp app)
    {
        foreach (var organisation in new[] { Ministry, Fund })
            (await app.Get<OrganisationList>().MakeAsync(organisation, $"Het {organisation}", default)).Done();
    }

    public static async Task<IssuedKey> IssueAsync(
        this FlowApp app,
        Name organisation,
        Roles roles = All,
        TimeSpan? validity = null
    ) =>
        (
            await app.Get<KeyIssuer>()
                .IssueAsync(
                    organisation,
                    "proef",
                    roles,
                    validity is { } time ? app.Clock.GetUtcNow() + time : null,
                    CancellationToken.None
                )
        ).Done();

    public static Task<Outcome<Caller>> AuthenticateAsync(this FlowApp app, string key) =>
        app.Get<KeyAuthentication>().OfAsync(key, CancellationToken.None);

    /// <summary>Does something on behalf of a key of an organisation.</summary>
    public static async Task<T> AsAsync<T>(Name organisation, Func<Task<T>> work)
    {
        // What an asynchronous method sets ends with it.
        Actor.Current = new Actor(ActorKind.Key, $"sleutel-{organisation}", organisation, Guid.NewGuid().ToString());
        return await work();
    }
}
