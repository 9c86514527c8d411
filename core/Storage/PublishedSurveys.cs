using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>Notes with the pointer to a survey's codebook that something of the survey was published.</summary>
public sealed class PublishedSurveys(StorageAccount account)
{
    private readonly TableClient _table = account.Table(StorageNames.Pointers);

    /// <summary>Notes the first publication; a later one changes nothing.</summary>
    public async Task NoteAsync(Name survey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = InputKey.Codebook(survey);
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            key.PartitionKey,
            key.RowKey,
            [nameof(InputPointer.FirstPublishedAt)],
            cancellationToken
        );
        if (!found.HasValue || found.Value!.ContainsKey(nameof(InputPointer.FirstPublishedAt)))
            return;
        try
        {
            await _table.UpdateEntityAsync(
                new TableEntity(key.PartitionKey, key.RowKey) { [nameof(InputPointer.FirstPublishedAt)] = now },
                ETag.All,
                TableUpdateMode.Merge,
                cancellationToken
            );
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // A survey without a codebook is not there for anybody.
        }
    }
}
