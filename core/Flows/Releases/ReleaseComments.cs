using System.Globalization;
using System.Security.Cryptography;
using Serverless.Flows.Auditing;
using Serverless.Reporting.Releases;
using Serverless.Storage;
using Serverless.Storage.Auditing;
using Serverless.Storage.Releases;

namespace Serverless.Flows.Releases;

/// <summary>A comment with how the block begins that it is about; null for a block that is not kept any more.</summary>
public sealed record QuotedComment(Comment Comment, string? BlockText);

/// <summary>The comments on a release, oldest first.</summary>
public sealed record CommentList(Name Survey, Name Wave, int Number, IReadOnlyList<QuotedComment> Comments);

/// <summary>
/// What readers of drafts remark on their blocks. Comments are text, never markup, and are kept with the release when it
/// is published; nobody outside the organisation sees them.
/// </summary>
public sealed class ReleaseComments(
    Comments comments,
    ReleaseStore releases,
    PublishedWaves files,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Longest comment, in characters.</summary>
    public const int MaximumLength = 2_000;

    /// <summary>Most comments on one release.</summary>
    public const int MaximumComments = 500;

    /// <summary>The blocks that can be commented on; kept beside the files of a release.</summary>
    internal const string BlocksFile = "blocks.json";

    private const string IdLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int RandomLength = 6;

    /// <summary>The blocks of a release's reports.</summary>
    public async Task<Outcome<ReleaseBlocks>> BlocksAsync(
        Name survey,
        Name wave,
        int number,
        CancellationToken cancellationToken
    )
    {
        if (await releases.FindAsync(survey, wave, number, cancellationToken) is not { } release)
            return new Refusal.UnknownRelease(wave, number);
        return await FindBlocksAsync(release, cancellationToken) is { } blocks
            ? blocks
            : new Refusal.ReleaseState(wave, number, "its files are not rendered yet.");
    }

    /// <summary>The comments on a release.</summary>
    public async Task<Outcome<CommentList>> ListAsync(
        Name survey,
        Name wave,
        int number,
        CancellationToken cancellationToken
    )
    {
        if (await releases.FindAsync(survey, wave, number, cancellationToken) is not { } release)
            return new Refusal.UnknownRelease(wave, number);
        var blocks = await FindBlocksAsync(release, cancellationToken);
        var found = await comments.OfReleaseAsync(survey, wave, number, cancellationToken);
        return new CommentList(
            survey,
            wave,
            number,
            [.. found.Select(comment => new QuotedComment(comment, blocks?.TextOf(comment.Block)))]
        );
    }

    /// <summary>Adds a comment to a release that is not public yet.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="wave">The wave.</param>
    /// <param name="number">Number of the release.</param>
    /// <param name="block">Id of a block of its reports.</param>
    /// <param name="text">What is remarked: 1 to <see cref="MaximumLength"/> characters, possibly several lines.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Outcome<QuotedComment>> AddAsync(
        Name survey,
        Name wave,
        int number,
        string? block,
        string? text,
        CancellationToken cancellationToken
    )
    {
        var words = text?.ReplaceLineEndings("\n").Trim() ?? "";
        if (words.Length is 0 or > MaximumLength || words.Any(letter => char.IsControl(letter) && letter != '\n'))
            return new Refusal.Unusable($"A comment is plain text of 1 to {MaximumLength} characters (\"text\").");
        if (await releases.FindAsync(survey, wave, number, cancellationToken) is not { } release)
            return new Refusal.UnknownRelease(wave, number);
        if (!release.IsPending)
            return new Refusal.ReleaseState(wave, number, "comments are made on a release before it is public.");
        if (await FindBlocksAsync(release, cancellationToken) is not { } blocks)
            return new Refusal.ReleaseState(wave, number, "its files are not rendered yet.");
        if (block is null || blocks.TextOf(block) is not { } quoted)
            return new Refusal.Unusable(
                "The release has no block with that id (\"block\"). Its blocks are listed at …/blocks."
            );
        var others = await comments.OfReleaseAsync(survey, wave, number, cancellationToken);
        if (others.Count >= MaximumComments)
            return new Refusal.Unusable($"A release has at most {MaximumComments} comments.");
        var now = clock.GetUtcNow();
        var comment = new Comment(survey, wave, number, NewId(now), block, words, now, Actor.Current.Id);
        await NoteAsync(AuditOperation.CommentAdded, comment, cancellationToken);
        await comments.AddAsync(comment, cancellationToken);
        return new QuotedComment(comment, quoted);
    }

    /// <summary>Marks a comment as resolved, or as open again.</summary>
    public async Task<Outcome<QuotedComment>> ResolveAsync(
        Name survey,
        Name wave,
        int number,
        string id,
        bool isResolved,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            if (await FindAsync(survey, wave, number, id, cancellationToken) is not { } comment)
                return new Refusal.UnknownComment();
            if (comment.IsOpen != isResolved)
                return new QuotedComment(comment, null);
            var changed = comment with
            {
                ResolvedAt = isResolved ? clock.GetUtcNow() : null,
                ResolvedBy = isResolved ? Actor.Current.Id : null,
            };
            await NoteAsync(
                isResolved ? AuditOperation.CommentResolved : AuditOperation.CommentReopened,
                comment,
                cancellationToken
            );
            if (await comments.ChangeAsync(changed, cancellationToken))
                return new QuotedComment(changed, null);
        }
    }

    /// <summary>Removes a comment, such as one that says something of a person.</summary>
    public async Task<Outcome<QuotedComment>> RemoveAsync(
        Name survey,
        Name wave,
        int number,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(survey, wave, number, id, cancellationToken) is not { } comment)
            return new Refusal.UnknownComment();
        await NoteAsync(AuditOperation.CommentRemoved, comment, cancellationToken);
        await comments.RemoveAsync(comment, cancellationToken);
        return new QuotedComment(comment, null);
    }

    /// <summary>The comments on a release that are not resolved, as issues; null when there is none.</summary>
    internal async Task<IssueList?> OpenAsync(Release release, CancellationToken cancellationToken)
    {
        var found = await comments.OfReleaseAsync(release.Survey, release.Wave, release.Number, cancellationToken);
        var open = found.Where(comment => comment.IsOpen).ToList();
        return open.Count == 0
            ? null
            : IssueList.Of([.. open.Select(comment => new Issue("comment.open", comment.Text, Path: comment.Block))]);
    }

    private async Task<Comment?> FindAsync(
        Name survey,
        Name wave,
        int number,
        string id,
        CancellationToken cancellationToken
    ) =>
        id.Length <= Name.MaximumLength && id.All(char.IsAsciiLetterOrDigit)
            ? await comments.FindAsync(survey, wave, number, id, cancellationToken)
            : null;

    private async Task<ReleaseBlocks?> FindBlocksAsync(Release release, CancellationToken cancellationToken) =>
        release.IsRendered
        && await files.FindFileAsync(release.Survey, release.Wave, release.Folder, BlocksFile, cancellationToken)
            is { } json
            ? ReportBlocksJson.Read(json.ToMemory().Span)
            : null;

    /// <summary>Rises with time; what is random in it keeps comments of the same moment apart.</summary>
    private static string NewId(DateTimeOffset now) =>
        now.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)
        + RandomNumberGenerator.GetString(IdLetters, RandomLength);

    private Task NoteAsync(AuditOperation operation, Comment comment, CancellationToken cancellationToken) =>
        audit.WriteAsync(
            AuditChain.OfSurvey(comment.Survey),
            AuditLog.Once(operation) with
            {
                Wave = comment.Wave,
                Subject = FormattableString.Invariant($"release {comment.Number} comment {comment.Id}"),
            },
            cancellationToken
        );
}
