using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage.Releases;

/// <summary>The comments on drafts: a partition per survey, a row per comment.</summary>
public sealed class Comments(StorageAccount account)
{
    private readonly TableClient _table = account.Table(StorageNames.Releases);

    /// <summary>A comment; null when there is none with this id.</summary>
    public async Task<Comment?> FindAsync(
        Name survey,
        Name wave,
        int number,
        string id,
        CancellationToken cancellationToken
    )
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            Comment.PartitionOf(survey),
            new ReleaseRowKey(survey, wave, number, id).RowKey,
            cancellationToken: cancellationToken
        );
        return found.HasValue ? Comment.From(found.Value!) : null;
    }

    /// <summary>The comments on a release, oldest first.</summary>
    public async Task<IReadOnlyList<Comment>> OfReleaseAsync(
        Name survey,
        Name wave,
        int number,
        CancellationToken cancellationToken
    )
    {
        var filter = ReleaseRowKey.Filter(Comment.PartitionOf(survey), wave, number);
        var comments = new List<Comment>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            comments.Add(Comment.From(entity));
        return comments;
    }

    /// <summary>Enters a new comment.</summary>
    public Task AddAsync(Comment comment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return _table.AddEntityAsync(comment.ToEntity(), cancellationToken);
    }

    /// <summary>Changes a comment as it was read; false when somebody else changed or removed it since.</summary>
    public Task<bool> ChangeAsync(Comment comment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return _table.TryReplaceAsync(comment.ToEntity(), comment.ETag, cancellationToken);
    }

    /// <summary>Removes a comment; again changes nothing.</summary>
    public Task RemoveAsync(Comment comment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return _table.DeleteEntityAsync(
            Comment.PartitionOf(comment.Survey),
            comment.Key.RowKey,
            ETag.All,
            cancellationToken
        );
    }
}
