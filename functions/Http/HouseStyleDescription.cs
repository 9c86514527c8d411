using Serverless.Flows.Uploads;

namespace Serverless.Functions;

/// <summary>The house style of an organisation.</summary>
/// <param name="Version">SHA-256 of the file; also its entity tag.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="UploadedAt">When it became current; left out for one that was only checked.</param>
/// <param name="DryRun">True when nothing was stored, since that was asked; left out otherwise.</param>
internal sealed record HouseStyleDescription(
    string Organisation,
    string Version,
    long Bytes,
    DateTimeOffset? UploadedAt,
    bool? DryRun
)
{
    public static HouseStyleDescription Of(StyleOfOrganisation style) =>
        new(
            style.Organisation.ToString(),
            style.Version,
            style.Content.Length,
            style.UploadedAt,
            style.Acceptance == Acceptance.OnlyChecked ? true : null
        );

    /// <summary>201 for a new style, 200 for one that was current already or was only checked.</summary>
    public static IResult Answer(HttpContext context, StyleOfOrganisation style)
    {
        if (style.Acceptance != Acceptance.OnlyChecked)
            context.Response.Headers.ETag = Preconditions.Tag(style.Version);
        var status = style.Acceptance == Acceptance.Stored ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        return TypedResults.Json(Of(style), ApiJson.Answers.HouseStyleDescription, statusCode: status);
    }
}
