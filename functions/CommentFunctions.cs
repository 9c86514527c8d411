using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Access;
using Serverless.Flows.Releases;
using Serverless.Reporting.Releases;

namespace Serverless.Functions;

/// <summary>
/// Comments on the blocks of releases that are not public yet. Whoever may read drafts makes and resolves them; nobody
/// outside the organisation sees them.
/// </summary>
public sealed class CommentFunctions(ReleaseComments comments)
{
    /// <summary>The blocks of a release's reports, by which comments say what they are about.</summary>
    [Function(nameof(ListBlocks))]
    [Needs(Permission.ReadDrafts)]
    [Answer(
        StatusCodes.Status200OK,
        "The blocks, by language.",
        Json = typeof(ReleaseBlocks),
        Examples = ["answers/blocks.json"]
    )]
    [Refuses(StatusCodes.Status409Conflict)]
    public async Task<IResult> ListBlocks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Release + "/blocks")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        (await comments.BlocksAsync(request.Survey(), request.Wave(), request.Release(), cancellationToken)).Answer(
            blocks => TypedResults.Json(blocks, ApiJson.Answers.ReleaseBlocks)
        );

    /// <summary>The comments on a release, oldest first; as CSV with <c>?format=csv</c>.</summary>
    [Function(nameof(ListComments))]
    [Needs(Permission.ReadDrafts)]
    [Answer(
        StatusCodes.Status200OK,
        "The comments.",
        MediaTypes.Csv,
        Json = typeof(CommentsDescription),
        Headers = [HeaderNames.Vary],
        Examples = ["answers/comments.json"]
    )]
    [FormatQuery("json", "csv")]
    public async Task<IResult> ListComments(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Comments)] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        (await comments.ListAsync(request.Survey(), request.Wave(), request.Release(), cancellationToken)).Answer(
            list => CommentsDescription.Answer(request, list)
        );

    /// <summary>Comments on a block of a release that is not public yet.</summary>
    [Function(nameof(AddComment))]
    [Needs(Permission.ReadDrafts)]
    [Body("On which block, and what.", MediaTypes.Json, Json = typeof(CommentRequest))]
    [Answer(
        StatusCodes.Status201Created,
        "The comment.",
        Json = typeof(CommentDescription),
        Examples = ["answers/comment.json"]
    )]
    [Refuses(StatusCodes.Status409Conflict, StatusCodes.Status415UnsupportedMediaType)]
    public async Task<IResult> AddComment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Comments)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var asked = await JsonBody.ReadAsync(
            request,
            ApiJson.Default.CommentRequest,
            CommentRequest.Example,
            cancellationToken
        );
        var added = await comments.AddAsync(
            request.Survey(),
            request.Wave(),
            request.Release(),
            asked.Block,
            asked.Text,
            cancellationToken
        );
        return added.Answer(comment => CommentDescription.Answer(comment, StatusCodes.Status201Created));
    }

    /// <summary>Marks a comment as resolved, or as open again.</summary>
    [Function(nameof(ResolveComment))]
    [Needs(Permission.ReadDrafts)]
    [Body("Whether it was dealt with.", MediaTypes.Json, Json = typeof(ResolutionRequest))]
    [Answer(
        StatusCodes.Status200OK,
        "The comment.",
        Json = typeof(CommentDescription),
        Examples = ["answers/resolved-comment.json"]
    )]
    [Refuses(StatusCodes.Status415UnsupportedMediaType)]
    public async Task<IResult> ResolveComment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Routes.Comment)] HttpRequest request,
        string comment,
        CancellationToken cancellationToken
    )
    {
        var asked = await JsonBody.ReadAsync(
            request,
            ApiJson.Default.ResolutionRequest,
            ResolutionRequest.Example,
            cancellationToken
        );
        var changed = await comments.ResolveAsync(
            request.Survey(),
            request.Wave(),
            request.Release(),
            comment,
            asked.Resolved ?? throw Refusals.UnusableBody(ResolutionRequest.Example),
            cancellationToken
        );
        return changed.Answer(resolved => CommentDescription.Answer(resolved, StatusCodes.Status200OK));
    }

    /// <summary>Removes a comment, such as one that says something of a person.</summary>
    [Function(nameof(RemoveComment))]
    [Needs(Permission.Publish)]
    [Answer(
        StatusCodes.Status200OK,
        "The comment, removed.",
        Json = typeof(CommentDescription),
        Examples = ["answers/removed-comment.json"]
    )]
    public async Task<IResult> RemoveComment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Routes.Comment)] HttpRequest request,
        string comment,
        CancellationToken cancellationToken
    ) =>
        (
            await comments.RemoveAsync(request.Survey(), request.Wave(), request.Release(), comment, cancellationToken)
        ).Answer(removed => CommentDescription.Answer(removed, StatusCodes.Status200OK));
}
