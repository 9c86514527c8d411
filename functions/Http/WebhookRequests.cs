using System.Text.Json.Serialization;

namespace Serverless.Functions;

/// <summary>Asks for a webhook.</summary>
/// <param name="Address">Where notices go: an https address on the public internet.</param>
/// <param name="Label">What it is for; at most 100 characters.</param>
/// <param name="Events">The types of notices it gets; all without it.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record WebhookRequest(string? Address, string? Label, IReadOnlyList<string>? Events)
{
    public const string Example =
        """{ "address": "https://example.org/notices", "label": "website", "events": ["release.published"] }""";
}

/// <summary>Asks for another secret of a webhook.</summary>
/// <param name="OverlapHours">How long notices are signed with both secrets; 24 without it, 720 at most.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SecretRotationRequest(int? OverlapHours)
{
    public const string Example = """{ "overlapHours": 24 }""";

    [JsonIgnore]
    public TimeSpan? Overlap => OverlapHours is { } hours ? TimeSpan.FromHours(hours) : null;
}
