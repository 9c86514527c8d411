using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage.Access;

/// <summary>An organisation that owns surveys.</summary>
public sealed record Organisation(Name Id, string Title, DateTimeOffset CreatedAt);

/// <summary>The organisations of the deployment.</summary>
public sealed class Organisations(StorageAccount account)
{
    internal const string PartitionKey = "organisations";

    private readonly TableClient _table = account.Table(StorageNames.Access);

    /// <summary>The organisation; null when there is none of that name.</summary>
    public async Task<Organisation?> FindAsync(Name id, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            PartitionKey,
            id.ToString(),
            cancellationToken: cancellationToken
        );
        return found.HasValue ? From(found.Value!) : null;
    }

    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyList<Organisation>> ListAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionKey}");
        var organisations = new List<Organisation>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            organisations.Add(From(entity));
        return organisations;
    }

    /// <summary>Enters an organisation; false when there is one of that name.</summary>
    public async Task<bool> AddAsync(Organisation organisation, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(
                new TableEntity(PartitionKey, organisation.Id.ToString())
                {
                    [nameof(Organisation.Title)] = organisation.Title,
                    [nameof(Organisation.CreatedAt)] = organisation.CreatedAt,
                },
                cancellationToken
            );
            return true;
        }
        catch (RequestFailedException present) when (present.Status == 409)
        {
            return false;
        }
    }

    private static Organisation From(TableEntity entity) =>
        new(
            Name.Parse(entity.RowKey),
            entity.GetString(nameof(Organisation.Title)) ?? "",
            entity.GetDateTimeOffset(nameof(Organisation.CreatedAt)) ?? default
        );
}
