using System.Text.Json.Serialization;
using Serverless.Flows.Access;

namespace Serverless.Functions;

/// <summary>Asks for an organisation.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record OrganisationRequest(string? Title)
{
    public const string Example = """{ "title": "Ministerie van OCW" }""";
}

/// <summary>Asks for another owner of a survey.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record OwnerRequest(string? Organisation)
{
    public const string Example = """{ "organisation": "ministerie" }""";

    public Storage.Name Name() =>
        Storage.Name.TryParse(Organisation, out var name) ? name : throw Refusals.UnusableBody(Example);
}

/// <summary>Asks for a key.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record KeyRequest(string? Label, IReadOnlyList<string>? Roles, DateTimeOffset? ExpiresAt)
{
    public const string Example =
        """{ "label": "uploads of the field agency", "roles": ["uploader"], "expiresAt": "2027-06-30T00:00:00Z" }""";

    public Roles ReadRoles() =>
        (Roles ?? []).Aggregate(
            Flows.Access.Roles.None,
            (roles, name) => roles | (RoleNames.Parse(name) ?? throw Refusals.UnusableBody(Example))
        );
}

/// <summary>Asks for a key in place of another.</summary>
/// <param name="OverlapHours">How long the old one stays valid; 168 without it, 720 at most.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RotationRequest(int? OverlapHours)
{
    public const string Example = """{ "overlapHours": 24 }""";

    [JsonIgnore]
    public TimeSpan? Overlap => OverlapHours is { } hours ? TimeSpan.FromHours(hours) : null;
}
