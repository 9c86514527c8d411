using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>
/// The pointers to the current version of every input. A pointer moves last, when everything it points at is stored,
/// and only if nobody moved it in the meantime; so a reader sees the old version or the new one.
/// </summary>
public sealed class InputPointers(StorageAccount account)
{
    private readonly TableClient _table = account.Table(StorageNames.Pointers);

    /// <summary>The pointer of <paramref name="key"/>; null when nothing was uploaded yet.</summary>
    public async Task<InputPointer?> FindAsync(InputKey key, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            key.Survey.ToString(),
            key.RowKey,
            cancellationToken: cancellationToken
        );
        return found.HasValue ? InputPointer.From(found.Value!) : null;
    }

    /// <summary>
    /// Moves the pointer from <paramref name="from"/> (null when there was none) to <paramref name="to"/>.
    /// False when it was moved by somebody else since <paramref name="from"/> was read; nothing is changed then.
    /// </summary>
    public async Task<bool> MoveAsync(
        InputKey key,
        InputPointer? from,
        InputPointer to,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (from is null)
                await _table.AddEntityAsync(to.ToEntity(key), cancellationToken);
            else
                await _table.UpdateEntityAsync(to.ToEntity(key), from.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Names of all surveys that have a codebook, in order of name.</summary>
    public async Task<IReadOnlyList<Name>> SurveysAsync(CancellationToken cancellationToken)
    {
        var codebooks = TableClient.CreateQueryFilter($"RowKey eq {"codebook"}");
        var surveys = new List<Name>();
        await foreach (
            var entity in _table.QueryAsync<TableEntity>(
                codebooks,
                select: ["PartitionKey"],
                cancellationToken: cancellationToken
            )
        )
            surveys.Add(Name.Parse(entity.PartitionKey));
        return surveys;
    }

    /// <summary>All pointers of a survey, read in one query.</summary>
    public async Task<SurveySnapshot> SnapshotAsync(Name survey, CancellationToken cancellationToken)
    {
        var ofSurvey = TableClient.CreateQueryFilter($"PartitionKey eq {survey.ToString()}");
        var entities = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        await foreach (var entity in _table.QueryAsync<TableEntity>(ofSurvey, cancellationToken: cancellationToken))
            entities[entity.RowKey] = entity;
        return new SurveySnapshot(survey, entities);
    }
}
