using System.Text.Json.Serialization;
using Serverless.Flows.Releases;
using Serverless.Portal.Site;
using Serverless.Storage.Releases;
using Serverless.Surveys;
using static System.FormattableString;

namespace Serverless.Functions;

/// <summary>Asks for a preview of a release.</summary>
/// <param name="Days">How long it is open, 1 to 90 days; 14 without it.</param>
/// <param name="Label">Whom it is for; at most 100 characters.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PreviewRequest(int? Days, string? Label)
{
    public const string Example = """{ "days": 14, "label": "steering group" }""";
}

/// <summary>A preview that was given out.</summary>
/// <param name="Id">Names it, here and in the audit log.</param>
/// <param name="Label">Whom it is for.</param>
/// <param name="RevokedAt">When it was revoked; left out while it was not.</param>
internal sealed record PreviewDescription(
    string Id,
    string Label,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt
)
{
    public static PreviewDescription Of(Preview preview) =>
        new(preview.Id, preview.Label, preview.CreatedAt, preview.CreatedBy, preview.ExpiresAt, preview.RevokedAt);
}

/// <summary>The previews of a release, newest first.</summary>
internal sealed record PreviewsDescription(IReadOnlyList<PreviewDescription> Previews)
{
    public static PreviewsDescription Of(PreviewList list) => new([.. list.Previews.Select(PreviewDescription.Of)]);
}

/// <summary>A preview with its address, the one time it is shown.</summary>
/// <param name="Address">
/// To be given to whoever may see the release. What is behind the hash sign is the secret: browsers send it to nobody, and
/// it is kept nowhere.
/// </param>
/// <param name="Preview">All else about it.</param>
internal sealed record GivenPreviewDescription(string Address, PreviewDescription Preview)
{
    public static IResult Answer(GivenPreview given) =>
        TypedResults.Json(
            new GivenPreviewDescription(
                PortalAddresses.Of(
                    Languages.OfReaders,
                    given.Preview.Survey.ToString(),
                    given.Preview.Wave.ToString(),
                    "releases",
                    Invariant($"{given.Preview.Number}"),
                    "preview"
                ) + $"#{given.Secret}",
                PreviewDescription.Of(given.Preview)
            ),
            ApiJson.Answers.GivenPreviewDescription,
            statusCode: StatusCodes.Status201Created
        );
}
