using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage.Webhooks;

/// <summary>
/// Notices on their way, and what became of those before. Every delivery that is not over is entered as waiting, from
/// before it is there until after it is over, so that a message which was lost can be sent again without looking at all
/// deliveries.
/// </summary>
public sealed class WebhookDeliveries(StorageAccount account)
{
    private const string Waiting = "waiting";

    private readonly TableClient _table = account.Table(StorageNames.Webhooks);

    /// <summary>The delivery; null when there is none.</summary>
    public async Task<WebhookDelivery?> FindAsync(WebhookDeliveryKey key, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            key.Partition,
            key.Row,
            cancellationToken: cancellationToken
        );
        return found.HasValue ? WebhookDelivery.From(key.Organisation, key.Webhook, found.Value!) : null;
    }

    /// <summary>The delivery of a message; null when there is none.</summary>
    public async Task<WebhookDelivery?> FindAsync(
        Name organisation,
        string webhook,
        string message,
        CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {WebhookDeliveryKey.PartitionOf(organisation, webhook)} and Message eq {message}"
        );
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, 1, null, cancellationToken))
            return WebhookDelivery.From(organisation, webhook, entity);
        return null;
    }

    /// <summary>The newest deliveries to a subscription, newest first.</summary>
    public async Task<IReadOnlyList<WebhookDelivery>> NewestAsync(
        Name organisation,
        string webhook,
        int maximum,
        CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {WebhookDeliveryKey.PartitionOf(organisation, webhook)}"
        );
        var deliveries = new List<WebhookDelivery>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, maximum, null, cancellationToken))
        {
            deliveries.Add(WebhookDelivery.From(organisation, webhook, entity));
            if (deliveries.Count == maximum)
                break;
        }

        return deliveries;
    }

    /// <summary>Enters a delivery as waiting; false when it is there already, whatever became of it.</summary>
    public async Task<bool> AddAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        if (await FindAsync(delivery.Key, cancellationToken) is not null)
            return false;
        await EnterAsWaitingAsync(delivery.Key, delivery.DueAt, cancellationToken);
        try
        {
            await _table.AddEntityAsync(delivery.ToEntity(), cancellationToken);
            return true;
        }
        catch (RequestFailedException present) when (present.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Replaces a delivery as it was read; null when somebody else changed or removed it since.</summary>
    public async Task<WebhookDelivery?> ReplaceAsync(
        WebhookDelivery read,
        WebhookDelivery changed,
        CancellationToken cancellationToken
    )
    {
        if (changed.State == WebhookDeliveryState.Waiting)
            await EnterAsWaitingAsync(changed.Key, changed.DueAt, cancellationToken);
        try
        {
            var replaced = await _table.UpdateEntityAsync(
                changed.ToEntity(),
                read.ETag,
                TableUpdateMode.Replace,
                cancellationToken
            );
            if (changed.State != WebhookDeliveryState.Waiting)
                await StrikeOutAsync(changed.Key, cancellationToken);
            return changed with { ETag = replaced.Headers.ETag ?? default };
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Deliveries that are waiting and were due before <paramref name="before"/>.</summary>
    public async Task<IReadOnlyList<WebhookDeliveryKey>> OverdueAsync(
        DateTimeOffset before,
        int maximum,
        CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Waiting} and DueAt lt {before}");
        var overdue = new List<WebhookDeliveryKey>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, maximum, null, cancellationToken))
        {
            if (WebhookDeliveryKey.ParseWaiting(entity.RowKey) is { } key)
                overdue.Add(key);
            if (overdue.Count == maximum)
                break;
        }

        return overdue;
    }

    /// <summary>Notes when a waiting delivery is looked at again in case its message is lost.</summary>
    public Task EnterAsWaitingAsync(
        WebhookDeliveryKey key,
        DateTimeOffset dueAt,
        CancellationToken cancellationToken
    ) =>
        _table.UpsertEntityAsync(
            new TableEntity(Waiting, key.WaitingRow) { [nameof(WebhookDelivery.DueAt)] = dueAt },
            TableUpdateMode.Replace,
            cancellationToken
        );

    /// <summary>A delivery waits no more.</summary>
    public Task StrikeOutAsync(WebhookDeliveryKey key, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(Waiting, key.WaitingRow, ETag.All, cancellationToken);

    /// <summary>
    /// Removes deliveries to a subscription of what happened before <paramref name="before"/>; all of them without it.
    /// </summary>
    public async Task RemoveAsync(
        Name organisation,
        string webhook,
        DateTimeOffset? before,
        CancellationToken cancellationToken
    )
    {
        var partition = WebhookDeliveryKey.PartitionOf(organisation, webhook);
        var from = before is { } at ? WebhookDeliveryKey.Before(at) : "";
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {from}");
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, 100, ["RowKey"], cancellationToken))
        {
            var key = new WebhookDeliveryKey(organisation, webhook, entity.RowKey);
            await _table.DeleteEntityAsync(partition, entity.RowKey, ETag.All, cancellationToken);
            await StrikeOutAsync(key, cancellationToken);
        }
    }
}
