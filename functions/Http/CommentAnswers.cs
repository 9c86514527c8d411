using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Serverless.Flows.Releases;

namespace Serverless.Functions;

/// <summary>Makes a comment.</summary>
/// <param name="Block">Id of the block it is about, as <c>…/blocks</c> lists them.</param>
/// <param name="Text">Plain text of at most 2,000 characters, possibly of several lines.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CommentRequest(string? Block, string? Text)
{
    public const string Example = """{ "block": "factsheet:factsheet:1", "text": "Is this share of all schools?" }""";
}

/// <summary>Changes a comment.</summary>
/// <param name="Resolved">Whether it was dealt with.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ResolutionRequest(bool? Resolved)
{
    public const string Example = """{ "resolved": true }""";
}

/// <summary>A comment on a block of a release.</summary>
/// <param name="BlockText">How the block begins; left out where that was not looked up.</param>
/// <param name="CreatedBy">Id of the key or identity.</param>
/// <param name="ResolvedAt">When it was resolved; left out while it is open.</param>
internal sealed record CommentDescription(
    string Id,
    string Block,
    string? BlockText,
    string Text,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? ResolvedAt,
    string? ResolvedBy
)
{
    public static CommentDescription Of(QuotedComment quoted) =>
        new(
            quoted.Comment.Id,
            quoted.Comment.Block,
            quoted.BlockText,
            quoted.Comment.Text,
            quoted.Comment.CreatedAt,
            quoted.Comment.CreatedBy,
            quoted.Comment.ResolvedAt,
            quoted.Comment.ResolvedBy
        );

    public static IResult Answer(QuotedComment quoted, int status) =>
        TypedResults.Json(Of(quoted), ApiJson.Answers.CommentDescription, statusCode: status);
}

/// <summary>The comments on a release, oldest first.</summary>
internal sealed record CommentsDescription(
    string Survey,
    string Wave,
    int Release,
    IReadOnlyList<CommentDescription> Comments
)
{
    /// <summary>As JSON, or as CSV for a spreadsheet.</summary>
    public static IResult Answer(HttpRequest request, CommentList list)
    {
        var type = Negotiation.MediaType(request, ("json", MediaTypes.Json), ("csv", MediaTypes.Csv));
        var described = new CommentsDescription(
            list.Survey.ToString(),
            list.Wave.ToString(),
            list.Number,
            [.. list.Comments.Select(CommentDescription.Of)]
        );
        return type == MediaTypes.Csv
            ? TypedResults.Text(Csv(described), MediaTypes.Csv, Encoding.UTF8)
            : TypedResults.Json(described, ApiJson.Answers.CommentsDescription);
    }

    private static string Csv(CommentsDescription described)
    {
        var csv = new StringBuilder("id,block,blockText,text,createdAt,createdBy,resolvedAt,resolvedBy\r\n");
        foreach (var comment in described.Comments)
            csv.AppendJoin(
                    ',',
                    comment.Id,
                    CsvCell.Of(comment.Block),
                    CsvCell.Of(comment.BlockText ?? ""),
                    CsvCell.Of(comment.Text),
                    Moment(comment.CreatedAt),
                    CsvCell.Of(comment.CreatedBy),
                    Moment(comment.ResolvedAt),
                    CsvCell.Of(comment.ResolvedBy ?? "")
                )
                .Append("\r\n");
        return csv.ToString();
    }

    private static string Moment(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
