using Azure.Data.Tables;

namespace Serverless.Storage.Webhooks;

/// <summary>Up to which event notices were entered for delivery.</summary>
public sealed class WebhookCursor(StorageAccount account)
{
    private const string PartitionKey = "cursor";
    private const string RowKey = "events";
    private const string Cursor = "Cursor";

    private readonly TableClient _table = account.Table(StorageNames.Webhooks);

    /// <summary>The cursor; null before the first event.</summary>
    public async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            PartitionKey,
            RowKey,
            cancellationToken: cancellationToken
        );
        return found.HasValue ? found.Value!.GetString(Cursor) : null;
    }

    /// <summary>
    /// Notes a cursor. Of two instances the one that is behind may come last: then some events are looked at again.
    /// </summary>
    public Task SaveAsync(string cursor, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(PartitionKey, RowKey) { [Cursor] = cursor },
            TableUpdateMode.Replace,
            cancellationToken
        );
}
