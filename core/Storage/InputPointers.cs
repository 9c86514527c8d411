using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>A survey's codebook in the list of all surveys.</summary>
public sealed record ListedCodebook(Name Survey, InputPointer Pointer);

/// <summary>
/// The pointers to the current version of every input. A pointer moves last, when everything it points at is stored,
/// and only if nobody moved it in the meantime; so a reader sees the old version or the new one.
/// </summary>
public sealed class InputPointers(
    StorageAccount account,
    ChangedSurveys changed,
    LoosePartitions loose,
    Superseded superseded,
    TimeProvider clock
)
{
    private readonly TableClient _table = account.Table(StorageNames.Pointers);

    /// <summary>The pointer of <paramref name="key"/>; null when nothing was uploaded yet.</summary>
    public async Task<InputPointer?> FindAsync(InputKey key, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            key.PartitionKey,
            key.RowKey,
            cancellationToken: cancellationToken
        );
        return found.HasValue ? InputPointer.From(found.Value!) : null;
    }

    /// <summary>
    /// Moves the pointer from <paramref name="from"/> (null when there was none) to <paramref name="to"/>.
    /// False when it was moved by somebody else since <paramref name="from"/> was read; nothing is changed then.
    /// What has to be found even if the program ends here is noted first: that the survey changed, and that the file and
    /// the rows the pointer leaves are superseded from now on.
    /// </summary>
    public async Task<bool> MoveAsync(
        InputKey key,
        InputPointer? from,
        InputPointer to,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        await changed.MarkAsync(key.Survey, now, cancellationToken);
        if (from is not null && from.Version != to.Version)
            await superseded.EnterAsync(Removable.RawFile(key, from.Version), cancellationToken);
        if (from?.RowsPartition is { } left && left != to.RowsPartition)
            await loose.TouchAsync(left, now, cancellationToken);
        return await _table.TryPutAsync(to.ToEntity(key), from?.ETag, cancellationToken);
    }

    /// <summary>
    /// The first <paramref name="maximum"/> surveys (at most 1,000) that have a codebook, in order of name, after
    /// <paramref name="after"/>.
    /// </summary>
    public Task<IReadOnlyList<ListedCodebook>> CodebooksAsync(
        Name? after,
        int maximum,
        CancellationToken cancellationToken
    ) => CodebooksAsync(after, maximum, publishedOnly: false, cancellationToken);

    /// <summary>The same, of surveys of which something was published alone.</summary>
    public async Task<IReadOnlyList<ListedCodebook>> CodebooksAsync(
        Name? after,
        int maximum,
        bool publishedOnly,
        CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {InputKey.CodebooksPartition} and RowKey gt {after?.ToString() ?? ""}"
        );
        if (publishedOnly)
            filter += TableClient.CreateQueryFilter($" and FirstPublishedAt gt {DateTimeOffset.UnixEpoch}");
        var listed = new List<ListedCodebook>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, maximum, null, cancellationToken))
        {
            listed.Add(new(Name.Parse(entity.RowKey), InputPointer.From(entity)));
            if (listed.Count == maximum)
                break;
        }

        return listed;
    }

    /// <summary>
    /// All pointers of a survey: the codebook first, then the rest in one query, so that no file is paired with a
    /// codebook later than those it could be read with; and which house style its organisation has.
    /// </summary>
    public async Task<SurveySnapshot> SnapshotAsync(Name survey, CancellationToken cancellationToken)
    {
        var codebook = await FindAsync(InputKey.Codebook(survey), cancellationToken);
        var ofSurvey = TableClient.CreateQueryFilter($"PartitionKey eq {survey.ToString()}");
        var entities = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        await foreach (var entity in _table.QueryAsync<TableEntity>(ofSurvey, cancellationToken: cancellationToken))
            entities[entity.RowKey] = entity;
        var style = codebook?.Organisation is { } organisation
            ? await _table.GetEntityIfExistsAsync<TableEntity>(
                InputKey.StylesPartition,
                organisation.ToString(),
                cancellationToken: cancellationToken
            )
            : null;
        var styleVersion = style is { HasValue: true, Value: { } current }
            ? current.GetString(nameof(CurrentStyle.Version))
            : null;
        return new SurveySnapshot(survey, codebook, styleVersion, entities);
    }
}
