using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage.Webhooks;

/// <summary>The subscriptions of all organisations.</summary>
public sealed class WebhookSubscriptions(StorageAccount account)
{
    private readonly TableClient _table = account.Table(StorageNames.Webhooks);

    /// <summary>The subscription; null when there is none with that id.</summary>
    public async Task<WebhookSubscription?> FindAsync(Name organisation, string id, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            WebhookSubscription.PartitionOf(organisation),
            id,
            cancellationToken: cancellationToken
        );
        return found.HasValue ? WebhookSubscription.From(found.Value!) : null;
    }

    /// <summary>Those of an organisation, by id.</summary>
    public async Task<IReadOnlyList<WebhookSubscription>> ListAsync(
        Name organisation,
        CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {WebhookSubscription.PartitionOf(organisation)}");
        var subscriptions = new List<WebhookSubscription>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            subscriptions.Add(WebhookSubscription.From(entity));
        return subscriptions;
    }

    /// <summary>Enters a new one.</summary>
    public Task AddAsync(WebhookSubscription subscription, CancellationToken cancellationToken) =>
        _table.AddEntityAsync(subscription.ToEntity(), cancellationToken);

    /// <summary>
    /// Changes a subscription, by what it is now; again when somebody else was faster. Returns it as it is then; null
    /// when there is none.
    /// </summary>
    public async Task<WebhookSubscription?> ChangeAsync(
        Name organisation,
        string id,
        Func<WebhookSubscription, WebhookSubscription> change,
        CancellationToken cancellationToken
    )
    {
        while (await FindAsync(organisation, id, cancellationToken) is { } current)
        {
            var changed = change(current);
            if (changed == current)
                return current;
            // When somebody else changed or removed it in between: look again.
            if (await _table.TryReplaceAsync(changed.ToEntity(), current.ETag, cancellationToken))
                return changed;
        }

        return null;
    }

    /// <summary>Removes one; removing it again changes nothing.</summary>
    public Task RemoveAsync(Name organisation, string id, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(WebhookSubscription.PartitionOf(organisation), id, ETag.All, cancellationToken);
}
